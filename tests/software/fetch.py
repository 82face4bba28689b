"""fetch.py - brings the sources of the programs here, as Debian's mirror or npm has them.

usage: fetch.py FOLDER [NAME...]

FOLDER keeps what was fetched; a file whose checksum in sources.json is right is not fetched again.
From Debian comes the release of the upstream project, found through the mirror that apt is configured
for, which need not offer sources to apt otherwise: the lists of sources are kept in FOLDER as well,
and nothing of the system changes.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

sources = json.loads((pathlib.Path(__file__).parent / "sources.json").read_text())


class Unavailable(Exception):
    """There is no network, or no client for it: a reason to skip, not a failure of Sinter's."""


def execute(command, **options):
    if not shutil.which(command[0]):
        raise Unavailable(command[0] + " is missing")
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            stdin=subprocess.DEVNULL, text=True, timeout=900, **options)
    if result.returncode != 0:
        raise Unavailable("%s: %s" % (" ".join(command), result.stderr.strip()))
    return result.stdout


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


class Apt:
    """apt with lists of its own: the sources of the repositories that the system has binaries from."""

    def __init__(self, folder):
        self.options = ["-o", "Dir::Etc::sourcelist=%s/sources.list" % folder,
                        "-o", "Dir::Etc::sourceparts=-",
                        "-o", "Dir::State::lists=%s/lists" % folder,
                        "-o", "Dir::Cache=%s/cache" % folder,
                        "-o", "APT::Sandbox::User=root"]
        if not (folder / "updated").exists():
            self.update(folder)

    def update(self, folder):
        for name in ["lists/partial", "cache/archives/partial"]:
            (folder / name).mkdir(parents=True, exist_ok=True)
        # Trusted, as what is fetched is compared with a checksum of ours, whoever signed the lists.
        lines = execute(["apt-get", "indextargets", "--format",
                         "deb-src [trusted=yes] $(REPO_URI) $(RELEASE) $(COMPONENT)",
                         "Created-By: Packages", "Component: main"])
        # The release itself: -updates and -security add nothing to what upstream released then.
        chosen = {line for line in lines.splitlines() if "-" not in line.split()[-2]}
        (folder / "sources.list").write_text("\n".join(sorted(chosen)) + "\n")
        execute(["apt-get", *self.options, "update", "--error-on=any"])
        (folder / "updated").touch()

    def fetch(self, package, path):
        listed = execute(["apt-get", *self.options, "source", "--print-uris", "--only-source", package])
        for line in listed.splitlines():
            words = line.split()
            if len(words) == 4 and words[1] == path.name:
                execute(["/usr/lib/apt/apt-helper", *self.options, "download-file",
                         words[0].strip("'"), str(path)])
                return
        raise Unavailable("the mirror has no %s of %s" % (path.name, package))


def fetch(folder, name):
    """Returns the file of a source in a folder, which is fetched if it is not there."""
    source = sources[name]
    path = folder / source["file"]
    if digest(path) == source["sha256"]:
        return path
    path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    if "debian" in source:
        Apt(folder / "apt").fetch(source["debian"], path)
    else:
        execute(["npm", "pack", source["npm"]], cwd=folder)
    found = digest(path)
    if found != source["sha256"]:
        path.unlink(missing_ok=True)
        sys.exit("%s has the SHA-256 %s" % (path.name, found))
    return path


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        for wanted in sys.argv[2:] or sources:
            print(fetch(pathlib.Path(sys.argv[1]).absolute(), wanted))
    except Unavailable as reason:
        sys.exit("%s" % reason)
