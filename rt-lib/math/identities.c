// identities.c - 0, -0, 1 and -1, for code that must not show them to the optimiser.
//
// Beside one of these LLVM drops an addition or multiplication, and with it the quieting of a
// signalling NaN (lowering/Numeric.cpp).

extern const float sinter_f32_zero, sinter_f32_minus_zero, sinter_f32_one, sinter_f32_minus_one;
extern const double sinter_f64_zero, sinter_f64_minus_zero, sinter_f64_one, sinter_f64_minus_one;

const float sinter_f32_zero = 0.0f;
const float sinter_f32_minus_zero = -0.0f;
const float sinter_f32_one = 1.0f;
const float sinter_f32_minus_one = -1.0f;
const double sinter_f64_zero = 0.0;
const double sinter_f64_minus_zero = -0.0;
const double sinter_f64_one = 1.0;
const double sinter_f64_minus_one = -1.0;
