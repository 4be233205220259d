//! What becomes of rows of terms: they are added up, squared, and stored as results.
//!
//! A row is at most a chunk long and has no gaps; it stays in the nearest cache.

use super::convert::Convert;
use super::line::{Instructions, LINE_BYTES, Prefetch};
use super::stretch::keep_loop;

/// How a row of terms enters a row of totals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    /// `total = coefficient * term`
    First(f64),
    /// `total = total + coefficient * term`
    Further(f64),
    /// `total = (coefficient * term)^2`
    FirstSquare(f64),
    /// `total = total + (coefficient * term)^2`
    FurtherSquare(f64),
}

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

/// What totals are computed in.
pub trait Total: Copy + Default {
    /// A coefficient as it enters the arithmetic.
    fn coefficient(coefficient: f64) -> Self;
    /// `self + other`
    fn plus(self, other: Self) -> Self;
    /// `self * other`
    fn times(self, other: Self) -> Self;
    /// `sqrt(self)`
    fn root(self) -> Self;
}

macro_rules! total {
    ($($real:ty)*) => {
        $(impl Total for $real {
            #[inline(always)]
            fn coefficient(coefficient: f64) -> $real {
                coefficient as $real
            }

            #[inline(always)]
            fn plus(self, other: $real) -> $real {
                self + other
            }

            #[inline(always)]
            fn times(self, other: $real) -> $real {
                self * other
            }

            #[inline(always)]
            fn root(self) -> $real {
                self.sqrt()
            }
        })*
    };
}

total!(f32 f64);

/// Enters `count` terms into as many totals.
///
/// # Safety
/// Both rows are valid, for reads and the totals for writes, and apart from each other.
#[inline(always)]
pub unsafe fn enter<R: Total, const N: usize>(totals: *mut u8, terms: *const u8, count: usize, entry: Entry) {
    let (totals, terms) = (totals.cast::<R>(), terms.cast::<R>());
    // SAFETY: the caller's promise.
    unsafe {
        match entry {
            Entry::First(coefficient) => {
                let coefficient = R::coefficient(coefficient);
                each::<R, N>(totals, terms, count, |_, term| coefficient.times(term));
            }
            Entry::Further(coefficient) => {
                let coefficient = R::coefficient(coefficient);
                each::<R, N>(totals, terms, count, |total, term| total.plus(coefficient.times(term)));
            }
            Entry::FirstSquare(coefficient) => {
                let coefficient = R::coefficient(coefficient);
                each::<R, N>(totals, terms, count, |_, term| square(coefficient.times(term)));
            }
            Entry::FurtherSquare(coefficient) => {
                let coefficient = R::coefficient(coefficient);
                each::<R, N>(totals, terms, count, |total, term| total.plus(square(coefficient.times(term))));
            }
        }
    }
}

#[inline(always)]
fn square<R: Total>(value: R) -> R {
    value.times(value)
}

/// Replaces totals by their roots: `total = sqrt(factor * total)`.
///
/// # Safety
/// The row is valid for reads and writes.
#[inline(always)]
pub unsafe fn root<R: Total, const N: usize>(totals: *mut u8, count: usize, factor: f64) {
    let totals = totals.cast::<R>();
    let factor = R::coefficient(factor);
    // SAFETY: the caller's promise; a total is looked at before it is replaced.
    unsafe { each::<R, N>(totals, totals, count, |_, total| factor.times(total).root()) }
}

/// `totals[j] = new(totals[j], terms[j])`, by the line.
///
/// # Safety
/// As for [`enter`]; the rows may be the same one.
#[inline(always)]
unsafe fn each<R: Total, const N: usize>(totals: *mut R, terms: *const R, count: usize, new: impl Fn(R, R) -> R) {
    // SAFETY: the caller's promise.
    unsafe {
        let whole = count - count % N;
        for position in (0..whole).step_by(N) {
            keep_loop();
            let total = totals.add(position).cast::<[R; N]>();
            let (mut line, terms) = (total.read(), terms.add(position).cast::<[R; N]>().read());
            for l in 0..N {
                line[l] = new(line[l], terms[l]);
            }
            total.write(line);
        }
        for position in whole..count {
            keep_loop();
            totals.add(position).write(new(totals.add(position).read(), terms.add(position).read()));
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
