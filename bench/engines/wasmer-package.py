"""wasmer-package.py - wasmer as its Python packages have it, where its program is not installed.

usage: wasmer-package.py version
       wasmer-package.py compile COMPILER MODULE IMAGE
       wasmer-package.py run COMPILER IMAGE [ARGUMENT...]

COMPILER is cranelift or llvm. The packages are `wasmer`, `wasmer_compiler_cranelift` and
`wasmer_compiler_llvm`; the newest there are is 1.1, far older than the program.
"""

import importlib
import importlib.metadata
import sys

import wasmer


def makeStore(compiler):
    package = importlib.import_module("wasmer_compiler_" + compiler)
    return wasmer.Store(wasmer.engine.JIT(package.Compiler))


def run(compiler, image, arguments):
    store = makeStore(compiler)
    with open(image, "rb") as file:
        module = wasmer.Module.deserialize(store, file.read())
    state = wasmer.wasi.StateBuilder("program")
    for argument in arguments:
        state.argument(argument)
    environment = state.finalize()
    version = wasmer.wasi.get_version(module, strict=False)
    imports = environment.generate_import_object(store, version)
    wasmer.Instance(module, imports).exports._start()


def main():
    action, *words = sys.argv[1:]
    if action == "version":
        importlib.import_module("wasmer_compiler_cranelift")
        importlib.import_module("wasmer_compiler_llvm")
        print("wasmer %s (Python package)" % importlib.metadata.version("wasmer"))
    elif action == "compile":
        store = makeStore(words[0])
        with open(words[1], "rb") as module, open(words[2], "wb") as image:
            image.write(wasmer.Module(store, module.read()).serialize())
    else:
        run(words[0], words[1], words[2:])


if __name__ == "__main__":
    main()
