//! Stores a row that was made in the nearest cache as results, and takes the roots of one.

use super::convert::Convert;
use super::line::{Instructions, LINE_BYTES, Prefetch};
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
    pub prefetch: Prefetch,
}

/// Whole lines of a finished row that wait to go past the cache: a few at a time, while the next row is made. In one go they would
/// keep the processor waiting for memory, and memory would then wait for it.
#[derive(Debug)]
pub struct WaitingLines {
    /// The first of them in the row,
    pub from: *const u8,
    /// and where it goes, a multiple of [`LINE_BYTES`].
    pub to: *mut u8,
    /// How many there are.
    pub count: usize,
    /// What to ask for meanwhile.
    pub prefetch: Prefetch,
}

impl WaitingLines {
    /// Nothing waits.
    pub const fn none() -> WaitingLines {
        let nowhere = core::ptr::null_mut();
        WaitingLines { from: nowhere, to: nowhere, count: 0, prefetch: Prefetch::none(nowhere) }
    }

    /// Sends so many lines, if there are as many.
    ///
    /// # Safety
    /// The lines are valid, for reads and where they go for writes.
    #[inline(always)]
    pub unsafe fn send<S: Instructions>(&mut self, lines: usize) {
        let lines = lines.min(self.count);
        let WaitingLines { from, to, prefetch, .. } = *self;
        for k in 0..lines {
            keep_loop();
            prefetch.ask(k);
            let offset = k * LINE_BYTES;
            // SAFETY: the caller's promise.
            unsafe {
                let line = from.add(offset).cast::<[u8; LINE_BYTES]>().read();
                S::stream::<u8, LINE_BYTES>(to.add(offset), line);
            }
        }
        let sent = lines * LINE_BYTES;
        *self = WaitingLines {
            from: from.wrapping_add(sent),
            to: to.wrapping_add(sent),
            count: self.count - lines,
            prefetch: prefetch.after(lines),
        };
    }
}

/// What roots are taken of.
pub trait Root: Copy + Default {
    /// `sqrt(factor * self)`
    fn root(self, factor: f64) -> Self;
}

macro_rules! root {
    ($($real:ty)*) => {
        $(impl Root for $real {
            #[inline(always)]
            fn root(self, factor: f64) -> $real {
                (factor as $real * self).sqrt()
            }
        })*
    };
}

root!(f32 f64);

/// Replaces the elements of a row, by lines of `N`: `row[j] = sqrt(factor * row[j])`.
///
/// # Safety
/// The row is valid for reads and writes.
#[inline(always)]
pub unsafe fn root<R: Root, const N: usize>(row: *mut u8, count: usize, factor: f64) {
    let row = row.cast::<R>();
    let whole = count - count % N;
    // SAFETY: positions lie within the row.
    unsafe {
        for position in (0..whole).step_by(N) {
            keep_loop();
            let place = row.add(position).cast::<[R; N]>();
            let mut line = place.read();
            for l in 0..N {
                line[l] = line[l].root(factor);
            }
            place.write(line);
        }
        for position in whole..count {
            keep_loop();
            let place = row.add(position);
            place.write(place.read().root(factor));
        }
    }
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
    let &Destination { out, out_stride, count, streaming, prefetch } = to;
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
                prefetch.ask(k);
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
