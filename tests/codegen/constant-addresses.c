// constant-addresses.c - variables at constant addresses are known to be adjacent, so that what is
// done to them is vectorised, and their addresses are numbers in the end.
//
// RUN: %wasm-clang -O2 -nostdlib %s -o %t.wasm
// RUN: %sinter build --bounds guard --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds clamp --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,X86
// RUN: %sinter build --bounds guard --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefixes=CHECK,ARM
// RUN: %sinter build --bounds guard --emit asm -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=O0
// RUN: %sinter build --bounds guard --emit asm --target riscv64-linux %t.wasm -o - | FileCheck %s --check-prefix=NUMBER

double position[4], velocity[4];
volatile double interval;

// CHECK-NOT:   wasm.bytes
// CHECK-LABEL: wasm.{{[0-9]+}}._start:
// CHECK-NOT:   wasm.bytes
// X86:         mulpd {{[0-9]+}}
// X86:         addpd {{[0-9]+}}
// X86:         movapd %xmm{{[0-9]}}, {{[0-9]+}}
// ARM:         fmul v{{[0-9]+}}.2d
// ARM:         fadd v{{[0-9]+}}.2d
// CHECK-NOT:   wasm.bytes
// O0-NOT:      wasm.bytes
// NUMBER-NOT:  wasm.bytes
void _start(void) {
  double time = interval;
  for (int i = 0; i < 4; ++i)
    position[i] += velocity[i] * time;
}
