"""sandbox_test.py - runs every attempt to escape in a world of its own, and looks what came of it.

usage: sandbox_test.py --sinter SINTER --target NAME --without-openat2 TOOL --disturb TOOL
                       [--seconds N] [--jobs N] [PROGRAM[:CASE]...]
  --without-openat2, --disturb
             programs made of tests/support/wasi/without_openat2.c, and of disturb.c
  --seconds  how long each race lasts; 3
  --jobs     how many attempts are made at the same time; one per core
  PROGRAM    a .c file beside this one, without suffix; all, if none is named

Each program is built in the bounds modes that are exact, with lockdown and without, and each of its cases runs
with openat2 and without, where the target is this machine's; an emulator has neither openat2 nor
lockdown. A case has held if its own verdict says so, it came to an end by itself, no secret is in
what it printed or left behind, and nothing outside its grants has changed. `control` shows that all
of that is noticed.
"""

import argparse
import concurrent.futures
import contextlib
import ctypes
import itertools
import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
import tempfile

from world import World

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CASE_SECONDS = 60
NOBODY = 65534


class Program:
    """A C file: its cases, and the directives in its comments."""

    def __init__(self, name, folder):
        self.name = name
        with open(os.path.join(HERE, name + ".c"), encoding="utf-8") as file:
            self.source = file.read()
        self.buildArgs = " ".join(self.directive("BUILD-ARGS")).split()
        assert self.buildArgs, name + ".c has no BUILD-ARGS"
        self.environment = self.directive("ENV")
        self.cases = re.findall(r"^CASE\((\w+)\)", self.source, re.MULTILINE)
        self.isSetId = self.directive("RUN-AS") == ["set-id"]
        self.hasMounts = self.directive("RUN-AS") == ["with-mounts"]
        # What the cases of `control` are found guilty of.
        self.caught = dict(entry.split(": ", 1) for entry in self.directive("CAUGHT"))
        self.wasm = os.path.join(folder, name + ".wasm")
        self.translate()

    def directive(self, name):
        return re.findall(r"^// %s: (.*)$" % name, self.source, re.MULTILINE)

    def translate(self):
        sources = [os.path.join(HERE, name) for name in (self.name + ".c", "guest.c")]
        subprocess.run(["clang-22", "--target=wasm32-wasi", "-Wno-deprecated", "--no-wasm-opt",
                        "-nostdlib", "-fno-builtin", "-std=c23", "-O2", "-mbulk-memory", "-Wall",
                        "-Wextra", "-Werror", "-I", ROOT, *sources, "-o", self.wasm], check=True)


class Configuration:
    """A way to build the programs and to run them."""

    def __init__(self, bounds, lockdown, prefix, kind):
        self.bounds, self.prefix = bounds, prefix
        self.buildArgs = ["--bounds", bounds, "--lockdown", lockdown]
        self.name = "%s, lockdown %s, %s" % (bounds, lockdown, kind)


def configurations(options):
    with open(os.path.join(ROOT, "targets", options.target + ".json"), encoding="utf-8") as file:
        description = json.load(file)
    if description["architecture"] != platform.machine():
        emulator = description["run"]
        if not shutil.which(emulator[0]):
            skip("%s is missing (Debian: qemu-user)" % emulator[0])
        return [Configuration(bounds, "on", emulator, "emulated") for bounds in ("guard", "check")]
    return [Configuration(bounds, lockdown, [options.without_openat2] if isWalking else [],
                          "walk" if isWalking else "openat2")
            for bounds, lockdown, isWalking in itertools.product(
                ("guard", "check", *servedModes()), ("on", "off"), (False, True))]


def servedModes():
    """The bounds mode uffd, which emulators and some containers cannot run."""
    O_CLOEXEC, UFFD_USER_MODE_ONLY = 0o2000000, 1
    number = 323 if platform.machine() == "x86_64" else 282
    descriptor = ctypes.CDLL(None).syscall(number, O_CLOEXEC | UFFD_USER_MODE_ONLY)
    if descriptor < 0:
        if os.environ.get("CI") == "true":
            sys.exit("this system has no userfaultfd")
        print("not tried, since this system has no userfaultfd: --bounds uffd")
        return ()
    os.close(descriptor)
    return ("uffd",)


def skip(reason):
    """A reported skip for people, a failure for CI."""
    if os.environ.get("CI") == "true":
        sys.exit(reason)
    print("SKIPPED: " + reason)
    sys.exit(77)


def withMounts(command):
    """Mounts in a namespace that nobody else sees, and that ends with the command."""
    script = 'mount --bind gift box/mount && mount --bind gift shelf/sub && exec "$@"'
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", *user, "--mount", "sh", "-c", script, "sh", *command]


def printable(output):
    """The end of what a program printed, where its verdict is."""
    return ascii(output[-400:].decode(errors="backslashreplace").strip())


def freePort():
    """A port to listen at that nobody has now. Each image gets its own: they run side by side."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Suite:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder

    def build(self, program, configuration):
        image = os.path.join(self.folder, program.name + configuration.name.replace(" ", ""))
        buildArgs = [argument.format(port=freePort()) for argument in program.buildArgs]
        subprocess.run([self.options.sinter, "build", program.wasm, "-o", image, "--target",
                        self.options.target, *configuration.buildArgs, *buildArgs], check=True)
        if program.isSetId:
            os.chown(image, NOBODY, NOBODY)
            os.chmod(image, 0o4755)
        return image

    def attempt(self, program, case, configuration, image):
        """The problems of one attempt; none, if it was held off."""
        with tempfile.TemporaryDirectory(dir=self.folder) as top, World(top) as world:
            before = world.outside()
            with self.disturbance(program, case, top):
                command = [*configuration.prefix, image, case, top, str(self.options.seconds)]
                if program.hasMounts:
                    command = withMounts(command)
                problems, outputs = self.execute(command, program, world)
            return problems + list(world.changes(before)) + list(world.leaks(outputs))

    def execute(self, command, program, world):
        environment = dict(entry.format(canary=world.canary, top=world.top).split("=", 1)
                           for entry in program.environment)
        problems, limit = [], 2 if program.caught else CASE_SECONDS + self.options.seconds
        # Standard input is a socket whose other end is closed: functions of sockets need one.
        other, stdin = socket.socketpair()
        other.close()
        with stdin:
            process = subprocess.Popen(command, cwd=world.top, env=environment, stdin=stdin,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       pass_fds=world.inherited, start_new_session=True)
        try:
            stdout, stderr = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            stdout, stderr = process.communicate()
            problems.append("no end")
        if process.returncode:
            problems.append("exit status %d" % process.returncode)
        if stderr:
            problems.append("stderr: " + printable(stderr))
        if problems and stdout:
            problems.append("stdout: " + printable(stdout))
        return problems, {"standard output": stdout, "standard error": stderr}

    @contextlib.contextmanager
    def disturbance(self, program, case, top):
        """For races: somebody else, who changes the tree all the while."""
        if program.name != "races":
            yield
            return
        process = subprocess.Popen([self.options.disturb, case], cwd=top)
        yield
        process.terminate()
        if process.wait() != 0:
            raise RuntimeError("sinter-disturb failed")

    def verdict(self, program, case, configuration, image):
        """Whether an attempt came out as it should, and a report of it."""
        problems = self.attempt(program, case, configuration, image)
        expected = program.caught.get(case)
        isGood = any(expected in problem for problem in problems) if expected else not problems
        result = ("caught" if expected else "held") if isGood else "FAILED"
        lines = ["%-6s %s:%s [%s]" % (result, program.name, case, configuration.name)]
        return isGood, "\n    ".join(lines + ([] if isGood else problems or ["nothing noticed"]))


def parseOptions():
    parser = argparse.ArgumentParser()
    for name in ("--sinter", "--target", "--without-openat2", "--disturb"):
        parser.add_argument(name, required=True)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("programs", nargs="*")
    options = parser.parse_args()
    for tool, package in (("clang-22", "clang-22"), ("wasm-ld-22", "lld-22")):
        if not shutil.which(tool):
            skip("%s is missing (Debian: %s)" % (tool, package))
    if os.geteuid() != 0:
        if os.environ.get("CI") == "true":
            sys.exit("set-id programs and devices can only be tried by root")
        print("not tried, since that takes root: set-id programs, devices")
    return options


def isPossible(program, configuration):
    """Races are about paths alone, so one bounds mode does for them. A set-id program must be
    somebody else's, and be started by the kernel itself, with the right to gain rights."""
    if program.name == "races":
        return configuration.bounds == "guard"
    return not program.isSetId or (os.geteuid() == 0 and not configuration.prefix)


def chooseTasks(suite, options, folder):
    """All that is to run: program, case, configuration, image."""
    wanted = dict(entry.partition(":")[::2] for entry in options.programs)
    names = sorted(file[:-2] for file in os.listdir(HERE)
                   if file.endswith(".c") and file not in ("guest.c", "disturb.c"))
    for name in names:
        if wanted and name not in wanted:
            continue
        program = Program(name, folder)
        for configuration in configurations(options):
            if not isPossible(program, configuration):
                continue
            image = suite.build(program, configuration)
            for case in program.cases:
                if wanted.get(name) in (None, "", case):
                    yield program, case, configuration, image


def main():
    options = parseOptions()
    with tempfile.TemporaryDirectory() as folder:
        suite = Suite(options, folder)
        tasks = list(chooseTasks(suite, options, folder))
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(lambda task: suite.verdict(*task), tasks))
    print("\n".join(line for _, line in results))
    attempts = {(program.name, case) for program, case, _, _ in tasks if not program.caught}
    failures = sum(not isGood for isGood, _ in results)
    controls = {task[:2] for task in tasks if task[0].caught}
    print("%d attempts to escape and %d controls, %d runs in all, %d failures"
          % (len(attempts), len(controls), len(tasks), failures))
    return 1 if failures or not tasks else 0


if __name__ == "__main__":
    sys.exit(main())
