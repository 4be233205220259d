//! Lines of samples in registers, as they are computed with.

use super::arithmetic::Summation;
use super::convert::Convert;
use super::line::Instructions;
use super::vector::{Registers, Vector};

/// Numbers that follow each other, or are to be `GATHERED`.
#[derive(Clone, Copy)]
pub struct Samples<F, const GATHERED: bool> {
    /// The first of them.
    pub first: *const F,
    /// From one to the next, in bytes.
    pub stride: isize,
}

impl<F: Copy, const GATHERED: bool> Samples<F, GATHERED> {
    /// Those so many bytes on.
    #[inline(always)]
    pub fn on(self, offset: isize) -> Self {
        Samples { first: self.first.wrapping_byte_offset(offset), ..self }
    }

    /// Those from number `position` on.
    #[inline(always)]
    pub fn at(self, position: usize) -> Self {
        self.on(position as isize * if GATHERED { self.stride } else { size_of::<F>() as isize })
    }

    /// Line `k` of them, as it lies there.
    ///
    /// # Safety
    /// They are there.
    #[inline(always)]
    pub unsafe fn line<const N: usize>(self, k: usize) -> [F; N] {
        // SAFETY: the caller's promise; an array of F lies as its elements do.
        unsafe {
            if !GATHERED {
                return self.first.cast::<[F; N]>().wrapping_add(k).read();
            }
            let first = self.first.wrapping_byte_offset((k * N) as isize * self.stride);
            let mut line = [first.read(); N];
            for l in 1..N {
                // Volatile, so that no gather instruction is made of it: measured, a divergence of vectors takes 1.2 times as long with it.
                line[l] = first.wrapping_byte_offset(l as isize * self.stride).read_volatile();
            }
            line
        }
    }

    /// Line `k`, as it is multiplied by weights.
    ///
    /// # Safety
    /// They are there.
    #[inline(always)]
    pub unsafe fn widened<A, S, R, const N: usize>(self, k: usize) -> A::Sums<R>
    where
        F: Convert<A::Sample>,
        A: Summation,
        S: Instructions,
        R: Registers,
    {
        // SAFETY: the caller's promise.
        let samples = F::convert_line::<S, N>(unsafe { self.line(k) });
        let mut widened = [A::Sum::default(); N];
        for l in 0..N {
            widened[l] = A::widened(samples[l]);
        }
        A::Sums::<R>::of(widened)
    }
}
