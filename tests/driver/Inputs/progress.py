# progress.py SINTER - what a slow build writes to stderr: a terminal, a dumb one, a pipe.
import os
import pty
import re
import subprocess
import sys
import time

module = open("a.wasm", "rb").read()


def build(terminal, stderr):
    environment = dict(os.environ, TERM=terminal)
    process = subprocess.Popen([sys.argv[1], "build", "-", "-o", "app"], stdin=subprocess.PIPE,
                               stderr=stderr, env=environment)
    time.sleep(1.2)
    process.stdin.write(module)
    process.stdin.close()
    return process


def onTerminal(terminal):
    reader, writer = pty.openpty()
    process = build(terminal, writer)
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


shown = onTerminal("xterm")
assert re.search(rb"\rsinter: [a-z]+, [0-9]+ s", shown), shown  # which phase depends on the machine
assert b"\n" not in shown, shown
assert shown.endswith(b"\r\x1b[K"), shown
assert onTerminal("dumb") == b""
process = build("xterm", subprocess.PIPE)
assert process.stderr.read() == b"" and process.wait() == 0
