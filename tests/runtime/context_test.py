"""Tests of the context runtime without the compiler: shared objects made of C stand in for modules.

usage: context_test.py FOLDER [COMMAND...]
  FOLDER   of alpha.so, alpha-served.so, beta.so, host and served, built for one target
  COMMAND  runs host, for example qemu-aarch64; without it it runs directly
"""

import ctypes
import os
import platform
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import filter

FOLDER = os.path.abspath(sys.argv[1])
COMMAND = sys.argv[2:]
PASS = 42
USERFAULTFD = filter.numbers(filter.X86_64 if platform.machine() == "x86_64" else None)[
    "userfaultfd"]


def run(test, host="host", modules=("alpha.so", "beta.so"), **options):
    paths = [os.path.join(FOLDER, name) for name in (host, *modules)]
    return subprocess.run([*COMMAND, *paths, test], capture_output=True, text=True, timeout=300,
                          **options)


def has_userfaultfd():
    # O_CLOEXEC | UFFD_USER_MODE_ONLY
    descriptor = ctypes.CDLL(None).syscall(USERFAULTFD, 0o2000001)
    if descriptor >= 0:
        os.close(descriptor)
    return not COMMAND and descriptor >= 0


class Context(unittest.TestCase):
    MODULES = "alpha.so", "beta.so"

    def check(self, test):
        result = run(test, modules=self.MODULES)
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
        self.assertEqual(run("crash", modules=self.MODULES).returncode, -signal.SIGSEGV)


@unittest.skipUnless(has_userfaultfd(), "no userfaultfd here")
class ServedContext(Context):
    """The same with a memory whose pages userfaultfd serves, and what is particular to that."""
    MODULES = "alpha-served.so", "beta.so"

    def check_served(self, test):
        result = run(test, "served", ("alpha-served.so", "alpha.so"))
        self.assertEqual((result.stderr, result.returncode), ("", PASS))

    def test_pages_come_when_they_are_touched(self):
        self.check_served("pages")

    def test_reservations_are_empty_for_the_next_store(self):
        self.check_served("released")

    def test_more_memories_than_are_kept(self):
        self.check_served("many")

    def test_threads_at_the_same_pages(self):
        self.check_served("threads")

    def test_children_go_on(self):
        self.check_served("fork")

    def test_children_go_on_whatever_other_threads_did(self):
        self.check_served("fork-threads")


class Unsupported(unittest.TestCase):
    def test_status(self):
        if COMMAND:
            options = [{}]
        else:
            options = [{"preexec_fn": filter.answering({USERFAULTFD: error})}
                       for error in (1, 22, 38)]  # EPERM, EINVAL, ENOSYS
        for option in options:
            result = run("unsupported", "served", ("alpha-served.so", "alpha.so"), **option)
            self.assertEqual((result.stderr, result.returncode), ("", PASS))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
