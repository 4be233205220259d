//! Whether dividends are such that the corrected quotient (`quotient`) is exact: the least and the most of their magnitudes.
//!
//! Zeros and NaNs are let pass. In the integer domain the number next below a magnitude is one less; of a zero that makes a
//! NaN, which neither minimum nor maximum takes over. So four operations a vector suffice, and five with NEON. They are written
//! out for each instruction set: left to itself the compiler spreads the state of the loop over scalar registers.

use super::quotient::Real;

/// The least and the most that has been seen.
pub trait Watch<W>: Copy {
    /// Nothing seen yet.
    fn new() -> Self;
    /// Takes note of dividends: one, or a line.
    fn see<const N: usize>(&mut self, line: [W; N]);
    /// Whether every one was 0, NaN or in range.
    fn is_calm(&self) -> bool;
}

/// In plain operations.
#[cfg_attr(target_arch = "aarch64", expect(dead_code, reason = "NEON has watches of its own"))]
#[derive(Clone, Copy)]
pub struct PlainWatch<W> {
    least: W,
    most: W,
}

impl<W: Real> Watch<W> for PlainWatch<W> {
    #[inline(always)]
    fn new() -> PlainWatch<W> {
        PlainWatch { least: W::ONE, most: W::ONE }
    }

    #[inline(always)]
    fn see<const N: usize>(&mut self, line: [W; N]) {
        for x in line {
            let below = x.just_below();
            // Compared so that a NaN leaves both as they are.
            self.least = if below < self.least { below } else { self.least };
            self.most = if below > self.most { below } else { self.most };
        }
    }

    #[inline(always)]
    fn is_calm(&self) -> bool {
        self.least >= W::SMALLEST && self.most <= W::LARGEST
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Real, Watch};
    use core::arch::x86_64::*;

    macro_rules! watch {
        (
            $name:ident, $real:ty, $vector:ty, $magnitude:expr, $minus_one:expr, $integers:ident, $reals:ident,
            $and:ident, $add:ident, $min:ident, $max:ident, $set:ident, $store:ident, $doc:literal
        ) => {
            #[doc = $doc]
            #[derive(Clone, Copy)]
            pub struct $name {
                least: $vector,
                most: $vector,
            }

            impl Watch<$real> for $name {
                #[inline(always)]
                fn new() -> $name {
                    // SAFETY: kernels that watch with this are chosen only where the processor has the instruction.
                    unsafe { $name { least: $set(1.0), most: $set(1.0) } }
                }

                #[inline(always)]
                fn see<const N: usize>(&mut self, line: [$real; N]) {
                    const LANES: usize = size_of::<$vector>() / size_of::<$real>();
                    const { assert!(N == 1 || N.is_multiple_of(LANES)) };
                    if N == 1 {
                        return self.see([line[0]; LANES]);
                    }
                    for k in (0..N).step_by(LANES) {
                        // SAFETY: as above; LANES elements from k on lie within the line, and any bits are a vector.
                        unsafe {
                            let x = line.as_ptr().add(k).cast::<$vector>().read_unaligned();
                            let below = $reals($add($integers($and(x, $reals($magnitude))), $minus_one));
                            // The second operand where either is NaN.
                            self.least = $min(below, self.least);
                            self.most = $max(below, self.most);
                        }
                    }
                }

                #[inline(always)]
                fn is_calm(&self) -> bool {
                    const LANES: usize = size_of::<$vector>() / size_of::<$real>();
                    let (mut least, mut most) = ([0.0; LANES], [0.0; LANES]);
                    // SAFETY: as above; a vector fills the lanes.
                    unsafe {
                        $store(least.as_mut_ptr(), self.least);
                        $store(most.as_mut_ptr(), self.most);
                    }
                    let mut calm = true;
                    for l in 0..LANES {
                        calm &= least[l] >= <$real>::SMALLEST && most[l] <= <$real>::LARGEST;
                    }
                    calm
                }
            }
        };
    }

    watch!(
        Avx2Watch64,
        f64,
        __m256d,
        _mm256_set1_epi64x(i64::MAX),
        _mm256_set1_epi64x(-1),
        _mm256_castpd_si256,
        _mm256_castsi256_pd,
        _mm256_and_pd,
        _mm256_add_epi64,
        _mm256_min_pd,
        _mm256_max_pd,
        _mm256_set1_pd,
        _mm256_storeu_pd,
        "Of float64, with AVX2."
    );
    watch!(
        Avx2Watch32,
        f32,
        __m256,
        _mm256_set1_epi32(i32::MAX),
        _mm256_set1_epi32(-1),
        _mm256_castps_si256,
        _mm256_castsi256_ps,
        _mm256_and_ps,
        _mm256_add_epi32,
        _mm256_min_ps,
        _mm256_max_ps,
        _mm256_set1_ps,
        _mm256_storeu_ps,
        "Of float32, with AVX2."
    );
    watch!(
        Avx512Watch64,
        f64,
        __m512d,
        _mm512_set1_epi64(i64::MAX),
        _mm512_set1_epi64(-1),
        _mm512_castpd_si512,
        _mm512_castsi512_pd,
        _mm512_and_pd,
        _mm512_add_epi64,
        _mm512_min_pd,
        _mm512_max_pd,
        _mm512_set1_pd,
        _mm512_storeu_pd,
        "Of float64, with AVX-512."
    );
    watch!(
        Avx512Watch32,
        f32,
        __m512,
        _mm512_set1_epi32(i32::MAX),
        _mm512_set1_epi32(-1),
        _mm512_castps_si512,
        _mm512_castsi512_ps,
        _mm512_and_ps,
        _mm512_add_epi32,
        _mm512_min_ps,
        _mm512_max_ps,
        _mm512_set1_ps,
        _mm512_storeu_ps,
        "Of float32, with AVX-512."
    );
}

#[cfg(target_arch = "x86_64")]
pub use x86::{Avx2Watch32, Avx2Watch64, Avx512Watch32, Avx512Watch64};

#[cfg(target_arch = "aarch64")]
mod neon {
    use super::{Real, Watch};
    use core::arch::aarch64::*;

    // Minimum and maximum give the number where one of the two is a quiet NaN, as every NaN is that a subtraction made. One less
    // than such a NaN may be a signalling one, which they would take over: so it is a mask that makes a NaN of a zero.
    macro_rules! watch {
        (
            $name:ident, $real:ty, $vector:ty, $magnitude:ident, $is_zero:ident, $or:ident, $integers:ident, $reals:ident,
            $min:ident, $max:ident, $set:ident, $least:ident, $most:ident, $doc:literal
        ) => {
            #[doc = $doc]
            #[derive(Clone, Copy)]
            pub struct $name {
                least: $vector,
                most: $vector,
            }

            impl Watch<$real> for $name {
                #[inline(always)]
                fn new() -> $name {
                    // SAFETY: every 64-bit ARM processor has the instruction.
                    unsafe { $name { least: $set(1.0), most: $set(1.0) } }
                }

                #[inline(always)]
                fn see<const N: usize>(&mut self, line: [$real; N]) {
                    const LANES: usize = size_of::<$vector>() / size_of::<$real>();
                    const { assert!(N == 1 || N.is_multiple_of(LANES)) };
                    if N == 1 {
                        return self.see([line[0]; LANES]);
                    }
                    for k in (0..N).step_by(LANES) {
                        // SAFETY: as above; LANES elements from k on lie within the line, and any bits are a vector.
                        unsafe {
                            let x = line.as_ptr().add(k).cast::<$vector>().read_unaligned();
                            let magnitude = $magnitude(x);
                            let unless_zero = $reals($or($integers(magnitude), $is_zero(x)));
                            self.least = $min(self.least, unless_zero);
                            self.most = $max(self.most, magnitude);
                        }
                    }
                }

                #[inline(always)]
                fn is_calm(&self) -> bool {
                    // SAFETY: as above.
                    unsafe { $least(self.least) >= <$real>::SMALLEST && $most(self.most) <= <$real>::LARGEST }
                }
            }
        };
    }

    watch!(
        NeonWatch64,
        f64,
        float64x2_t,
        vabsq_f64,
        vceqzq_f64,
        vorrq_u64,
        vreinterpretq_u64_f64,
        vreinterpretq_f64_u64,
        vminnmq_f64,
        vmaxnmq_f64,
        vdupq_n_f64,
        vminnmvq_f64,
        vmaxnmvq_f64,
        "Of float64, with NEON."
    );
    watch!(
        NeonWatch32,
        f32,
        float32x4_t,
        vabsq_f32,
        vceqzq_f32,
        vorrq_u32,
        vreinterpretq_u32_f32,
        vreinterpretq_f32_u32,
        vminnmq_f32,
        vmaxnmq_f32,
        vdupq_n_f32,
        vminnmvq_f32,
        vmaxnmvq_f32,
        "Of float32, with NEON."
    );
}

#[cfg(target_arch = "aarch64")]
pub use neon::{NeonWatch32, NeonWatch64};
