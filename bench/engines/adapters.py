# adapters.py - how each engine compiles a module ahead of time, and how it runs what came of it.
#
# An adapter says where its programs are (`find`), in which modes they work, which commands make an
# image of a module (`compileCommands`) and which one runs it (`command`). Whoever has no compiler
# ahead of time gives no commands to compile: what it compiles while it starts is then part of its
# start-up, since kernels time themselves. Modes of an engine that is absent are absent by its name.

import os
import pathlib
import sys

from support import machine

here = pathlib.Path(__file__).absolute().parent
# What compiles C that was made of wasm: as native twins are compiled.
clang = ["clang-22", "-w", "-O3", "-ffp-contract=off", "-fno-math-errno"]


class Absent(Exception):
    """An engine cannot be had here; the text says why."""


class Adapter:
    """One engine. Of the command line, `choices`, it reads `sinter`, `cpu` and `level`."""

    modes = [""]
    # What it offers of WASI: "kernel" or also "program".
    runs = ("kernel", "program")
    # Any failure of these is one of the whole run; of the others only outputs that differ are.
    isOurs = False

    def __init__(self, choices):
        self.choices = choices
        self.find()

    def need(self, *programs):
        """The path of one of the programs; raises Absent."""
        found = machine.find(*programs)
        if not found:
            raise Absent("no %s on PATH" % " or ".join(programs))
        return found

    def version(self):
        return machine.firstLine(self.program, "--version")

    def compileCommands(self, module, image, mode):
        return []

    def image(self, module, image, mode):
        """The file that runs, whose size is reported."""
        return image if self.compileCommands(module, image, mode) else module

    def command(self, image, words, mode):
        return [str(image), *words]


class Sinter(Adapter):
    isOurs = True
    # By default; any that `sinter build --bounds` knows can be named.
    modes = ["guard", "check"]

    def find(self):
        self.program = self.choices.sinter or self.need("sinter")

    def compileCommands(self, module, image, mode):
        cpu = ["--cpu", self.choices.cpu] if self.choices.cpu else []
        return [[self.program, "build", module, "-o", image, "-" + self.choices.level,
                 "--bounds", mode, "-j", "1", *cpu, *self.choices.sinterOptions]]


class Native(Adapter):
    """The twins, which clang has made already: the module is the executable."""

    isOurs = True
    modes = ["O3", "march"]

    def find(self):
        self.program = self.need("clang-22")


class Wasmtime(Adapter):
    def find(self):
        found = machine.find("wasmtime")
        self.isProgram = bool(found)
        if found:
            self.program = [found]
            return
        python = os.environ.get("SINTER_BENCH_PYTHON", sys.executable)
        self.program = [python, "-B", str(here / "wasmtime-package.py")]
        if not machine.firstLine(*self.program, "version").startswith("wasmtime "):
            raise Absent("no wasmtime on PATH, and no Python package of that name")

    def version(self):
        return machine.firstLine(*self.program, "--version" if self.isProgram else "version")

    def compileCommands(self, module, image, mode):
        output = ["-o", image] if self.isProgram else [image]
        return [[*self.program, "compile", module, *output]]

    def command(self, image, words, mode):
        options = ["--allow-precompiled"] if self.isProgram else []
        return [*self.program, "run", *options, str(image), *words]


class Wasmer(Adapter):
    modes = ["cranelift", "llvm"]

    def find(self):
        found = machine.find("wasmer")
        self.isProgram = bool(found)
        if found:
            self.program = [found]
            return
        python = os.environ.get("SINTER_BENCH_PYTHON", sys.executable)
        self.program = [python, "-B", str(here / "wasmer-package.py")]
        if not machine.firstLine(*self.program, "version").startswith("wasmer "):
            raise Absent("no wasmer on PATH, and no Python packages of it with both compilers")

    def version(self):
        return machine.firstLine(*self.program, "--version" if self.isProgram else "version")

    def compileCommands(self, module, image, mode):
        if self.isProgram:
            return [[*self.program, "compile", "--" + mode, module, "-o", image]]
        return [[*self.program, "compile", mode, module, image]]

    def command(self, image, words, mode):
        if self.isProgram:
            return [*self.program, "run", str(image), "--", *words]
        return [*self.program, "run", mode, str(image), *words]


class Wamr(Adapter):
    """WebAssembly Micro Runtime: wamrc compiles, iwasm runs; its ways of bounds checks."""

    modes = ["guard", "check"]

    def find(self):
        self.program = self.need("wamrc")
        self.runner = self.need("iwasm")

    def version(self):
        return machine.firstLine(self.runner, "--version")

    def compileCommands(self, module, image, mode):
        checks = "--bounds-checks=%d" % (mode == "check")
        return [[self.program, "--opt-level=3", "--size-level=0", checks, "-o", image, module]]

    def command(self, image, words, mode):
        return [self.runner, "--stack-size=4194304", str(image), *words]


class WasmEdge(Adapter):
    def find(self):
        self.program = self.need("wasmedge")

    def compileCommands(self, module, image, mode):
        return [[self.program, "compile", "--optimize", "3", module, image]]

    def image(self, module, image, mode):
        return image.with_suffix(".so")

    def command(self, image, words, mode):
        return [self.program, "run", str(image), *words]


class Wavm(Adapter):
    def find(self):
        self.program = self.need("wavm")

    def version(self):
        return machine.firstLine(self.program, "version")

    def compileCommands(self, module, image, mode):
        return [[self.program, "compile", "--format=precompiled-wasm", module, image]]

    def command(self, image, words, mode):
        return [self.program, "run", "--precompiled", "--abi=wasi", str(image), *words]


class Wasm2c(Adapter):
    """wasm2c of Debian's wabt, and clang; WASI as far as kernels need it is in wasm2c.c."""

    runs = ("kernel",)

    def find(self):
        self.program = self.need("wasm2c")
        self.runtime = pathlib.Path(self.program).parent.parent / "share/wabt/wasm2c"
        if not self.runtime.exists():
            raise Absent("wasm2c has no runtime in %s" % self.runtime)
        self.need("clang-22")

    def version(self):
        return "wabt " + machine.firstLine(self.program, "--version")

    def compileCommands(self, module, image, mode):
        folder = image.parent / (image.name + ".c")
        cpu = ["-march=native"] if self.choices.cpu == "native" else []
        return [["mkdir", "-p", folder],
                [self.program, "--module-name", "kernel", module, "-o", folder / "kernel.c"],
                [*clang, *cpu, "-I", folder, "-I", self.runtime, here / "wasm2c.c",
                 folder / "kernel.c", self.runtime / "wasm-rt-impl.c", "-lm", "-o", image]]


class W2c2(Adapter):
    runs = ("kernel",)

    def find(self):
        self.program = self.need("w2c2")
        # Its runtime and its WASI are in its source tree, and nothing installs them.
        self.folder = os.environ.get("W2C2_FOLDER")
        if not self.folder:
            raise Absent("W2C2_FOLDER does not name its source tree, with its WASI built there")

    def version(self):
        return "w2c2"

    def compileCommands(self, module, image, mode):
        source = image.parent / (image.name + ".c")
        root = pathlib.Path(self.folder)
        wasi = root / "wasi"
        return [[self.program, module, source],
                [*clang, "-I", root / "w2c2", "-I", wasi, source, wasi / "main.c",
                 wasi / "libw2c2wasi.a", "-lm", "-o", image]]


class Wasm3(Adapter):
    def find(self):
        self.program = self.need("wasm3")

    def command(self, image, words, mode):
        return [self.program, "--stack-size", "4194304", str(image), *words]


class Node(Adapter):
    def find(self):
        self.program = self.need("node")

    def version(self):
        return "node " + machine.firstLine(self.program, "--version")

    def command(self, image, words, mode):
        return [self.program, "--no-warnings", str(here / "node.mjs"), str(image), *words]


adapters = {"native": Native, "sinter": Sinter, "wasmtime": Wasmtime, "wasmer": Wasmer,
            "wamr": Wamr, "wasmedge": WasmEdge, "wavm": Wavm, "wasm2c": Wasm2c, "w2c2": W2c2,
            "wasm3": Wasm3, "node": Node}
