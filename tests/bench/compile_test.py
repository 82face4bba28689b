# compile_test.py - the generators of bench/compile make valid modules of the size asked for, and its
# fit finds the exponent of a power.
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

bench = pathlib.Path(__file__).resolve().parents[2] / "bench"
sys.path[:0] = [str(bench / "compile"), str(bench)]
sys.dont_write_bytecode = True

from generators import generators  # noqa: E402 (found by the path above)
from support import figures  # noqa: E402

sinter = os.environ["SINTER"]


class Generators(unittest.TestCase):
    def testModulesAreValid(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "module.wasm"
            for generator in generators.values():
                with self.subTest(generator.name):
                    path.write_bytes(generator.make(generator.first))
                    subprocess.run([sinter, "build", path, "--emit", "module", "-o", os.devnull],
                                   check=True)

    def testSizesGrowWithN(self):
        for generator in generators.values():
            with self.subTest(generator.name):
                small, large = (len(generator.make(generator.first * factor)) for factor in (1, 2))
                self.assertGreater(large, 1.7 * small)
                self.assertLess(large, 2.5 * small)

    def testTheSameSizeGivesTheSameModule(self):
        for generator in generators.values():
            with self.subTest(generator.name):
                self.assertEqual(generator.make(generator.first), generator.make(generator.first))

    def testSourcesAreC(self):
        for generator in generators.values():
            if generator.c:
                with self.subTest(generator.name):
                    subprocess.run(["clang-22", "-fsyntax-only", "-w", "-x", "c", "-"], check=True,
                                   input=generator.c(50), text=True)


class Fit(unittest.TestCase):
    def testExponentOfAPower(self):
        fit = figures.exponent([(n, 3e-3 * n ** 1.5) for n in (1, 2, 4, 8)])
        self.assertAlmostEqual(fit["slope"], 1.5)
        self.assertAlmostEqual(fit["low"], 1.5)
        self.assertAlmostEqual(fit["high"], 1.5)

    def testIntervalCoversTheExponent(self):
        noise = [1.1, 0.9, 1.05, 0.95, 1.1]
        fit = figures.exponent([(2 ** i, 2 ** i * noise[i]) for i in range(5)])
        self.assertLess(fit["low"], 1)
        self.assertGreater(fit["high"], 1)

    def testTooFewPointsSayNothing(self):
        self.assertIsNone(figures.exponent([(1, 1), (2, 2)]))
        self.assertIsNone(figures.exponent([(1, 0), (2, -1), (4, 1), (8, 2)]))


if __name__ == "__main__":
    unittest.main()
