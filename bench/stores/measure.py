# measure.py <sinter A> <sinter B> - what a change of the compiler costs loops that store, in libraries
# with --bounds guard: times of A's code over times of B's. The figures of docs/traps.md.

import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))


def main():
    compilers = [os.path.abspath(compiler) for compiler in sys.argv[1:]]
    if len(compilers) != 2:
        sys.exit("usage: measure.py SINTER_A SINTER_B")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.run(["clang-22", "--target=wasm32", "-O2", "-nostdlib", "-Wl,--no-entry",
                        "--no-wasm-opt", os.path.join(here, "kernels.c"), "-o", "kernels.wasm"],
                       check=True)
        for name, compiler in zip("ab", compilers):
            subprocess.run([compiler, "build", "kernels.wasm", "--emit", "shared", "-o",
                            name + ".so"], check=True)
        subprocess.run(["clang-22", "-O2", "-I", root, "-I", os.path.join(root, "rt-lib/include"),
                        os.path.join(here, "compare.c"), "-o", "compare", "-ldl", "-lm"],
                       check=True)
        subprocess.run(["./compare", "./a.so", "./b.so"], check=True)


if __name__ == "__main__":
    main()
