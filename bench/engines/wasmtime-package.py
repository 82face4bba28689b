"""wasmtime-package.py - wasmtime as its Python package has it, where its program is not installed.

usage: wasmtime-package.py version
       wasmtime-package.py compile MODULE IMAGE
       wasmtime-package.py run IMAGE [ARGUMENT...]

The engine is the same library as that of the program; only what starts it differs.
"""

import importlib.metadata
import sys

import wasmtime


def makeEngine():
    config = wasmtime.Config()
    config.cranelift_opt_level = "speed"
    return wasmtime.Engine(config)


def run(image, arguments):
    engine = makeEngine()
    with open(image, "rb") as file:
        module = wasmtime.Module.deserialize(engine, file.read())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    wasi = wasmtime.WasiConfig()
    wasi.argv = ["program", *arguments]
    wasi.inherit_stdin()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    store = wasmtime.Store(engine)
    store.set_wasi(wasi)
    try:
        linker.instantiate(store, module).exports(store)["_start"](store)
    except wasmtime.ExitTrap as exit:
        return exit.code
    return 0


def main():
    action, *words = sys.argv[1:]
    if action == "version":
        print("wasmtime %s (Python package)" % importlib.metadata.version("wasmtime"))
    elif action == "compile":
        with open(words[0], "rb") as module, open(words[1], "wb") as image:
            image.write(wasmtime.Module(makeEngine(), module.read()).serialize())
    else:
        sys.exit(run(words[0], words[1:]))


if __name__ == "__main__":
    main()
