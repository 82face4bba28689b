// Grow.cpp - the module with which `sinter compare` measures growing memory.
//
// It measures itself, by WASI's clock, since what it does takes less than starting a process. The
// memory that it has at first is not touched beyond its first page, and what it gets is touched
// once, a byte in each 4 KiB: the two halves of what growing costs, which strategies divide
// differently. The text behind the bytes is theirs, instruction by instruction.
#include "driver/compare/Build.h"

namespace sinter::driver {

// clang-format off
const llvm::StringLiteral growModule = llvm::StringLiteral::withInnerNUL(
    "\000\141\163\155"                 // magic
    "\001\000\000\000"                 // version
    "\001\023\003"                     // type section
    "\140\003\177\176\177\001\177"     // (i32 i64 i32) -> i32
    "\140\004\177\177\177\177\001\177" // (i32 i32 i32 i32) -> i32
    "\140\000\000"                     // () -> ()
    "\002\113\002"                     // import section
    "\026wasi_snapshot_preview1"
    "\016clock_time_get\000\000"
    "\026wasi_snapshot_preview1"
    "\010fd_write\000\001"
    "\003\002\001\002"                 // function section: one function of type 2
    "\005\003\001\000\001"             // memory section: one page, no maximum
    "\007\023\002"                     // export section
    "\006memory\002\000"
    "\006_start\000\002"
    "\012\147\001\145\001"             // code section
    "\001\177"                         // local i32
    "\101\001"                         // i32.const 1
    "\102\001"                         // i64.const 1
    "\101\020"                         // i32.const 16
    "\020\000"                         // call $clock_time_get
    "\032"                             // drop
    "\003\100"                         // loop
    "\101\001"                         // i32.const 1
    "\100\000"                         // memory.grow
    "\101\177"                         // i32.const -1
    "\106"                             // i32.eq
    "\004\100"                         // if
    "\000"                             // unreachable
    "\013"                             // end
    "\040\000"                         // local.get 0
    "\101\001"                         // i32.const 1
    "\152"                             // i32.add
    "\042\000"                         // local.tee 0
    "\101\200\010"                     // i32.const 1024
    "\107"                             // i32.ne
    "\015\000"                         // br_if 0
    "\013"                             // end
    "\101\001"                         // i32.const 1
    "\102\001"                         // i64.const 1
    "\101\030"                         // i32.const 24
    "\020\000"                         // call $clock_time_get
    "\032"                             // drop
    "\101\200\200\004"                 // i32.const 65536
    "\041\000"                         // local.set 0
    "\003\100"                         // loop
    "\040\000"                         // local.get 0
    "\101\001"                         // i32.const 1
    "\072\000\000"                     // i32.store8
    "\040\000"                         // local.get 0
    "\101\200\040"                     // i32.const 4096
    "\152"                             // i32.add
    "\042\000"                         // local.tee 0
    "\101\200\200\204\040"             // i32.const 67174400
    "\107"                             // i32.ne
    "\015\000"                         // br_if 0
    "\013"                             // end
    "\101\001"                         // i32.const 1
    "\102\001"                         // i64.const 1
    "\101\040"                         // i32.const 32
    "\020\000"                         // call $clock_time_get
    "\032"                             // drop
    "\101\001"                         // i32.const 1
    "\101\000"                         // i32.const 0
    "\101\001"                         // i32.const 1
    "\101\010"                         // i32.const 8
    "\020\001"                         // call $fd_write
    "\032"                             // drop
    "\013"                             // end
    "\013\016\001"                     // data section
    "\000\101\000\013\010"             // at 0
    "\020\000\000\000\030\000\000\000" // one buffer: address 16, 24 bytes
);
// clang-format on

} // namespace sinter::driver
