# kernels.py - call-heavy loops in LLVM IR, in four ways to say that a callee has thrown.
#
# kernels(variant) is a module with kernel_loop, kernel_indirect and kernel_fib:
#
#   plain     nothing can throw
#   table     a rare throw, found by unwinding
#   register  a rare throw; every call is followed by a test of a register (swifterror)
#   memory    a rare throw; every call is followed by a test of a variable

import itertools

variants = ["plain", "table", "register", "memory"]


class Writer:
    def __init__(self, variant):
        self.variant = variant
        self.labels = itertools.count()
        self.hasRegister = variant == "register"
        self.attributes = "noinline" + ("" if variant == "table" else " nounwind")

    def define(self, name, body):
        error = ", ptr swifterror %error" if self.hasRegister else ""
        return ("define internal fastcc i32 @%s(i32 %%n%s) %s {\n%s}\n"
                % (name, error, self.attributes, body))

    def call(self, result, callee, argument):
        """A call, and what its caller does about a throw."""
        error = ", ptr swifterror %error" if self.hasRegister else ""
        code = "  %%%s = call fastcc i32 %s(i32 %s%s)\n" % (result, callee, argument, error)
        if self.variant not in ("register", "memory"):
            return code
        thrown, next = next_labels(self.labels)
        return code + """\
  %{r}.flag = load ptr, ptr {place}
  %{r}.thrown = icmp ne ptr %{r}.flag, null
  br i1 %{r}.thrown, label %{thrown}, label %{next}, !prof !0
{thrown}:
  ret i32 0
{next}:
""".format(r=result, place="%error" if self.hasRegister else "@thrown", thrown=thrown, next=next)

    def throw(self):
        if self.variant == "plain":
            return "  ret i32 1\n"
        if self.variant == "table":
            return "  call void @throw()\n  unreachable\n"
        place = "%error" if self.hasRegister else "@thrown"
        return "  store ptr @thrown, ptr %s\n  ret i32 0\n" % place

    def loop(self, name, body):
        """A function for C that adds up what `body` leaves in %r, for %i from 0 on."""
        error = "  %error = alloca swifterror ptr\n  store ptr null, ptr %error\n"
        return """\
define i32 @{name}(i32 %count) {attributes} {{
entry:
{error}  br label %head
head:
  %i = phi i32 [0, %entry], [%next, %back]
  %sum = phi i32 [0, %entry], [%total, %back]
{body}  br label %back
back:
  %total = add i32 %sum, %r
  %next = add i32 %i, 1
  %isLast = icmp eq i32 %next, %count
  br i1 %isLast, label %done, label %head
done:
  ret i32 %total
}}
""".format(name=name, body=body, attributes=self.attributes,
           error=error if self.hasRegister else "")


def next_labels(labels):
    number = next(labels)
    return "thrown%d" % number, "next%d" % number


def kernels(variant):
    w = Writer(variant)
    module = "declare void @throw() noreturn cold\n@thrown = internal global ptr null\n"
    rare = "  br i1 %c, label %throw, label %go, !prof !0\nthrow:\n" + w.throw() + "go:\n"
    module += w.define("leaf", "  %c = icmp eq i32 %n, -1\n" + rare
                       + "  %r = mul i32 %n, 7\n  %s = xor i32 %r, 5\n  ret i32 %s\n")
    for i in range(4):
        module += w.define("pick%d" % i, "  %%x = add i32 %%n, %d\n" % i
                           + w.call("r", "@leaf", "%x")
                           + "  %%s = add i32 %%r, %d\n  ret i32 %%s\n" % (i + 1))
    module += ("@picks = internal constant [4 x ptr] [%s]\n"
               % ", ".join("ptr @pick%d" % i for i in range(4)))
    module += w.define("fib", "  %small = icmp slt i32 %n, 2\n"
                       "  br i1 %small, label %leaf, label %inner\nleaf:\n"
                       "  %c = icmp slt i32 %n, 0\n" + rare + "  ret i32 %n\ninner:\n"
                       "  %m = sub i32 %n, 1\n  %l = sub i32 %n, 2\n"
                       + w.call("a", "@fib", "%m") + w.call("b", "@fib", "%l")
                       + "  %s = add i32 %a, %b\n  ret i32 %s\n")
    module += w.loop("kernel_loop", w.call("r", "@leaf", "%i"))
    module += w.loop("kernel_indirect",
                     "  %x = and i32 %i, 3\n"
                     "  %p = getelementptr [4 x ptr], ptr @picks, i32 0, i32 %x\n"
                     "  %f = load ptr, ptr %p\n" + w.call("r", "%f", "%i"))
    module += w.loop("kernel_fib",
                     "  %x = and i32 %i, 1\n  %n = add i32 %x, 24\n" + w.call("r", "@fib", "%n"))
    return module + '!0 = !{!"branch_weights", i32 1, i32 100000}\n'
