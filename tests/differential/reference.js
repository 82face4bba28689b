// reference.js - runs a generated module in V8: its output on stdout, how it ended as JSON on stderr.
//
// usage: node reference.js MODULE
const fs = require("fs");

class Exit extends Error {
  constructor(status) { super("exit"); this.status = status; }
}

let instance;
const output = [];
const wasi = {
  proc_exit(status) { throw new Exit(status); },
  fd_write(fd, iovs, count, written) {
    const memory = new DataView(instance.exports.memory.buffer);
    let total = 0;
    for (let i = 0; i < count; ++i) {
      const start = memory.getUint32(iovs + 8 * i, true);
      const size = memory.getUint32(iovs + 8 * i + 4, true);
      output.push(Buffer.from(memory.buffer.slice(start, start + size)));
      total += size;
    }
    memory.setUint32(written, total, true);
    return 0;
  },
};

function run(bytes) {
  const module = new WebAssembly.Module(bytes);
  try {
    instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi });
    instance.exports._start();
    return { status: 0 };
  } catch (error) {
    if (error instanceof Exit) return { status: error.status & 255 };
    const place = /wasm-function\[(\d+)\]:0x([0-9a-f]+)/.exec(error.stack);
    return {
      status: 134,
      message: error.message,
      function: place ? Number(place[1]) : null,
      offset: place ? parseInt(place[2], 16) : null,
    };
  }
}

const end = run(fs.readFileSync(process.argv[2]));
fs.writeSync(2, JSON.stringify(end));
fs.writeSync(1, Buffer.concat(output));
