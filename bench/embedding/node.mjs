// node.mjs - the price of a call from JavaScript: node node.mjs MODULE CALLS REPLICATIONS
//
// Prints what micro.cpp prints, of the ways that JavaScript has. CPU time is that of the whole process,
// which is what collecting garbage takes, too; instances that nobody deletes are much of it, so there
// are fewer of them.
import { readFileSync } from "node:fs";
import process, { argv } from "node:process";

const [, , path, words, repeats] = argv;
const calls = Number(words), loads = Math.max(1, Math.floor(calls / 1000));
const module = new WebAssembly.Module(readFileSync(path));

function load() {
  const { exports } = new WebAssembly.Instance(module, {});
  exports._initialize();
  return exports;
}

const exports = load();
const place = exports.buffer();
const view = new DataView(exports.memory.buffer);
const { pair, structure } = exports;

function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1e3; // nanoseconds
}

function multiply(a, b) {
  return Math.imul(a, b);
}

function put(a, b) {
  view.setInt32(place, a, true);
  view.setInt32(place + 4, b, true);
}

// Each loop is a function of its own, so that none is compiled for what another one calls.
const bodies = {
  "JavaScript": "multiply(i, 3)",
  "pair, kept": "pair(i, 3)",
  "struct static, kept": "(put(i, 3), structure(place))",
  "pair, by name": "exports['pair'](i, 3)",
  "pair, by name, loaded at the call": "load()['pair'](i, 3)",
};
const names = ["multiply", "pair", "put", "structure", "place", "exports", "load"];
const ways = Object.entries(bodies).map(([name, body]) => [name, new Function(...names, `
  return (count) => { let sum = 0; for (let i = 0; i < count; ++i) sum += ${body}; return sum; };
`)(multiply, pair, put, structure, place, exports, load)]);

console.log(Object.keys(bodies).join("\t"));
for (let replication = -3; replication < Number(repeats); ++replication) {
  const times = [];
  for (const [name, way] of ways) {
    const count = name.endsWith("at the call") ? loads : calls;
    const begin = now();
    const sum = way(count);
    times.push(((now() - begin) / count).toFixed(3));
    if (sum !== 3 * count * (count - 1) / 2)
      throw new Error("a product is wrong");
  }
  if (replication >= 0) // before, it warms up
    console.log(times.join("\t"));
}
