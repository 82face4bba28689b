# self_test.py - the runner notices what is wrong: a suite made for it, with false expectations.
#
#   self_test.py SINTER-SPEC TARGET OPTION...
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

runner, target, options = sys.argv[1], sys.argv[2], sys.argv[3:]

module = """(module
  (import "spectest" "print_i32" (func $print (param i32)))
  (memory (export "memory") 1)
  (global (export "global") i32 (i32.const 7))
  (func (export "one") (result i32) (call $print (i32.const 1)) (i32.const 1))
  (func (export "nan") (result f32) (f32.const nan))
  (func (export "other-nan") (result f32) (f32.const nan:0x600001))
  (func (export "same") (param externref) (result externref) (local.get 0))
  (func (export "trap") (result i32) (unreachable))
  (func $deep (export "deep") (result i32) (i32.add (i32.const 1) (call $deep))))"""


def invoke(field, *arguments):
    return {"type": "invoke", "field": field, "args": list(arguments)}


def value(kind, text):
    return {"type": kind, "value": text}


# Command, whether it is right.
commands = [
    ({"type": "assert_return", "action": invoke("one"), "expected": [value("i32", "1")]}, True),
    ({"type": "assert_return", "action": invoke("one"), "expected": [value("i32", "2")]}, False),
    ({"type": "assert_return", "action": invoke("one"), "expected": []}, False),
    ({"type": "assert_return", "action": invoke("nan"),
      "expected": [value("f32", "nan:canonical")]}, True),
    ({"type": "assert_return", "action": invoke("other-nan"),
      "expected": [value("f32", "nan:arithmetic")]}, True),
    ({"type": "assert_return", "action": invoke("other-nan"),
      "expected": [value("f32", "nan:canonical")]}, False),
    ({"type": "assert_return", "action": invoke("same", value("externref", "0")),
      "expected": [value("externref", "0")]}, True),
    ({"type": "assert_return", "action": invoke("same", value("externref", "0")),
      "expected": [{"type": "refnull"}]}, False),
    ({"type": "assert_return", "action": invoke("one"), "expected": [
        {"type": "either", "values": [value("i32", "3"), value("i32", "1")]}]}, True),
    ({"type": "assert_return", "action": {"type": "get", "field": "global"},
      "expected": [value("i32", "7")]}, True),
    ({"type": "assert_trap", "action": invoke("trap"), "text": "unreachable"}, True),
    ({"type": "assert_trap", "action": invoke("trap"), "text": "integer overflow"}, False),
    ({"type": "assert_trap", "action": invoke("one"), "text": "unreachable"}, False),
    ({"type": "assert_return", "action": invoke("trap"), "expected": [value("i32", "1")]}, False),
    ({"type": "assert_exhaustion", "action": invoke("deep"), "text": "call stack exhausted"}, True),
    ({"type": "assert_exhaustion", "action": invoke("trap"), "text": "call stack exhausted"}, False),
    ({"type": "assert_exception", "action": invoke("trap")}, False),
    ({"type": "assert_return", "action": invoke("missing"), "expected": []}, False),
    ({"type": "assert_invalid", "filename": "0.wasm", "module_type": "binary", "text": "x"}, False),
    ({"type": "assert_malformed", "filename": "1.wasm", "module_type": "binary", "text": "x"}, True),
    ({"type": "module", "filename": "1.wasm"}, False),
]


class Self(unittest.TestCase):
    def setUp(self):
        self.suite = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.suite)
        (self.suite / "0.wat").write_text(module)
        subprocess.run(["wat2wasm", self.suite / "0.wat", "-o", self.suite / "0.wasm"], check=True)
        (self.suite / "1.wasm").write_bytes(b"\0asm\1\0\0\0\xff")
        script = [{"type": "module", "line": 1, "filename": "0.wasm"}]
        script += [dict(command, line=line) for line, (command, _) in enumerate(commands, 2)]
        (self.suite / "self.json").write_text(json.dumps({"commands": script}))
        (self.suite / "index.json").write_text(json.dumps([{"feature": "f", "json": "self.json"}]))
        self.wrong = [line for line, (_, isRight) in enumerate(commands, 2) if not isRight]

    def run_with(self, configuration, lines):
        (self.suite / "all.txt").write_text("".join(":%d wrong\n" % line for line in lines))
        return subprocess.run([runner, self.suite, self.suite, *options, configuration],
                              stdout=subprocess.PIPE, text=True)

    def testEveryConfigurationNotices(self):
        for configuration in ["guard-O2", "check-O0", "static-guard-O0", "static-check-O2"]:
            result = self.run_with("%s-%s" % (target, configuration), [])
            found = [int(line.split(":")[2]) for line in result.stdout.splitlines() if ": :" in line]
            self.assertEqual(sorted(found), self.wrong, result.stdout)
            self.assertEqual(result.returncode, 1)

    def testListsAreStrict(self):
        configuration = target + "-guard-O2"
        self.assertEqual(self.run_with(configuration, self.wrong).returncode, 0)
        self.assertEqual(self.run_with(configuration, self.wrong[1:]).returncode, 1)
        passes = self.run_with(configuration, self.wrong + [2])
        self.assertIn("is listed as a failure, but passes", passes.stdout)
        self.assertEqual(passes.returncode, 1)
        gone = self.run_with(configuration, self.wrong + [999])
        self.assertIn("is listed as a failure, but is not run", gone.stdout)
        self.assertEqual(gone.returncode, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
