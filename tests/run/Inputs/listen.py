# listen.py SINTER TARGET MODULE [COMMAND...] - builds the module with --listen on free ports, runs it
# by the command, and talks to it.
import os
import socket
import subprocess
import sys

sinter, target, module, *command = sys.argv[1:]
hosts = [(socket.AF_INET, "127.0.0.1", "127.0.0.1")]
taken = []
try:
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
    hosts.append((socket.AF_INET6, "::1", "[::1]"))
except OSError:
    print("without IPv6", file=sys.stderr)
options, places = [], []
for family, host, text in hosts:
    taken.append(socket.socket(family))
    taken[-1].bind((host, 0))
    places.append((family, host, taken[-1].getsockname()[1]))
    options += ["--listen", "%s:%d" % (text, places[-1][2])]
subprocess.run([sinter, "build", module, "-o", "server", "--target", target, "--dir", "data::/data",
                *options], check=True)

# A port that another socket listens on: nothing is served, and the message names the grant.
taken[0].listen()
result = subprocess.run([*command, "./server"], capture_output=True, text=True)
expected = 'sinter: cannot start: --listen "%s": Address already in use\n' % options[1]
if (result.returncode, result.stdout, result.stderr) != (125, "", expected):
    sys.exit("taken port: %r" % result)
for each in taken:
    each.close()

# Started as by systemd: how many sockets there are is the program's own business.
server = subprocess.Popen([*command, "./server"], stdout=subprocess.PIPE, text=True,
                          env={**os.environ, "LISTEN_FDS": "7"})
try:
    if server.stdout.readline() != "sockets %d\n" % len(places):
        sys.exit("wrong number of sockets")
    for family, host, port in places:
        with socket.create_connection((host, port), timeout=60) as connection:
            connection.sendall(b"hello")
            if connection.recv(16) != b"hello":
                sys.exit("wrong answer")
    if server.stdout.read() != "file there\n" or server.wait(60):
        sys.exit("directories behind sockets are not found")
finally:
    server.kill()
