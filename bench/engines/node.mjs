// node.mjs - runs a module with node's own WASI: node node.mjs MODULE [ARGUMENT...]
import { readFile } from "node:fs/promises";
import { argv, exit } from "node:process";
import { WASI } from "node:wasi";

const [, , path, ...words] = argv;
const wasi = new WASI({ version: "preview1", args: ["program", ...words], returnOnExit: true });
const module = await WebAssembly.compile(await readFile(path));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
exit(wasi.start(instance));
