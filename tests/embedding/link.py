"""Links link.wasm with the object of link.c, runs its exports, and looks at how they end.

usage: link.py SINTER TARGET : [EMULATOR...] : OBJECT [--all]
  The module and its header are in the current folder. With --all in more modes, and with what ends
  a program.
"""

import re
import subprocess
import sys

words = sys.argv[1:]
sinter, target = words[:2]
second = words.index(":", 3)
emulator, (host, *rest) = words[3:second], words[second + 1:]
trapped = 134


def build(export, *options):
    program = "./link-" + export
    subprocess.run([sinter, "build", "link.wasm", "--target", target, "--link", host, "--invoke", export,
                    "-o", program, *options], check=True)
    return program


def expect(program, arguments, statuses, error, output=""):
    result = subprocess.run([*emulator, program, *arguments], timeout=100, capture_output=True, text=True)
    isTrap = "trap:" in result.stderr
    if (result.returncode not in statuses or result.stdout != output
            or not re.search(error, result.stderr) or isTrap != (result.returncode == trapped)):
        sys.exit("%s %s: status %d\n%s%s"
                 % (program, arguments, result.returncode, result.stdout, result.stderr))


def checkEnds(*options):
    crash, illegal = [-11], [-4, -5]
    program = build("call", *options)
    expect(program, ["99"], [0], "^$")
    expect(program, ["0"], [trapped], r'^sinter: trap: the host says no in function 13 "call" at 0x[0-9a-f]+\n$')
    expect(program, ["1"], crash, "")
    expect(program, ["2"], crash, "")
    expect(program, ["3"], illegal, "a function of sinter.h that executables do not have")
    expect(program, ["4"], [0] if emulator else [-31], "")
    expect(program, ["5"], crash, "")
    expect(build("call", "--lockdown", "off", *options), ["4"], [0], "^$")
    expect(build("then", *options), [], [trapped], "^sinter: trap: unreachable in function 14 \"then\" at ")
    expect(build("fault", *options), [], [trapped], "^sinter: trap: out of bounds .* in function 15 \"fault\" at ")
    # However little stack there is, the host has its own.
    for export, number in [("deep", 16), ("deeper", 17)]:
        expect(build(export, "--stack-size", "64K", *options), ["0"], [trapped],
               "^sinter: trap: call stack exhausted in function %d" % number)


expect(build("check"), [], [0], "^$", "0\n")
if rest == ["--all"]:
    for options in [["--bounds", "check"], ["--bounds", "clamp", "-O0"], ["-O3"]]:
        expect(build("check", *options), [], [0], "^$", "0\n")
    checkEnds()
    checkEnds("--bounds", "check", "-O1")
