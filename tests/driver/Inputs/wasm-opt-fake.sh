#!/bin/sh
# wasm-opt-fake.sh - says that it is wasm-opt, and then does what FAKE says with its output, the third
# argument.
if [ "$1" = --version ]; then echo "wasm-opt version 999"; exit; fi
case $FAKE in
  copies) cat "$1" > "$3" ;;
  gives) cat "$GIVEN" > "$3" ;;
  fails) echo "warning: nothing"; echo "Fatal: no such thing" >&2; exit 1 ;;
  crashes) kill -SEGV $$ ;;
  garbage) echo "not a module" > "$3" ;;
  invalid) printf '\0asm\1\0\0\0\1\4\1\140\0\0\3\2\1\0\12\5\1\3\0\152\13' > "$3" ;;
  floods) exec cat /dev/zero > "$3" ;;
  waits) echo $$ > waiting; exec sleep 1000 ;;
esac
