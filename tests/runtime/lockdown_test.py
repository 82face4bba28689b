"""Tests of what the system enforces on a program: the filter of system calls, the rules for paths.

usage: lockdown_test.py PROGRAMS [COMMAND...]
  PROGRAMS  folder of the programs, built for one target
  COMMAND   runs them, for example qemu-aarch64, which enforces nothing; without it they run directly
"""

import ctypes
import os
import platform
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import filter

PROGRAMS = os.path.abspath(sys.argv[1])
COMMAND = sys.argv[2:]
PASS, TRAP, CANNOT_START = 42, 134, 125
OFF, ON, REQUIRED = "0", "1", "2"
ENOSYS = 38
NUMBERS = filter.numbers(filter.X86_64 if platform.machine() == "x86_64" else None)
LACKS_LANDLOCK = ("sinter: cannot start: the system does not provide Landlock, version 2 or later; "
                  "build without --lockdown require\n")
LACKS_SECCOMP = ("sinter: cannot start: the system does not provide seccomp filters; "
                 "build without --lockdown require\n")
REPORT = """\
read rw 0
write rw 0
truncate rw 0
create rw 0
list rw 0
mkdir rw 0
symlink rw 0
rename rw 0
link rw 0
rename fifo rw 0
unlink rw 0
rmdir rw 0
read ro 0
list ro 0
write ro -13
truncate ro -13
create ro -13
unlink ro -13
move to ro -13
read outside -13
read upwards -13
read absolute -13
list outside -13
create outside -13
move out -13
bind -13
done
"""


def system_call(name, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(NUMBERS[name], *[ctypes.c_long(argument) for argument in arguments])


def landlock_version():
    return system_call("landlock_create_ruleset", 0, 0, 1)


def has_filters():
    # A filter at no address: EFAULT where there are filters.
    return system_call("seccomp", 1, 0, 0) == -1 and ctypes.get_errno() == 14


def without(*names):
    """For preexec_fn: a kernel that does not know these system calls."""
    return filter.answering({NUMBERS[name]: ENOSYS for name in names})


class Lockdown(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = folder.name
        for path in ("rw/empty", "ro"):
            os.makedirs(f"{self.top}/{path}")
        for path in ("rw/file", "ro/file", "outside"):
            with open(f"{self.top}/{path}", "w") as file:
                file.write("contents")
        os.mkfifo(f"{self.top}/rw/fifo")

    def start(self, program, level, action, command=None, **options):
        return subprocess.Popen(
            [*(COMMAND if command is None else command), os.path.join(PROGRAMS, program), level,
             action], cwd=self.top, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            **{"stdin": subprocess.DEVNULL, **options})

    def run_program(self, *arguments, **options):
        process = self.start(*arguments, **options)
        stdout, stderr = process.communicate(timeout=100)
        return stdout, stderr, process.returncode

    def allowed(self, program):
        return set(filter.describe(filter.read(os.path.join(PROGRAMS, program))))


class List(Lockdown):
    """The list of calls is part of the executable, so it can be read for every target."""

    def test_least(self):
        self.assertEqual(self.allowed("trap"), {"exit_group", "write(0: 2)"})

    def test_output(self):
        self.assertEqual(self.allowed("start"), {"exit_group", "write(0: 1)", "write(0: 2)"})

    def test_growth(self):
        self.assertEqual(self.allowed("lockdown"), {
            "exit_group", "write(0: 1)", "write(0: 2)", "read",
            # memory.grow, within the reservation and, in check mode, beyond.
            "mprotect(2: 3)", "mmap(2: 0)", "mmap(2: 3)", "mremap(3: 1)", "mremap(3: 3)", "munmap",
            # A wait with an end.
            f"futex(1: {9 | 128})", "clock_gettime", "restart_syscall"})

    def test_served(self):
        self.assertEqual(self.allowed("lockdown-served") - self.allowed("lockdown"), {
            "rt_sigreturn", f"ioctl(1: {0xC028AA03})",  # UFFDIO_COPY
            "fstat"})  # how much there is to be read
        self.assertLess(self.allowed("lockdown"), self.allowed("lockdown-served"))

    def test_nothing_that_only_start_up_does(self):
        for program in ("start", "memory", "trap", "wasi", "lockdown"):
            names = {call.split("(")[0] for call in self.allowed(program)}
            self.assertFalse(names & {
                "sigaltstack", "rt_sigreturn", "prctl", "seccomp", "landlock_create_ruleset",
                "landlock_add_rule", "landlock_restrict_self", "socket", "bind", "listen",
                "userfaultfd"}, program)

    def test_no_code_is_made(self):
        for program in ("memory", "memory-move", "wasi", "lockdown"):
            for name, argument, value in filter.read(os.path.join(PROGRAMS, program)):
                if name in ("mmap", "mprotect"):
                    self.assertTrue(argument == 2 and not value & 4, (program, name, value))


@unittest.skipIf(COMMAND, "the emulator enforces nothing")
class Enforced(Lockdown):
    PROGRAM = "lockdown"

    def test_the_system_is_one_that_enforces(self):
        # Else the tests below could not fail.
        self.assertTrue(has_filters(), "no seccomp filters")
        self.assertGreaterEqual(landlock_version(), 2, "no Landlock")

    def test_ordinary_actions(self):
        for level in (OFF, ON, REQUIRED):
            for action in ("none", "grow", "sleep"):
                self.assertEqual(self.run_program(self.PROGRAM, level, action),
                                 ("done\n", "", PASS), action)

    def test_traps_and_crashes(self):
        for level in (OFF, ON, REQUIRED):
            for action, message in (("unreachable", "unreachable"),
                                    ("fault", "out of bounds memory access")):
                self.assertEqual(self.run_program(self.PROGRAM, level, action),
                                 ("", f"sinter: trap: {message}\n", TRAP))
            self.assertEqual(self.run_program(self.PROGRAM, level, "bug")[2], -signal.SIGSEGV)

    def check_killed(self, program, *actions):
        for action in actions:
            for level in (ON, REQUIRED):
                self.assertEqual(self.run_program(program, level, action),
                                 ("", "", -signal.SIGSYS), action)
            # Not because it could not be done.
            self.assertEqual(self.run_program(program, OFF, action), ("done\n", "", PASS), action)

    def test_other_calls(self):
        self.check_killed(self.PROGRAM, "number", "negative", "open", "again")

    def test_other_arguments(self):
        self.check_killed(self.PROGRAM, "argument", "map-code", "make-code")

    @unittest.skipUnless(platform.machine() == "x86_64", "ISAs that x86-64 has beside its own")
    def test_other_isas(self):
        self.check_killed(self.PROGRAM, "x32", "i386")

    def test_signals(self):
        self.assertEqual(self.run_program("lockdown-files", ON, "signal-self"),
                         ("done\n", "", PASS))
        self.check_killed("lockdown-files", "signal-other")

    def test_a_wait_goes_on_after_a_stop(self):
        process = self.start(self.PROGRAM, ON, "sleep")
        time.sleep(0.1)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.1)
        process.send_signal(signal.SIGCONT)
        self.assertEqual((*process.communicate(timeout=100), process.returncode),
                         ("done\n", "", PASS))

    def test_files(self):
        self.assertEqual(self.run_program("lockdown-files", ON, "files"), (REPORT, "", PASS))

    def test_files_without(self):
        stdout, stderr, status = self.run_program("lockdown-files", OFF, "files")
        self.assertNotIn("-", stdout)
        self.assertEqual((stderr, status), ("", PASS))

    def state(self, level):
        process = self.start(self.PROGRAM, level, "wait", stdin=subprocess.PIPE)
        name = f"/proc/{process.pid}"
        self.assertEqual(process.stdout.readline(), "ready\n")
        with open(f"{name}/status") as file:
            status = dict(line.rstrip().split(":\t", 1) for line in file if ":\t" in line.rstrip())
        with open(f"{name}/maps") as file:
            maps = [line.split()[1] for line in file]
        process.communicate("x", timeout=100)
        self.assertEqual(process.returncode, PASS)
        return status["NoNewPrivs"], status["Seccomp"], maps

    def test_state(self):
        self.assertEqual(self.state(OFF)[:2], ("0", "0"))
        self.assertEqual(self.state(ON)[:2], ("1", "2"))
        self.assertEqual(self.state(REQUIRED)[:2], ("1", "2"))

    def test_no_page_is_writable_and_executable(self):
        maps = self.state(ON)[2]
        self.assertTrue(any("x" in flags for flags in maps) and any("w" in flags for flags in maps))
        self.assertFalse([flags for flags in maps if "w" in flags and "x" in flags])


class ServedEnforced(Enforced):
    """With a memory whose pages userfaultfd serves."""
    PROGRAM = "lockdown-served"

    def setUp(self):
        if system_call("userfaultfd", 0o2000001) < 0:  # O_CLOEXEC | UFFD_USER_MODE_ONLY
            self.skipTest("no userfaultfd here")
        super().setUp()

    def test_pages_are_served(self):
        for level in (OFF, ON, REQUIRED):
            self.assertEqual(self.run_program(self.PROGRAM, level, "touch"), ("done\n", "", PASS))

    def test_other_requests_to_the_descriptor(self):
        self.check_killed(self.PROGRAM, "ioctl-register", "ioctl-unregister", "ioctl-zero",
                          "userfaultfd")


needs_strace = unittest.skipUnless(shutil.which("strace") or os.environ.get("CI") == "true",
                                   "needs strace")


@unittest.skipIf(COMMAND, "the emulator is such a system, see below")
class Partly(Lockdown):
    """On kernels that have not got everything."""

    def test_without_landlock(self):
        lacking = without("landlock_create_ruleset")
        self.assertEqual(self.run_program("lockdown", ON, "none", preexec_fn=lacking),
                         ("done\n", "", PASS))
        self.assertEqual(self.run_program("lockdown", ON, "number", preexec_fn=lacking)[2],
                         -signal.SIGSYS)
        self.assertEqual(self.run_program("lockdown", REQUIRED, "none", preexec_fn=lacking),
                         ("", LACKS_LANDLOCK, CANNOT_START))

    def test_without_seccomp(self):
        lacking = without("seccomp")
        self.assertEqual(self.run_program("lockdown", ON, "number", preexec_fn=lacking),
                         ("done\n", "", PASS))
        self.assertEqual(self.run_program("lockdown-files", ON, "files", preexec_fn=lacking),
                         (REPORT, "", PASS))
        self.assertEqual(self.run_program("lockdown", REQUIRED, "none", preexec_fn=lacking),
                         ("", LACKS_SECCOMP, CANNOT_START))

    def older(self, version, *arguments):
        """As if Landlock were of this version; its calls go to the one that is here."""
        return self.run_program(*arguments, command=[
            "strace", "-o", os.devnull, "-e",
            f"inject=landlock_create_ruleset:retval={version}:when=1"])

    @needs_strace
    def test_older_landlock(self):
        for version in range(1, min(landlock_version(), 7)):
            self.setUp()
            stdout, _, status = self.older(version, "lockdown-files", ON, "files")
            self.assertEqual(status, PASS)
            if version == 1:
                self.assertNotIn("-", stdout)
                continue
            # Truncating is a right of its own from 3 on, and TCP from 4.
            expected = REPORT
            if version < 3:
                expected = expected.replace("truncate ro -13", "truncate ro 0")
            if version < 4:
                expected = expected.replace("bind -13", "bind 0")
            self.assertEqual(stdout, expected, version)

    @needs_strace
    def test_required_landlock(self):
        self.assertEqual(self.older(1, "lockdown", REQUIRED, "none"),
                         ("", LACKS_LANDLOCK, CANNOT_START))
        self.assertEqual(self.older(2, "lockdown", REQUIRED, "none"), ("done\n", "", PASS))


@unittest.skipUnless(COMMAND, "a system that enforces nothing")
class Emulated(Lockdown):
    def test_nothing_is_enforced(self):
        for level in (OFF, ON):
            for action in ("none", "grow", "number", "sleep"):
                self.assertEqual(self.run_program("lockdown", level, action),
                                 ("done\n", "", PASS), action)

    def test_required(self):
        self.assertEqual(self.run_program("lockdown", REQUIRED, "none"),
                         ("", LACKS_LANDLOCK, CANNOT_START))

    def test_crashes_stay_crashes(self):
        self.assertEqual(self.run_program("lockdown", ON, "bug")[2], -signal.SIGSEGV)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
