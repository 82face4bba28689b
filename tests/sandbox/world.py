"""world.py - where an attempt to escape takes place: two grants, and what they must not reach.

    TOP/secret      a file that only its owner's programs may read
    TOP/outside/    victim, folder/inner and target/: secret too, and easy to write to
    TOP/box/        granted for reading and writing
    TOP/shelf/      granted for reading
    TOP/gift/       granted for reading when a program starts, in some cases
    TOP/exile/      where races move directories of the box to and fro
"""

import os
import secrets
import socket
import stat

BOX_LINKS = {
    "out": "../secret",
    "out-dir": "../outside",
    "out-slash": "../outside/",
    "up": "..",
    "root": "/",
    "absolute": "{top}/secret",
    "absolute-dir": "{top}/outside",
    "absolute-inside": "{top}/box/file",
    "absolute-inside-dir": "{top}/box/sub",
    "chain": "chain-2",
    "chain-2": "sub/chain-3",
    "sub/chain-3": "../chain-4",
    "chain-4": "../outside",
    "loop": "loop-2",
    "loop-2": "loop",
    "self": "self",
    "self-below": "self-below/x",
    "dangling": "../outside/fresh",
    "inside": "sub/inner",
    "back": "sub/..",
    "nested": "sub/../../outside",
    "dots": ".//..///outside/.",
    "deep": "a/b/c/d/../../../../../outside",
    "a/b/c/d/up": "../../../..",
    "by-link": "up/outside",
    "by-back": "back/../outside",
    "to-shelf": "../shelf",
    "out-and-in": "../box/sub",
    "plain-link": "../secret",
    "race-link": "../outside",
    "folder-link": "../outside/folder",
}
SHELF_LINKS = {
    "out": "../secret",
    "out-dir": "../outside",
    "absolute": "{top}/secret",
    "to-box": "../box",
    "inside": "file",
}


def describe(path):
    """All of an entry that may not change; reading does not change it."""
    status = os.lstat(path)
    contents = None
    if stat.S_ISLNK(status.st_mode):
        contents = os.readlink(path)
    elif stat.S_ISREG(status.st_mode):
        with open(path, "rb") as file:
            contents = file.read()
    return (status.st_ino, status.st_mode, status.st_nlink, status.st_uid, status.st_gid,
            status.st_size, status.st_mtime_ns, status.st_ctime_ns, contents)


class World:
    def __init__(self, top):
        self.top = top
        self.canary = "canary-" + secrets.token_hex(16)
        self.write("secret", self.canary)
        for name in ("outside/victim", "outside/folder/inner"):
            self.write(name, self.canary)
        os.makedirs(self.path("outside/target"))
        for name, contents in (("box/file", "plain"), ("box/sub/inner", "inner"),
                               ("box/a/b/c/d/leaf", "leaf"), ("shelf/file", "shelf"),
                               ("shelf/victim", "shelf"), ("shelf/folder/inner", "shelf"),
                               ("shelf/sub/inner", "shelf"), ("box/plain", "plain"),
                               ("box/race/victim", "plain"), ("box/race/folder/inner", "inner"),
                               ("exile/file", self.canary), ("gift/file", "gift")):
            self.write(name, contents)
        os.makedirs(self.path("box/empty"))
        os.makedirs(self.path("box/mount"))
        for grant, links in (("box", BOX_LINKS), ("shelf", SHELF_LINKS)):
            for name, target in links.items():
                os.symlink(target.format(top=top), self.path(grant + "/" + name))
        os.symlink("../secret", self.path("gift/out"))
        os.chmod(top, 0o755)  # for a program that runs as somebody else
        self.makeSpecialFiles()
        # Open in the parent and inherited: the runtime must neither use nor show them.
        self.inherited = [os.open(self.path("secret"), os.O_RDWR),
                          os.open(self.path("outside"), os.O_RDONLY)]

    def makeSpecialFiles(self):
        os.mkfifo(self.path("box/fifo"))
        os.mkfifo(self.path("shelf/fifo"))
        os.symlink("fifo", self.path("box/to-fifo"))
        with socket.socket(socket.AF_UNIX) as listener:
            # The name of a socket is short, so from within.
            directory = os.open(self.path("box"), os.O_RDONLY)
            listener.bind("/proc/self/fd/%d/socket" % directory)
            os.close(directory)
        if os.geteuid() == 0:
            os.mknod(self.path("box/tty"), stat.S_IFCHR | 0o666, os.makedev(5, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for fd in self.inherited:
            os.close(fd)

    def path(self, name):
        return os.path.join(self.top, name)

    def write(self, name, contents):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(contents)

    def outside(self):
        """What must stay as it is, by path."""
        state = {name: () for name in os.listdir(self.top)}
        # Directories of the box may be in exile for a while.
        for name in ["secret"] + ["exile/" + name for name in os.listdir(self.path("exile"))
                                  if name not in ("b", "c")]:
            state[name] = describe(self.path(name))
        for start in ("outside", "shelf", "gift"):
            state[start] = describe(self.path(start))
            for folder, folders, files in os.walk(self.path(start)):
                for name in folders + files:
                    path = os.path.join(folder, name)
                    state[os.path.relpath(path, self.top)] = describe(path)
        return state

    def changes(self, before):
        after = self.outside()
        for name in sorted(before.keys() | after.keys()):
            if name not in after:
                yield "gone: " + name
            elif name not in before:
                yield "new: " + name
            elif before[name] != after[name]:
                yield "changed: " + name

    def leaks(self, texts):
        """Where the secret shows: in what was printed, or in the box."""
        for name, text in texts.items():
            if self.canary.encode() in text:
                yield "leaked: " + name
        for folder, _, files in os.walk(self.path("box")):
            for name in files:
                path = os.path.join(folder, name)
                if not stat.S_ISREG(os.lstat(path).st_mode):
                    continue
                with open(path, "rb") as file:
                    if self.canary.encode() in file.read():
                        yield "leaked: " + os.path.relpath(path, self.top)
