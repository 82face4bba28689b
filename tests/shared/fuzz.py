"""Random modules, and a host that calls the C API at random: nothing may be wrong, nothing crash.

usage: fuzz.py [option...] SINTER GENERATOR : [EMULATOR...] : HOST
  GENERATOR  sinter-generate-module
  HOST       Inputs/fuzz/main.cpp

Each round has modules of its own, from fuzz_module.py and GENERATOR, each built with other options,
and several runs of the host. What fails is kept and can be repeated by the command that is printed.
By hand, for as long as you like: --rounds 1000 --steps 20000.
"""

import argparse
import os
import pathlib
import subprocess
import sys

import fuzz_module

# What modules are built with, in turn; the last two are those of GENERATOR.
everything = [("guard", "-O2"), ("check", "-O0"), ("check.interruptible", "-O2"),
              ("guard.fuel", "-O0"), ("clamp", "-O2"), ("uffd", "-O2"),
              ("guard", "-O0"), ("check.fuel.interruptible", "-O2"), ("none", "-O2"),
              ("guard", "-O2"), ("check.interruptible", "-O2")]
generated = 2


def parse(words):
    first = words.index(":")
    second = words.index(":", first + 1)
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--target")
    parser.add_argument("--first", type=int, default=1, help="seed (1)")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3, help="of a round (3)")
    parser.add_argument("--steps", type=int, default=2000, help="of each thread (2000)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--modes", help="of --bounds, with commas; others are left out")
    parser.add_argument("--assemble", default="wat2wasm", help="a command")
    parser.add_argument("sinter")
    parser.add_argument("generator")
    choices = parser.parse_args(words[:first])
    choices.emulator, choices.host = words[first + 1:second], words[second + 1]
    return choices


def build(choices, seed):
    """The shared objects of a round."""
    objects = []
    for i, (kind, level) in enumerate(everything):
        bounds, *options = kind.split(".")
        if choices.modes and bounds not in choices.modes.split(","):
            continue
        name = "%d-%d" % (seed, i)
        if i < len(everything) - generated:
            # Nothing at all is done about 64-bit indices with --bounds none.
            module = fuzz_module.Module(seed * 100 + i, has64=bounds != "none")
            pathlib.Path(name + ".wat").write_text(module.text())
            command = [*choices.assemble.split(), name + ".wat", "-o", name + ".wasm"]
        else:
            command = [choices.generator, str(seed * 100 + i), name + ".wasm"]
        subprocess.run(command, check=True)
        output = "./%s.%s.so" % (name, kind)
        subprocess.run([choices.sinter, "build", name + ".wasm", "--emit", "shared", level,
                        "--module-name", "fuzz", "--bounds", bounds, "-o", output,
                        *(["--target", choices.target] if choices.target else []),
                        *["--" + option for option in options]],
                       check=True, stderr=subprocess.DEVNULL if bounds == "none" else None)
        objects.append(output)
    return objects


def main():
    choices = parse(sys.argv[1:])
    for seed in range(choices.first, choices.first + choices.rounds):
        objects = build(choices, seed)
        for run in range(choices.runs):
            command = [*choices.emulator, choices.host, str(seed * choices.runs + run),
                       str(choices.steps), str(choices.threads), *objects]
            try:
                result = subprocess.run(command, timeout=max(600, choices.steps // 20),
                                        capture_output=True, text=True)
                status, errors = result.returncode, result.stderr
            except subprocess.TimeoutExpired:
                status, errors = "none, it does not end", ""
            if status != 42 or errors:
                sys.exit("status %s\n%s\nin %s: %s" % (status, errors, os.getcwd(),
                                                        " ".join(command)))
        for file in objects:
            os.remove(file)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
