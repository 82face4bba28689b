# progress.py SINTER - what a slow build writes to stderr: a terminal, a dumb one, a pipe.
import os
import pty
import re
import subprocess
import sys
import time

module = open("a.wasm", "rb").read()


def build(command, terminal, stderr):
    environment = dict(os.environ, TERM=terminal)
    process = subprocess.Popen([sys.argv[1], *command], stdin=subprocess.PIPE, stderr=stderr,
                               env=environment)
    time.sleep(1.2)
    process.stdin.write(module)
    process.stdin.close()
    return process


def onTerminal(command, terminal):
    reader, writer = pty.openpty()
    process = build(command, terminal, writer)
    os.close(writer)
    shown = b""
    while True:
        try:
            piece = os.read(reader, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(reader)
    assert process.wait() == 0
    return shown


for command in ["build", "-", "-o", "app"], ["run", "/dev/stdin"]:
    shown = onTerminal(command, "xterm")
    # Which phase depends on the machine.
    assert re.search(rb"\rsinter: [a-z]+, [0-9]+ s", shown), shown
    assert b"\n" not in shown, shown
    assert shown.endswith(b"\r\x1b[K"), shown
# Other options, since `run` would find what it has cached.
for command in ["build", "-", "-o", "app"], ["run", "-O2", "/dev/stdin"]:
    assert onTerminal(command, "dumb") == b""
for command in ["build", "-", "-o", "app"], ["run", "-O3", "/dev/stdin"]:
    process = build(command, "xterm", subprocess.PIPE)
    assert process.stderr.read() == b"" and process.wait() == 0
