// test.js - the language, ECMAScript 5, with results that are the same everywhere.
"use strict";
print(scriptArgs.join(" "));

// Closures and prototypes.
function Shape(name) { this.name = name; }
Shape.prototype.describe = function () { return this.name + " of area " + this.area().toFixed(3); };
function Circle(r) { Shape.call(this, "circle"); this.r = r; }
Circle.prototype = Object.create(Shape.prototype);
Circle.prototype.area = function () { return Math.PI * this.r * this.r; };
print(new Circle(2).describe(), new Circle(1) instanceof Shape);
var counters = [1, 10].map(function (by) { var n = 0; return function () { return n += by; }; });
print(counters[0](), counters[0](), counters[1](), counters[0]());

// Exceptions: through frames, finally, thousands of times.
function risky(n) {
  try { if (n % 3 == 0) throw new RangeError("n = " + n); return "kept " + n; }
  finally { risky.count = (risky.count || 0) + 1; }
}
var caught = 0;
for (var i = 0; i < 9999; ++i) { try { risky(i); } catch (e) { if (e instanceof RangeError) ++caught; } }
print(caught, risky.count);
try { undefined.property; } catch (e) { print(e.name); }
try { eval("1 +"); } catch (e) { print(e.name); }
function overflow() { return overflow() + 1; }
try { overflow(); } catch (e) { print(e.name || e); }
print((function () { outer: for (;;) { for (;;) { try { break outer; } finally { return "finally"; } } } })());

// Numbers.
print(0.1 + 0.2, 1 / 3, 1e21, 123456789012345680000, 5e-324, -0, 1 / -0, NaN, (255).toString(16));
print((0.000001234).toExponential(2), (1234.5678).toPrecision(6), parseInt("0x1f"), parseFloat("3.5e2x"));
print(2147483647 + 1 | 0, -1 >>> 28, 1 << 33, ~5, 7 % -3, -7 % 3);
print(Math.max(), Math.round(-2.5), Math.pow(2, 0.5), Math.atan2(1, -1));

// Strings and regular expressions.
print("2024-02-29".replace(/(\d+)-(\d+)-(\d+)/, "$3.$2.$1"), /^(a|b)*?c/.exec("ababc")[0]);
print("one, two;three".split(/[,;]\s*/), "straße".toUpperCase(), "日本語".length, "日本語".charCodeAt(1));
print("aAbB".replace(/[a-z]/g, function (m) { return m.toUpperCase() + "!"; }), "x".concat(1, null));
print(encodeURIComponent("ä & b"), decodeURIComponent("%E2%82%AC"));

// Objects, arrays, JSON.
var data = { list: [1, "two", null, true, { deep: [[]] }], date: new Date(0), skip: undefined };
print(JSON.stringify(data));
print(JSON.stringify(JSON.parse('{"a":[1,2,{"b":"\\u0041"}]}', function (k, v) {
  return typeof v == "number" ? v * 2 : v;
}), null, 2));
print([5, 1, 4, 10].sort(), [5, 1, 4, 10].sort(function (a, b) { return a - b; }));
print([1, 2, 3, 4].reduce(function (a, b) { return a * b; }), [3, 1, 2].indexOf(2), [1, 2, 3].slice(-2), Object.keys({ b: 1, a: 2 }));
var accessed = {}, log = [];
Object.defineProperty(accessed, "x", { get: function () { log.push("get"); return 42; }, set: function (v) { log.push("set " + v); } });
accessed.x = accessed.x + 1;
print(log, Object.isFrozen(Object.freeze({})));
print(new Date(Date.UTC(2024, 1, 29, 12)).toISOString(), new Date(1e12).getTime());

// Work: primes, a matrix, garbage.
var sieve = [], primes = 0;
for (i = 2; i < 20000; ++i) {
  if (!sieve[i]) { ++primes; for (var j = i * i; j < 20000; j += i) sieve[j] = true; }
}
print("primes", primes);
var hash = 0;
for (i = 0; i < 100000; ++i) { var o = { i: i, s: "k" + i }; hash = (hash * 31 + o.s.length + o.i) | 0; }
gc();
print("hash", hash);
