# run_test.py - bench/run on a few kernels: outputs agree, the files are what they should be, and
# what is absent or wrong is said.
import html.parser
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

bench = pathlib.Path(__file__).resolve().parents[2] / "bench"
sinter = os.environ["SINTER"]
work = os.environ.get("SINTER_BENCH_WORK") or tempfile.mkdtemp()
kernels = "fnv,simd-bytes,interpreter-table"


def run(*words, path=None, program=sinter):
    command = [sys.executable, "-B", str(bench / "run"), "--work", work, "--milliseconds", "2",
               "--runs", "2", "--sinter", str(program), *words]
    return subprocess.run(command, capture_output=True, text=True,
                          env={**os.environ, "PATH": path or os.environ["PATH"]})


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.counts = [], {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag


class Run(unittest.TestCase):
    def testKernelsAgreeAndFilesAreWhole(self):
        with tempfile.TemporaryDirectory() as folder:
            jsonFile, htmlFile = pathlib.Path(folder, "r.json"), pathlib.Path(folder, "r.html")
            result = run("--kernels", kernels, "--engines", "native,sinter,wasm3",
                         "--modes", "guard", "--json", str(jsonFile), "--html", str(htmlFile),
                         path=self.pathOfClang())
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            report = json.loads(jsonFile.read_text())
            page = htmlFile.read_text()
        self.assertEqual(report["failures"], [])
        self.assertIn("wasm3", report["absent"])
        self.assertIn("absent: wasm3: no wasm3 on PATH", result.stdout)
        self.assertEqual(report["ways"], ["native", "native-march", "sinter guard scalar",
                                          "sinter guard simd"])
        # Three kernels, of which one has no scalar form, in two rounds.
        self.assertEqual(len(report["runs"]), 2 * (3 * 4 - 1))
        compared = report["results"]["ratios"]["native"]["sinter guard simd"]
        self.assertEqual(set(compared["ratios"]), set(kernels.split(",")))
        self.assertLessEqual(compared["low"], compared["geomean"])
        self.assertTrue(all(build["bytes"] > 0 for build in report["builds"]))
        counts = Page(page).counts
        self.assertGreaterEqual(counts["svg"], 4)
        self.assertNotIn("script", counts)

    def pathOfClang(self):
        """A folder with links to the few programs that a run needs, and no engine."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        for name in ["clang-22", "wasm-ld-22", "wasm-ld", "ld"]:
            found = shutil.which(name)
            if found:
                os.symlink(os.path.realpath(found) if name == "clang-22" else found,
                           os.path.join(folder, name))
        return folder

    def testWrongOutputFails(self):
        # In place of the compiler stands a script whose "image" prints another checksum.
        with tempfile.TemporaryDirectory() as folder:
            wrong = pathlib.Path(folder, "sinter")
            line = "checksum 1 repetitions 1 first 1 best 1 median 1 total 1 inside 1"
            wrong.write_text("#!/bin/sh\nwhile [ \"$1\" != -o ]; do shift; done\n"
                             "printf '#!/bin/sh\\necho %s\\n' >\"$2\"\nchmod +x \"$2\"\n" % line)
            wrong.chmod(0o755)
            result = run("--kernels", "fnv", "--modes", "guard", "--forms", "scalar", program=wrong)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"failed: fnv, sinter guard scalar: its output is 1, but ")

    def testWhatDoesNotExistIsRefused(self):
        self.assertIn("no kernel or program has such a name", run("--kernels", "nothing").stderr)
        self.assertIn("there is no engine 'v9'", run("--engines", "v9").stderr)


if __name__ == "__main__":
    if not shutil.which("clang-22"):
        print("SKIPPED: clang-22 is missing")
        sys.exit(77)
    unittest.main()
