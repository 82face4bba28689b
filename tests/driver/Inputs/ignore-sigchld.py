# ignore-sigchld.py COMMAND... - becomes the command, with SIGCHLD ignored.
import os
import signal
import sys

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execvp(sys.argv[1], sys.argv[1:])
