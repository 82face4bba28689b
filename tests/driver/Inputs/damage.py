# damage.py SINTER EXECUTABLE - `inspect` of an executable that was cut off or changed anywhere in its
# headers or its note: a result, or a refusal in one line, and never a crash.
import random
import subprocess
import sys

sinter, path = sys.argv[1:]
with open(path, "rb") as file:
    whole = file.read()
NOTE_NAME = b"Sinter\0"
note = whole.index(NOTE_NAME) - 12
note_end = note + 12 + 8 + int.from_bytes(whole[note + 4:note + 8], "little")
generator = random.Random(1)
results = {0: 0, 1: 0}


def inspect(data, what):
    with open("damaged", "wb") as file:
        file.write(data)
    for options in [], ["--json"]:
        result = subprocess.run([sinter, "inspect", "damaged", *options], capture_output=True)
        if options and result.returncode == 1:
            sys.exit("%s: refused as JSON only: %r" % (what, result.stderr))
        if result.returncode not in results:
            sys.exit("%s: status %d: %r" % (what, result.returncode, result.stderr))
        if result.returncode == 1 and (result.stdout or result.stderr.count(b"\n") != 1):
            sys.exit("%s: not one line: %r" % (what, result.stdout + result.stderr))
        if result.returncode == 0 and (result.stderr or not result.stdout):
            sys.exit("%s: a warning: %r" % (what, result.stderr))
        results[result.returncode] += 1
        if result.returncode == 1:
            break


# Without its end the note is gone; behind it the file may be cut off.
for length in [4, 5, 16, 63, 64, 100, note, note + 11, note + 12, note + 19, note_end - 1]:
    inspect(whole[:length], "cut off at %d" % length)
if results[0]:
    sys.exit("a cut off note was believed")

for _ in range(60):
    data = bytearray(whole)
    places = []
    for _ in range(generator.choice([1, 1, 1, 4])):
        place = generator.randrange(generator.choice([64, note, note + 20, note_end]))
        data[place] ^= 1 << generator.randrange(8)
        places.append(place)
    inspect(data, "turned bits at %s" % places)

# Numbers of the kind that overflow: sizes and offsets of the program headers, sizes of the note.
header, size, count = (int.from_bytes(whole[a:b], "little") for a, b in [(32, 40), (54, 56), (56, 58)])
notes = [header + i * size for i in range(count)
         if whole[header + i * size:header + i * size + 4] == b"\4\0\0\0"]
for value in [0, 3, 0xfffffff4, 0xffffffff, 2 ** 64 - 4]:
    for place, width in [(32, 8), (notes[0] + 8, 8), (notes[0] + 32, 8), (notes[0] + 48, 8),
                         (note, 4), (note + 4, 4), (note + 8, 4)]:
        data = bytearray(whole)
        data[place:place + width] = (value % 2 ** (8 * width)).to_bytes(width, "little")
        inspect(data, "%#x at %d" % (value, place))
if not results[0] or not results[1]:
    sys.exit("one-sided: %s" % results)
