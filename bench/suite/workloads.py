# workloads.py - what is run: kernels of ours, programs of others; their modules and native twins.
#
# A workload has five images of the same source, by the same clang at the same level: modules
# without SIMD ("scalar") and with it ("simd"), and executables for any processor of this ISA ("O3")
# and for this very one ("march"). Whatever would let clang treat them differently is switched off
# in all: the contraction of floating-point operations, as wasm has none; errno of math functions,
# which would put a branch behind each square root. Inlining is as clang does it.

import contextlib
import hashlib
import io
import os
import pathlib
import random
import re
import subprocess
import sys

root = pathlib.Path(__file__).absolute().parents[1]
sys.path.append(str(root.parent / "tests" / "software"))

import software  # noqa: E402 (found by the path above)

forms = ["scalar", "simd", "O3", "march"]
equalFlags = ["-O3", "-ffp-contract=off", "-fno-math-errno"]
formFlags = {"scalar": [], "simd": ["-msimd128"], "O3": [], "march": ["-march=native"]}
wasmFlags = ["--target=wasm32-wasi", "-Wno-deprecated", "--no-wasm-opt",
             "-Wl,-z,stack-size=1048576"]


class Missing(Exception):
    """A workload cannot be built here; the text says why."""


class Result:
    """What one execution says: seconds, by what is measured, and what it computed."""

    def __init__(self, times, output):
        self.times = times
        self.output = output


class Kernel:
    """A file of kernels/, which is a program together with kernel.h."""

    kind = "kernel"

    def __init__(self, source):
        self.source = source
        self.name = source.stem
        text = source.read_text()
        self.group = re.search(r"^// GROUP: (.*)$", text, re.MULTILINE).group(1)
        # What is written with vectors says nothing about engines without them.
        self.forms = [form for form in forms if self.group != "SIMD" or form != "scalar"]
        self.input = None

    def words(self, milliseconds):
        return [str(milliseconds)]

    def build(self, form, folder):
        """Compiles one form, unless that was done before; the image's path."""
        command = ["clang-22", *equalFlags, "-std=gnu17", *formFlags[form],
                   *(wasmFlags if form in ("scalar", "simd") else []), str(self.source)]
        digest = hashlib.sha256(repr(command).encode() + compilerVersion())
        for path in [self.source, *sorted(self.source.parent.glob("*.h"))]:
            digest.update(path.read_bytes())
        image = folder / "kernels" / ("%s.%s.%s" % (self.name, form, digest.hexdigest()[:12]))
        if not image.exists():
            image.parent.mkdir(parents=True, exist_ok=True)
            made = image.with_suffix(".new")
            result = subprocess.run([*command, "-o", str(made)], capture_output=True, text=True)
            if result.returncode:
                raise Missing(result.stderr)
            made.rename(image)
        return image

    def result(self, output, wall, cpu):
        [line] = [line for line in output.decode().split("\n") if line.startswith("checksum ")]
        words = line.split()
        values = dict(zip(words[::2], words[1::2]))
        times = {name: int(values[name]) / 1e9
                 for name in ("first", "best", "median", "total", "inside")}
        times.update(outside=wall - times["inside"], wall=wall, cpu=cpu)
        return Result(times, values["checksum"])


class Program:
    """A program of tests/software with work to do, which it reads from standard input."""

    kind = "program"
    group = "programs"
    forms = forms

    def __init__(self, name, words, makeInput):
        self.name = name
        self.arguments = words
        self.makeInput = makeInput
        self.input = None

    def words(self, milliseconds):
        return self.arguments

    def build(self, form, folder):
        if self.input is None:
            self.input = folder / "programs" / (self.name + ".input")
            self.input.parent.mkdir(parents=True, exist_ok=True)
            self.input.write_bytes(self.makeInput())
        program = software.Program(self.name, folder / "programs" / form)
        program.work.mkdir(parents=True, exist_ok=True)
        program.addition = 'form=%s formFlags="%s"\n%s' % (
            form, " ".join(equalFlags + formFlags[form]),
            (root / "programs" / "forms.sh").read_text())
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                program.makeModule(folder / "fetched")
        except SystemExit as reason:
            raise Missing(said.getvalue().strip() or str(reason.code)) from None
        return program.module

    def result(self, output, wall, cpu):
        # They have no clock of their own: the whole process is measured. Its CPU time is what other
        # processes disturb least.
        return Result({"median": wall, "best": cpu, "wall": wall, "cpu": cpu},
                      hashlib.sha256(output).hexdigest()[:16])


def compilerVersion():
    return subprocess.run(["clang-22", "--version"], stdout=subprocess.PIPE, check=True).stdout


def kernels():
    return [Kernel(path) for path in sorted((root / "kernels").glob("*.c"))]


def script(name):
    return (root / "programs" / name).read_bytes


def prose():
    """Some megabytes that compress as text does."""
    generator = random.Random(7)
    words = [bytes(generator.choices(b"etaoinshrdlu", k=generator.randint(2, 9)))
             for _ in range(900)]
    return b"".join(generator.choice(words) + generator.choice([b" ", b" ", b" ", b", ", b".\n"])
                    for _ in range(2600000))


def sheet():
    """Two million rows: number, place, amount."""
    generator = random.Random(7)
    places = [b"north", b"south", b"east", b"west"]
    return b"".join(b"%d,%s,%d.%02d\n" % (row, generator.choice(places), generator.randint(1, 999),
                                         generator.randint(0, 99)) for row in range(2000000))


def programs():
    awk = (root / "programs" / "report.awk").read_text()
    return [Program("bzip2", ["-9", "-c"], prose),
            Program("lua", ["-"], script("work.lua")),
            Program("mawk", ["-F,", awk], sheet),
            Program("mujs", [], script("work.js")),
            Program("sqlite", ["-batch", ":memory:"], script("work.sql")),
            Program("zstd", ["-q", "-12", "-c"], prose)]


def environment():
    """What programs run with. The random length moves the stack, whose place can change times."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C", "PADDING": "x" * random.randrange(4096)}
