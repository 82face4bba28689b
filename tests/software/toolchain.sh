# toolchain.sh - what the build scripts of the programs call. Sourced by them, in bash.
#
# They run in a fresh copy of the program's source, and leave a module at $wasm. $here is the
# program's folder beside this file, $posix the C file of what WASI's library lacks, and $jobs how many
# compilers may run at once.

software=$(dirname "${BASH_SOURCE[0]}")
posix=$software/posix/posix.c
exceptionSupport=$software/../support/wasm-eh

# The stack of wasm-ld's default is 64 KiB, which interpreters that recurse overflow.
wasmFlags=(--target=wasm32-wasi -O2 -w -Wno-deprecated --no-wasm-opt -Wl,-z,stack-size=4194304
  -include "$software/posix/posix.h" -isystem "$software/posix")
for emulated in signal process-clocks getpid mman; do
  name=${emulated^^}
  wasmFlags+=("-D_WASI_EMULATED_${name//-/_}" "-lwasi-emulated-$emulated")
done

# encoded legacy|exnref: the flags of code with exceptions, in that encoding.
encoded() {
  local isLegacy=false
  [ "$1" = exnref ] || isLegacy=true
  exceptionFlags=(-fwasm-exceptions -mllvm "-wasm-use-legacy-eh=$isLegacy")
}

# wasmC ARGUMENTS...: clang for C without setjmp.
wasmC() { clang-22 "${wasmFlags[@]}" "$@"; }

# wasmSetjmp legacy|exnref ARGUMENTS...: clang for C that uses setjmp; compiles and links.
wasmSetjmp() {
  encoded "$1"
  wasmC "${exceptionFlags[@]}" -mllvm -wasm-enable-sjlj -isystem "$exceptionSupport" \
    "$exceptionSupport/setjmp.c" "${@:2}"
}

# wasmCxx legacy|exnref ARGUMENTS...: clang for C++ with exceptions; a program is linked with
# $exceptionSupport/exception.cpp as well.
wasmCxx() {
  encoded "$1"
  clang++-22 "${wasmFlags[@]}" "${exceptionFlags[@]}" -fexceptions "${@:2}"
}
