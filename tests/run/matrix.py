# matrix.py - the test format of tests/run: one file, every mode and level, one verdict.
#
# A test is a program and, in its comments, what running it must do. It is translated to wasm once,
# built in bounds modes guard and check, or in that which lit's parameter `bounds` names, at -O0, -O2
# and -Oz, and each executable is run and compared with the expectations. README.md beside this file
# lists the directives.

import hashlib
import itertools
import os
import re
import shutil
import subprocess
import sys

import lit.Test
import lit.formats

modes = ["guard", "check"]
# Where an access that is out of bounds does not trap; bulk operations do.
inexactModes = ["clamp", "none"]
memoryTrap = "out of bounds memory access"
levels = ["-O0", "-O2", "-Oz"]
timeoutSeconds = 120

directive = re.compile(r"^\s*(?:;;|//|#)\s?([A-Z]+(?:-[A-Z0-9]+)*):(?: (.*)|)$")
repeatable = {"CASE", "STDIN", "EXPECT-STDOUT", "EXPECT-STDERR", "EXPECT-FILE", "FILE", "LINK",
              "ENV", "EXPECT-ABSENT"}
single = {"SOURCE", "CFLAGS", "MODES", "LEVELS", "BUILD-ARGS", "INVOKE", "ARGS", "STDIN-FILE",
          "EXPECT-STDOUT-FILE", "EXPECT-EXIT", "REQUIRES", "WASM-EH"}
# By the value of WASM-EH: what of tests/support/wasm-eh a program is linked with, and flags.
exceptionSupport = {"c++": ("exception.cpp", ["-fexceptions", "-fwasm-exceptions"]),
                    "setjmp": ("setjmp.c", ["-fwasm-exceptions", "-mllvm", "-wasm-enable-sjlj"])}


class Failure(Exception):
    pass


class Program:
    """The directives that describe one executable: all of a file, or what follows an INVOKE."""

    def __init__(self):
        self.values = {name: [] for name in repeatable}

    def lines(self, name):
        """The text that repeated directives spell, one line each."""
        return "".join(line + "\n" for line in self.values[name])


def parse(path):
    """The Programs of a test: one, or one for each INVOKE."""
    shared, programs = Program(), []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = directive.match(line.rstrip("\n"))
            if not match:
                continue
            name, value = match.group(1), match.group(2) or ""
            if name == "INVOKE":
                programs.append(Program())
            current = programs[-1] if programs else shared
            if name in repeatable:
                current.values[name].append(value)
            elif name in single and name not in current.values:
                current.values[name] = value.strip()
            else:
                raise Failure("line %d: unknown or repeated directive %s" % (number, name))
    for program in programs:
        if not program.values["CASE"]:
            raise Failure("INVOKE: %s has no CASE" % program.values["INVOKE"])
        for name, value in shared.values.items():
            program.values.setdefault(name, value)
    return programs or [shared]


def matches(expected, actual):
    """Compares texts; {{...}} in the expected one is a regular expression."""
    pieces = re.split(r"\{\{(.*?)\}\}", expected)
    pattern = "".join(piece if index % 2 else re.escape(piece)
                      for index, piece in enumerate(pieces))
    return re.fullmatch(pattern, actual) is not None


def sameResults(expected, actual):
    """Compares results as text; 0x and 8 or 16 digits stand for the bits of an i32 or i64."""

    def isSame(wanted, printed):
        if wanted.startswith("0x") and len(wanted) in (10, 18):
            return int(wanted, 16) == int(printed) % (1 << 4 * (len(wanted) - 2))
        return wanted == printed

    return len(expected) == len(actual) and all(map(isSame, expected, actual))


def text(output):
    return output.decode(errors="backslashreplace")


def execute(command, **options):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=timeoutSeconds, **options)
    except subprocess.TimeoutExpired:
        raise Failure("no end after %d s: %s" % (timeoutSeconds, " ".join(command)))


class Matrix(lit.formats.ShTest):
    """Tests with a RUN line are ordinary lit tests, all others go through the matrix."""

    def execute(self, test, litConfig):
        with open(test.getSourcePath(), encoding="utf-8") as file:
            if "RUN:" in file.read():
                if test.config.bounds:
                    return lit.Test.Result(lit.Test.UNSUPPORTED, "builds what it says itself")
                return super().execute(test, litConfig)
        self.config = test.config
        self.source = test.getSourcePath()
        base = os.path.splitext(test.getExecPath())[0] + ".matrix"
        shutil.rmtree(base, ignore_errors=True)
        os.makedirs(base)
        try:
            programs = parse(self.source)
            required = programs[0].values.get("REQUIRES")
            if required and required not in self.config.available_features:
                return lit.Test.Result(lit.Test.UNSUPPORTED, "needs " + required)
            chosen = programs[0].values.get("MODES", " ".join(modes)).split()
            if self.config.bounds and not {self.config.bounds, modes[0]} & set(chosen):
                return lit.Test.Result(lit.Test.UNSUPPORTED, "is about " + " ".join(chosen))
            for encoding in self.encodings(programs[0]):
                folder = os.path.join(base, *encoding)
                os.makedirs(folder, exist_ok=True)
                wasm = self.translate(programs[0], folder, encoding)
                for index, program in enumerate(programs):
                    self.runProgram(program, wasm, os.path.join(folder, str(index)))
        except Failure as failure:
            return lit.Test.Result(lit.Test.FAIL, str(failure) + "\n")
        shutil.rmtree(base)
        return lit.Test.Result(lit.Test.PASS)

    def resolve(self, name):
        """A file beside the test, or in examples/."""
        for folder in [os.path.dirname(self.source), self.config.examples]:
            if os.path.exists(os.path.join(folder, name)):
                return os.path.join(folder, name)
        raise Failure("no such file: " + name)

    def encodings(self, program):
        """What the program is translated to: once, or with exceptions in either encoding."""
        return [["legacy"], ["exnref"]] if "WASM-EH" in program.values else [[]]

    def exceptionFlags(self, program, encoding):
        name, flags = exceptionSupport[program.values["WASM-EH"]]
        folder = os.path.join(self.config.sinterSource, "tests", "support", "wasm-eh")
        useLegacy = "true" if encoding == ["legacy"] else "false"
        return flags + ["-mllvm", "-wasm-use-legacy-eh=" + useLegacy, "-isystem", folder,
                        os.path.join(folder, name)]

    def translate(self, program, base, encoding):
        """Source to wasm, by what the source's name ends with."""
        source, wasm = self.source, os.path.join(base, "test.wasm")
        if "SOURCE" in program.values:
            source = self.resolve(program.values["SOURCE"])
        flags = program.values.get("CFLAGS", "-O2").split()
        if encoding:
            flags += self.exceptionFlags(program, encoding)
        if source.endswith(".c"):
            command = self.config.wasmClang + flags
        elif source.endswith(".cpp"):
            command = self.config.wasmClangxx + flags
        elif source.endswith(".py"):
            return self.buildModule(source, wasm)
        else:
            command = self.config.wat2wasm + ["--debug-names"]
        result = execute(command + [source, "-o", wasm])
        if result.returncode != 0:
            raise Failure("%s does not translate:\n%s" % (source, text(result.stderr)))
        return wasm

    def buildModule(self, source, wasm):
        support = os.path.join(self.config.sinterSource, "tests", "support")
        result = execute([sys.executable, "-B", source, wasm],
                         env={**os.environ, "PYTHONPATH": support})
        if result.returncode != 0:
            raise Failure("%s fails:\n%s" % (source, text(result.stderr)))
        return wasm

    def runProgram(self, program, wasm, base):
        chosenModes = program.values.get("MODES", " ".join(modes)).split()
        if self.config.bounds:
            chosenModes = [self.config.bounds]
        chosenLevels = program.values.get("LEVELS", " ".join(levels)).split()
        for mode, level in itertools.product(chosenModes, chosenLevels):
            folder = os.path.join(base, mode + level)
            os.makedirs(folder)
            image = os.path.join(folder, "image")
            command = [self.config.sinter, "build", wasm, "-o", image, level, "--bounds", mode,
                       "--target", self.config.target["name"]]
            if "INVOKE" in program.values:
                command += ["--invoke", program.values["INVOKE"]]
            command += program.values.get("BUILD-ARGS", "").split()
            built = execute(command)
            isWarned = text(built.stderr).startswith("sinter: warning: --bounds none ")
            if built.returncode != 0 or isWarned != (mode == "none") or text(built.stderr).count(
                    "\n") != isWarned:
                raise Failure("%s\nfailed: %s" % (" ".join(command), text(built.stderr)))
            where = "--bounds %s %s" % (mode, level)
            if program.values["CASE"]:
                for case in program.values["CASE"]:
                    # What a program does that goes on is its own affair; it may not even end.
                    if not (mode in inexactModes and memoryTrap in case):
                        self.runCase(case, image, folder, where)
            elif mode in inexactModes and memoryTrap in program.lines("EXPECT-STDERR"):
                continue
            else:
                self.runOnce(program, image, os.path.join(folder, "cwd"), where)

    def runCase(self, case, image, folder, where):
        """`7 2 => 3 1`: arguments and results, or `7 0 => trap integer divide by zero`."""
        arguments, _, expected = case.partition("=>")
        result = execute(self.config.run + [image] + arguments.split(), cwd=folder,
                         stdin=subprocess.DEVNULL)
        stdout, stderr = text(result.stdout), text(result.stderr)
        expected = expected.strip()
        if expected.startswith("trap "):
            line = "sinter: " + expected.replace("trap", "trap:", 1)
            if " in function " not in line:
                line += " in function {{[0-9]+( \".*\")?}} at 0x{{[0-9a-f]+}}"
            good = result.returncode == 134 and stdout == "" and matches(line + "\n", stderr)
        else:
            good = (result.returncode == 0 and stderr == ""
                    and sameResults(expected.split(), stdout.split("\n")[:-1]))
        if not good:
            raise Failure("%s: CASE: %s\nexit status %d\n%s%s"
                          % (where, case, result.returncode, stdout, stderr))

    def runOnce(self, program, image, folder, where):
        os.makedirs(folder)
        for entry in program.values["FILE"]:
            name, _, contents = entry.partition(" ")
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(contents)
        for entry in program.values["LINK"]:
            name, target = entry.split()
            os.symlink(target, os.path.join(folder, name))
        stdin = program.lines("STDIN").encode()
        if "STDIN-FILE" in program.values:
            with open(self.resolve(program.values["STDIN-FILE"]), "rb") as file:
                stdin = file.read()
        environment = dict(entry.split("=", 1) for entry in program.values["ENV"])
        result = execute(self.config.run + [image] + program.values.get("ARGS", "").split(),
                         cwd=folder, input=stdin, env=environment)
        self.compare(program, result, folder, where)

    def compare(self, program, result, folder, where):
        stdout = text(result.stdout)
        stderr = text(result.stderr)
        isExpected = matches(program.lines("EXPECT-STDOUT"), stdout)
        if "EXPECT-STDOUT-FILE" in program.values:
            with open(self.resolve(program.values["EXPECT-STDOUT-FILE"]), "rb") as file:
                isExpected = file.read() == result.stdout
        expectedExit = int(program.values.get("EXPECT-EXIT", "0"))
        problems = []
        if result.returncode != expectedExit:
            problems.append("exit status %d, expected %d" % (result.returncode, expectedExit))
        if not isExpected:
            problems.append("stdout differs from what is expected")
        if not matches(program.lines("EXPECT-STDERR"), stderr):
            problems.append("stderr differs from what is expected")
        for entry in program.values["EXPECT-FILE"]:
            name, digest = entry.split()
            problems += checkFile(os.path.join(folder, name), digest)
        problems += [name + " exists" for name in program.values["EXPECT-ABSENT"]
                     if os.path.lexists(os.path.join(folder, name))]
        if problems:
            raise Failure("%s: %s\nstdout:\n%sstderr:\n%s"
                          % (where, "; ".join(problems), stdout, stderr))


def checkFile(path, digest):
    """Compares a file with the beginning of its SHA-256."""
    if not os.path.isfile(path):
        return [path + " is missing"]
    with open(path, "rb") as file:
        actual = hashlib.sha256(file.read()).hexdigest()
    return [] if actual.startswith(digest) else ["%s has SHA-256 %s" % (path, actual)]
