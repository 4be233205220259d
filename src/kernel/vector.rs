//! Lines of numbers in registers, for loops that carry them from one turn to the next: there the compiler would spread an array over
//! scalar registers, so each instruction set's own vectors are written out. Whatever else happens to a line, arrays serve.

use super::arithmetic::Total;

/// Numbers of type `T` that are added and multiplied one by one.
pub trait Vector<T>: Copy {
    /// The same number everywhere.
    fn splat(number: T) -> Self;
    /// These numbers, as many as there are.
    fn of<const N: usize>(numbers: [T; N]) -> Self;
    /// The numbers.
    fn numbers<const N: usize>(self) -> [T; N];
    /// `self + other`
    fn plus(self, other: Self) -> Self;
    /// `self * other`
    fn times(self, other: Self) -> Self;
    /// The last number of `before`, and all of these but the last: what lies one number before each of them.
    fn behind(self, before: Self) -> Self;
}

/// Lines of each type that sums are made in.
pub trait Registers {
    /// Of float64.
    type F64: Vector<f64>;
    /// Of float32.
    type F32: Vector<f32>;
    /// Of float64, as many as fit a line of float32.
    type TwiceF64: Vector<f64>;
    /// Of int32.
    type I32: Vector<i32>;
    /// Of int16.
    type I16: Vector<i16>;
}

/// One number at a time.
pub struct Scalars;

impl Registers for Scalars {
    type F64 = [f64; 1];
    type F32 = [f32; 1];
    type TwiceF64 = [f64; 1];
    type I32 = [i32; 1];
    type I16 = [i16; 1];
}

/// The last number of `before`, and all of these but the last.
#[inline(always)]
fn one_on<T: Copy, const COUNT: usize>(numbers: [T; COUNT], before: [T; COUNT]) -> [T; COUNT] {
    let mut moved = numbers;
    for l in 0..COUNT {
        moved[l] = if l == 0 { before[COUNT - 1] } else { numbers[l - 1] };
    }
    moved
}

/// In plain operations.
impl<T: Total, const COUNT: usize> Vector<T> for [T; COUNT] {
    #[inline(always)]
    fn splat(number: T) -> [T; COUNT] {
        [number; COUNT]
    }

    #[inline(always)]
    fn of<const N: usize>(numbers: [T; N]) -> [T; COUNT] {
        const { assert!(N == COUNT) };
        // SAFETY: both are the same type.
        unsafe { core::mem::transmute_copy(&numbers) }
    }

    #[inline(always)]
    fn numbers<const N: usize>(self) -> [T; N] {
        const { assert!(N == COUNT) };
        // SAFETY: both are the same type.
        unsafe { core::mem::transmute_copy(&self) }
    }

    #[inline(always)]
    fn plus(mut self, other: [T; COUNT]) -> [T; COUNT] {
        for l in 0..COUNT {
            self[l] = self[l].plus(other[l]);
        }
        self
    }

    #[inline(always)]
    fn times(mut self, other: [T; COUNT]) -> [T; COUNT] {
        for l in 0..COUNT {
            self[l] = self[l].times(other[l]);
        }
        self
    }

    #[inline(always)]
    fn behind(self, before: [T; COUNT]) -> [T; COUNT] {
        one_on(self, before)
    }
}

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
macro_rules! vectors {
    ($($number:ty: [$vector:ty; $count:literal], $splat:ident, $plus:ident, $times:ident;)*) => {
        $(impl Vector<$number> for [$vector; $count] {
            #[inline(always)]
            fn splat(number: $number) -> [$vector; $count] {
                // SAFETY: in all of these functions, kernels with these vectors are chosen only where the processor has the instruction.
                [unsafe { $splat(number) }; $count]
            }

            #[inline(always)]
            fn of<const N: usize>(numbers: [$number; N]) -> [$vector; $count] {
                const { assert!(size_of::<[$number; N]>() == size_of::<[$vector; $count]>()) };
                // SAFETY: the sizes are equal, and any bits are a vector.
                unsafe { core::mem::transmute_copy(&numbers) }
            }

            #[inline(always)]
            fn numbers<const N: usize>(self) -> [$number; N] {
                const { assert!(size_of::<[$number; N]>() == size_of::<[$vector; $count]>()) };
                // SAFETY: the sizes are equal, and any bits are numbers.
                unsafe { core::mem::transmute_copy(&self) }
            }

            #[inline(always)]
            fn plus(mut self, other: [$vector; $count]) -> [$vector; $count] {
                for k in 0..$count {
                    // SAFETY: see above.
                    self[k] = unsafe { $plus(self[k], other[k]) };
                }
                self
            }

            #[inline(always)]
            fn times(mut self, other: [$vector; $count]) -> [$vector; $count] {
                for k in 0..$count {
                    // SAFETY: see above.
                    self[k] = unsafe { $times(self[k], other[k]) };
                }
                self
            }

            #[inline(always)]
            fn behind(self, before: Self) -> Self {
                const COUNT: usize = size_of::<[$vector; $count]>() / size_of::<$number>();
                Self::of(super::one_on::<$number, COUNT>(self.numbers(), before.numbers()))
            }
        })*
    };
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::super::line::{Avx2, Avx512, Sse2};
    use super::{Registers, Vector};
    use core::arch::x86_64::*;

    impl Registers for Sse2 {
        type F64 = [__m128d; 4];
        type F32 = [__m128; 4];
        type TwiceF64 = [__m128d; 8];
        // Products of 32 bits came later.
        type I32 = [i32; 16];
        type I16 = [__m128i; 4];
    }

    impl Registers for Avx2 {
        type F64 = [__m256d; 2];
        type F32 = [__m256; 2];
        type TwiceF64 = [__m256d; 4];
        type I32 = [__m256i; 2];
        type I16 = [__m256i; 2];
    }

    impl Registers for Avx512 {
        type F64 = [__m512d; 1];
        type F32 = [__m512; 1];
        type TwiceF64 = [__m512d; 2];
        type I32 = [__m512i; 1];
        type I16 = [__m512i; 1];
    }

    vectors! {
        f64: [__m128d; 4], _mm_set1_pd, _mm_add_pd, _mm_mul_pd;
        f32: [__m128; 4], _mm_set1_ps, _mm_add_ps, _mm_mul_ps;
        f64: [__m128d; 8], _mm_set1_pd, _mm_add_pd, _mm_mul_pd;
        i16: [__m128i; 4], _mm_set1_epi16, _mm_add_epi16, _mm_mullo_epi16;
        f64: [__m256d; 2], _mm256_set1_pd, _mm256_add_pd, _mm256_mul_pd;
        f32: [__m256; 2], _mm256_set1_ps, _mm256_add_ps, _mm256_mul_ps;
        f64: [__m256d; 4], _mm256_set1_pd, _mm256_add_pd, _mm256_mul_pd;
        i32: [__m256i; 2], _mm256_set1_epi32, _mm256_add_epi32, _mm256_mullo_epi32;
        i16: [__m256i; 2], _mm256_set1_epi16, _mm256_add_epi16, _mm256_mullo_epi16;
        f64: [__m512d; 1], _mm512_set1_pd, _mm512_add_pd, _mm512_mul_pd;
        f64: [__m512d; 2], _mm512_set1_pd, _mm512_add_pd, _mm512_mul_pd;
        f32: [__m512; 1], _mm512_set1_ps, _mm512_add_ps, _mm512_mul_ps;
        i32: [__m512i; 1], _mm512_set1_epi32, _mm512_add_epi32, _mm512_mullo_epi32;
        i16: [__m512i; 1], _mm512_set1_epi16, _mm512_add_epi16, _mm512_mullo_epi16;
    }
}

#[cfg(target_arch = "aarch64")]
mod neon {
    use super::super::line::Plain;
    use super::{Registers, Vector};
    use core::arch::aarch64::*;

    impl Registers for Plain {
        type F64 = [float64x2_t; 4];
        type F32 = [float32x4_t; 4];
        type TwiceF64 = [float64x2_t; 8];
        type I32 = [int32x4_t; 4];
        type I16 = [int16x8_t; 4];
    }

    vectors! {
        f64: [float64x2_t; 4], vdupq_n_f64, vaddq_f64, vmulq_f64;
        f32: [float32x4_t; 4], vdupq_n_f32, vaddq_f32, vmulq_f32;
        f64: [float64x2_t; 8], vdupq_n_f64, vaddq_f64, vmulq_f64;
        i32: [int32x4_t; 4], vdupq_n_s32, vaddq_s32, vmulq_s32;
        i16: [int16x8_t; 4], vdupq_n_s16, vaddq_s16, vmulq_s16;
    }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
impl Registers for super::line::Plain {
    type F64 = [f64; 8];
    type F32 = [f32; 16];
    type TwiceF64 = [f64; 16];
    type I32 = [i32; 16];
    type I16 = [i16; 32];
}
