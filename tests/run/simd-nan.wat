;; Arithmetic on lanes quiets signalling NaNs, also beside constants that change no number, however the
;; constant gets there: directly, through locals, integers, shuffles and inlined calls. Moving lanes,
;; abs, neg, pmin and pmax keep every bit. The second and third case have it in lanes of their own.
;; INVOKE: direct32
;; CASE: 0x7f8000017f8000017f8000017f800001 => -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 3
;; CASE: 0x3f8000007f8000017fc00000ffa00000 => 7 7 7 7 7 7 7 7 7 7 7 7 3
;; INVOKE: direct64
;; CASE: 0x7ff0000000000001fff4000000000000 => 3 3 3 3 3 3 3 3 3 3 3 3 15
;; INVOKE: indirect32
;; CASE: 0x7f8000017f8000017f8000017f800001 1065353216 => 15 15 15 15 8 1 15 15
;; CASE: 0xffa000007f800001ffbfffff7f800001 1065353216 => 15 15 15 15 8 1 15 15
;; INVOKE: moves
;; CASE: 0x7f800001ffa000003f8000007fbfffff => 0x7f8000017fa000003f8000007fbfffff 0xff8000017fa00000bf800000ffbfffff 0x7f800001ffa000003f8000007fbfffff 0x7f800001ffa000003f8000007fbfffff 0x7fbfffff7fbfffff7fbfffff7fbfffff
(module
  ;; A bit for each lane that is a quiet NaN.
  (func $quiet32 (param v128) (result i32)
    (i32x4.bitmask (i32x4.eq (v128.and (local.get 0) (i32x4.splat (i32.const 0x7fc00000)))
                             (i32x4.splat (i32.const 0x7fc00000)))))
  (func $quiet64 (param v128) (result i32)
    (i64x2.bitmask (i64x2.eq (v128.and (local.get 0) (i64x2.splat (i64.const 0x7ff8000000000000)))
                             (i64x2.splat (i64.const 0x7ff8000000000000)))))
  (func $times (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  (func (export "direct32") (param $x v128)
    (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (call $all32 (f32x4.mul (local.get $x) (v128.const f32x4 1 1 1 1)))
    (call $all32 (f32x4.mul (v128.const f32x4 -1 -1 -1 -1) (local.get $x)))
    (call $all32 (f32x4.div (local.get $x) (v128.const f32x4 1 1 1 1)))
    (call $all32 (f32x4.add (local.get $x) (v128.const f32x4 -0 -0 -0 -0)))
    (call $all32 (f32x4.sub (local.get $x) (v128.const f32x4 0 0 0 0)))
    (call $all32 (f32x4.sub (v128.const f32x4 -0 -0 -0 -0) (local.get $x)))
    (call $all32 (f32x4.min (local.get $x) (v128.const f32x4 inf inf inf inf)))
    (call $all32 (f32x4.max (v128.const f32x4 -inf -inf -inf -inf) (local.get $x)))
    (call $all32 (f32x4.min (local.get $x) (local.get $x)))
    (call $all32 (f32x4.sqrt (local.get $x)))
    (call $all32 (f32x4.nearest (local.get $x)))
    (call $all32 (f32x4.ceil (f32x4.floor (f32x4.trunc (local.get $x)))))
    ;; Two lanes, the others are zeros.
    (call $quiet32 (f32x4.demote_f64x2_zero (f64x2.promote_low_f32x4 (local.get $x)))))
  ;; -1 if all lanes are quiet NaNs.
  (func $all32 (param v128) (result i32)
    (local $bits i32)
    (local.set $bits (call $quiet32 (local.get 0)))
    (select (i32.const -1) (local.get $bits) (i32.eq (local.get $bits) (i32.const 15))))
  (func (export "direct64") (param $x v128)
    (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (call $quiet64 (f64x2.mul (local.get $x) (v128.const f64x2 1 1)))
    (call $quiet64 (f64x2.mul (v128.const f64x2 -1 -1) (local.get $x)))
    (call $quiet64 (f64x2.div (local.get $x) (v128.const f64x2 1 1)))
    (call $quiet64 (f64x2.add (local.get $x) (v128.const f64x2 -0 -0)))
    (call $quiet64 (f64x2.sub (local.get $x) (v128.const f64x2 0 0)))
    (call $quiet64 (f64x2.sub (v128.const f64x2 -0 -0) (local.get $x)))
    (call $quiet64 (f64x2.min (local.get $x) (v128.const f64x2 inf inf)))
    (call $quiet64 (f64x2.max (v128.const f64x2 -inf -inf) (local.get $x)))
    (call $quiet64 (f64x2.min (local.get $x) (local.get $x)))
    (call $quiet64 (f64x2.sqrt (local.get $x)))
    (call $quiet64 (f64x2.nearest (local.get $x)))
    (call $quiet64 (f64x2.ceil (f64x2.floor (f64x2.trunc (local.get $x)))))
    (i32.or (call $quiet32 (f32x4.demote_f64x2_zero (local.get $x))) (i32.const 12)))

  ;; `$one` is the bits of 1.0.
  (func (export "indirect32") (param $x v128) (param $one i32)
    (result i32 i32 i32 i32 i32 i32 i32 i32)
    (local $zeros v128) (local $ones v128) (local $i i32)
    ;; A local that LLVM promotes to a constant.
    (local.set $ones (v128.const f32x4 1 1 1 1))
    (block $done (loop $again
      (br_if $done (i32.gt_u (local.get $i) (i32.const 3)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $again)))
    (call $quiet32 (f32x4.mul (local.get $x) (local.get $ones)))
    (call $quiet32 (f32x4.sub (local.get $x) (local.get $zeros)))
    ;; Integers that become known only later.
    (call $quiet32 (call $timesBits (local.get $x) (i32.const 0x3f800000)))
    ;; An inlined argument.
    (call $quiet32 (call $times (local.get $x) (v128.const f32x4 1 1 1 1)))
    ;; One lane out of several.
    (call $quiet32 (v128.and (v128.const i32x4 0 0 0 -1)
      (f32x4.mul (local.get $x) (v128.const f32x4 3 2 5 1))))
    (call $quiet32 (v128.and (v128.const i32x4 -1 0 0 0) (f32x4.sub (local.get $x)
      (i8x16.shuffle 16 17 18 19 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $x) (local.get $zeros)))))
    (call $quiet32 (f32x4.mul (local.get $x) (i32x4.splat (local.get $one))))
    (call $quiet32 (f32x4.mul (local.get $x)
      (v128.and (v128.const f32x4 1 1 1 1) (v128.const i32x4 -1 -1 -1 -1)))))
  (func $timesBits (param v128 i32) (result v128)
    (f32x4.mul (local.get 0) (i32x4.splat (local.get 1))))

  (func (export "moves") (param $x v128) (result v128 v128 v128 v128 v128)
    (f32x4.abs (local.get $x))
    (f32x4.neg (local.get $x))
    (f32x4.pmin (local.get $x) (v128.const f32x4 inf inf 2 inf))
    (f32x4.pmax (local.get $x) (v128.const f32x4 -inf -inf -2 -inf))
    (f32x4.splat (f32x4.extract_lane 0 (local.get $x)))))
