# update_checks.py - rewrites the CHECK lines of lowering tests: update_checks.py SINTER FILE.wat...
"""Each function of the module gets its unoptimised IR, without what every function has (locals'
storage, debug locations). A reviewer reads the diff: the lines say what sinter does, not that it is
right. What a test is about stands in its first line, which this keeps, as everything that is no
CHECK line.
"""
import re
import subprocess
import sys
import tempfile


def simplified(line):
    line = re.sub(r", !(dbg|prof|range|tbaa|sinter\.memory) ![0-9]+", "", line)
    line = re.sub(r"#[0-9]+", "", line).split(" ; ")[0].split("; preds")[0].rstrip()
    line = re.sub(r"%[0-9]+", "[[V]]", line)
    line = re.sub(r"^[0-9]+:", "[[L]]:", line)
    return line


def isBoilerplate(line):
    # Accesses to linear memory have alignment 1, accesses to locals their natural one.
    return (not line or " alloca " in line
            or re.search(r"store .* ptr \[\[V\]\], align (4|8|16)$", line)
            or re.search(r"= load (\w+|<2 x i64>), ptr \[\[V\]\], align (4|8|16)$", line))


def withoutReturn(lines):
    """Cuts the branch to the common exit, its phi and the return, which every function has."""
    match = re.search(r"\n\S+:   br label \S+\n\S+: \S+:(\n.* = phi .*)?\n.* ret .*$",
                      "\n".join(lines).replace(";; ", ""))
    return lines[:len(lines) - match[0].count("\n")] if match else lines


def checksFor(ir, prefix):
    """{function name: CHECK lines}"""
    checks, lines = {}, None
    for line in ir.splitlines():
        start = re.match(r"define .*@wasm\.\d+\.([\w.]+)\(", line)
        if start:
            lines = checks.setdefault(start[1], [])
            lines.append(";; %s-LABEL: @wasm.{{[0-9]+}}.%s(" % (prefix, start[1]))
        elif lines is not None and line.startswith("}"):
            lines[:] = withoutReturn(lines)
            lines = None
        elif lines is not None:
            text = simplified(line)
            if not isBoilerplate(text):
                text = text.replace("[[V]]", "%{{.*}}").replace("[[L]]", "{{.*}}")
                text = re.sub(r"(%)(trap|mismatch)\d*", r"%\2{{.*}}", text)
                text = re.sub(r"^(trap|mismatch)\d*:", r"\1{{.*}}:", text)
                lines.append(";; %s: %s" % (prefix, text))
    return checks


def update(sinter, path):
    with open(path) as file:
        source = file.read()
    with tempfile.TemporaryDirectory() as folder:
        wasm = folder + "/test.wasm"
        subprocess.run(["wat2wasm", "--debug-names", "--enable-tail-call",
                        "--enable-extended-const", "--enable-relaxed-simd", path, "-o", wasm], check=True)
        byFunction = {}
        for match in re.finditer(r"RUN: %sinter build (.*?) %t.wasm.*?--check-prefix=(\w+)", source):
            options, prefix = match[1].split(), match[2]
            ir = subprocess.run([sinter, "build", *options, wasm, "-o", "-"], check=True,
                                capture_output=True, text=True).stdout
            for name, lines in checksFor(ir, prefix).items():
                byFunction.setdefault(name, []).extend(lines)
    prefixes = "|".join(re.findall(r"--check-prefix=(\w+)", source))
    output = []
    for line in source.splitlines():
        if re.match(r"\s*;; (%s)(-LABEL)?:" % prefixes, line):
            continue
        function = re.match(r"(\s*)\(func \$([\w.]+)", line)
        if function:
            output += [function[1] + check for check in byFunction.get(function[2], [])]
        output.append(line)
    with open(path, "w") as file:
        file.write("\n".join(output) + "\n")


if __name__ == "__main__":
    for path in sys.argv[2:]:
        update(sys.argv[1], path)
