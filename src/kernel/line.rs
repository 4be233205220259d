//! Cache lines of results: what the vector loops of the kernels are made of, and what an instruction set adds to them.
//!
//! A line is an array with as many elements as fit 64 bytes. Loops over such arrays have a length that the compiler
//! knows, so that it keeps them in vector registers, whatever the dtypes and the instruction set.
//!
//! What a loop computes is given as a trait with `#[inline(always)]` methods, here and in all kernels, not as a closure:
//! a closure (or `array::map`) that the compiler does not inline would be compiled without the shell's instruction set.

use super::vector::Registers;
use super::watch::Watch;

/// The size of a cache line in bytes.
pub const LINE_BYTES: usize = 64;

/// How many elements of this size fit a line.
pub const fn line_of<O>() -> usize {
    LINE_BYTES / size_of::<O>()
}

/// What an instruction set can do beyond what the compiler makes of plain loops.
pub trait Instructions: Registers {
    /// Whether it writes whole lines past the cache.
    const STREAMS: bool;
    /// Whether it multiplies and adds with one rounding.
    const FUSES: bool;
    /// Whether it converts between float16 and float32.
    const CONVERTS_HALVES: bool;
    /// Whether one instruction moves the numbers of a line on by one.
    const MOVES_ON: bool;
    /// What watches float64 dividends.
    type Watch64: Watch<f64>;
    /// What watches float32 dividends.
    type Watch32: Watch<f32>;

    /// Writes a line past the cache; through it where it does not [stream](Instructions::STREAMS).
    ///
    /// # Safety
    /// `N` elements from `out` on are valid for writes and fill a line; `out` is a multiple of [`LINE_BYTES`].
    unsafe fn stream<O: Copy, const N: usize>(out: *mut O, line: [O; N]);
}

/// Samples that a later chunk will need from memory: asked for while this one is being written, a little with each line,
/// because memory that is read in bursts stands still between them.
#[derive(Clone, Copy, Debug)]
pub struct Prefetch {
    /// The first of them. Need not be valid: asking for a line never fails.
    pub from: *const u8,
    /// How far to go on with each line of results, in bytes.
    pub step: isize,
}

impl Prefetch {
    /// Nothing to ask for but what is near anyway.
    pub const fn none(f: *const u8) -> Prefetch {
        Prefetch { from: f, step: 0 }
    }

    /// The `number`-th of so many equal shares of `bytes` from there on, a little with each of so many lines.
    pub fn share(from: *const u8, bytes: isize, (number, sharers): (usize, usize), lines: usize) -> Prefetch {
        let share = bytes / sharers as isize;
        Prefetch { from: from.wrapping_offset(number as isize * share), step: share / lines.max(1) as isize }
    }

    /// What is left after `lines` lines of results.
    pub fn after(self, lines: usize) -> Prefetch {
        Prefetch { from: self.from.wrapping_offset(lines as isize * self.step), step: self.step }
    }

    /// Asks for what goes with line `k` of results.
    #[inline(always)]
    pub fn ask(self, k: usize) {
        let address = self.from.wrapping_offset(k as isize * self.step);
        #[cfg(target_arch = "x86_64")]
        // SAFETY: a hint to the processor, which ignores addresses that are not there.
        unsafe {
            core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
        }
        #[cfg(target_arch = "aarch64")]
        // SAFETY: likewise. The intrinsic is not stable.
        unsafe {
            core::arch::asm!("prfm pldl1keep, [{}]", in(reg) address, options(readonly, nostack, preserves_flags));
        }
        #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
        let _ = address;
    }

    /// The same for the second-level cache, where there is room for what is needed later. Only for results that go past the cache.
    #[inline(always)]
    pub fn ask_second_level(self, k: usize) {
        let address = self.from.wrapping_offset(k as isize * self.step);
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        unsafe {
            core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T1 }>(address.cast());
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = address;
    }
}

/// Samples to ask for while results go past the cache.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    /// Those of this chunk, for the nearest cache.
    pub near: Prefetch,
    /// Those of a later one, for the second-level cache.
    pub far: Prefetch,
}

impl Ahead {
    /// Nothing to ask for but what is near anyway.
    pub const fn none(f: *const u8) -> Ahead {
        Ahead { near: Prefetch::none(f), far: Prefetch::none(f) }
    }

    /// What is left after `lines` lines of results.
    pub fn after(self, lines: usize) -> Ahead {
        Ahead { near: self.near.after(lines), far: self.far.after(lines) }
    }

    /// Asks for what goes with line `k` of results.
    #[inline(always)]
    pub fn ask(self, k: usize) {
        self.near.ask(k);
        self.far.ask_second_level(k);
    }
}

/// What every processor of the architecture has, NEON on 64-bit ARM; results go through the cache.
#[cfg(not(target_arch = "x86_64"))]
pub struct Plain;

#[cfg(not(target_arch = "x86_64"))]
impl Instructions for Plain {
    const STREAMS: bool = false;
    const FUSES: bool = cfg!(target_arch = "aarch64");
    const CONVERTS_HALVES: bool = cfg!(target_arch = "aarch64");
    const MOVES_ON: bool = false;
    #[cfg(target_arch = "aarch64")]
    type Watch64 = super::watch::NeonWatch64;
    #[cfg(target_arch = "aarch64")]
    type Watch32 = super::watch::NeonWatch32;
    #[cfg(not(target_arch = "aarch64"))]
    type Watch64 = super::watch::PlainWatch<f64>;
    #[cfg(not(target_arch = "aarch64"))]
    type Watch32 = super::watch::PlainWatch<f32>;

    #[inline(always)]
    unsafe fn stream<O: Copy, const N: usize>(out: *mut O, line: [O; N]) {
        // SAFETY: the caller's promise; an array of O lies as its elements do.
        unsafe { out.cast::<[O; N]>().write(line) }
    }
}

/// Past the cache, in whole lines: memory is not read before it is written. Whoever streams ends with a [`fence`].
#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::super::watch::{Avx2Watch32, Avx2Watch64, Avx512Watch32, Avx512Watch64, PlainWatch};
    use super::{Instructions, LINE_BYTES};
    use core::arch::x86_64::{
        __m128i, __m256i, __m512i, _mm_sfence, _mm_stream_si128, _mm256_stream_si256, _mm512_stream_si512,
    };

    macro_rules! instructions {
        ($name:ident, $fuses:literal, $moves_on:literal, $watch64:ty, $watch32:ty, $vector:ty, $stream:ident, $doc:literal) => {
            #[doc = $doc]
            pub struct $name;

            impl Instructions for $name {
                const STREAMS: bool = true;
                const FUSES: bool = $fuses;
                // F16C comes with every processor that has AVX2.
                const CONVERTS_HALVES: bool = $fuses;
                const MOVES_ON: bool = $moves_on;
                type Watch64 = $watch64;
                type Watch32 = $watch32;

                #[inline(always)]
                unsafe fn stream<O: Copy, const N: usize>(out: *mut O, line: [O; N]) {
                    const COUNT: usize = LINE_BYTES / size_of::<$vector>();
                    const { assert!(size_of::<[O; N]>() == LINE_BYTES) };
                    // SAFETY: the sizes are equal, as the assertion says, and any bits are a vector of integers.
                    let vectors: [$vector; COUNT] = unsafe { core::mem::transmute_copy(&line) };
                    for (k, vector) in vectors.into_iter().enumerate() {
                        // SAFETY: the caller's line is valid and aligned; kernels with these instructions are chosen
                        // only where the processor has them.
                        unsafe { $stream(out.cast::<$vector>().add(k), vector) };
                    }
                }
            }
        };
    }

    instructions!(
        Sse2,
        false,
        false,
        PlainWatch<f64>,
        PlainWatch<f32>,
        __m128i,
        _mm_stream_si128,
        "SSE2, which every x86-64 processor has."
    );
    instructions!(Avx2, true, false, Avx2Watch64, Avx2Watch32, __m256i, _mm256_stream_si256, "AVX2, FMA and F16C.");
    instructions!(
        Avx512,
        true,
        true,
        Avx512Watch64,
        Avx512Watch32,
        __m512i,
        _mm512_stream_si512,
        "The above with AVX-512 F, BW, DQ and VL."
    );

    /// Makes streamed results visible to other threads before whatever is written next.
    pub fn fence() {
        // SAFETY: every x86-64 processor has the instruction.
        unsafe { _mm_sfence() }
    }
}

#[cfg(target_arch = "x86_64")]
pub use x86::{Avx2, Avx512, Sse2, fence};

/// Nothing streams on this architecture: there is nothing to wait for.
#[cfg(not(target_arch = "x86_64"))]
pub fn fence() {}
