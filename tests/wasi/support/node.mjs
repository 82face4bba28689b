// node.mjs - runs a test with node's WASI: node.mjs OPTIONS ARGUMENTS...
//
// OPTIONS is JSON: the file of the module, and what the constructor of WASI takes.
import {readFileSync} from 'node:fs';
import {WASI} from 'node:wasi';

const {wasm, ...options} = JSON.parse(process.argv[2]);
const args = ['program', ...process.argv.slice(3)];
const wasi = new WASI({...options, args, returnOnExit: true});
const module = new WebAssembly.Module(readFileSync(wasm));
process.exitCode = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
