# tree.py - the project's files, for the tests in this folder.
import pathlib
import re

root = pathlib.Path(__file__).resolve().parents[2]
folders = ["frontend", "lowering", "codegen", "targets", "driver", "rt-lib", "linker-script",
           "cmake", "docs", "examples", "scripts", "tests", ".ci"]


def files(folder, *patterns):
    """Files below a folder of the project, sorted, whose names match one of the globs."""
    found = set()
    for pattern in patterns or ("*",):
        found |= {path for path in (root / folder).rglob(pattern)
                  if path.is_file() and "__pycache__" not in path.parts}
    return sorted(found)


def everything():
    """Every file that is kept in the repository."""
    return [path for folder in folders for path in files(folder)] + sorted(
        path for path in root.iterdir() if path.is_file())


def name(path):
    return str(path.relative_to(root))


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def readAll(*paths):
    return "\n".join(read(path) for path in paths)


def code(text):
    """C++ or C without its comments; string literals are kept."""
    pattern = r'("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*.*?\*/'
    return re.sub(pattern, lambda match: match.group(1) or " ", text, flags=re.DOTALL)


def rows(table, macro):
    """The argument lists of a .def file's rows."""
    text = code(read(root / table))
    return [re.split(r",\s*(?![^(]*\))", match.group(1).strip())
            for match in re.finditer(r"^%s\((.*)\)\s*$" % macro, text, re.MULTILINE)]
