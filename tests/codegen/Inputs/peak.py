# peak.py - runs a command and fails if it needs more memory: peak.py MEGABYTES COMMAND...
import resource
import subprocess
import sys

subprocess.run(sys.argv[2:], check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
if peak > int(sys.argv[1]):
    sys.exit("peak memory: %d MB" % peak)
