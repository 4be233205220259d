//! Writes a row of results in blocks of lines, whatever makes them.
//!
//! A block is as many lines as stay in registers while they are made. Where lines go past the cache, results at the ends of rows of
//! samples, which follow rules of their own, are put in their places in registers.

use super::arithmetic::Summation;
use super::line::{Instructions, LINE_BYTES, line_of};
use super::stretch::keep_loop;
use super::sum_row::{Ends, Start, SumRow};
use super::vector::{Registers, Scalars};

/// What makes the results of a row.
pub trait Maker<A: Summation> {
    /// The results from `position` on.
    ///
    /// # Safety
    /// They are results of the row; if the maker does not gather, they and their samples follow each other.
    unsafe fn block<R: Registers, const N: usize, const K: usize>(&mut self, position: usize) -> [[A::Result; N]; K];
}

/// Writes a row whose results and samples follow each other in blocks of `K` lines of `N`, and what is left one by one.
///
/// # Safety
/// The results are valid for writes, and the maker is theirs. With `STREAMING` whole lines go past the cache.
#[inline(always)]
pub unsafe fn blocks<A, S, const N: usize, const K: usize, const STREAMING: bool>(
    row: &SumRow<'_>,
    maker: &mut impl Maker<A>,
) where
    A: Summation,
    S: Instructions,
{
    const { assert!(N == line_of::<A::Result>()) };
    let out = row.out.cast::<A::Result>();
    let count = row.count;
    let mut ends = if STREAMING { row.ends } else { None };
    let mut position = 0;
    // Up to where results are made one by one: to the first whole line, and from the last one on.
    let mut head = 0;
    if STREAMING {
        head = out.align_offset(LINE_BYTES).min(count);
    }
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        // A loop, so that what makes one result is compiled once.
        loop {
            while position < head {
                let mut lines = maker.block::<Scalars, 1, 1>(position);
                if let Some(ends) = &mut ends {
                    ends.put(position, &mut lines);
                }
                out.add(position).cast::<[[A::Result; 1]; 1]>().write(lines);
                position += 1;
            }
            if position == count {
                return;
            }
            while position + N * K <= count {
                let mut lines = maker.block::<S, N, K>(position);
                if let Some(ends) = &mut ends {
                    ends.put(position, &mut lines);
                }
                write_lines::<A::Result, S, N, K, STREAMING>(row, position, lines);
                position += N * K;
            }
            while position + N <= count {
                let mut lines = maker.block::<S, N, 1>(position);
                if let Some(ends) = &mut ends {
                    ends.put(position, &mut lines);
                }
                write_lines::<A::Result, S, N, 1, STREAMING>(row, position, lines);
                position += N;
            }
            // The rest once more with those before it, which come out the same.
            if position < count && count >= N && row.start == Start::Nothing && !STREAMING {
                let lines = maker.block::<S, N, 1>(count - N);
                return write_lines::<A::Result, S, N, 1, STREAMING>(row, count - N, lines);
            }
            head = count;
        }
    }
}

/// Writes a row whose results or samples do not follow each other: lines of `N` are gathered, made and scattered.
///
/// # Safety
/// As for [`blocks`].
#[inline(always)]
pub unsafe fn scattered<A, S, const N: usize>(row: &SumRow<'_>, maker: &mut impl Maker<A>)
where
    A: Summation,
    S: Instructions,
{
    let out = |position: usize| row.out.wrapping_offset(position as isize * row.out_stride).cast::<A::Result>();
    let whole = row.count - row.count % N;
    // SAFETY: the caller's promise.
    unsafe {
        for position in (0..whole).step_by(N) {
            let [line] = maker.block::<S, N, 1>(position);
            for l in 0..N {
                out(position + l).write(line[l]);
            }
        }
        for position in whole..row.count {
            let [[result]] = maker.block::<Scalars, 1, 1>(position);
            out(position).write(result);
        }
    }
}

/// Writes lines of results that follow each other, the first of them at `position`.
///
/// # Safety
/// As for [`blocks`]; with `STREAMING` they are lines of memory.
#[inline(always)]
unsafe fn write_lines<T, S, const N: usize, const K: usize, const STREAMING: bool>(
    row: &SumRow<'_>,
    position: usize,
    lines: [[T; N]; K],
) where
    T: Copy,
    S: Instructions,
{
    let out = row.out.cast::<T>().wrapping_add(position);
    for k in 0..K {
        // SAFETY: the caller's promise; an array lies as its elements do.
        unsafe {
            if STREAMING {
                for ahead in row.ahead {
                    keep_loop();
                    ahead.ask(row.first_line + position / N + k);
                }
                S::stream(out.add(k * N), lines[k]);
            } else {
                out.add(k * N).cast::<[T; N]>().write(lines[k]);
            }
        }
    }
}

impl Ends {
    /// Puts those in their places that are among the results of lines from `position` on.
    ///
    /// # Safety
    /// They are valid; positions only grow.
    #[inline(always)]
    unsafe fn put<T: Copy, const N: usize, const K: usize>(&mut self, position: usize, lines: &mut [[T; N]; K]) {
        let first = self.first - position as isize;
        if first >= (N * K) as isize {
            return;
        }
        for k in 0..K {
            // SAFETY: the caller's promise.
            lines[k] = unsafe { self.put_in_line(position + k * N, lines[k]) };
        }
    }

    /// A line with those in it: of one group, since groups are further apart than the ends of a line.
    ///
    /// # Safety
    /// As for [`Ends::put`].
    #[inline(always)]
    unsafe fn put_in_line<T: Copy, const N: usize>(&mut self, position: usize, mut line: [T; N]) -> [T; N] {
        let mut before = position as isize - self.first;
        if before >= self.count as isize {
            before -= self.period as isize;
            self.first += self.period as isize;
            self.made = self.made.wrapping_add(self.count * size_of::<T>());
        }
        if before + N as isize > 0 {
            // SAFETY: the caller's promise: less than a line before or behind them there is something to read.
            let made = unsafe { self.made.cast::<T>().wrapping_offset(before).cast::<[T; N]>().read_unaligned() };
            for l in 0..N {
                let is_end = (0..self.count as isize).contains(&(before + l as isize));
                line[l] = if is_end { made[l] } else { line[l] };
            }
        }
        line
    }
}
