// work.js - the like of work.lua in ECMAScript 5.
function fibonacci(n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
print(fibonacci(28));

function sieve(limit) {
  var composite = [], count = 0;
  for (var i = 0; i <= limit; i++) composite[i] = false;
  for (i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    count++;
    for (var j = i * i; j <= limit; j += i) composite[j] = true;
  }
  return count;
}
print(sieve(700000));

var text = [], words = {};
for (var i = 0; i < 40000; i++) text.push("word" + (i * 7919 % 1000) + "," + (i % 5));
text.join(";").replace(/([a-z]+\d+),(\d)/g, function (all, word, digit) {
  words[word] = (words[word] || 0) + Number(digit);
  return "";
});
var keys = Object.keys(words).sort(function (a, b) { return words[b] - words[a] || (a < b ? -1 : 1); });
print(keys.length, keys[0], words[keys[0]]);

function Point(x, y) { this.x = x; this.y = y; }
Point.prototype.plus = function (other) { return new Point(this.x + other.x, this.y + other.y); };
var sum = new Point(0, 0);
for (i = 0; i < 600000; i++) sum = sum.plus(new Point(i, i % 7));
print(sum.x, sum.y, JSON.stringify({sum: sum, keys: keys.slice(0, 3)}));

var caught = 0;
for (i = 0; i < 100000; i++) try { if (i % 3 === 0) throw new Error("e" + i); } catch (e) { caught += e.message.length; }
print(caught);
