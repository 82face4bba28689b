# tools.py - builds hosts and modules, runs hosts, and sums up what they print.

import math
import pathlib
import statistics
import subprocess

from support import figures

here = pathlib.Path(__file__).absolute().parent
include = here.parents[1] / "rt-lib" / "include"
# Native twins are compiled as modules are; neither may contract what the other may not.
equalFlags = ["-O2", "-ffp-contract=off"]
reactorFlags = ["--target=wasm32-wasi", "-Wno-deprecated", "--no-wasm-opt", "-mexec-model=reactor"]


class Failed(Exception):
    """A command failed; the text says which, and what it said."""


def execute(*command):
    """Runs a command to its end; what it prints."""
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode:
        raise Failed("%s: status %d: %s" % (words[0], result.returncode, result.stderr.strip()))
    return result.stdout


class Tools:
    """Compilers, and the folder for what they make. Each method returns a path."""

    def __init__(self, sinter, folder):
        self.sinter, self.folder = sinter, folder

    @staticmethod
    def compiler(source):
        return "clang-22" if source.endswith(".c") else "clang++-22"

    def reactor(self, source, name, *flags):
        """A module without `main`."""
        path = self.folder / (name + ".wasm")
        execute(self.compiler(source), *reactorFlags, *equalFlags, "-fno-exceptions", *flags,
                "-I", include, here / source, "-o", path)
        return path

    def native(self, source, name, *flags):
        """A shared object of the same source."""
        path = self.folder / (name + ".native.so")
        execute(self.compiler(source), *equalFlags, "-shared", "-fPIC", "-fno-exceptions", *flags,
                "-I", include, here / source, "-o", path)
        return path

    def library(self, module, bounds, name):
        """A shared object by Sinter, whose C names begin with `name`."""
        path = module.with_suffix(".%s.so" % bounds)
        execute(self.sinter, "build", module, "--emit", "shared", "--module-name", name, "--bounds",
                bounds, "-o", path)
        return path

    def program(self, module, bounds):
        path = module.with_suffix(".%s.exe" % bounds)
        execute(self.sinter, "build", module, "--bounds", bounds, "-o", path)
        return path

    def host(self, source, level):
        path = self.folder / ("%s%s" % (pathlib.Path(source).stem, level))
        dialect = [] if source.endswith(".c") else ["-std=c++17"]
        execute(self.compiler(source), *dialect, level, "-pthread", "-I", include, here / source,
                "-o", path, "-ldl")
        return path


def studentT(freedom):
    """The 97.5 % quantile of Student's t; beyond the table by the expansion of Cornish and Fisher."""
    if freedom < len(figures.studentT):
        return figures.studentT[freedom]
    z = statistics.NormalDist().inv_cdf(0.975)
    return (z + (z ** 3 + z) / (4 * freedom)
            + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2))


def describe(values):
    """Mean, standard deviation, and the mean's 95 % interval; the median and the least besides,
    which say more where the machine did other things meanwhile."""
    mean = statistics.fmean(values)
    deviation = statistics.stdev(values) if len(values) > 1 else 0.0
    reach = studentT(len(values) - 1) * deviation / math.sqrt(len(values)) if deviation else 0.0
    return {"mean": mean, "deviation": deviation, "low": mean - reach, "high": mean + reach,
            "median": figures.median(values), "least": min(values), "count": len(values)}


def columns(text):
    """Lists of numbers by the name of their column, of a text of tabulated lines."""
    head, *lines = [line.split("\t") for line in text.split("\n") if line]
    return dict(zip(head, ([float(cell) for cell in column] for column in zip(*lines))))
