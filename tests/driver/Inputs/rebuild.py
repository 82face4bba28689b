# rebuild.py EXECUTABLE - changes its build ID, as building it from other sources would.
import re
import subprocess
import sys

notes = subprocess.run(["llvm-readelf", "-n", sys.argv[1]], capture_output=True, text=True,
                       check=True).stdout
old = bytes.fromhex(re.search(r"Build ID: ([0-9a-f]+)", notes).group(1))
with open(sys.argv[1], "rb") as file:
    content = file.read()
assert content.count(old) == 1
with open(sys.argv[1], "wb") as file:
    file.write(content.replace(old, bytes(byte ^ 255 for byte in old)))
