"""Tests of the context runtime without the compiler: shared objects made of C stand in for modules.

usage: context_test.py FOLDER [COMMAND...]
  FOLDER   of alpha.so, beta.so and host, built for one target
  COMMAND  runs host, for example qemu-aarch64; without it it runs directly
"""

import os
import signal
import subprocess
import sys
import unittest

FOLDER = os.path.abspath(sys.argv[1])
COMMAND = sys.argv[2:]
PASS = 42


def run(test):
    paths = [os.path.join(FOLDER, name) for name in ("host", "alpha.so", "beta.so")]
    return subprocess.run([*COMMAND, *paths, test], capture_output=True, text=True, timeout=300)


class Context(unittest.TestCase):
    def check(self, test):
        result = run(test)
        self.assertEqual((result.stderr, result.returncode), ("", PASS))

    def test_calls(self):
        self.check("calls")

    def test_traps_leave_the_store_usable(self):
        self.check("traps")

    def test_host_and_guest_call_one_another(self):
        self.check("nested")

    def test_instances_share_and_failed_ones_leave_traces(self):
        self.check("sharing")

    def test_imports_are_checked(self):
        self.check("linking")

    def test_references_are_checked(self):
        self.check("references")

    def test_types_of_references_are_checked(self):
        self.check("typed-references")

    def test_many_stores(self):
        self.check("many-stores")

    def test_a_store_per_thread(self):
        self.check("threads")

    def test_faults_of_the_host_stay_its_own(self):
        self.check("host-handler")

    def test_crashes_stay_crashes(self):
        self.assertEqual(run("crash").returncode, -signal.SIGSEGV)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
