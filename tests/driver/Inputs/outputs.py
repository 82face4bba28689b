# outputs.py SINTER CASE - what an output can be that a shell line cannot set up.
import os
import resource
import stat
import subprocess
import sys
import threading

sinter = os.path.abspath(sys.argv[1])


def build(output, *options, **settings):
    return subprocess.run([sinter, "build", "a.wasm", "-o", output, *options], **settings)


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def modes():
    for umask in (0o022, 0o077, 0o000):
        os.umask(umask)
        for before in (None, 0o600, 0o4755):
            if before is not None:
                os.chmod("exe", before)
                os.chmod("data", before)
            build("exe", check=True)
            build("data", "--emit", "module", check=True)
            assert mode("exe") == 0o777 & ~umask, (oct(umask), oct(mode("exe")))
            assert mode("data") == 0o666 & ~umask, (oct(umask), oct(mode("data")))


def busy():
    running = subprocess.Popen(["./app", "60"])
    try:
        build("app", check=True)
        assert open("app", "rb").read() == open("good", "rb").read()
        assert running.poll() is None
    finally:
        running.kill()
        running.wait()


def fifo():
    os.mkfifo("fifo")
    received = []
    reader = threading.Thread(target=lambda: received.append(open("fifo", "rb").read()))
    reader.start()
    build("fifo", check=True)
    reader.join()
    assert received[0] == open("good", "rb").read()
    assert stat.S_ISFIFO(os.stat("fifo").st_mode)


def longest():
    name = "x" * os.pathconf(".", "PC_NAME_MAX")
    build(name, check=True)
    os.remove(name)


def limited():
    # Becomes sinter, so that %refuse sees its outcome. Nothing is linked: lld writes files too.
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
    os.execv(sinter, [sinter, "build", "a.wasm", "--emit", "module", "-o", "limited"])


def readonly():
    os.mkdir("locked")
    os.chmod("locked", 0o555)
    os.chmod(".", 0o755)
    # Other users must reach the folder at all: tests may run below root's home.
    asNobody = {"user": 65534} if os.getuid() == 0 else {}
    if asNobody and subprocess.run(["test", "-x", sinter], **asNobody, check=False).returncode:
        print("readonly: not tried, since nobody cannot run " + sinter)
        return
    result = build("locked/app", capture_output=True, text=True, **asNobody)
    assert result.returncode == 1, result
    assert result.stderr == 'sinter: error: cannot write "locked/app": Permission denied\n', result
    assert os.listdir("locked") == []


{"modes": modes, "busy": busy, "fifo": fifo, "longest": longest, "limited": limited,
 "readonly": readonly}[sys.argv[2]]()
