# forms.sh - runs after toolchain.sh of tests/software: the compilers for one form of a program.
#
# $form is scalar, simd, O3 or march, and $formFlags are the flags of that form. A native twin is
# the same files without what WASI's library lacks, and with the setjmp of the system's.

read -ra flags <<<"$formFlags"
case $form in
scalar | simd)
  wasmFlags+=("${flags[@]}")
  ;;
*)
  posix=$PWD/nothing.c
  : >"$posix"
  wasmC() { clang-22 -w "${flags[@]}" "$@" -lm; }
  wasmSetjmp() { wasmC "${@:2}"; }
  ;;
esac
