"""software.py - compiles a program that people know, and compares what its executables do.

usage: software.py --sinter SINTER --work FOLDER --target TARGET
                   [--way guard-O2]... [--write] PROGRAM...

A program is a folder here: `build` makes a module of its source, `run` uses the executable, and
writes what the file `expected` has (--write writes that file anew). Sources are fetched (fetch.py)
and modules built once, below FOLDER. Prints what every build and run took. The status is 77 if
something needed cannot be had, which is a failure where CI=true.
"""

import argparse
import fcntl
import hashlib
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import time

import fetch

root = pathlib.Path(__file__).absolute().parent
timeoutSeconds = 1500


def skip(reason):
    if os.environ.get("CI") == "true":
        sys.exit("missing: %s" % reason)
    print("SKIPPED: %s" % reason)
    sys.exit(77)


def directive(path, name, default=""):
    """The rest of a comment line `# NAME: ...` of a script."""
    match = re.search(r"^# %s: (.*)$" % name, path.read_text(), re.MULTILINE)
    return match.group(1) if match else default


def execute(command, **options):
    """Runs a command that must succeed. Returns its output, and what it used."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, **options)
    with process.stdout:
        output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("%s\nstatus %d\n%s" % (" ".join(map(str, command)), process.returncode,
                                        output.decode(errors="backslashreplace")))
    return output, usage, time.monotonic() - started


class Program:
    # What runs between toolchain.sh and the build script: bench/run has other flags and compilers.
    addition = ""

    def __init__(self, name, work):
        self.name = name
        self.folder = root / name
        self.work = work / name
        self.module = self.work / "module.wasm"

    def key(self, source):
        """Changes with whatever the module is made of."""
        digest = hashlib.sha256((source + self.addition).encode())
        support = [root / "toolchain.sh", *sorted((root / "posix").iterdir()),
                   *sorted((root.parent / "support" / "wasm-eh").iterdir())]
        for path in support + sorted(self.folder.iterdir()):
            if path.name not in ("run", "expected"):
                digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()

    def makeModule(self, sources):
        """Fetches, unpacks and compiles, if that was not done before."""
        source = directive(self.folder / "build", "SOURCE")
        key, keyFile = self.key(fetch.sources[source]["sha256"]), self.work / "key"
        if keyFile.exists() and keyFile.read_text() == key:
            return
        keyFile.unlink(missing_ok=True)
        for tool in ["clang-22", *directive(self.folder / "build", "TOOLS").split()]:
            if not shutil.which(tool):
                skip(tool + " is missing")
        try:
            archive = fetch.fetch(sources, source)
        except fetch.Unavailable as reason:
            skip(reason)
        unpacked = self.work / "source"
        shutil.rmtree(unpacked, ignore_errors=True)
        with tarfile.open(archive) as file:
            file.extractall(unpacked)
        [top] = unpacked.iterdir()
        variables = {"wasm": self.module, "here": self.folder, "jobs": os.cpu_count()}
        script = '. "$here/../toolchain.sh"; %s\n. "$here/build"' % self.addition
        execute(["bash", "-euo", "pipefail", "-c", script], cwd=top,
                env={**os.environ, **{name: str(value) for name, value in variables.items()}})
        keyFile.write_text(key)

    def test(self, sinter, target, way, writesExpected):
        """Builds one executable and lets `run` use it in an empty folder."""
        bounds, level = way.split("-", 1)
        here = self.work / ("%s-%s" % (target["name"], way))
        shutil.rmtree(here, ignore_errors=True)
        (here / "cwd").mkdir(parents=True)
        image = here / "image"
        arguments = directive(self.folder / "build", "BUILD-ARGS").split()
        output, usage, _ = execute(
            [sinter, "build", self.module, "-o", image, "-" + level, "--bounds", bounds, "-j", "2",
             "--target", target["name"], *arguments])
        if output:
            sys.exit("sinter build says:\n" + output.decode())
        emulator = [] if target["architecture"] == platform.machine() else target["run"]
        program = here / "program"
        program.write_text("#!/bin/sh\nexec %s '%s' \"$@\"\n" % (" ".join(emulator), image))
        program.chmod(0o755)
        result, _, seconds = execute(
            ["timeout", str(timeoutSeconds), "bash", "-euo", "pipefail", self.folder / "run"],
            cwd=here / "cwd",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "program": str(program),
                 "here": str(self.folder), "source": str(self.work / "source")})
        expected = self.folder / "expected"
        if writesExpected:
            expected.write_bytes(result)
        if result != expected.read_bytes():
            (here / "output").write_bytes(result)
            difference = subprocess.run(["diff", "-u", expected, here / "output"],
                                        stdout=subprocess.PIPE).stdout
            sys.exit("%s, %s %s: the output differs\n%s"
                     % (self.name, target["name"], way, difference.decode(errors="replace")[:4000]))
        print("%-9s %-14s %-9s %9.1f %7d %9d %8.1f" % (
            self.name, target["name"], way, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss // 1024, image.stat().st_size // 1024, seconds), flush=True)
        shutil.rmtree(here)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sinter", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--target", required=True)
    parser.add_argument("--way", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("programs", nargs="+", metavar="PROGRAM")
    options = parser.parse_args()
    work = options.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    target = json.loads((root.parent.parent / "targets" / (options.target + ".json")).read_text())
    if target["architecture"] != platform.machine() and not shutil.which(target["run"][0]):
        skip(target["run"][0] + " is missing (Debian: qemu-user)")
    print("program   target         way       build CPU s  MiB  image KiB  run s")
    for name in options.programs:
        program = Program(name, work)
        # Two tests may need the same module at once, and all of them the lists of sources.
        with open(work / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            program.makeModule(work / "fetched")
        for way in options.way or ["guard-O2"]:
            program.test(options.sinter, target, way, options.write)


if __name__ == "__main__":
    main()
