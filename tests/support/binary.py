# binary.py - pieces of the binary format, for scripts that put a module together by hand.


def uleb(number):
    """An unsigned integer in LEB128."""
    encoded = bytearray()
    while True:
        number, low = number >> 7, number & 127
        encoded.append(low | (128 if number else 0))
        if not number:
            return bytes(encoded)


def section(number, payload):
    return bytes([number]) + uleb(len(payload)) + payload
