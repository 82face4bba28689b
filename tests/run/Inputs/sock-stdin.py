# sock-stdin.py - runs sock-stdin.c's program with a socket for standard input.
"""usage: sock-stdin.py [RUN...] IMAGE"""
import socket
import subprocess
import sys


def check(how, stream, talk):
    with subprocess.Popen(sys.argv[1:] + [how], stdin=stream, stdout=subprocess.PIPE) as process:
        stream.close()
        talk()
        assert process.stdout.read() == b"done\n"
    assert process.returncode == 0


def talkToStream():
    assert ours.recv(5, socket.MSG_WAITALL) == b"begin"
    ours.sendall(b"hello")


def talkToListener():
    with socket.create_connection(address) as connection:
        connection.sendall(b"hello")


ours, theirs = socket.socketpair()
check("stream", theirs, talkToStream)

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
check("listener", listener, talkToListener)

ours, theirs = socket.socketpair(type=socket.SOCK_DGRAM)
ours.send(b"hello")
ours.send(b"on")
check("datagram", theirs, lambda: None)
