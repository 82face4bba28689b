# schedule.py - builds every image, then runs them in turn, and notes whatever happened.
#
# A way is an engine in a mode on a form of module, such as sinter, guard and simd. In each round
# every workload runs once in each way, in an order that is drawn anew, before the next workload
# does: what else the machine does then meets all ways alike, and ratios are of runs that were close
# in time. One round more comes first and does not count.

import os
import random
import signal
import subprocess
import time

from suite.workloads import Missing, environment


class WrongOutput(Exception):
    """A workload computed something else than it should have."""


class Way:
    def __init__(self, engine, adapter, mode, form):
        self.engine, self.adapter, self.mode, self.form = engine, adapter, mode, form

    @property
    def label(self):
        if self.engine == "native":
            return "native-march" if self.mode == "march" else "native"
        return " ".join(word for word in (self.engine, self.mode, self.form) if word)


def makeWays(engines, modes, forms):
    """The ways of engines that are there: all modes they have, or of those that are asked for."""
    ways = []
    for name, adapter in engines.items():
        if name == "native":
            ways += [Way(name, adapter, mode, mode) for mode in adapter.modes]
            continue
        known = adapter.modes
        if modes and name == "sinter":
            known = modes
        elif modes and len(known) > 1:
            known = [mode for mode in known if mode in modes] or known
        ways += [Way(name, adapter, mode, form) for mode in known for form in forms]
    return ways


def execute(command, limit, input=None):
    """Output, seconds of wall and CPU time, peak in bytes; raises Missing for what ended badly."""
    with open(input or os.devnull, "rb") as file:
        begin = time.monotonic()
        errors = subprocess.STDOUT if input is None else subprocess.DEVNULL
        process = subprocess.Popen(list(map(str, command)), stdin=file, stdout=subprocess.PIPE,
                                   stderr=errors, env=environment(), start_new_session=True)
        pending = signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.alarm(limit)
        try:
            with process.stdout:
                output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, pending)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        text = output.decode(errors="replace").strip()
        late = " after %d s" % limit if process.returncode == -signal.SIGKILL else ""
        raise Missing("status %d%s: %s" % (process.returncode, late, text[-300:]))
    return output, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


class Session:
    """What is measured, and what came of it: lists of records in `builds`, `runs`, `failures`."""

    def __init__(self, workloads, ways, folder, choices, say):
        self.workloads, self.ways, self.folder = workloads, ways, folder
        self.choices, self.say = choices, say
        self.builds, self.runs, self.failures = [], [], []
        self.commands = {}
        self.outputs = {}

    def fail(self, workload, way, what):
        reason = str(what)
        self.failures.append({"workload": workload.name, "way": way.label, "reason": reason,
                              "counts": way.adapter.isOurs or isinstance(what, WrongOutput)})
        self.say("%s, %s: %s" % (workload.name, way.label, reason.strip().split("\n")[0][:200]))

    def build(self, workload, way):
        """Makes the image of a workload for a way, and times the compiler."""
        if workload.kind not in way.adapter.runs or way.form not in workload.forms:
            return
        try:
            module = workload.build(way.form, self.folder)
            name = "%s.%s" % (workload.name, way.label.replace(" ", "."))
            image = self.folder / "images" / name
            image.parent.mkdir(parents=True, exist_ok=True)
            commands = way.adapter.compileCommands(module, image, way.mode)
            seconds = cpu = peak = 0
            for command in commands:
                _, wall, used, memory = execute(command, self.choices.limit)
                seconds, cpu, peak = seconds + wall, cpu + used, max(peak, memory)
            image = way.adapter.image(module, image, way.mode)
            size = image.stat().st_size
        except (Missing, OSError) as reason:
            self.fail(workload, way, reason)
            return
        words = workload.words(self.choices.milliseconds)
        command = [str(image), *words] if way.engine == "native" else way.adapter.command(
            image, words, way.mode)
        self.commands[workload.name, way.label] = command
        self.builds.append({"workload": workload.name, "way": way.label, "seconds": seconds,
                            "cpu": cpu, "peak": peak, "bytes": size,
                            "module bytes": module.stat().st_size,
                            "commands": [list(map(str, command)) for command in commands],
                            "run": list(map(str, command))})

    def buildAll(self):
        for number, workload in enumerate(self.workloads, 1):
            self.say("build %d of %d: %s" % (number, len(self.workloads), workload.name))
            for way in self.ways:
                self.build(workload, way)

    def run(self, workload, way, number):
        command = self.commands.get((workload.name, way.label))
        if not command:
            return
        try:
            output, wall, cpu, peak = execute(command, self.choices.limit, workload.input)
            try:
                result = workload.result(output, wall, cpu)
            except (KeyError, ValueError):
                raise Missing("its output is not what a kernel prints: %r" % output[:200]) from None
            # The first that ran says what is right: the native twin, unless it is left out.
            label, expected = self.outputs.setdefault(workload.name, (way.label, result.output))
            if result.output != expected:
                raise WrongOutput("its output is %s, but %s of %s"
                                  % (result.output, expected, label))
        except (Missing, WrongOutput, OSError) as reason:
            del self.commands[workload.name, way.label]
            self.fail(workload, way, reason)
            return
        self.runs.append({"workload": workload.name, "way": way.label,
                         "round": number, "peak": peak, **result.times})

    def runAll(self):
        rounds = self.choices.runs + 1
        for number in range(rounds):
            begin = time.monotonic()
            for workload in self.workloads:
                ways = sorted(self.ways, key=lambda way: way.engine != "native")
                if number:
                    random.shuffle(ways)
                for way in ways:
                    self.run(workload, way, number)
            note = "" if number else " (warm-up)"
            self.say("round %d of %d%s: %.0f s"
                     % (number, rounds - 1, note, time.monotonic() - begin))
        self.runs = [run for run in self.runs if run["round"]]
