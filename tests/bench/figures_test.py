# figures_test.py - the statistics behind ratios, intervals and means.
import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench"))

from suite import results  # noqa: E402 (found by the path above)
from support import figures  # noqa: E402


def run(way, workload, round, time):
    return {"way": way, "workload": workload, "round": round, "median": time}


class Figures(unittest.TestCase):
    def testMedianAndQuartiles(self):
        self.assertEqual(figures.median([3, 1, 2, 100]), 2.5)
        self.assertEqual(figures.quartiles([1, 2, 3, 4, 5]), (2, 4))
        self.assertEqual(figures.quartiles([7]), (7, 7))

    def testGeomeanIsOfRatios(self):
        self.assertAlmostEqual(figures.geomean([0.5, 2]), 1)
        self.assertAlmostEqual(figures.geomean([1, 8]), math.sqrt(8))

    def testSpreadIsRelative(self):
        self.assertAlmostEqual(results.spread([10, 11, 9, 10, 50]), 0.1)
        self.assertEqual(results.spread([4]), 0)

    def testBootstrapCoversTheMedianAndRepeats(self):
        values = [1.0, 1.1, 0.9, 1.05, 0.95, 3.0]
        low, high = figures.bootstrap(values)
        self.assertLessEqual(low, figures.median(values))
        self.assertGreaterEqual(high, figures.median(values))
        self.assertEqual((low, high), figures.bootstrap(values))

    def testBootstrapOfEqualValuesIsAPoint(self):
        self.assertEqual(figures.bootstrap([2.0] * 5), (2.0, 2.0))


class Results(unittest.TestCase):
    def setUp(self):
        # The machine is twice as slow in the second round: ratios of the same round do not notice.
        self.runs = []
        for round, slowness in [(1, 1), (2, 2), (3, 1)]:
            for workload, plain, march, wasm in [("a", 1.0, 2.0, 1.5), ("b", 4.0, 1.0, 2.0)]:
                self.runs += [run("native", workload, round, plain * slowness),
                              run("native-march", workload, round, march * slowness),
                              run("sinter guard scalar", workload, round, wasm * slowness)]
        self.found = results.evaluate(self.runs, "median")

    def ratio(self, base, workload):
        return self.found["ratios"][base]["sinter guard scalar"]["ratios"][workload]["ratio"]

    def testRatiosArePaired(self):
        self.assertAlmostEqual(self.ratio("native", "a"), 1.5)
        self.assertAlmostEqual(self.ratio("native", "b"), 0.5)
        shared = self.found["ratios"]["native"]["sinter guard scalar"]
        self.assertAlmostEqual(shared["geomean"], math.sqrt(0.75))
        self.assertAlmostEqual(shared["low"], shared["high"])
        self.assertEqual((shared["worst"], shared["workloads"]), ("a", 2))

    def testBestNativeIsChosenForEachWorkload(self):
        self.assertAlmostEqual(self.ratio("best native", "a"), 1.5)
        self.assertAlmostEqual(self.ratio("best native", "b"), 2.0)

    def testTheBestStatisticIsOfTheShortestTimes(self):
        # A round in which only one side was interrupted.
        runs = [{**run(way, "a", round, 1), "best": best}
                for way, round, best in [("native", 1, 1.0), ("native", 2, 9.0),
                                         ("wasm", 1, 8.0), ("wasm", 2, 1.5)]]
        shared = results.evaluate(runs, "best")["ratios"]["native"]["wasm"]
        self.assertAlmostEqual(shared["ratios"]["a"]["ratio"], 1.5)

    def testAWorkloadThatAWayLacksIsLeftOut(self):
        runs = [one for one in self.runs
                if one["workload"] != "b" or not one["way"].startswith("sinter")]
        shared = results.evaluate(runs, "median")["ratios"]["native"]["sinter guard scalar"]
        self.assertEqual(shared["workloads"], 1)
        self.assertAlmostEqual(shared["geomean"], 1.5)

    def testTheTableShowsWhatIsMissing(self):
        table = results.text(self.found, ["sinter guard scalar"],
                             [{"name": "a", "group": "x"}, {"name": "c", "group": "x"}], {},
                             "native")
        self.assertRegex(table, r"(?m)^a +1000\.000 +1\.500$")
        self.assertRegex(table, r"(?m)^c +-$")


if __name__ == "__main__":
    unittest.main()
