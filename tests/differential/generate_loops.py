"""Writes a random program of loops over memory, for sinter-differential.

usage: generate_loops.py SEED OUTPUT     (wat2wasm is found on PATH)

The optimiser gives such loops a copy in which nothing can trap, behind a check. So the programs
look for its edges: ranges that end at the memory's last byte or one behind it, indices that wrap at
4 GiB, steps of every sign, arrays that overlap by some bytes, negative distances, large offsets,
loops that a producer has unrolled, conditional accesses, ends that are not reached by a whole number
of steps. Every call prints its result and a hash of all memory; the last ones may trap.
"""

import random
import subprocess
import sys

# text of the load, of the store, bytes, how an i32 becomes the stored type, and back
KINDS = [
    ("i32.load8_u", "i32.store8", 1, "%s", "%s"),
    ("i32.load16_s", "i32.store16", 2, "%s", "%s"),
    ("i32.load", "i32.store", 4, "%s", "%s"),
    ("i64.load", "i64.store", 8, "(i64.extend_i32_u %s)", "(i32.wrap_i64 %s)"),
    ("f64.load", "f64.store", 8, "(f64.convert_i32_s %s)", "(i32.wrap_i64 (i64.reinterpret_f64 %s))"),
    ("f32.load", "f32.store", 4, "(f32.convert_i32_s (i32.and %s (i32.const 0xffff)))",
     "(i32.reinterpret_f32 %s)"),
]
POINTERS = ["$a", "$b", "$c"]
HELPERS = """
  (func $print (param $value i32) (local $i i32)
    (loop $digits
      (i32.store8 (i32.sub (i32.const 31) (local.get $i))
        (i32.add (i32.and (local.get $value) (i32.const 15)) (i32.const 65)))
      (local.set $value (i32.shr_u (local.get $value) (i32.const 4)))
      (br_if $digits (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                               (i32.const 8))))
    (i32.store8 (i32.const 32) (i32.const 10))
    (i32.store (i32.const 8) (i32.const 24))
    (i32.store (i32.const 12) (i32.const 9))
    (drop (call $write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16))))
  (func $hash (result i32) (local $i i32) (local $h i32)
    (local.set $i (i32.const 64))
    (loop $next
      (local.set $h (i32.mul (i32.xor (i32.rotl (local.get $h) (i32.const 5))
                                      (i32.load (local.get $i))) (i32.const 0x9e3779b1)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4)))
                             (i32.shl (memory.size) (i32.const 16)))))
    (local.get $h))
"""


class Loop:
    """One function: (a, b, c, n, s) -> i32."""

    def __init__(self, rng, number):
        self.rng, self.number = rng, number
        self.scale = rng.choice([1, 2, 4, 8, 8, 16])
        self.steps = {p: self.step() for p in POINTERS}
        self.unroll = rng.choice([1, 1, 1, 2, 4, 5])
        self.style = rng.choice(["down", "up", "signed", "end", "end", "below", "fixed"])
        self.walked = "$a" if self.style in ("end", "below") else None
        if self.walked:
            self.steps["$a"] = rng.choice([1, 4, 8, 16])

    def step(self):
        return self.rng.choice([self.scale] * 12 + [0, -self.scale, -self.scale, -self.scale, 12, 12,
                                                    "$s", "$s", 3 << 30])

    def address(self):
        rng, pointer = self.rng, self.rng.choice(POINTERS)
        text = "(local.get %s)" % pointer
        if rng.random() < 0.25:
            text = "(i32.add %s (i32.shl (local.get $i) (i32.const %d)))" % (text, rng.randrange(4))
        if rng.random() < 0.3:
            distance = rng.choice([-16, -8, -8, -4, -1, 4, 8, 24, 1000])
            text = "(i32.add %s (i32.const %d))" % (text, distance)
        if rng.random() < 0.05:
            text = "(i32.const %d)" % rng.randrange(64, 4096)
        return text

    def offset(self):
        rng = self.rng
        if rng.random() < 0.004:
            return 4294967288
        return rng.choice([0] * 8 + [4, 4, 8, 8, 16, 800, 32768, 65536 - 8])

    def access(self, address, offset):
        """A statement that loads or stores; $x is the value carried along."""
        load, store, size, fromI32, toI32 = self.rng.choice(KINDS)
        if self.rng.random() < 0.12:  # a place that is loaded each time, and stored to sometimes
            other = toI32 % ("(%s (local.get %s))" % (load, self.rng.choice(POINTERS)))
            value = self.rng.choice(["(local.get $i)", other, other])
            return "(if (i32.lt_s %s %s) (then (%s offset=%d %s %s)))" % (
                value, toI32 % ("(%s offset=%d %s)" % (load, offset, address)), store, offset,
                address, fromI32 % value)
        if self.rng.random() < 0.45:
            value = self.rng.choice(["(local.get $x)", "(local.get $i)", "(local.get $y)"])
            return "(%s offset=%d %s %s)" % (store, offset, address, fromI32 % value)
        value = toI32 % ("(%s offset=%d %s)" % (load, offset, address))
        if self.rng.random() < 0.1:
            return "(drop %s)" % value
        if self.rng.random() < 0.15:  # the least or the greatest so far
            comparison = "i32.%s_%s" % (self.rng.choice(["lt", "gt"]), self.rng.choice("su"))
            return ("(local.set $y (select (local.tee $z %s) (local.get $y)"
                    " (%s (local.get $z) (local.get $y))))" % (value, comparison))
        target, op = self.rng.choice([("$x", "i32.add"), ("$x", "i32.xor"), ("$y", "i32.mul")])
        return "(local.set %s (%s (local.get %s) %s))" % (target, op, "$x", value)

    def body(self):
        rng = self.rng
        plan = [(self.address(), self.offset(), rng.random() < 0.15, rng.getrandbits(32))
                for _ in range(rng.randint(1, 4))]
        if self.walked:
            plan.append(("(local.get $a)", 0, False, rng.getrandbits(32)))
        lines = []
        for copy in range(self.unroll):
            for address, offset, isConditional, seed in plan:
                # Copies of an unrolled loop are alike.
                self.rng = random.Random(seed)
                if copy and seed % 2:
                    address = "(i32.add %s (i32.const %d))" % (address, copy * self.scale)
                    statement = self.access(address, offset)
                else:
                    statement = self.access(address, offset + copy * self.scale
                                            if offset < 1 << 31 else offset)
                if isConditional:
                    value = self.rng.choice(["(local.get $x)", "(i32.load8_u (local.get $c))"])
                    statement = "(if (i32.and %s (i32.const 1)) (then %s))" % (value, statement)
                lines.append(statement)
        self.rng = rng
        for pointer in POINTERS:
            step = self.steps[pointer]
            by = "(local.get $s)" if step == "$s" else "(i32.const %d)" % (step * self.unroll
                                                                           & 0xffffffff)
            if step:
                lines.append("(local.set %s (i32.add (local.get %s) %s))" % (pointer, pointer, by))
        return lines

    def text(self):
        condition = {
            "down": "(local.tee $n (i32.sub (local.get $n) (i32.const 1)))",
            "up": "(i32.lt_u (local.get $i) (local.get $n))",
            "signed": "(i32.lt_s (local.get $i) (local.get $n))",
            "end": "(i32.ne (local.get $a) (local.get $e))",
            "below": "(i32.lt_u (local.get $a) (local.get $e))",
            "fixed": "(i32.lt_u (local.get $i) (i32.const %d))" % self.rng.choice([9, 40, 200]),
        }[self.style]
        by = self.steps["$a"] if isinstance(self.steps["$a"], int) else 0
        end = "(i32.add (local.get $a) (i32.mul (local.get $n) (i32.const %d)))" % (
            by * self.unroll & 0xffffffff)
        # An odd $s makes some loops miss their end.
        if self.rng.random() < 0.5:
            end = "(i32.add %s (i32.and (local.get $s) (i32.const 1)))" % end
        loop = ["(loop $next"] + ["  " + line for line in self.body()] + [
            "  (local.set $i (i32.add (local.get $i) (i32.const 1)))",
            "  (br_if $next %s))" % condition]
        loop = ["(local.set $i (i32.const 0))", "(local.set $e %s)" % end,
                "(if (i32.ne (local.get $n) (i32.const 0)) (then"] + loop + ["))"]
        if self.rng.random() < 0.3:  # an outer loop, whose pointers move
            loop = ["(local.set $k (i32.const 3))", "(local.set $m (local.get $n))",
                    "(loop $outer (local.set $n (local.get $m))"] + loop + [
                    "(local.set $b (i32.add (local.get $b) (i32.const 8)))",
                    "(br_if $outer (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))"]
        return "\n    ".join(
            ["(func $loop%d (param $a i32) (param $b i32) (param $c i32) (param $n i32) "
             "(param $s i32) (result i32)" % self.number,
             "(local $i i32) (local $e i32) (local $x i32) (local $y i32) (local $z i32) "
             "(local $k i32) (local $m i32)", "(local.set $x (i32.const 7))"]
            + loop + ["(i32.add (local.get $x) (local.get $y)))"])


def position(rng, size, isWild):
    """Where an array begins."""
    if isWild and rng.random() < 0.5:
        return rng.choice([size - rng.randrange(2000), (1 << 32) - rng.randrange(1, 600),
                           rng.randrange(40), size + rng.randrange(20)]) & 0xffffffff
    return 16384 + rng.choice([0, 8, 64, 8192, 16384, 24576]) + rng.choice([0] * 6 + [1, 4, 40])


def program(seed):
    rng = random.Random(seed)
    pages, grown = 2, rng.choice([None, 0, 1])
    size = (pages + (grown or 0)) << 16
    loops = [Loop(rng, i) for i in range(rng.randint(1, 4))]
    # Arguments are read from memory, so that nothing about them is known.
    data, calls = [], []
    counts = [0, 1, 7, 8, 9, 16, 17, 31, 33, 40, 64, 64]
    total = 12
    for call in range(total):
        isWild = call >= total - 3
        arguments = [position(rng, size, isWild) for _ in POINTERS]
        if rng.random() < 0.2:  # overlapping
            arguments[1] = arguments[0] + rng.randrange(-300, 300) & 0xffffffff
        if isWild and rng.random() < 0.3:  # up to the last byte
            arguments[0] = size - 8 * rng.choice(counts) + rng.choice([0, 0, 0, 1, -1])
        arguments += [rng.choice(counts + [100, 255, 1000] * isWild),
                      rng.choice([8, 4, 2, 0, 24, 0xfffffff8] + [1, 0x40000000] * isWild)]
        place = 64 + 32 * call
        data += [word for word in arguments + [0] * 3]
        loads = " ".join("(i32.load offset=%d (local.get $zero))" % (place + 4 * i)
                         for i in range(5))
        calls.append("(call $print (call $loop%d %s)) (call $print (call $hash))"
                     % (rng.randrange(len(loops)), loads))
    words = "".join("\\%02x" % byte for word in data for byte in word.to_bytes(4, "little"))
    fill = """(loop $fill
      (i32.store offset=4096 (local.get $zero) (i32.mul (local.get $zero) (i32.const 0x10dcd)))
      (br_if $fill (i32.lt_u (local.tee $zero (i32.add (local.get $zero) (i32.const 4)))
                             (i32.const 49152))))
    (local.set $zero (i32.const 0))"""
    grow = "" if grown is None else "(drop (memory.grow (i32.const %d)))" % grown
    return "\n  ".join(
        ["(module", '(import "wasi_snapshot_preview1" "fd_write"',
         "  (func $write (param i32 i32 i32 i32) (result i32)))",
         '(memory (export "memory") %d 4)' % pages, '(data (i32.const 64) "%s")' % words]
        + HELPERS.strip().split("\n") + [loop.text() for loop in loops]
        + ['(func (export "_start") (local $zero i32)', "  " + grow, "  " + fill,
           "  (local.set $zero (i32.load (i32.const 4)))"]
        + ["  " + call for call in calls] + ["))"])


def main():
    seed, output = int(sys.argv[1]), sys.argv[2]
    source = output + ".wat"
    with open(source, "w") as file:
        file.write(program(seed))
    subprocess.run(["wat2wasm", "--debug-names", source, "-o", output], check=True)


if __name__ == "__main__":
    main()
