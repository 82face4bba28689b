// vectorised-loops.c - loops over memory are vectorised at -O2, in both modes, although traps are exact.
//
// A copy of each loop, entered after one check, cannot trap. The producer may have unrolled it, too.
// All functions have the same type in wasm, so that any of them may be called in the end.
//
// RUN: %wasm-clang -O2 -nostdlib %s -o %t.2.wasm
// RUN: %wasm-clang -O3 -nostdlib %s -o %t.3.wasm
// RUN: %sinter build --bounds guard --emit asm --target x86_64-linux %t.2.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds check --emit asm --target x86_64-linux %t.2.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds guard --emit asm --target x86_64-linux %t.3.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds check --emit asm --target x86_64-linux %t.3.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds guard --emit asm --target aarch64-linux %t.2.wasm -o - | FileCheck %s --check-prefixes=CHECK,ARM
// RUN: %sinter build --bounds check --emit asm --target aarch64-linux %t.3.wasm -o - | FileCheck %s --check-prefixes=CHECK,ARM
// RUN: %sinter build --bounds guard --emit asm --features +v --target riscv64-linux %t.2.wasm -o - | FileCheck %s --check-prefixes=CHECK,RISCV
// RUN: %sinter build --bounds check --emit asm --features +v --target riscv64-linux %t.3.wasm -o - | FileCheck %s --check-prefixes=CHECK,RISCV

// CHECK-LABEL: wasm.{{[0-9]+}}.axpy:
// X86:         addpd
// ARM:         fadd v{{[0-9]+}}.2d
// RISCV:       vfadd.vv
void axpy(int n, double a, const double *x, double *y) {
  for (int i = 0; i < n; ++i)
    y[i] += a * x[i];
}

// CHECK-LABEL: wasm.{{[0-9]+}}.sum:
// X86:         paddd
// ARM:         add v{{[0-9]+}}.4s
// RISCV:       vadd.vv
void sum(int n, double, const int *x, int *result) {
  int total = 0;
  for (int i = 0; i < n; ++i)
    total += x[i];
  *result = total;
}

// CHECK-LABEL: wasm.{{[0-9]+}}.stencil:
// X86:         addpd
// ARM:         fadd v{{[0-9]+}}.2d
// RISCV:       vfadd.vv
void stencil(int n, double, const double *from, double *to) {
  for (int i = 1; i < n - 1; ++i)
    to[i] = 0.5 * (from[i - 1] + from[i] + from[i + 1]);
}

// The end may be missed, so the check includes that the distance is a multiple of the step.
// CHECK-LABEL: wasm.{{[0-9]+}}.increment:
// X86:         {{paddd|psubd}}
// ARM:         {{add|sub}} v{{[0-9]+}}.4s
// RISCV:       vadd.v
void increment(int, double, int *begin, int *end) {
  for (; begin != end; ++begin)
    *begin += 1;
}

// The producer counts from -16800 up to 0, in 32 bits.
// CHECK-LABEL: wasm.{{[0-9]+}}.halve:
// X86:         mulpd
// ARM:         fmul v{{[0-9]+}}.2d
// RISCV:       vfmul.v
double fixed[2100];
void halve(int, double, void *, void *) {
  for (int i = 0; i < 2100; ++i)
    fixed[i] *= 0.5;
}

double grid[256][256];

// Constant addresses, and an array read along a column's element that does not change.
// CHECK-LABEL: wasm.{{[0-9]+}}.multiply:
// X86:         mulpd
// ARM:         fmul v{{[0-9]+}}.2d
// RISCV:       vfmul.v
void multiply(int n, double, double (*a)[256], double (*b)[256]) {
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k)
      for (int j = 0; j < n; ++j)
        grid[i][j] += a[i][k] * b[k][j];
}

// CHECK-LABEL: wasm.{{[0-9]+}}.bytes:
// X86:         {{pxor|xorps}}
// ARM:         eor v{{[0-9]+}}.16b
// RISCV:       vxor.v
void bytes(int n, double, char *to, const char *from) {
  for (int i = 0; i < n; ++i)
    to[i] = from[i] ^ 42;
}

typedef void function(int, double, void *, void *);
function *volatile functions[] = {(function *)axpy,  (function *)sum,      (function *)stencil,
                                  (function *)increment, (function *)halve, (function *)multiply,
                                  (function *)bytes};

void _start(void) { functions[0](0, 0, 0, 0); }
