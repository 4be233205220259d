//! Arrays of a single chunk without gaps: nothing to arrange, and nothing to cut.
//!
//! To arrange a nest and to walk it takes ten times as long as the derivatives of a few samples. Where samples and results
//! lie in C order without gaps, and an output is no larger than a chunk, the walk comes to one call of a kernel for each
//! output, with the whole array as the run. That call is made here, so its bits are those of the walk.

use super::block::CHUNK_BYTES;
use super::{Dimension, ElementSizes, stream};
use crate::kernel::{Ahead, Course, Kernels, Rows, Stencil, Stretch};

/// Samples, and results as many and in the same order, one right after the other.
pub struct Dense {
    /// The first sample.
    pub f: *const u8,
    /// The sizes of a sample and of a result.
    pub sizes: ElementSizes,
    /// How many samples there are.
    pub count: usize,
}

impl Dense {
    /// Arrays with these dimensions, if they are so.
    pub fn new(f: *const u8, dimensions: &[Dimension], sizes: ElementSizes) -> Option<Dense> {
        let mut count = 1;
        for &Dimension { extent, f_stride, out_stride } in dimensions.iter().rev() {
            let strides = [count * sizes.f, count * sizes.out].map(usize::cast_signed);
            if extent > 1 && [f_stride, out_stride] != strides {
                return None;
            }
            count *= extent;
        }
        Some(Dense { f, sizes, count })
    }

    /// Whether so many outputs, each of one chunk, are written at once, and not past the cache.
    #[inline(always)]
    pub fn is_one_chunk(&self, outputs: usize) -> bool {
        self.count.saturating_mul(self.sizes.out) <= CHUNK_BYTES
            && !stream::is_large(self.count, self.sizes.f + self.sizes.out * outputs)
    }

    /// Writes an output of one chunk: the derivative along an axis of `extent` samples that are `inner` positions apart.
    ///
    /// # Safety
    /// As for [`super::sweep`].
    pub unsafe fn write(&self, out: *mut u8, kernels: &Kernels, stencil: &Stencil<'_>, extent: usize, inner: usize) {
        let &Dense { f, sizes, count } = self;
        let stretch = Stretch {
            out,
            out_stride: sizes.out as isize,
            f,
            f_stride: sizes.f as isize,
            tap_stride: (inner * sizes.f) as isize,
            count,
            streaming: false,
            ahead: Ahead::none(f),
        };
        let rows = Rows { stencil, extent, inner, phase: 0, reversed: false, before: 0, behind: 0 };
        // SAFETY: the stretch is the whole array; the rest is the caller's promise.
        unsafe { kernels.write(&stretch, &Course::Rows(rows)) };
    }
}
