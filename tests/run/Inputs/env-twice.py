# env-twice.py - becomes a program whose environment has a name twice, as no shell makes it.
"""usage: env-twice.py PROGRAM ARGS..."""
import ctypes
import os
import shutil
import sys

argv = [argument.encode() for argument in sys.argv[1:]]
env = [b"PATH=" + os.environb[b"PATH"], b"TWICE=first", b"ONCE=here", b"TWICE=second", b"OWN=a",
       b"OWN=b"]


def strings(values):
    return (ctypes.c_char_p * (len(values) + 1))(*values, None)


ctypes.CDLL(None).execve(shutil.which(argv[0]), strings(argv), strings(env))
sys.exit("cannot execute " + sys.argv[1])
