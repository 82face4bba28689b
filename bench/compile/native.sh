# native.sh - stands in for tests/software/toolchain.sh, so that the `build` script of a program gives
# the time that `clang -O2 -c` takes for its C source.
#
# Of the arguments stay the C files and what the preprocessor reads. The files of tests/ are left out:
# they are no part of the program, but of what WASI lacks. Seconds of CPU time are added up in $times,
# one line per call of the compiler.

posix=
exceptionSupport=

wasmC() {
  local flags=() files=()
  for argument in "$@"; do
    case $argument in
    *.c) files+=("$argument") ;;
    -[DI]*) flags+=("$argument") ;;
    esac
  done
  local TIMEFORMAT="%U %S"
  for file in "${files[@]}"; do
    { time "$clang" -O2 -w -c "${flags[@]}" "$file" -o /dev/null 2>>"$times.errors"; } 2>>"$times"
  done
}
# What a script removes of the source may be gone from the run before.
rm() { command rm -f "$@"; }

wasmSetjmp() { wasmC "${@:2}"; }
