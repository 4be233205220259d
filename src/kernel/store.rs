//! Stores a row that was made in the nearest cache as results.

use super::convert::Convert;
use super::line::{Ahead, Instructions, LINE_BYTES};
use super::stretch::keep_loop;

/// Where a row goes.
#[derive(Clone, Copy)]
pub struct Destination {
    /// The first result.
    pub out: *mut u8,
    /// From one result to the next, in bytes.
    pub out_stride: isize,
    /// How many there are.
    pub count: usize,
    /// Whether whole lines of contiguous results go past the cache,
    pub streaming: bool,
    /// and what to ask for meanwhile.
    pub ahead: Ahead,
}

/// Stores a row as results, by lines of `N`.
///
/// # Safety
/// The row is valid for reads, every result for writes, and the two are apart.
#[inline(always)]
pub unsafe fn store<R, O, S, const N: usize>(row: *const u8, to: &Destination)
where
    R: Convert<O>,
    O: Copy + Default,
    S: Instructions,
{
    let &Destination { out, out_stride, count, streaming, ahead } = to;
    let row = row.cast::<R>();
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let one = |position: usize| {
            let result = row.add(position).read().convert();
            out.wrapping_offset(position as isize * out_stride).cast::<O>().write(result);
        };
        let mut position = 0;
        if out_stride == size_of::<O>() as isize {
            let out = out.cast::<O>();
            let streaming = S::STREAMS && streaming;
            let into_line = out.addr() % LINE_BYTES;
            if streaming && into_line > 0 {
                position = ((LINE_BYTES - into_line) / size_of::<O>()).min(count);
                (0..position).for_each(one);
            }
            let mut k = 0;
            while position + N <= count {
                keep_loop();
                let line = R::convert_line::<S, N>(row.add(position).cast::<[R; N]>().read());
                ahead.ask(k);
                if streaming {
                    S::stream(out.add(position), line);
                } else {
                    out.add(position).cast::<[O; N]>().write(line);
                }
                position += N;
                k += 1;
            }
        }
        while position < count {
            keep_loop();
            one(position);
            position += 1;
        }
    }
}
