# refuse.py [--status=N] COMMAND... - expects a refusal: exit status 1 or N, one line on stderr,
# nothing on stdout and no file more or less in the working directory. Prints the line, for FileCheck.
import os
import subprocess
import sys

command = sys.argv[1:]
status = 1
if command[0].startswith("--status="):
    status = int(command.pop(0).split("=")[1])
before = sorted(os.listdir("."))
result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
line = result.stderr.decode(errors="backslashreplace")
sys.stdout.write(line)
problems = []
if result.returncode != status:
    problems.append("exit status %d" % result.returncode)
if line.count("\n") != 1 or not line.endswith("\n"):
    problems.append("%d lines on stderr" % line.count("\n"))
if result.stdout:
    problems.append("%d bytes on stdout" % len(result.stdout))
if sorted(os.listdir(".")) != before:
    problems.append("files changed: %s, now %s" % (before, sorted(os.listdir("."))))
if problems:
    sys.exit("refuse.py: %s: %s" % (" ".join(command), "; ".join(problems)))
