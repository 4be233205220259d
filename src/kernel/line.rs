//! Cache lines of results: how the vector loops of the kernels load samples and store results.
//!
//! A line is an array with as many elements as fit 64 bytes. Loops over such arrays have a length that the compiler
//! knows, so that it keeps them in vector registers, whatever the dtypes and the instruction set.
//!
//! What a loop computes is given as a trait with `#[inline(always)]` methods, here and in all kernels, not as a closure:
//! a closure (or `array::map`) that the compiler does not inline would be compiled without the shell's instruction set.

use super::arithmetic::Convert;

/// The size of a cache line in bytes.
pub const LINE_BYTES: usize = 64;

/// How many elements of this size fit a line.
pub const fn line_of<O>() -> usize {
    LINE_BYTES / size_of::<O>()
}

/// The samples `tap[0..N]`, converted.
///
/// # Safety
/// `N` elements from `tap` on are valid for reads.
#[inline(always)]
pub unsafe fn load<F: Copy + Convert<S>, S: Copy + Default, const N: usize>(tap: *const F) -> [S; N] {
    // SAFETY: the caller's promise; an array of F lies as its elements do.
    let samples = unsafe { tap.cast::<[F; N]>().read() };
    let mut converted = [S::default(); N];
    for l in 0..N {
        converted[l] = samples[l].convert();
    }
    converted
}

/// Lines of results, computed one by one.
pub trait Lines<O, const N: usize> {
    /// Line `k`.
    ///
    /// # Safety
    /// There is such a line.
    unsafe fn line(&self, k: usize) -> [O; N];
}

/// Writes `count` lines, asking for what comes later meanwhile. Each is computed before the one ahead of it is stored: a
/// load waits for earlier stores whose addresses agree with its own in the low 12 bits, as those of large arrays tend to,
/// so loads go first.
///
/// # Safety
/// There are so many lines, at least one, and `out` is as `S` wants it for each.
#[inline(always)]
pub unsafe fn write_lines<O: Copy, S: Store, const N: usize>(
    out: *mut O,
    count: usize,
    prefetch: Prefetch,
    lines: &impl Lines<O, N>,
) {
    // SAFETY: the caller's promise.
    unsafe {
        let mut current = lines.line(0);
        for k in 1..count {
            let next = lines.line(k);
            prefetch.ask(k);
            S::store(out.add((k - 1) * N), current);
            current = next;
        }
        S::store(out.add((count - 1) * N), current);
    }
}

/// Samples that a later chunk will need from memory: asked for while this one is being written, a little with each line,
/// because memory that is read in bursts stands still between them.
#[derive(Clone, Copy, Debug)]
pub struct Prefetch {
    /// The first of them. Need not be valid: asking for a line never fails.
    pub from: *const u8,
    /// How far to go on with each line of results, in bytes.
    pub step: usize,
}

impl Prefetch {
    /// Nothing to ask for but what is near anyway.
    pub const fn none(f: *const u8) -> Prefetch {
        Prefetch { from: f, step: 0 }
    }

    /// Asks for what goes with line `k` of results.
    #[inline(always)]
    pub fn ask(self, k: usize) {
        let address = self.from.wrapping_add(k * self.step);
        #[cfg(target_arch = "x86_64")]
        // SAFETY: a hint to the processor, which ignores addresses that are not there.
        unsafe {
            core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = address;
    }
}

/// How whole lines of results go past the cache to memory.
pub trait Store {
    /// Whether they do.
    const STREAMS: bool;

    /// Writes a line.
    ///
    /// # Safety
    /// `N` elements from `out` on are valid for writes and fill a line; `out` is a multiple of [`LINE_BYTES`].
    unsafe fn store<O: Copy, const N: usize>(out: *mut O, line: [O; N]);
}

/// For dtypes and processors whose results always go through the cache.
pub struct Never;

impl Store for Never {
    const STREAMS: bool = false;

    unsafe fn store<O: Copy, const N: usize>(out: *mut O, line: [O; N]) {
        // SAFETY: the caller's promise; an array of O lies as its elements do.
        unsafe { out.cast::<[O; N]>().write(line) }
    }
}

/// Past the cache, in whole lines: memory is not read before it is written. Whoever streams ends with a [`fence`].
#[cfg(target_arch = "x86_64")]
pub mod streaming {
    use super::{LINE_BYTES, Store};
    use core::arch::x86_64::{
        __m128i, __m256i, __m512i, _mm_sfence, _mm_stream_si128, _mm256_stream_si256, _mm512_stream_si512,
    };

    macro_rules! streaming_store {
        ($name:ident, $vector:ty, $stream:ident, $doc:literal) => {
            #[doc = $doc]
            pub struct $name;

            impl Store for $name {
                const STREAMS: bool = true;

                #[inline(always)]
                unsafe fn store<O: Copy, const N: usize>(out: *mut O, line: [O; N]) {
                    const COUNT: usize = LINE_BYTES / size_of::<$vector>();
                    const { assert!(size_of::<[O; N]>() == LINE_BYTES) };
                    // SAFETY: the sizes are equal, as the assertion says, and any bits are a vector of integers.
                    let vectors: [$vector; COUNT] = unsafe { core::mem::transmute_copy(&line) };
                    for (k, vector) in vectors.into_iter().enumerate() {
                        // SAFETY: the caller's line is valid and aligned; kernels with this store are chosen only
                        // where the processor has the instruction.
                        unsafe { $stream(out.cast::<$vector>().add(k), vector) };
                    }
                }
            }
        };
    }

    streaming_store!(Stream128, __m128i, _mm_stream_si128, "With SSE2.");
    streaming_store!(Stream256, __m256i, _mm256_stream_si256, "With AVX.");
    streaming_store!(Stream512, __m512i, _mm512_stream_si512, "With AVX-512.");

    /// Makes streamed results visible to other threads before whatever is written next.
    pub fn fence() {
        // SAFETY: every x86-64 processor has the instruction.
        unsafe { _mm_sfence() }
    }
}

/// Nothing streams on this architecture.
#[cfg(not(target_arch = "x86_64"))]
pub mod streaming {
    /// Nothing to wait for.
    pub fn fence() {}
}
