# sock-server.py - builds sock-server.c's module with two listeners, and is its client.
"""usage: sock-server.py SINTER TARGET MODULE IMAGE [RUN...]"""
import os
import socket
import struct
import subprocess
import sys
import tempfile

sinter, target, module, image = sys.argv[1:5]
run = sys.argv[5:]


def freePorts(count):
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def connect(address):
    connection = socket.create_connection(address, timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def receiveAll(connection, size):
    data = b""
    while len(data) != size:
        piece = connection.recv(size - len(data))
        assert piece, "the connection ended after %d of %d bytes" % (len(data), size)
        data += piece
    return data


def expectLine(process, line):
    found = process.stdout.readline()
    assert found == line + "\n", found


def talk(process, first, second):
    expectLine(process, "connect 2")
    with connect(second) as connection:
        expectLine(process, "connect 1")
        assert connection.recv(1) == b""
    with connect(first) as connection:
        assert receiveAll(connection, 5) == b"begin"
        connection.sendall(b"hello world!")
        assert receiveAll(connection, 6) == b"pieces"
        for piece in b"012", b"34", b"56789":
            connection.sendall(piece)
        assert receiveAll(connection, 7) == b"abcdefg"
        assert receiveAll(connection, 1 << 20) == b"z" * (1 << 20)
        # The program has shut its side down.
        assert connection.recv(1) == b""
        connection.sendall(b"last")
        connection.shutdown(socket.SHUT_WR)
        with connect(first) as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    expectLine(process, "connect 1")
    with connect(first) as connection:
        connection.sendall(b"read")
        expectLine(process, "done")


ports = freePorts(2)
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "file"), "w") as file:
        file.write("text\n")
    subprocess.run([sinter, "build", module, "-o", image, "--target", target,
                    "--dir", folder + "::/data:ro", "--listen", "127.0.0.1:%d" % ports[0],
                    "--listen", "127.0.0.1:%d" % ports[1]], check=True)
    with subprocess.Popen(run + [image], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True) as process:
        try:
            talk(process, *[("127.0.0.1", port) for port in ports])
        finally:
            process.kill() if sys.exc_info()[0] else None
            print(process.stdout.read(), end="")
    assert process.returncode == 0, process.returncode
