// v8.js - runs programs in V8, whose paths are the lines of standard input.
//
// A line of answer is what Outcome.h describes. Node is given these options:
//   --liftoff --no-wasm-tier-up   its baseline compiler only; or, as a second opinion,
//   --no-liftoff                  its optimising one, which lets some signalling NaNs through
//   --no-wasm-dynamic-tiering
//   --experimental-wasm-extended-const
const fs = require("fs");
const readline = require("readline");

// How V8 words a trap -> how the specification does. V8 does not tell some of them apart.
const words = [
  [/^unreachable/, ["unreachable"]],
  // Of atomic accesses V8 checks the bounds before anything else.
  [/memory access out of bounds/,
   ["out of bounds memory access", "unaligned atomic", "expected shared memory"]],
  [/data segment/, ["out of bounds memory access"]],
  [/table index is out of bounds/, ["out of bounds table access", "undefined element"]],
  [/table access out of bounds|element segment out of bounds|table initializer/,
   ["out of bounds table access"]],
  [/null function or function signature mismatch/,
   ["uninitialized element", "indirect call type mismatch"]],
  [/(divide|remainder) by zero/, ["integer divide by zero"]],
  [/divide result unrepresentable/, ["integer overflow"]],
  [/float unrepresentable in integer range/,
   ["integer overflow", "invalid conversion to integer"]],
  [/unaligned accesses/, ["unaligned atomic"]],
  [/Atomics.wait cannot be called/, ["expected shared memory"]],
];

class Exit extends Error {
  constructor(status) { super("exit"); this.status = status; }
}

function endOf(error) {
  if (error instanceof Exit) return `exit ${error.status & 255}`;
  if (error instanceof WebAssembly.Exception) return "trap uncaught exception";
  if (/call stack size/.test(error.message)) return "skip";
  const found = words.find(([pattern]) => pattern.test(error.message));
  return found ? found[1].map((text) => "trap " + text).join("|") : String(error.message);
}

function placeOf(error) {
  const place = /wasm-function\[(\d+)\]:0x([0-9a-f]+)/.exec(error.stack);
  const isTrap = error instanceof WebAssembly.RuntimeError;
  return isTrap && place ? `${place[1]}@${place[2]}` : "-";
}

// Of the whole memory: what host.cpp computes too.
function hashOf(memory) {
  let hash = 0;
  for (const word of new Int32Array(memory.buffer))
    hash = Math.imul((hash << 5 | hash >>> 27) ^ word, 0x9E3779B1);
  return hash >>> 0;
}

function run(bytes) {
  let instance, end = "exit 0", place = "-", output = "";
  const wasi = {
    proc_exit(status) { throw new Exit(status); },
    fd_write(fd, iovs, count, written) {
      const memory = instance.exports.memory.buffer;
      const view = new DataView(memory);
      let total = 0;
      for (let i = 0; i < count; ++i) {
        const start = view.getUint32(iovs + 8 * i, true);
        const size = view.getUint32(iovs + 8 * i + 4, true);
        output += Buffer.from(memory.slice(start, start + size)).toString("latin1");
        total += size;
      }
      view.setUint32(written, total, true);
      return 0;
    },
  };
  try {
    const module = new WebAssembly.Module(bytes);
    instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi });
    instance.exports._start();
  } catch (error) {
    end = endOf(error);
    place = placeOf(error);
  }
  const memory = instance ? hashOf(instance.exports.memory) : "-";
  return [end, place, memory, output.replaceAll("\n", ",")].join("\t");
}

readline.createInterface({ input: process.stdin })
  .on("line", (path) => fs.writeSync(1, run(fs.readFileSync(path)) + "\n"));
