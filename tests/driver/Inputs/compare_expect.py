# compare_expect.py FILE EXPRESSION... - expects that expressions are true of what --json wrote: `c`
# is the object, `v` its variants by mode.
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    c = json.load(file)
v = {variant["mode"]: variant for variant in c["variants"]}
for expression in sys.argv[2:]:
    if not eval(expression):
        sys.exit("compare_expect.py: not true: %s\n%s" % (expression, json.dumps(c, indent=1)))
