"""Copies an object with another value in a section's header.

usage: link_damage.py OBJECT OUTPUT SECTION FIELD VALUE
  The section is given by its number, or is the symbol table: symtab.
"""

import struct
import sys

source, output, section, field, value = sys.argv[1:]
offsets = {"sh_offset": (24, "<Q"), "sh_link": (40, "<I"), "sh_info": (44, "<I"), "sh_addralign": (48, "<Q")}
data = bytearray(open(source, "rb").read())
(headers,) = struct.unpack_from("<Q", data, 40)
if section == "symtab":
    (count,) = struct.unpack_from("<H", data, 60)
    types = [struct.unpack_from("<I", data, headers + 64 * i + 4)[0] for i in range(count)]
    section = types.index(2)
offset, layout = offsets[field]
struct.pack_into(layout, data, headers + 64 * int(section) + offset, int(value, 0))
open(output, "wb").write(data)
