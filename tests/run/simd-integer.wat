;; Integer lanes at the ends of their ranges, and what moves, packs, counts and tests lanes.
;; INVOKE: saturate
;; CASE: 0x8000800080007fff7fff7fff00010080 0x8000000100017fff0001800080007f80 => 0x8000800180017fff7fffffff80017fff 0x00008000800000007ffe00ff00010000 0x7fffffffffff7ffe00018001ffff0080 0x3fff80003ffe8001c000ffff003f4000 0x8001017f0180807f8080807f7f7f017f 0x0000ffffffff000000000000ffffffff
;; INVOKE: lanes
;; CASE: 0x0f0e0d0c0b0a09080706050403020100 0xff100f00808182838485868701020304 => 0x00000f00000000000000000001020304 0x0000000000000000000102030c0d0e0f 0x0e030c010a86088406820480020f00ff 15 3854 0xff1e0d0c0b0a09088485868703020104
;; CASE: 0x8f8e8d8c8b8a89888786858483828180 0x00010203040506070f0e0d0c0b0a0908 => 0x80818283848586878f8e8d8c8b8a8988 0x8080800000000000808182838c8d8e8f 0x8e098c0b8a0d880f8606840482028000 -113 36750 0x0f0e0d0c8b8a89880f0e0d0c830a8108
;; INVOKE: pairs
;; CASE: 0x80ff7f01000000000000000000008080 0x80017fff8000ffff000100020003fffe => 0xff7f008000000000000000000000ff00 0x017f0080000000000000000000000100 0x000000000000000000000000ffff8080 0x4000ffff3f01ffff0000000000000000 0x00000000000000000000000201feff00 0x80807f8040008080000100010002c0bf
;; INVOKE: counts
;; CASE: 0xff00000000000000800f01030000ff7f 9 => 0x08000000000000000104010200000807 0xfe00000000000000001e02060000fefe 0xff00000000000000c00700010000ff3f 0x007f000000000000004000000000007f 0xffff800000000000ffc007808180007f 0x01000000000000007ff0fefcffff0081
;; CASE: 0x80808080808080807fffffffffffffff 71 => 0x01010101010101010708080808080808 0x00000000000000008080808080808080 0xffffffffffffffff00ffffffffffffff 0x010101010101010100ff01ff01ff01ff 0xff0101010101010100ffffffffffffff 0x7f7f7f7f7f7f7f807fffffffffffffff
;; INVOKE: tests
;; CASE: 0x00000000000000000000000000000000 => 0 0 0 0 0 0 0
;; CASE: 0x80000000000000000000000000000001 => 1 0 1 32768 128 8 2
;; CASE: 0x80ff0100ff01010180808001ffff0101 => 1 0 1 51436 174 15 3
(module
  (func (export "saturate") (param v128 v128) (result v128 v128 v128 v128 v128 v128)
    (i16x8.add_sat_s (local.get 0) (local.get 1))
    (i8x16.sub_sat_u (local.get 0) (local.get 1))
    (i16x8.q15mulr_sat_s (local.get 0) (local.get 1))
    (i32x4.dot_i16x8_s (local.get 0) (local.get 1))
    (i8x16.narrow_i16x8_s (local.get 0) (local.get 1))
    (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))
  (func (export "lanes") (param v128 v128) (result v128 v128 v128 i32 i32 v128)
    (i8x16.swizzle (local.get 0) (local.get 1))
    (i8x16.swizzle (local.get 0) (v128.const i8x16 15 14 13 12 3 2 1 0 16 255 128 17 31 0 0 0))
    (i8x16.shuffle 31 0 29 2 27 4 25 6 23 8 21 10 19 12 17 14 (local.get 0) (local.get 1))
    (i8x16.extract_lane_s 15 (local.get 0))
    (i16x8.extract_lane_u 7 (local.get 0))
    (v128.bitselect (local.get 0) (local.get 1) (v128.const i32x4 0xff00ff00 0 -1 0x0f0f0f0f)))
  (func (export "pairs") (param v128 v128) (result v128 v128 v128 v128 v128 v128)
    (i16x8.extadd_pairwise_i8x16_s (local.get 0))
    (i16x8.extadd_pairwise_i8x16_u (local.get 0))
    (i32x4.extadd_pairwise_i16x8_s (local.get 0))
    (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1))
    (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1))
    (i8x16.avgr_u (local.get 0) (local.get 1)))
  ;; Shift counts are taken modulo the width of a lane.
  (func (export "counts") (param v128 i32) (result v128 v128 v128 v128 v128 v128)
    (i8x16.popcnt (local.get 0))
    (i8x16.shl (local.get 0) (local.get 1))
    (i8x16.shr_s (local.get 0) (local.get 1))
    (i16x8.shr_u (local.get 0) (local.get 1))
    (i64x2.shr_s (local.get 0) (local.get 1))
    (i64x2.abs (i64x2.neg (local.get 0))))
  (func (export "tests") (param v128) (result i32 i32 i32 i32 i32 i32 i32)
    (v128.any_true (local.get 0))
    (i8x16.all_true (local.get 0))
    (i64x2.all_true (local.get 0))
    (i8x16.bitmask (local.get 0))
    (i16x8.bitmask (local.get 0))
    (i32x4.bitmask (local.get 0))
    (i64x2.bitmask (local.get 0))))
