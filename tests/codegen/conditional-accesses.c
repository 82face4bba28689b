// conditional-accesses.c - where a loop only sometimes stores to a place that it loads each time, it
// stores each time, and where it only sometimes loads, it loads each time; then it is vectorised.
//
// RUN: %wasm-clang -O2 -nostdlib -Wl,--no-entry %s -o %t.wasm
// RUN: %sinter build --model context --bounds guard --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86,GUARD
// RUN: %sinter build --model context --bounds check --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --model context --bounds guard --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,ARM,GUARD
// RUN: %sinter build --model context --bounds check --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,ARM

#define EXPORT(NAME) __attribute__((export_name(#NAME)))

// CHECK-LABEL: wasm.{{[0-9]+}}.relax:
// X86:         pcmpgtd
// X86:         movdqu {{.*}}, (%r
// ARM:         smin v{{[0-9]+}}.4s
EXPORT(relax) void relax(int n, int first, const int *next, int *best) {
  for (int i = 0; i < n; ++i)
    if (first + next[i] < best[i])
      best[i] = first + next[i];
}

// Two of them, with a condition of their own.
// CHECK-LABEL: wasm.{{[0-9]+}}.clip:
// X86:         cmp{{[a-z]*}}pd
// ARM:         fcmgt v{{[0-9]+}}.2d
EXPORT(clip) void clip(int n, double most, double *x, double *y) {
  for (int i = 0; i < n; ++i) {
    if (x[i] > most)
      x[i] = most;
    if (y[i] > most)
      y[i] = most;
  }
}

// Of places that are only loaded it is enough that all were in bounds.
// CHECK-LABEL: wasm.{{[0-9]+}}.pick:
// GUARD:       {{paddd|add v[0-9]+.4s}}
EXPORT(pick) int pick(int n, const int *x, const int *y) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    if (x[i] > 7)
      sum += y[i];
  return sum;
}

// Nothing loads the place, which may be in bounds only where it is stored to.
// CHECK-LABEL: wasm.{{[0-9]+}}.mark:
// X86-NOT:     movdq{{[au]}} %xmm{{[0-9]+}}, {{.*\(}}
// ARM-NOT:     st{{[rp]}} q
// CHECK-LABEL: wasm.{{[0-9]+}}.chain:
EXPORT(mark) void mark(int n, const int *x, int *flags) {
  for (int i = 0; i < n; ++i)
    if (x[i] > 7)
      flags[i] = 1;
}

// One iteration needs what the one before has stored: the branch stays.
// X86:         j{{[a-z]+}}
// X86-NOT:     cmov
// ARM-NOT:     csel
// CHECK-LABEL: wasm.{{[0-9]+}}.end:
EXPORT(chain) void chain(int n, int *x) {
  for (int i = 1; i < n; ++i)
    if (x[i - 1] > x[i])
      x[i] = 3;
}

EXPORT(end) void end(void) {}
