# interrupt.py SINTER - sends signals to builds, early and while the temporary file exists.
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support"))
from binary import section, uleb

sinter = sys.argv[1]
signals = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

# An empty _start and a large data segment, so that writing the image takes a while.
data = bytes(range(1, 256)) * (16 << 12)
pages = uleb(len(data) // 65536 + 1)
with open("big.wasm", "wb") as file:
    file.write(b"\0asm\1\0\0\0" + section(1, b"\1\x60\0\0") + section(3, b"\1\0")
               + section(5, b"\1\0" + pages) + section(7, b"\1\x06_start\0\0")
               + section(10, b"\1\2\0\x0b")
               + section(11, b"\1\0\x41\0\x0b" + uleb(len(data)) + data))


def start(disposition=signal.SIG_DFL):
    # Whatever runs this test may have the signals ignored, and a child inherits that.
    return subprocess.Popen([sinter, "build", "big.wasm", "-O0", "-o", "out/app"],
                            preexec_fn=lambda: [signal.signal(s, disposition) for s in signals])


def waitForTemporary(build):
    """Whether the temporary file was seen before the build ended."""
    while build.poll() is None:
        if any(name.endswith(".tmp") for name in os.listdir("out")):
            return True
    return False


def check(build, number, what):
    status, left = build.wait(), os.listdir("out")
    if (status, left) not in ((-number, []), (0, ["app"])):
        sys.exit("%s at %s: status %d, left %s" % (number, what, status, left))
    if left:
        os.remove("out/app")
    return status != 0


os.mkdir("out")
for number in signals:
    build = start()
    time.sleep(0.01)
    build.send_signal(number)
    check(build, number, "the beginning")

    # The window is short: several tries, one of which must hit it.
    for attempt in range(20):
        build = start()
        if waitForTemporary(build):
            build.send_signal(number)
        if check(build, number, "the end"):
            break
    else:
        sys.exit("no build was interrupted by %s while it wrote" % number)

# nohup: the build goes on.
build = start(signal.SIG_IGN)
waitForTemporary(build)
build.send_signal(signal.SIGHUP)
if build.wait() != 0 or os.listdir("out") != ["app"]:
    sys.exit("an ignored SIGHUP ended the build")
