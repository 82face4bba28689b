# measure.py - what a profile gains and what counting costs: the figures of docs/pgo.md.
#
#   python3 bench/profile/measure.py SINTER lua.wasm train.lua measure.lua [--runs N] [OPTIONS...]
#   python3 bench/profile/measure.py SINTER sqlite.wasm train.sql measure.sql
#
# Builds the module three times, plain, counting, and with what the counting one counted on the
# training input; then runs the three in turn on the other input and prints, for each, the size and
# the median and range of user time. A file that ends in .lua is the program's argument, any other its
# standard input. Other options are for all three builds.
import argparse
import os
import shlex
import statistics
import subprocess
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("sinter")
parser.add_argument("module")
parser.add_argument("train")
parser.add_argument("measure")
parser.add_argument("--runs", type=int, default=9)
arguments, options = parser.parse_known_args()


def build(name, *more):
    subprocess.run([arguments.sinter, "build", arguments.module, "-o", name, "--dir",
                    ".::.", *options, *more], check=True)


def run(program, file):
    """Runs the program on the file; returns its output and its user time in seconds."""
    command = [program] + ([file] if file.endswith(".lua") else [])
    with open(file) as stdin, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=stdin, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, shlex.join(command)
        output.seek(0)
        return output.read(), usage.ru_utime


with tempfile.TemporaryDirectory() as folder:
    programs = {name: os.path.join(folder, name) for name in ("plain", "profile", "counting")}
    profile = os.path.join(folder, "profraw")
    build(programs["plain"])
    build(programs["counting"], "--profile-generate=" + profile)
    run(programs["counting"], arguments.train)
    build(programs["profile"], "--profile-use", profile)
    times = {name: [] for name in programs}
    outputs = set()
    for _ in range(arguments.runs):
        for name, program in programs.items():
            output, time = run(program, arguments.measure)
            outputs.add(output)
            times[name].append(time)
    assert len(outputs) == 1, "the programs' outputs differ"
    plain = statistics.median(times["plain"])
    for name, program in programs.items():
        median = statistics.median(times[name])
        print("%-9s %9d bytes  %.3f s (%.3f to %.3f)  %.3f" %
              (name, os.path.getsize(program), median, min(times[name]), max(times[name]),
               median / plain))
