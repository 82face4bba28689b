"""Prices of the first access to a page, of growth and of a start, in bounds modes side by side.

usage: measure.py SINTER [--runs N] [--modes MODE...]

Runs alternate between the modes; medians are printed, with the quartiles in brackets, of processor
time, which other processes disturb less than the clock. The first access is a pass over 256 MiB less
the passes after it.
"""

import argparse
import os
import statistics
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = (256 << 20) // 4096
PASSES = 21


def seconds(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def build(options, folder, invoke, mode):
    image = os.path.join(folder, invoke + "-" + mode)
    subprocess.run([options.sinter, "build", os.path.join(folder, "touch.wasm"), "-o", image,
                    "--invoke", invoke, "--bounds", mode], check=True, stderr=subprocess.DEVNULL)
    return image


def row(name, unit, samples):
    low, middle, high = statistics.quantiles(samples, n=4)
    print("  %-34s %9.1f %s  [%.1f, %.1f]" % (name, middle, unit, low, high))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sinter")
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--modes", nargs="+", default=["guard", "uffd"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["wat2wasm", os.path.join(HERE, "touch.wat"), "-o",
                        os.path.join(folder, "touch.wasm")], check=True)
        images = {mode: [build(options, folder, name, mode) for name in ("touch", "grow")]
                  for mode in options.modes}
        # A start, one pass, all passes, and growth, one page each time.
        times = {mode: ([], [], [], []) for mode in options.modes}
        for _ in range(options.runs):
            for mode, (touch, grow) in images.items():
                for kind, command in enumerate(([grow, "1"], [touch, "1"], [touch, str(PASSES)],
                                                [grow, "60000"])):
                    times[mode][kind].append(seconds(command))
    for mode, (start, one, many, grow) in times.items():
        print(mode)
        again = [(b - a) / (PASSES - 1) for a, b in zip(one, many)]
        row("first access to a page", "ns",
            [(b - a - c) / PAGES * 1e9 for a, b, c in zip(start, one, again)])
        row("a pass over 256 MiB after that", "us", [c * 1e6 for c in again])
        row("memory.grow by a page", "ns", [(b - a) / 60000 * 1e9 for a, b in zip(start, grow)])
        row("start to end of a process", "us", [a * 1e6 for a in start])


if __name__ == "__main__":
    main()
