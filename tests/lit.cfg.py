# lit.cfg.py - how lit runs the suites frontend, diagnostics, lowering, codegen, driver, run,
# shared and wasi.
#
# Substitutions, besides lit's own (%s the test, %S its folder, %t a temporary name):
#
#   %sinter        the sinter of this build
#   %wat2wasm      wabt's assembler with every proposal that Sinter compiles
#   %wasm-clang    C to wasm:   %wasm-clang -O2 %s -o %t.wasm
#   %wasm-clangxx  C++ to wasm
#   %target        the target under test: --param target=NAME, else the host's
#   %run           what runs that target's images here; empty if the host does
#   %examples      the folder of examples
#   %{python}      the Python that runs lit
#
# FileCheck, not, split-file, yaml2obj, llvm-readobj, llvm-objdump and the rest of LLVM 22 come
# first on PATH. Features for REQUIRES: the target's name, its architecture, and `native` where
# images run without an emulator.
#
# What is missing makes a suite report a skip (exit status 77), and fail where CI=true.

import json
import os
import platform
import shutil
import sys

import lit.formats


def skipSuite(reason):
    """Ends lit: a reported skip for people, a failure for CI."""
    if os.environ.get("CI") == "true":
        lit_config.fatal(reason)
    print("SKIPPED: " + reason)
    sys.exit(77)


def tool(name, package):
    """The path of a program on PATH; without it the suite is skipped."""
    path = shutil.which(name, path=config.environment["PATH"])
    if not path:
        skipSuite("%s is missing (Debian: %s)" % (name, package))
    return path


def readTarget(name):
    with open(os.path.join(config.sinterSource, "targets", name + ".json")) as file:
        return json.load(file)


config.suffixes = [".wat", ".yaml", ".c", ".cpp", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.join(config.sinterSource, "tests")
config.environment["PATH"] = config.llvmTools + os.pathsep + os.environ["PATH"]
config.environment["LC_ALL"] = "C"
# So that `not sinter` cannot take a sanitizer's report for a refusal.
config.environment["ASAN_OPTIONS"] = "abort_on_error=1:detect_leaks=0"
config.environment["UBSAN_OPTIONS"] = "abort_on_error=1:print_stacktrace=1"

targetName = lit_config.params.get("target", platform.machine() + "-linux")
config.name = "sinter " + targetName
config.test_exec_root = os.path.join(config.sinterBuild, "tests", "output", targetName)
config.test_format = lit.formats.ShTest(execute_external=False)

config.target = readTarget(targetName)
config.isNative = config.target["architecture"] == platform.machine()
if config.isNative:
    config.run = []
    config.available_features.add("native")
else:
    emulator = config.target["run"]
    config.run = [tool(emulator[0], "qemu-user")] + emulator[1:]
config.available_features |= {targetName, config.target["architecture"]}

wat2wasm = tool("wat2wasm", "wabt")
clang = tool("clang-22", "clang-22")
clangxx = tool("clang++-22", "clang-22")
for name, package in [("FileCheck", "llvm-22-tools"), ("not", "llvm-22-tools"),
                      ("yaml2obj", "llvm-22"), ("llvm-readobj", "llvm-22")]:
    tool(name, package)

# Debian's clang knows wasi-libc under the old triple, and would run a wasm-opt found on PATH.
toWasm = ["--target=wasm32-wasi", "-Wno-deprecated", "--no-wasm-opt"]
config.wat2wasm = [wat2wasm] + ["--enable-" + name for name in [
    "exceptions", "extended-const", "memory64", "multi-memory", "relaxed-simd", "tail-call",
    "threads"]]
config.wasmClang = [clang] + toWasm
config.wasmClangxx = [clangxx] + toWasm + ["-fno-exceptions"]
config.examples = os.path.join(config.sinterSource, "examples")

# A substitution replaces its first match, so the longer of two names stands first.
config.substitutions += [
    ("%sinter", config.sinter),
    ("%wat2wasm", " ".join(config.wat2wasm)),
    ("%wasm-clangxx", " ".join(config.wasmClangxx)),
    ("%wasm-clang", " ".join(config.wasmClang)),
    ("%target", targetName),
    ("%run", " ".join(config.run)),
    ("%examples", config.examples),
    ("%{python}", sys.executable),
]
