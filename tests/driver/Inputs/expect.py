# expect.py STATUS COMMAND... - expects an exit status. What the command prints is passed on.
import subprocess
import sys

status = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode
if status != int(sys.argv[1]):
    sys.exit("expect.py: %s: exit status %d, not %s" % (" ".join(sys.argv[2:]), status, sys.argv[1]))
