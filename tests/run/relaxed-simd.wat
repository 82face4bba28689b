;; Relaxed instructions have one result, the one docs/relaxed-simd.md lists, on every target, in every mode.
;; INVOKE: floats
;; CASE: 0x3f8000013f800001800000007fc00000 0x3f8000013f7ffffe000000003f800000 0xbf800002bf80000000000000ff800000 => 0x0000000000000000000000007fc00000 0xc0000002c0000000000000007fc00000
;; INVOKE: minMax
;; CASE: 0x80000000000000007fc0000040000000 0x0000000080000000400000007fc00000 => 0x80000000000000007fc0000040000000 0x80000000000000007fc0000040000000
;; INVOKE: truncate
;; CASE: 0x4f000000cf8000007fc00000bf666666 => 0x7fffffff800000000000000000000000 0x80000000000000000000000000000000
;; INVOKE: doubles
;; CASE: 0x41f00000000000007ff8000000000000 => 0x00000000000000007fffffff00000000 0x0000000000000000ffffffff00000000 0xc1f00000000000007ff8000000000000 0x43f00000001000007ff8000000000000
;; INVOKE: bytes
;; CASE: 0x0f0e0d0c0b0a09080706050403020100 0xff100f00808182838485868701020304 0x80017f00ff00ff000f0ff0f01234fedc => 0x00000f00000000000000000001020304 0x7f100d000b8109838786060703020100 0x7f100d000b8109838786060703020100
;; INVOKE: product
;; CASE: 0x80007fff80010001c000400000020003 0x80007fff80010001c000400000020003 => 0x7fff7ffe7ffe00002000200000000000
(module
  (func (export "floats") (param v128 v128 v128) (result v128 v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2))
    (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "minMax") (param v128 v128) (result v128 v128)
    (f32x4.relaxed_min (local.get 0) (local.get 1))
    (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func (export "truncate") (param v128) (result v128 v128)
    (i32x4.relaxed_trunc_f32x4_s (local.get 0))
    (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func (export "doubles") (param v128) (result v128 v128 v128 v128)
    (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0))
    (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0))
    (f64x2.relaxed_min (local.get 0) (f64x2.neg (local.get 0)))
    (f64x2.relaxed_madd (local.get 0) (local.get 0) (local.get 0)))
  (func (export "bytes") (param v128 v128 v128) (result v128 v128 v128)
    (i8x16.relaxed_swizzle (local.get 0) (local.get 1))
    (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))
    (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "product") (param v128 v128) (result v128)
    (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1))))
