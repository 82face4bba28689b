# run.py SINTER CASE - `sinter run` and its cache: what a shell line cannot set up.
#
# The working directory holds probe.wasm, made of probe.c, and the cache is in cache/sinter.
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support"))
from binary import section, uleb

sinter = os.path.abspath(sys.argv[1])
cache = os.path.abspath("cache/sinter")
os.environ["XDG_CACHE_HOME"] = os.path.dirname(cache)


def writeModule(path, body, padding=b""):
    """A module whose _start is `body`, with a data segment."""
    code = uleb(len(body) + 2) + b"\0" + body + b"\x0b"
    data = b"\1\0\x41\0\x0b" + uleb(len(padding)) + padding
    with open(path, "wb") as file:
        file.write(b"\0asm\1\0\0\0" + section(1, b"\1\x60\0\0") + section(3, b"\1\0")
                   + section(5, b"\1\0" + uleb(len(padding) // 65536 + 1))
                   + section(7, b"\1\x06_start\0\0") + section(10, b"\1" + code)
                   + section(11, data))


def command(*arguments, options=()):
    return [sinter, "run", "-v", "-O0", *options, *arguments]


def run(*arguments, options=(), **settings):
    """Runs `sinter run -v`; the result says where the program came from."""
    settings.setdefault("stdin", subprocess.DEVNULL)
    result = subprocess.run(command(*arguments, options=options), capture_output=True, text=True,
                            **settings)
    result.isHit = "sinter: found in the cache as " in result.stderr
    result.isMiss = "sinter: not in the cache" in result.stderr
    result.isWarned = "sinter: warning: the cache is not used: " in result.stderr
    return result


def executables():
    return [os.path.join(cache, name) for name in os.listdir(cache) if "." not in name]


def records():
    return [os.path.join(cache, name) for name in os.listdir(cache) if name.endswith(".record")]


class Case(unittest.TestCase):
    def setUp(self):
        shutil.rmtree("cache", ignore_errors=True)

    def expect(self, result, how, status=0, output="[probe.wasm]\n"):
        self.assertEqual((result.returncode, result.stdout), (status, output), result.stderr)
        self.assertTrue(getattr(result, how), result.stderr)
        self.assertEqual(result.isHit + result.isMiss + result.isWarned, 1, result.stderr)

    def expectHit(self, result, **more):
        self.expect(result, "isHit", **more)

    def expectMiss(self, result, **more):
        self.expect(result, "isMiss", **more)


class Corruption(Case):
    """Whatever happens to a file of the cache: the program is built again, and then found."""

    def damage(self, how):
        self.expectMiss(run("probe.wasm"))
        how()
        self.expectMiss(run("probe.wasm"))
        self.expectHit(run("probe.wasm"))

    def rewrite(self, path, change, times=None):
        status = os.stat(path)
        with open(path, "rb") as file:
            before = file.read()
        os.chmod(path, 0o700)
        with open(path, "r+b") as file:
            change(file)
        os.chmod(path, status.st_mode)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        with open(path, "rb") as file:
            self.assertNotEqual(before, file.read())

    def overwriteMiddle(self, file):
        middle = os.fstat(file.fileno()).st_size // 2
        file.seek(middle)
        byte = file.read(1)
        file.seek(middle)
        file.write(bytes([byte[0] ^ 1]))

    def testTruncatedExecutable(self):
        self.damage(lambda: self.rewrite(executables()[0], lambda file: file.truncate(1000)))

    def testEmptyExecutable(self):
        self.damage(lambda: self.rewrite(executables()[0], lambda file: file.truncate(0)))

    def testFlippedBitWithTheOldTime(self):
        self.damage(lambda: self.rewrite(executables()[0], self.overwriteMiddle))

    def testMissingExecutable(self):
        self.damage(lambda: os.remove(executables()[0]))

    def testExecutableThatCannotBeExecuted(self):
        self.damage(lambda: os.chmod(executables()[0], 0o400))

    def testLinkInsteadOfAnExecutable(self):
        def link():
            path = executables()[0]
            os.rename(path, "elsewhere")
            os.symlink(os.path.abspath("elsewhere"), path)
        self.damage(link)

    def testTruncatedRecord(self):
        self.damage(lambda: self.rewrite(records()[0], lambda file: file.truncate(100)))

    def testFlippedBitInARecord(self):
        self.damage(lambda: self.rewrite(records()[0], self.overwriteMiddle))

    def testMissingRecord(self):
        self.damage(lambda: os.remove(records()[0]))

    def testExecutableOfAnotherModule(self):
        writeModule("other.wasm", b"\1")
        self.expectMiss(run("other.wasm"), output="")
        other = executables()[0]
        self.expectMiss(run("probe.wasm"))
        mine = [path for path in executables() if path != other][0]
        os.remove(mine)
        shutil.copyfile(other, mine)
        os.chmod(mine, 0o500)
        self.expectMiss(run("probe.wasm"))

    def testFlippedBitInTheIndexOfModules(self):
        old = time.time() - 100
        os.utime("probe.wasm", (old, old))
        time.sleep(2.1)
        self.expectMiss(run("probe.wasm"))
        index = [os.path.join(cache, name) for name in os.listdir(cache) if ".module" in name]
        self.assertEqual(len(index), 1)
        self.rewrite(index[0], self.overwriteMiddle)
        self.expectHit(run("probe.wasm"))

    def testCopiedCache(self):
        """Nothing but the content is the same."""
        self.expectMiss(run("probe.wasm"))
        shutil.copytree(cache, "copy")
        shutil.rmtree(cache)
        os.rename("copy", cache)
        self.expectHit(run("probe.wasm"))

    def testLeftoversOfKilledProcesses(self):
        self.expectMiss(run("probe.wasm"))
        path = executables()[0]
        os.rename(path, path + ".new")
        os.chmod(path + ".new", 0o400)
        with open(path + ".lock", "w"), open(path + ".record.1.tmp", "w"):
            pass
        self.expectMiss(run("probe.wasm"))
        self.expectHit(run("probe.wasm"))
        self.assertEqual(os.path.exists(path + ".new"), False)


class Modules(Case):
    """The content of a module counts, not its name, and a change is seen, however it is made."""

    def testNamesDoNotMatter(self):
        self.expectMiss(run("probe.wasm"))
        shutil.copyfile("probe.wasm", "copy.wasm")
        self.expectHit(run("copy.wasm"), output="[copy.wasm]\n")
        self.expectHit(run("./copy.wasm"), output="[./copy.wasm]\n")
        self.expectHit(run(os.path.abspath("copy.wasm")),
                       output="[%s]\n" % os.path.abspath("copy.wasm"))

    def testTouchingDoesNotMatter(self):
        self.expectMiss(run("probe.wasm"))
        os.utime("probe.wasm")
        self.expectHit(run("probe.wasm"))

    def testQuickChanges(self):
        """Same size, same modification time, within a tick of the clock: a trap, or none."""
        unreachable, nop = b"\0", b"\1"
        for round in range(20):
            writeModule("change.wasm", unreachable if round % 2 else nop)  # into the same inode
            os.utime("change.wasm", (1, 1))
            result = run("change.wasm")
            self.assertEqual(result.returncode, 134 if round % 2 else 0, result.stderr)
            self.assertEqual(result.isMiss, round < 2)

    def testSettledModulesAreIndexed(self):
        def isIndexed():
            return any(name.endswith(".module") for name in os.listdir(cache))

        shutil.copyfile("probe.wasm", "settled.wasm")
        # By a clock that is ahead.
        later = time.time() + 3600
        os.utime("settled.wasm", (later, later))
        self.expectMiss(run("settled.wasm"), output="[settled.wasm]\n")
        self.assertFalse(isIndexed())
        os.utime("settled.wasm", (1, 1))
        time.sleep(2.1)
        self.expectHit(run("settled.wasm"), output="[settled.wasm]\n")
        self.assertTrue(isIndexed())
        self.expectHit(run("settled.wasm"), output="[settled.wasm]\n")
        writeModule("settled.wasm", b"\0")
        self.expectMiss(run("settled.wasm"), status=134, output="")

    def testPipesAreReadOnce(self):
        os.path.exists("fifo") or os.mkfifo("fifo")
        for expect in self.expectMiss, self.expectHit:
            with subprocess.Popen(["cp", "probe.wasm", "fifo"]) as writer:
                result = run("fifo")
            expect(result, output="[fifo]\n")
            self.assertEqual(writer.returncode, 0)


class Processes(Case):
    """The process becomes the program."""

    def start(self, *options, **settings):
        process = subprocess.Popen(command("probe.wasm", "wait", options=options),
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, **settings)
        self.assertEqual(process.stdout.readline(), b"waiting\n")
        return process

    def both(self, check):
        """Checks a program that was built, and one that was found."""
        check()
        check()

    def testItIsTheSameProcess(self):
        def check():
            with self.start() as process:
                path = os.readlink("/proc/%d/exe" % process.pid)
                self.assertEqual(os.path.dirname(path), cache)
                with open("/proc/%d/cmdline" % process.pid) as file:
                    self.assertEqual(file.read(), "probe.wasm\0wait\0")
        self.both(check)

    def testSignalsReachIt(self):
        # Whatever runs this test may have them ignored, and children inherit that.
        numbers = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
        for number in numbers:
            with self.start(preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL)
                                                for s in numbers]) as process:
                process.send_signal(number)
                self.assertEqual(process.wait(60), -number)

    def testItInheritsNothingOfSinter(self):
        """Descriptors, ignored and blocked signals are those of the direct run."""
        def state(pid):
            with open("/proc/%d/status" % pid) as file:
                lines = dict(line.split(":", 1) for line in file)
            return (sorted(os.listdir("/proc/%d/fd" % pid)),
                    *(lines[name].strip() for name in ("SigBlk", "SigIgn", "SigCgt", "Umask")))

        subprocess.run([sinter, "build", "probe.wasm", "-o", "direct"], check=True)
        with subprocess.Popen(["./direct", "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as direct:
            direct.stdout.readline()
            expected = state(direct.pid)

        def check():
            with self.start() as process:
                self.assertEqual(state(process.pid), expected)
        self.both(check)

    def testClosedStreamsStayClosed(self):
        def check():
            result = subprocess.run(["sh", "-c", 'exec "$0" run probe.wasm status 3 <&- >&- 2>&-',
                                     sinter])
            self.assertEqual(result.returncode, 3)
        self.both(check)

    def testIgnoredSignalsStayIgnored(self):
        def ignore():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

        def check():
            with self.start(preexec_fn=ignore) as process:
                with open("/proc/%d/status" % process.pid) as file:
                    mask = [line.split()[1] for line in file if line.startswith("SigIgn")][0]
                mask = int(mask, 16)
                self.assertTrue(mask >> (signal.SIGXFSZ - 1) & 1)
                self.assertTrue(mask >> (signal.SIGHUP - 1) & 1)
        self.both(check)


class Many(Case):
    """Many processes at once."""

    def startAll(self, modules):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return [(module, subprocess.Popen(command(module), text=True, **streams))
                for module in modules]

    def finish(self, processes):
        """Returns how many built."""
        built = 0
        for module, process in processes:
            output, errors = process.communicate()
            self.assertEqual((process.returncode, output), (0, "[%s]\n" % module), errors)
            built += "sinter: not in the cache" in errors
        return built

    def expectClean(self):
        left = [name for name in os.listdir(cache) if name.split(".")[1:] not in
                ([], ["record"], ["module"])]
        self.assertEqual(left, [])

    def testOneBuildsForAll(self):
        self.assertEqual(self.finish(self.startAll(["probe.wasm"] * 24)), 1)
        self.assertEqual(len(executables()), 1)
        self.expectClean()

    def testOthersDoNotWait(self):
        for i in range(8):
            with open("probe.wasm", "rb") as original, open("many%d.wasm" % i, "wb") as file:
                file.write(original.read() + section(0, b"\4many" + bytes([i])))
        modules = ["many%d.wasm" % (i % 8) for i in range(24)]
        self.assertEqual(self.finish(self.startAll(modules)), 8)
        self.assertEqual(len(executables()), 8)
        self.expectClean()

    def testKilledBuildersAreReplaced(self):
        writeModule("big.wasm", b"", bytes(range(1, 256)) * (16 << 10))
        for delay in range(0, 200, 10):
            process = subprocess.Popen([sinter, "run", "-O0", "big.wasm"])
            time.sleep(delay / 1000)
            process.kill()
            process.wait()
        processes = [subprocess.Popen([sinter, "run", "-O0", "big.wasm"]) for i in range(4)]
        self.assertEqual([process.wait() for process in processes], [0] * 4)
        self.assertTrue(run("big.wasm").isHit)

    def testWhileTheCacheIsEvictedAndRemoved(self):
        environment = dict(os.environ, SINTER_CACHE_SIZE="0")
        removing = [subprocess.Popen([sinter, "run", "probe.wasm"], env=environment,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                    for i in range(4)]
        processes = self.startAll(["probe.wasm"] * 8)
        while any(process.poll() is None for module, process in processes):
            shutil.rmtree(cache, ignore_errors=True)
            time.sleep(0.01)
        for module, process in processes:
            output, errors = process.communicate()
            self.assertEqual((process.returncode, output), (0, "[probe.wasm]\n"), errors)
        self.assertEqual([process.wait() for process in removing], [0] * 4)


class Eviction(Case):
    """The cache keeps to its size, and to what was used last."""

    def setUp(self):
        super().setUp()
        # Each takes about a MiB, and differs.
        for i in range(4):
            data = bytearray(os.urandom(1 << 20))
            writeModule("evict%d.wasm" % i, b"\1" * (i + 1), bytes(data))

    def runWithin(self, size, *numbers):
        for number in numbers:
            result = run("evict%d.wasm" % number, env=dict(os.environ, SINTER_CACHE_SIZE=size))
            self.assertEqual(result.returncode, 0, result.stderr)

    def kept(self):
        """Which modules are found. Looking is a use: least recent first."""
        return [i for i in range(4) if run("evict%d.wasm" % i, env=dict(
            os.environ, SINTER_CACHE_SIZE="100M")).isHit]

    def size(self):
        return 512 * sum(os.lstat(os.path.join(cache, name)).st_blocks for name in os.listdir(cache))

    def testTheLeastRecentlyUsedGoes(self):
        self.runWithin("3500K", 0, 1, 2)
        self.assertEqual(len(executables()), 3)
        self.runWithin("3500K", 0)
        self.runWithin("3500K", 3)
        self.assertLessEqual(self.size(), 3500 << 10)
        self.assertEqual(len(executables()), 3)
        self.assertEqual(self.kept(), [0, 2, 3])

    def testNothingStaysInNoSpace(self):
        self.runWithin("1G", 0, 1)
        self.runWithin("0", 2)
        self.assertEqual(os.listdir(cache), [])

    def testTimesInTheFutureAreNoUse(self):
        self.runWithin("1G", 0, 1, 2)
        for path in records():
            later = time.time() + 10 * 86400
            os.utime(path, (later, later))
        for path in executables():
            os.utime(path, (later, later))
        self.runWithin("1500K", 3)
        self.assertEqual(self.kept(), [3])

    def testOtherFilesStay(self):
        self.runWithin("1G", 0)
        for name in ("README", "notes.txt", "0123.backup"):
            with open(os.path.join(cache, name), "w"):
                pass
        self.runWithin("0", 1)
        self.assertEqual(sorted(os.listdir(cache)), ["0123.backup", "README", "notes.txt"])

    def testWhatIsBeingBuiltStays(self):
        self.runWithin("1G", 0)
        lock = executables()[0] + ".lock"
        with open(lock, "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.runWithin("0", 1)
            self.assertEqual(len(executables()), 1)
        self.runWithin("0", 2)
        self.assertEqual(os.listdir(cache), [])


class Unusable(Case):
    """A cache that cannot be used, or trusted, is said, and the program runs."""

    def expectWarning(self, result, text):
        self.expect(result, "isWarned")
        self.assertIn("sinter: warning: the cache is not used: " + text, result.stderr)

    def testNoHome(self):
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("HOME", "XDG_CACHE_HOME")}
        text = "neither XDG_CACHE_HOME nor HOME names a directory"
        self.expectWarning(run("probe.wasm", env=environment), text)
        relative = dict(environment, XDG_CACHE_HOME="cache", HOME="cache")
        self.expectWarning(run("probe.wasm", env=relative), text)
        self.assertFalse(os.path.exists("cache"))

    def testHomeIsEnough(self):
        environment = dict(os.environ, HOME=os.path.abspath("cache/home"))
        del environment["XDG_CACHE_HOME"]
        self.expectMiss(run("probe.wasm", env=environment))
        self.expectHit(run("probe.wasm", env=environment))
        directory = "cache/home/.cache/sinter"
        self.assertEqual(os.stat(directory).st_mode & 0o777, 0o700)

    def testOthersMayWrite(self):
        self.expectMiss(run("probe.wasm"))
        for mode in 0o777, 0o720, 0o702:
            os.chmod(cache, mode)
            self.expectWarning(run("probe.wasm"), '"%s": others may write to the directory' % cache)
        os.chmod(cache, 0o755)
        self.expectHit(run("probe.wasm"))

    @unittest.skipIf(os.getuid(), "only root can give a directory away")
    def testSomebodyElses(self):
        self.expectMiss(run("probe.wasm"))
        os.chown(cache, 65534, 65534)
        self.expectWarning(run("probe.wasm"), '"%s": the directory belongs to' % cache)

    def testAFileInItsPlace(self):
        os.makedirs(os.path.dirname(cache))
        with open(cache, "w"):
            pass
        self.expectWarning(run("probe.wasm"), '"%s": Not a directory' % cache)

    def testNoPermission(self):
        asNobody = {"user": 65534} if os.getuid() == 0 else {}
        if asNobody and subprocess.run(["test", "-x", sinter], **asNobody).returncode:
            self.skipTest("nobody cannot run " + sinter)
        os.chmod("probe.wasm", 0o644)
        os.makedirs("cache", mode=0o555)
        self.expectWarning(run("probe.wasm", **asNobody), '"%s": ' % cache)
        self.assertEqual(os.listdir("cache"), [])

    def testNoSpace(self):
        """A limit on the size of files stands for a full disk. Linking needs memory files."""
        def limitTo(size):
            return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}

        # What is found can be run, also if its record cannot be renewed.
        self.expectMiss(run("probe.wasm"))
        shutil.copytree(cache, "copy")
        shutil.rmtree(cache)
        os.rename("copy", cache)
        self.expectHit(run("probe.wasm", **limitTo(0)))
        shutil.rmtree(cache)

        writeModule("large.wasm", b"", b"x" * (1 << 20))
        os.makedirs(cache, mode=0o700)
        result = run("large.wasm", **limitTo(1 << 19))
        self.assertEqual(result.returncode, 125, result.stderr)
        self.assertEqual([name for name in os.listdir(cache) if not name.endswith(".module")], [])

    @unittest.skipIf(not os.path.exists("/dev/shm") or os.getuid(), "needs root, to mount")
    def testFullDisk(self):
        os.makedirs(cache, mode=0o700)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=700", "none", cache],
                          capture_output=True).returncode:
            self.skipTest("cannot mount")
        try:
            result = run("probe.wasm")
            self.assertEqual((result.returncode, result.stdout), (0, "[probe.wasm]\n"))
            self.assertIn('"%s": No space left on device' % cache, result.stderr)
            self.assertEqual([name for name in os.listdir(cache) if ".module" not in name], [])
            subprocess.run(["mount", "-o", "remount,noexec", cache], check=True)
            self.expectWarning(run("probe.wasm"), '"%s": the file system does not allow' % cache)
            subprocess.run(["mount", "-o", "remount,exec,size=1m", cache], check=True)
            self.expectMiss(run("probe.wasm"))
            subprocess.run(["mount", "-o", "remount,ro", cache], check=True)
            self.expectHit(run("probe.wasm"))
            self.expectWarning(run("probe.wasm", options=["-O1"]), '"%s": Read-only' % cache)
        finally:
            subprocess.run(["umount", cache], check=True)


if __name__ == "__main__":
    unittest.main(argv=["run.py", sys.argv[2]] + sys.argv[3:])
