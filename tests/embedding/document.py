"""Does what a document shows: writes its files, runs its commands, compares the output.

usage: document.py DOCUMENT NAME=COMMAND...
  A block of code that begins with `// NAME` is a file; one of type sh is run, with each NAME of the
  command line standing for its COMMAND; what it prints must be the block of type text.
"""

import re
import subprocess
import sys

document, *definitions = sys.argv[1:]
with open(document) as file:
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
commands, expected = [], []
for kind, text in blocks:
    name = re.match(r"// (\S+)\n", text)
    if name:
        with open(name[1], "w") as file:
            file.write(text)
    elif kind == "sh":
        commands.append(text)
    elif kind == "text":
        expected.append(text)
functions = "".join("%s() { %s \"$@\"; }\n" % tuple(each.split("=", 1)) for each in definitions)
assert commands and len(commands) == len(expected)
for command, text in zip(commands, expected):
    result = subprocess.run(["sh", "-e", "-c", functions + command], capture_output=True, text=True)
    if result.returncode or result.stdout != text:
        sys.exit("status %d, printed\n%s%s" % (result.returncode, result.stdout, result.stderr))
