"""Tests of the runtime library without the compiler: C programs stand in for compiled code.

usage: runtime_test.py PROGRAMS [COMMAND...]
  PROGRAMS  folder of the programs, built for one target
  COMMAND   runs them, for example qemu-aarch64; without it they run directly
"""

import ctypes
import os
import platform
import random
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import filter

PROGRAMS = os.path.abspath(sys.argv[1])
COMMAND = sys.argv[2:]
PASS, TRAP, CANNOT_START = 42, 134, 125
USERFAULTFD = filter.numbers(filter.X86_64 if platform.machine() == "x86_64" else None)[
    "userfaultfd"]


def run(program, *args, command=None, **options):
    options.setdefault("stdin", subprocess.DEVNULL if "input" not in options else None)
    if "input" in options:
        del options["stdin"]
    prefix = COMMAND if command is None else command
    return subprocess.run([*prefix, os.path.join(PROGRAMS, program), *args],
                          capture_output=True, text=True, timeout=100, **options)


def blockFaults():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGSEGV, signal.SIGBUS])


class RuntimeTest(unittest.TestCase):
    def check(self, result, status, stdout="", stderr=""):
        self.assertEqual((result.stdout, result.stderr, result.returncode),
                         (stdout, stderr, status))


class Start(RuntimeTest):
    def test_image_stack_and_relocation(self):
        self.check(run("start", "argument"), PASS, "argument")

    def test_constants_are_read_only(self):
        result = run("start", "write-constant")
        self.assertEqual((result.stdout, result.returncode), ("write-constant", TRAP))

    @unittest.skipIf(COMMAND, "an emulator needs files")
    def test_empty_root(self):
        if os.geteuid() != 0:
            self.skipTest("needs root")
        with tempfile.TemporaryDirectory() as root:
            shutil.copy(os.path.join(PROGRAMS, "start"), root)
            result = subprocess.run(["/start", "x"], capture_output=True, text=True,
                                    preexec_fn=lambda: (os.chroot(root), os.chdir("/")))
            self.check(result, PASS, "x")

    def test_grants_are_opened(self):
        with tempfile.TemporaryDirectory() as empty:
            self.check(run("wasi", "files", cwd=empty), CANNOT_START,
                       stderr='sinter: cannot start: --dir "dir": No such file or directory\n')

    def test_no_segment_is_writable_and_executable(self):
        with open(os.path.join(PROGRAMS, "start"), "rb") as file:
            image = file.read()
        offset, = struct.unpack_from("<Q", image, 32)
        size, count = struct.unpack_from("<HH", image, 54)
        headers = [struct.unpack_from("<II", image, offset + i * size) for i in range(count)]
        self.assertTrue(all(flags & 3 != 3 for _, flags in headers))
        self.assertIn((0x6474e551, 6), headers)  # PT_GNU_STACK
        self.assertIn((0x6474e552, 4), headers)  # PT_GNU_RELRO
        self.assertTrue(all(kind not in (2, 3) for kind, _ in headers))  # PT_DYNAMIC, PT_INTERP


class Memory(RuntimeTest):
    def test_guard(self):
        self.check(run("memory"), PASS)

    def test_check_reserved(self):
        self.check(run("memory-check"), PASS)

    def test_check_moving(self):
        self.check(run("memory-move"), PASS)

    @unittest.skipIf(COMMAND, "the limit would apply to the emulator")
    def test_little_address_space(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
        self.check(run("memory", preexec_fn=limit), CANNOT_START, stderr=(
            "sinter: cannot start: the address range 0x10000 to 0x200020000 for linear memory "
            "exceeds the address space that this process may use (ulimit -v); "
            "build with --bounds check\n"))
        self.check(run("memory-check", preexec_fn=limit), PASS)
        self.check(run("memory-move", preexec_fn=limit), PASS)

    def test_range_taken(self):
        self.check(run("taken"), CANNOT_START, stderr=(
            "sinter: cannot start: the address range 0x10000 to 0x200020000 for linear memory "
            "is not available; build with --bounds check\n"))

    @unittest.skipUnless(COMMAND, "an option of the emulator")
    def test_emulated_range_too_small(self):
        result = run("memory", command=[*COMMAND, "-R", "4G"])
        self.assertEqual(result.returncode, CANNOT_START)
        self.assertIn("build with --bounds check\n", result.stderr)


class Trap(RuntimeTest):
    LOAD = r' in function 6 "lo\22ad\1b[0m\c2\9b" at '
    RUN = ' in function 8 "r\u00fcn" at 0x400'

    def check_trap(self, what, message):
        self.check(run("trap", what), TRAP, stderr="sinter: trap: " + message + "\n")

    def test_called(self):
        for name, text in (("unreachable", "unreachable"),
                           ("integer_divide_by_zero", "integer divide by zero"),
                           ("indirect_call_type_mismatch", "indirect call type mismatch"),
                           ("unknown_import", "unknown import called")):
            self.check_trap(name, text + self.RUN)

    def test_faults(self):
        oob = "out of bounds memory access"
        self.check_trap("load", oob + self.LOAD + "0x22e")
        self.check_trap("load-far", oob + self.LOAD + "0x22e")
        self.check_trap("load-first", oob + self.LOAD + "0x102")
        self.check_trap("load-non-canonical", oob + self.LOAD + "0x22e")

    def test_runtime_functions(self):
        self.check_trap("init", "out of bounds memory access" + self.RUN)
        self.check_trap("table", "out of bounds table access" + self.RUN)

    def test_stack(self):
        self.check_trap("recurse", "call stack exhausted in function 7")
        self.check_trap("recurse-runtime", "call stack exhausted")

    def test_bug_is_no_trap(self):
        self.assertEqual(run("trap", "bug").returncode, -11)

    @unittest.skipIf(COMMAND, "they would be blocked in the emulator")
    def test_signals_that_the_parent_blocks(self):
        for what in ("load", "recurse", "bug"):
            result = run("trap", what, preexec_fn=blockFaults)
            expected = run("trap", what)
            self.assertNotIn(expected.returncode, (PASS, 3))
            self.check(result, expected.returncode, stderr=expected.stderr)

    def test_signal_of_others_is_no_trap(self):
        self.assertEqual(run("trap", "sent").returncode, -11)


class Served(RuntimeTest):
    """Memories whose pages userfaultfd serves."""

    LACKING = ("sinter: cannot start: the system does not provide userfaultfd (Linux 5.11 or "
               "later; some containers forbid it); build with --bounds guard or check\n")
    OUT_OF_BOUNDS = "sinter: trap: out of bounds memory access\n"

    def needs_userfaultfd(self):
        if COMMAND:
            self.skipTest("emulators have no userfaultfd")
        # O_CLOEXEC | UFFD_USER_MODE_ONLY
        descriptor = ctypes.CDLL(None).syscall(USERFAULTFD, 0o2000001)
        if descriptor < 0:
            self.skipTest("no userfaultfd here")
        os.close(descriptor)

    def check_served(self, *args, status=PASS, stdout="", stderr="", **options):
        self.needs_userfaultfd()
        self.check(run("served", *args, **options), status, stdout, stderr)

    def test_programs_of_guard_mode(self):
        self.needs_userfaultfd()
        self.check(run("start-served", "argument"), PASS, "argument")
        self.check(run("memory-served"), PASS)

    def test_traps(self):
        self.needs_userfaultfd()
        for what in ("load", "load-far", "load-first", "load-non-canonical",
                     "init", "recurse", "recurse-runtime", "bug", "sent", "unreachable"):
            guard, served = run("trap", what), run("trap-served", what)
            self.assertEqual((served.stderr, served.returncode), (guard.stderr, guard.returncode))
            self.assertNotEqual(served.returncode, 3)
        # One that somebody sent is not taken for a page's.
        self.assertEqual(run("trap-served", "sent-bus").returncode, -11)

    def test_image(self):
        self.check_served("image")

    def test_pages_in_order(self):
        self.check_served("order")

    def test_signals_that_the_parent_blocks(self):
        self.check_served("order", preexec_fn=blockFaults)
        self.check_served("beyond", status=TRAP, stderr=self.OUT_OF_BOUNDS, preexec_fn=blockFaults)

    def test_resident_pages(self):
        self.check_served("resident")

    def test_bulk_operations(self):
        self.check_served("bulk")

    def test_growth(self):
        self.check_served("growth")

    def test_beyond_the_size(self):
        for what in ("beyond", "straddling", "far", "second"):
            self.check_served(what, status=TRAP, stderr=self.OUT_OF_BOUNDS)
        self.check_served("runtime", status=-11)

    def files(self, top):
        with open(f"{top}/read", "wb") as file:
            file.write(b"".join(bytes([n & 255]) * 1024 for n in range(4900))[:5000000])
        # Descriptors 3 and 4.
        read = os.open(f"{top}/read", os.O_RDONLY)
        write = os.open(f"{top}/write", os.O_RDWR | os.O_CREAT | os.O_TRUNC)

        def place():
            for target, source in enumerate([os.dup(read), os.dup(write)], 3):
                os.dup2(source, target)
        self.addCleanup(os.close, read)
        self.addCleanup(os.close, write)
        return {"preexec_fn": place, "close_fds": False}

    def test_reading(self):
        self.needs_userfaultfd()
        with tempfile.TemporaryDirectory() as top:
            reader, writer = os.pipe()
            os.write(writer, b"input")
            self.check_served("read", stdin=reader, **self.files(top))
            os.close(reader)
            os.close(writer)

    def test_messages_stay_whole(self):
        self.needs_userfaultfd()
        for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            ours, its = socket.socketpair(socket.AF_UNIX, kind)
            with ours, its:
                for end in (ours, its):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8 << 20)
                    if end.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) < 8 << 20:
                        # SO_SNDBUFFORCE, for root
                        end.setsockopt(socket.SOL_SOCKET, 32, 8 << 20)
                for size in (400000, 256 << 10, 300000, 5):
                    ours.send(bytes([1]) * size)
                self.check_served("messages", stdin=its)
                self.assertEqual([len(ours.recv(1 << 20)) for _ in range(2)], [300000, 100000])

    def test_large_files(self):
        self.needs_userfaultfd()
        with tempfile.TemporaryDirectory() as top:
            for size in (3 << 30, 4 << 30):
                options = self.files(top)
                os.truncate(f"{top}/read", size)
                self.check_served("large", **options)

    def test_writing(self):
        self.needs_userfaultfd()
        with tempfile.TemporaryDirectory() as top:
            self.check_served("write", **self.files(top))
            with open(f"{top}/write", "rb") as file:
                self.assertEqual(file.read(), bytes(3000009))

    def test_descriptor_is_out_of_the_way(self):
        self.check_served("descriptor", stdout="3")
        for closed in ((0,), (0, 1, 2)):
            self.needs_userfaultfd()
            result = run("served", "bulk", preexec_fn=lambda: [os.close(fd) for fd in closed])
            self.assertEqual(result.returncode, PASS)
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
        self.check_served("descriptor", stdout="3", preexec_fn=limit)

    def test_lacking(self):
        if COMMAND:
            self.check(run("served", "image"), CANNOT_START, stderr=self.LACKING)
            return
        for error in (1, 22, 38):  # EPERM, EINVAL, ENOSYS
            self.check(run("served", "image", preexec_fn=filter.answering({USERFAULTFD: error})),
                       CANNOT_START, stderr=self.LACKING)

    def test_little_memory(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))
        self.check_served("image", status=CANNOT_START, preexec_fn=limit, stderr=(
            "sinter: cannot start: no memory for the 8590000128 bytes that linear memory begins "
            "with; build with --bounds check\n"))

    @unittest.skipIf(COMMAND, "the filter would apply to the emulator")
    def test_other_programs_do_without(self):
        self.check(run("memory", preexec_fn=filter.answering({USERFAULTFD: 38})), PASS)


class Invoke(RuntimeTest):
    def values(self, kinds, *arguments):
        result = run("invoke", kinds, *arguments)
        self.assertEqual((result.stderr, result.returncode), ("", 0))
        return result.stdout.split()

    def test_integers(self):
        self.assertEqual(self.values("iiiii", "4294967295", "-2147483648", "0x7fffffff", "+7",
                                     "-0x1"), ["-1", "-2147483648", "2147483647", "7", "-1"])
        self.assertEqual(self.values("lll", "18446744073709551615", "-9223372036854775808", "0xA"),
                         ["-1", "-9223372036854775808", "10"])
        for bad in ("", "-", "0x", "4294967296", "-2147483649", "1x", " 1", "1.0", "--1"):
            self.check(run("invoke", "i", bad), CANNOT_START, stderr=(
                f'sinter: argument 2 "{bad}" is not a number of type i32\n'))
        for bad in ("18446744073709551616", "-9223372036854775809", "99999999999999999999999"):
            self.assertEqual(run("invoke", "l", bad).returncode, CANNOT_START)

    def test_argument_count(self):
        self.check(run("invoke", "ii", "1"), CANNOT_START,
                   stderr="sinter: expected 3 arguments, found 2\n")

    def test_reference(self):
        self.assertEqual(self.values("r", "null"), ["null"])
        self.assertEqual(run("invoke", "r", "0").returncode, CANNOT_START)

    def test_special_floats(self):
        same = ("inf", "-inf", "nan", "-nan", "nan:0x1", "-nan:0x123", "0", "-0", "1", "-1.5",
                "1e+21", "123456789012345680000", "0.000001", "1e-7")
        self.assertEqual(tuple(self.values("d" * len(same), *same)), same)
        self.assertEqual(self.values("ddd", "0x1.8p3", "0X.8P+1", "nan:0x8000000000000"),
                         ["12", "1", "nan"])
        self.assertEqual(self.values("fff", "nan:0x7fffff", "0x1p-149", "1e39"),
                         ["nan:0x7fffff", "1e-45", "inf"])
        for bad in ("", ".", "e1", "1e", "nan:0x0", "nan:", "nan:0x10000000000000", "infinity",
                    "0x", "0x1p", "1_0", "1f"):
            self.assertEqual(run("invoke", "d", bad).returncode, CANNOT_START, bad)

    def random_decimals(self):
        generator = random.Random(1)
        for _ in range(300):
            pattern = generator.getrandbits(63) % 0x7ff0000000000000
            value, = struct.unpack("<d", struct.pack("<Q", pattern))
            yield repr(value)
            yield repr(generator.uniform(-1e6, 1e6))
            yield "%d.%de%d" % (generator.getrandbits(150), generator.getrandbits(40),
                                generator.randrange(-370, 270))
            yield repr(2.0 ** generator.randrange(-1074, 1023))
            yield (value / 3).hex()

    def test_against_python(self):
        texts = list(self.random_decimals())
        for start in range(0, len(texts), 50):
            group = texts[start:start + 50]
            for text, printed in zip(group, self.values("d" * len(group), *group)):
                want = float.fromhex(text) if "x" in text else float(text)
                self.assertEqual(struct.pack("<d", float(printed)), struct.pack("<d", want), text)
                digits = lambda number: number.lstrip("-").split("e")[0].replace(
                    ".", "").strip("0")
                self.assertEqual(digits(printed), digits(repr(want)), text)

    def test_ties(self):
        # Half way between two numbers, and a little beside.
        half = "9007199254740993"
        self.assertEqual(self.values("ddd", half, half + "." + "0" * 1000 + "1", half + ".0"),
                         ["9007199254740992", "9007199254740994", "9007199254740992"])
        self.assertEqual(self.values("fff", "16777217", "16777217.0000000001", "0x1.000001p0"),
                         ["16777216", "16777218", "1"])
        # Rounded once: by way of a double this would be a tie.
        self.assertEqual(self.values("f", "1.00000017881393432617187499"), ["1.0000001"])


class Bytes(RuntimeTest):
    def test_strings_and_rounding(self):
        self.check(run("bytes"), PASS)


class Wasi(RuntimeTest):
    PROGRAM = "wasi"

    def make_tree(self, top):
        os.makedirs(f"{top}/dir/sub")
        os.mkdir(f"{top}/dir/many")
        for path, contents in (("secret", "secret"), ("dir/file", "hello\n"),
                               ("dir/sub/inner", "inner")):
            with open(f"{top}/{path}", "w") as file:
                file.write(contents)
        for i in range(50):
            open(f"{top}/dir/many/file{i:02}", "w").close()
        for link, target in (("link", "file"), ("subl", "sub"), ("out", "../secret"),
                             ("absolute", f"{top}/secret"), ("chain", "chain2"),
                             ("chain2", "sub/up"), ("sub/up", "../../secret"), ("loop", "loop"),
                             ("outdir", ".."), ("absdir", top), ("sub/updir", "../.."),
                             ("sub/back", "..")):
            os.symlink(target, f"{top}/dir/{link}")

    def check_wasi(self, *args, status=PASS, stdout="", **options):
        with tempfile.TemporaryDirectory() as top:
            self.make_tree(top)
            self.check(run(self.PROGRAM, *args, cwd=top, **options), status, stdout)
            self.assertEqual(sorted(os.listdir(top)), ["dir", "secret"])

    def test_stdio(self):
        self.check_wasi("stdio", input="input", stdout="output\n")

    def test_process(self):
        environment = dict(os.environ, PASSED="through", OTHER="hidden", FIXED="host")
        self.check_wasi("process", "two words", status=0x34, env=environment)

    def test_files(self):
        self.check_wasi("files")

    def test_directories(self):
        self.check_wasi("directories")

    def test_readdir(self):
        self.check_wasi("readdir")

    def test_sandbox(self):
        self.check_wasi("sandbox")

    def test_read_only(self):
        self.check_wasi("read-only")

    def test_poll(self):
        self.check_wasi("poll", input="input")


@unittest.skipIf(COMMAND, "emulators have no userfaultfd")
class ServedWasi(Wasi):
    PROGRAM = "wasi-served"


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
