# conformance.py - the test format of tests/wasi: a C file of named cases, in every configuration.
#
# A file is compiled to wasm once and built once for each configuration below. Each run starts in a
# new folder that the directives in its comments describe, and reports the cases that failed. They
# must be exactly those that differences.txt lists for the engine: an unlisted one fails the test,
# and so does a listed one that no longer differs. README.md beside this file lists the directives.

import ctypes
import json
import os
import re
import resource
import shutil
import socket
import stat
import subprocess

import lit.Test
import lit.formats

import matrix

timeoutSeconds = 60
directive = re.compile(r"^//\s?([A-Z]+(?:-[A-Z]+)*):(?: (.*)|)$")
repeatable = {"ARG", "CASE", "DIR", "ENV", "FIFO", "FILE", "GRANT", "HIDDEN-ENV", "LINK", "MODE"}
single = {"ENGINES", "FILE-SIZE", "LISTENER", "OPEN-FILES", "PRIVILEGES", "SOCKET", "STDIN",
          "STDOUT", "UNSTABLE"}
case = re.compile(r'\bexpect(?:_value)?\(\s*"([^"]*)"')
failed = re.compile(r"^FAIL (.*): ((?:errno|value) \d+, expected \d+)$", re.MULTILINE)
counted = re.compile(r"^cases (\d+), failed (\d+)$", re.MULTILINE)

toWasm = ["-O1", "-nostdlib", "-ffreestanding", "-nostdlibinc", "-mbulk-memory", "-Wall", "-Wextra",
          "-Werror", "-Wno-unused-function", "-Wno-unused-const-variable"]


class Configuration:
    """One way to build a module, and what the executable is run without, each time."""

    def __init__(self, name, options, module="preview1", runs=("",)):
        self.name, self.options, self.module, self.runs = name, options, module, runs


# Paths are resolved by openat2, and by the walk of kernels that do not have it.
bothWays = ("", "openat2")
native = [
    Configuration("guard-O2", ["-O2"], runs=bothWays),
    Configuration("no-lockdown", ["-O2", "--lockdown", "off"], runs=bothWays),
    Configuration("check-O2", ["-O2", "--bounds", "check"]),
    Configuration("guard-O0", ["-O0"]),
    Configuration("unstable", ["-O2"], module="unstable"),
]
foreign = [Configuration("guard-O2", ["-O2"])]


def ofBounds(bounds):
    return [Configuration(bounds + "-O2", ["-O2", "--bounds", bounds], runs=bothWays),
            Configuration(bounds + "-O0", ["-O0", "--bounds", bounds, "--lockdown", "off"]),
            Configuration("unstable", ["-O2", "--bounds", bounds], module="unstable")]


class Setup:
    """The directives of a file, and the names of its cases."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.name = os.path.basename(path)
        self.values = {name: [] for name in repeatable}
        for number, line in enumerate(text.split("\n"), 1):
            match = directive.match(line)
            if not match:
                continue
            name, value = match.group(1), match.group(2) or ""
            if name in repeatable:
                self.values[name].append(value)
            elif name in single and name not in self.values:
                self.values[name] = value
            else:
                raise matrix.Failure("line %d: unknown or repeated directive %s" % (number, name))
        # Each run of a program, the arguments and how it ends, is a case of its own ...
        self.processes = [line.partition(" => ")[::2] for line in self.values["CASE"]]
        # ... and so is each check that a program makes.
        self.cases = ([arguments for arguments, _ in self.processes] or case.findall(text))

    def allows(self, engine):
        """ENGINES names those that run the file, and in parentheses why not all do."""
        return engine in self.values.get("ENGINES", engine).partition("(")[0].split()

    def environment(self):
        return dict(line.split("=", 1) for line in self.values["ENV"])

    def grants(self):
        """Lists of HOST, GUEST and perhaps ro."""
        return [line.split() for line in self.values["GRANT"]]

    def prepare(self, folder):
        os.makedirs(folder)

        def place(name):
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            return path

        for name in self.values["DIR"]:
            os.makedirs(place(name), exist_ok=True)
        for line in self.values["FILE"]:
            name, _, contents = line.partition(" ")
            with open(place(name), "w", encoding="utf-8") as file:
                file.write(contents)
        for line in self.values["LINK"]:
            name, target = line.split()
            os.symlink(target, place(name))
        for name in self.values["FIFO"]:
            os.mkfifo(place(name))
        for line in self.values["MODE"]:
            name, mode = line.split()
            os.chmod(place(name), int(mode, 8))

    def sockets(self):
        """The socket that is standard input and its peer, which has sent its text; or none."""
        if "SOCKET" in self.values:
            own, peer = socket.socketpair()
            peer.sendall(self.values["SOCKET"].encode())
        elif "LISTENER" in self.values:
            own = socket.create_server(("127.0.0.1", 0))
            peer = socket.create_connection(own.getsockname())
            peer.sendall(self.values["LISTENER"].encode())
        else:
            return []
        return [own, peer]

    def limit(self):
        """What a new process gives up before it becomes the program."""
        if "OPEN-FILES" in self.values:
            count = int(self.values["OPEN-FILES"])
            resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
        if "FILE-SIZE" in self.values:
            size = int(self.values["FILE-SIZE"])
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        if "PRIVILEGES" in self.values and os.geteuid() == 0:
            libc = ctypes.CDLL(None)
            PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
            for capability in [CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH]:
                libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def readDifferences(path, engine, name):
    """The cases of a file in which an engine is known to differ."""
    cases, isEngine = [], False
    with open(path, encoding="utf-8") as file:
        for line in file:
            heading = re.match(r"\[(\S+)\] \S", line)
            if heading:
                isEngine = heading.group(1) == engine
            elif isEngine and line.startswith("  " + name + " "):
                cases.append(line.strip()[len(name) + 1:])
    return cases


def removeTree(folder):
    """Removes folders whose mode would not let one."""
    for path, names, _ in os.walk(folder):
        os.chmod(path, stat.S_IRWXU)
        for name in names:
            child = os.path.join(path, name)
            if not os.path.islink(child):
                os.chmod(child, stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


class Conformance(lit.formats.FileBasedTest):
    """`engine` is sinter or node."""

    def __init__(self, engine):
        super().__init__()
        self.engine = engine

    def execute(self, test, litConfig):
        self.config = test.config
        self.source = test.getSourcePath()
        base = "%s.%s.cases" % (os.path.splitext(test.getExecPath())[0], self.engine)
        removeTree(base)
        os.makedirs(base)
        try:
            setup = Setup(self.source)
            if not setup.allows(self.engine):
                return lit.Test.Result(lit.Test.UNSUPPORTED,
                                       "only for " + setup.values["ENGINES"])
            engine = {"sinter": self.runSinter, "node": self.runNode}[self.engine]
            engine(setup, base)
        except matrix.Failure as failure:
            return lit.Test.Result(lit.Test.FAIL, str(failure) + "\n")
        removeTree(base)
        return lit.Test.Result(lit.Test.PASS)

    def translate(self, base, module):
        wasm = os.path.join(base, module + ".wasm")
        flags = toWasm + (["-DWASI_UNSTABLE"] if module == "unstable" else [])
        include = "-I" + os.path.join(os.path.dirname(self.source), "support")
        result = matrix.execute(self.config.wasmClang + flags + [include, self.source, "-o", wasm])
        if result.returncode:
            raise matrix.Failure(matrix.text(result.stderr))
        return wasm

    def runSinter(self, setup, base):
        engine = "sinter" if self.config.isNative else self.config.run[0]
        known = self.differences(engine, setup)
        modules = {}
        configurations = native if self.config.isNative else foreign
        if self.config.bounds:
            configurations = ofBounds(self.config.bounds)
        for configuration in configurations:
            if configuration.module == "unstable" and "UNSTABLE" in setup.values:
                continue
            if configuration.module not in modules:
                modules[configuration.module] = self.translate(base, configuration.module)
            image = os.path.join(base, configuration.name)
            self.build(setup, modules[configuration.module], image, configuration.options)
            for missing in configuration.runs:
                prefix = [self.config.withoutOpenat2] if missing else self.config.run
                where = configuration.name + (" without " + missing if missing else "")
                hidden = dict(line.split("=", 1) for line in setup.values["HIDDEN-ENV"])
                self.compare(setup, known, where, os.path.join(base, where + ".cwd"),
                             prefix + [image], {**setup.environment(), **hidden})

    def build(self, setup, wasm, image, options):
        command = [self.config.sinter, "build", wasm, "-o", image, "--target",
                   self.config.target["name"]] + options
        for host, guest, *rest in setup.grants():
            command += ["--dir", ":".join([host + "::" + guest] + rest)]
        for name in setup.environment():
            command += ["--env", name]
        result = matrix.execute(command)
        if result.returncode or result.stderr:
            raise matrix.Failure("%s\nfailed: %s"
                                 % (" ".join(command), matrix.text(result.stderr)))

    def runNode(self, setup, base):
        known = self.differences("node", setup)
        wasm = self.translate(base, "preview1")
        folder = os.path.join(base, "node.cwd")
        options = {"version": "preview1", "wasm": wasm, "env": setup.environment(),
                   "preopens": {guest: os.path.join(folder, host)
                                for host, guest, *_ in setup.grants()}}
        host = os.path.join(os.path.dirname(self.source), "support", "node.mjs")
        self.compare(setup, known, "node", folder,
                     [self.config.node, "--no-warnings", host, json.dumps(options)],
                     dict(os.environ))

    def differences(self, engine, setup):
        path = os.path.join(os.path.dirname(self.source), "differences.txt")
        return readDifferences(path, engine, setup.name)

    def compare(self, setup, known, where, folder, command, environment):
        """Runs all cases of a file, and fails unless exactly the known ones differ."""
        if setup.processes:
            found = self.runProcesses(setup, folder, command, environment)
        else:
            found = self.runOnce(setup, where, folder, command, environment)
        problems = ["%s: %s" % item for item in found.items() if item[0] not in known]
        problems += ["%s: listed in differences.txt, but it is as expected" % name
                     for name in known if name not in found]
        if problems:
            raise matrix.Failure("%s:\n%s" % (where, "\n".join(problems)))

    def start(self, setup, folder, command, environment):
        removeTree(folder)
        setup.prepare(folder)
        sockets = setup.sockets()
        stdin = ({"stdin": sockets[0]} if sockets
                 else {"input": setup.values.get("STDIN", "").encode() + b"\n"})
        device = setup.values.get("STDOUT")
        stdout = open(device, "wb", buffering=0) if device else subprocess.PIPE
        try:
            return subprocess.run(command, cwd=folder, env=environment, preexec_fn=setup.limit,
                                  stdout=stdout, stderr=subprocess.PIPE,
                                  timeout=timeoutSeconds, **stdin)
        except subprocess.TimeoutExpired as expired:
            raise matrix.Failure("no end after %d s\n%s"
                                 % (timeoutSeconds, matrix.text(expired.stderr or b"")))
        finally:
            for each in sockets + ([stdout] if device else []):
                each.close()

    def runProcesses(self, setup, folder, command, environment):
        """Cases that differ, and how, where each is a process."""
        found = {}
        for arguments, expected in setup.processes:
            status = self.start(setup, folder, command + arguments.split(), environment).returncode
            actual = str(status) if status >= 0 else "signal %d" % -status
            if actual != expected:
                found[arguments] = "%s, expected %s" % (actual, expected)
        return found

    def runOnce(self, setup, where, folder, command, environment):
        """Cases that differ, and how, where one process runs them all."""
        result = self.start(setup, folder, command + setup.values["ARG"], environment)
        stderr = matrix.text(result.stderr)
        end = counted.search(stderr)
        if not end or result.returncode:
            raise matrix.Failure("%s: exit status %d\n%s" % (where, result.returncode, stderr))
        if int(end.group(1)) != len(setup.cases):
            raise matrix.Failure("%s: %s cases ran, the file has %d"
                                 % (where, end.group(1), len(setup.cases)))
        return dict(failed.findall(stderr))
