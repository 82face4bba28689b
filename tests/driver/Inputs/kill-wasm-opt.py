# kill-wasm-opt.py SINTER FAKE - kills builds while wasm-opt runs, and sees that it ends as well.
import os
import signal
import subprocess
import sys
import time

sinter, fake = sys.argv[1:]


def waitUntil(what, condition):
    for attempt in range(1000):
        if condition():
            return
        time.sleep(0.02)
    sys.exit("waited in vain until " + what)


def isRunning(process):
    try:
        with open("/proc/%d/stat" % process) as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def startedProcess():
    with open("waiting") as file:
        text = file.read()
    return int(text) if text.endswith("\n") else 0


for number in [signal.SIGTERM, signal.SIGKILL]:
    if os.path.exists("waiting"):
        os.remove("waiting")
    build = subprocess.Popen([sinter, "build", "a.wasm", "--wasm-opt", "--wasm-opt-program", fake,
                              "-o", "killed"], env={**os.environ, "FAKE": "waits"})
    waitUntil("wasm-opt runs", lambda: os.path.exists("waiting") and startedProcess())
    child = startedProcess()
    build.send_signal(number)
    if build.wait() != -number:
        sys.exit("the build ended with %d" % build.returncode)
    waitUntil("wasm-opt ends", lambda: not isRunning(child))
    if os.path.exists("killed"):
        sys.exit("there is an output")
