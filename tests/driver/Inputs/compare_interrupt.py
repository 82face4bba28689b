# compare_interrupt.py SINTER - ends comparisons by signals while the program runs.
import os
import signal
import subprocess
import sys
import time


def childOf(process):
    """The number of the program that sinter runs, once there is one."""
    deadline = time.time() + 120
    while time.time() < deadline and process.poll() is None:
        for entry in os.listdir("/proc"):
            try:
                with open("/proc/%s/stat" % entry) as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
                if parent == process.pid and os.readlink("/proc/%s/exe" % entry).startswith("/memfd:"):
                    return int(entry)
            except (OSError, ValueError, IndexError):
                pass
        time.sleep(0.02)
    process.kill()
    sys.exit("sinter did not run the program: status %s" % process.wait())


def isRunning(number):
    try:
        with open("/proc/%d/stat" % number) as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


os.mkdir("temporary")
environment = dict(os.environ, TMPDIR=os.path.abspath("temporary"))
for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]:
    comparison = subprocess.Popen(
        [sys.argv[1], "compare", "endless.wasm", "--modes", "check", "--json", "a.json", "--html", "a.html"],
        env=environment, preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL) for s in
                                             [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]])
    program = childOf(comparison)
    comparison.send_signal(number)
    if comparison.wait() != -number:
        sys.exit("%s: status %d" % (number, comparison.returncode))
    deadline = time.time() + 10
    while isRunning(program):
        if time.time() > deadline:
            os.kill(program, signal.SIGKILL)
            sys.exit("%s: the program goes on" % number)
        time.sleep(0.02)
    left = sorted(os.listdir(".")), os.listdir("temporary")
    if left != (["endless.wasm", "temporary"], []):
        sys.exit("%s left %s" % (number, left))
