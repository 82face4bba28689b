# embedding_test.py - bench/embedding with tiny counts: all of it runs, variants agree, files are whole.
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

program = pathlib.Path(__file__).resolve().parents[2] / "bench" / "embedding" / "run"
sinter = os.environ["SINTER"]


def run(*words):
    return subprocess.run([sys.executable, "-B", str(program), "--sinter", sinter, *words],
                          capture_output=True, text=True)


class Embedding(unittest.TestCase):
    def testAllModes(self):
        with tempfile.TemporaryDirectory() as folder:
            jsonFile, htmlFile = pathlib.Path(folder, "r.json"), pathlib.Path(folder, "r.html")
            result = run("--bounds", "check", "--rounds", "1", "--calls", "20", "--replications", "3",
                         "--policies", "FIFO", "GD-Size", "--requests", "2000", "--objects", "200",
                         "--mebibytes", "1", "--data", "64", "--threads", "1", "--milliseconds", "5",
                         "--json", str(jsonFile), "--html", str(htmlFile))
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            report = json.loads(jsonFile.read_text())
            page = htmlFile.read_text()
        self.assertEqual(list(report["results"]), ["micro", "macro", "instances"])
        for mode, found in report["results"].items():
            self.assertTrue(found, mode)
        self.assertEqual({each["policy"] for each in report["results"]["macro"]}, {"FIFO", "GD-Size"})
        for each in report["results"]["macro"]:
            self.assertEqual(len(each["variants"]), 7)
            self.assertTrue(all(0 < hits["hit ratio"] < 1 for hits in each["hits"].values()))
        self.assertIn("<svg", page)
        self.assertNotIn("<script", page)
        self.assertTrue(page.rstrip().endswith("</html>"))

    def testWhatMakesNoSenseIsRefused(self):
        result = run("--modes", "micro", "--calls", "0")
        self.assertEqual(result.returncode, 2)
        self.assertIn("numbers must be at least 1", result.stderr)


if __name__ == "__main__":
    if not shutil.which("clang-22"):
        print("SKIPPED: clang-22 is missing")
        sys.exit(77)
    unittest.main()
