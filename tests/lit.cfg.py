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
# first on PATH. Features for REQUIRES: the target's name, its architecture, `native` where images
# run without an emulator, and `userfaultfd` where they can be of `--bounds uffd`.
#
# --param bounds=MODE builds the programs of `run` and `wasi` in that bounds mode alone.
#
# What is missing makes a suite report a skip (exit status 77), and fail where CI=true; but for what
# no emulator has.

import ctypes
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


def hasUserfaultfd():
    O_CLOEXEC, UFFD_USER_MODE_ONLY = 0o2000000, 1
    number = 323 if platform.machine() == "x86_64" else 282
    descriptor = ctypes.CDLL(None).syscall(number, O_CLOEXEC | UFFD_USER_MODE_ONLY)
    if descriptor >= 0:
        os.close(descriptor)
    return descriptor >= 0


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
config.bounds = lit_config.params.get("bounds")
config.test_exec_root = os.path.join(config.sinterBuild, "tests", "output",
                                     "-".join(filter(None, [targetName, config.bounds])))
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

if config.isNative and hasUserfaultfd():
    config.available_features.add("userfaultfd")
elif config.bounds == "uffd" and config.isNative:
    skipSuite("this system has no userfaultfd")
elif config.bounds == "uffd":
    print("SKIPPED: %s has no userfaultfd" % config.run[0])
    sys.exit(77)

wat2wasm = tool("wat2wasm", "wabt")
clang = tool("clang-22", "clang-22")
clangxx = tool("clang++-22", "clang-22")
for name, package in [("FileCheck", "llvm-22-tools"), ("not", "llvm-22-tools"),
                      ("yaml2obj", "llvm-22"), ("llvm-readobj", "llvm-22")]:
    tool(name, package)

# Users need it for two options only, so a test that needs it says so.
if shutil.which("wasm-opt", path=config.environment["PATH"]):
    config.available_features.add("wasm-opt")
elif os.environ.get("CI") == "true":
    skipSuite("wasm-opt is missing (Debian: binaryen)")

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
