# machine.py - running a command under measurement, and what machine it was.

import os
import platform
import shutil
import signal
import subprocess
import tempfile
import threading
import time


class Run:
    """One execution: seconds of wall and of CPU time, bytes at the peak, exit status, standard error.

    The status is "late" where the time limit ended it."""

    def __init__(self, wall, usage, status, errors):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024
        self.status = status
        self.errors = errors


def run(command, limit=None, folder=None):
    """Runs a command to its end, or to the limit in seconds."""
    with tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=errors, cwd=folder, start_new_session=True)
        isLate = threading.Event()

        def end():
            isLate.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end) if limit else None
        if timer:
            timer.start()
        # wait4 and not the sum over all children: the peak must be this one's.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        if timer:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    return Run(wall, usage, "late" if isLate.is_set() else process.returncode, text)


def find(*programs):
    """The first of the programs that is on PATH."""
    return next((found for found in map(shutil.which, programs) if found), None)


def firstLine(*command):
    """What a program prints as its version, or nothing."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (result.stdout.strip() or result.stderr.strip()).split("\n")[0]


def describe(programs=()):
    """The machine, the time, and what the programs call themselves, for a report's head."""
    processor = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as file:
            processor = next((line.split(":", 1)[1].strip() for line in file
                              if line.startswith("model name")), processor)
    except OSError:
        pass
    return {"processor": processor, "cores": os.cpu_count(),
            "system": "%s %s" % (platform.system(), platform.release()),
            "load": os.getloadavg()[0], "time": time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()),
            "versions": {os.path.basename(program): firstLine(program, "--version")
                         for program in programs}}
