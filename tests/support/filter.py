# filter.py - reads the list of system calls that an executable allows itself.
#
#   python3 filter.py EXECUTABLE
#
# prints them, one a line and sorted: "writev", or "fcntl(1: 3)" where argument 1 must be 3, or
# "tgkill(own process)". See rt-lib/os/linux/filter.h.

import ctypes
import os
import re
import struct
import sys

RUNTIME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rt-lib", "os",
                       "linux")
X86_64 = 62  # in the ELF header
OWN_PROCESS = 6


def numbers(machine):
    """Name -> number, from the runtime library's table."""
    with open(os.path.join(RUNTIME, "Syscalls.def")) as file:
        rows = re.findall(r"^SYSCALL\((\w+), *(\d+), *(\d+)", file.read(), re.MULTILINE)
    return {name: int(x86 if machine == X86_64 else generic) for name, x86, generic in rows}


def section(image, wanted):
    """The contents of a section of a 64-bit little-endian ELF file."""
    offset, = struct.unpack_from("<Q", image, 40)
    size, count, names = struct.unpack_from("<HHH", image, 58)
    headers = [struct.unpack_from("<IIQQQQ", image, offset + i * size) for i in range(count)]
    for name, _, _, _, start, length in headers:
        text = image[headers[names][4] + name:].split(b"\0", 1)[0]
        if text == wanted:
            return image[start:start + length]
    raise ValueError("there is no section " + wanted.decode())


def read(path):
    """The set of allowed calls: (name, argument or None, value or None)."""
    with open(path, "rb") as file:
        image = file.read()
    machine, = struct.unpack_from("<H", image, 18)
    names = {number: name for name, number in numbers(machine).items()}
    return {(names[number], argument if argument >= 0 else None, value if argument >= 0 else None)
            for number, argument, value in
            struct.iter_unpack("<HhI", section(image, b".sinter.syscalls"))}


def describe(calls):
    """The same as sorted texts."""
    return sorted(name if argument is None else
                  name + "(own process)" if argument == OWN_PROCESS else
                  "%s(%d: %d)" % (name, argument, value) for name, argument, value in calls)


def answering(errors):
    """For preexec_fn: a kernel that answers system calls, by their numbers, with errors."""
    # Load the number; if it is one of these answer with the error; allow all others.
    code = struct.pack("<HBBI", 0x20, 0, 0, 0)
    for number, error in errors.items():
        code += struct.pack("<HBBI", 0x15, 0, 1, number)
        code += struct.pack("<HBBI", 0x06, 0, 0, 0x50000 | error)
    code += struct.pack("<HBBI", 0x06, 0, 0, 0x7FFF0000)
    buffer = ctypes.create_string_buffer(code)
    program = struct.pack("@HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)

    def install():
        if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")

    install.kept = buffer
    return install


if __name__ == "__main__":
    print("\n".join(describe(read(sys.argv[1]))))
