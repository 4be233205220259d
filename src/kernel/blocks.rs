//! Writes a row of results in blocks of lines, whatever makes them.
//!
//! A block is as many lines as stay in registers while they are made. Where lines go past the cache, results at the ends of rows of
//! samples, which follow rules of their own, are put in their places in registers.

use super::arithmetic::Summation;
use super::line::{Ahead, Instructions, LINE_BYTES, line_of};
use super::stretch::keep_loop;
use super::sum_row::{Ends, Start, SumRow};
use super::vector::{Registers, Scalars, Vector};

/// What makes the results of a row.
pub trait Maker<A: Summation> {
    /// The results from `position` on.
    ///
    /// # Safety
    /// They are results of the row; if the maker does not gather, they and their samples follow each other. No result before them has
    /// ends that are not passed.
    unsafe fn block<R: Registers, const N: usize, const K: usize>(
        &mut self,
        position: usize,
        ends: Option<&Ends>,
    ) -> [[A::Result; N]; K];
}

/// Where lines of results go.
pub trait Route {
    /// Whether they go past the cache.
    const STREAMING: bool;
    /// Asks for the samples that go with the next line.
    fn ask(&mut self);
}

/// Into the cache.
pub struct Cached;

impl Route for Cached {
    const STREAMING: bool = false;

    #[inline(always)]
    fn ask(&mut self) {}
}

/// Past the cache, while samples of one array are asked for. All that takes is in registers: loads wait for earlier stores whose addresses
/// agree with their own in the low 12 bits, and a loop that looked anything up would wait each time that its lines pass it.
pub struct Streamed(Ahead);

impl Streamed {
    /// As a row says.
    #[inline(always)]
    pub fn new(row: &SumRow<'_>) -> Streamed {
        Streamed(row.ahead.first().map_or(Ahead::none(row.out), |ahead| ahead.after(row.first_line)))
    }
}

impl Route for Streamed {
    const STREAMING: bool = true;

    #[inline(always)]
    fn ask(&mut self) {
        self.0.ask(0);
        self.0 = self.0.after(1);
    }
}

/// Past the cache, while samples of several arrays are asked for.
pub struct StreamedOfMany<'a> {
    ahead: &'a [Ahead],
    line: usize,
}

impl<'a> StreamedOfMany<'a> {
    /// As a row says.
    #[inline(always)]
    pub fn new(row: &SumRow<'a>) -> StreamedOfMany<'a> {
        StreamedOfMany { ahead: row.ahead, line: row.first_line }
    }
}

impl Route for StreamedOfMany<'_> {
    const STREAMING: bool = true;

    #[inline(always)]
    fn ask(&mut self) {
        for ahead in self.ahead {
            keep_loop();
            ahead.ask(self.line);
        }
        self.line += 1;
    }
}

/// Writes a row whose results and samples follow each other in blocks of `K` lines of `N`, and what is left one by one.
///
/// # Safety
/// The results are valid for writes, and the maker is theirs.
#[inline(always)]
pub unsafe fn blocks<A, S, L, const N: usize, const K: usize>(row: &SumRow<'_>, maker: &mut impl Maker<A>, mut route: L)
where
    A: Summation,
    S: Instructions,
    L: Route,
{
    const { assert!(N == line_of::<A::Result>()) };
    let out = row.out.cast::<A::Result>();
    let count = row.count;
    let mut ends = if L::STREAMING { row.ends } else { None };
    let mut position = 0;
    // Up to where results are made one by one: to the first whole line, and from the last one on.
    let mut head = 0;
    if L::STREAMING {
        head = out.align_offset(LINE_BYTES).min(count);
    }
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        // A loop, so that what makes one result is compiled once.
        loop {
            while position < head {
                let lines = maker.block::<Scalars, 1, 1>(position, ends.as_ref());
                out.add(position).cast::<[[A::Result; 1]; 1]>().write(lines);
                position += 1;
                ends = ends.map(|ends| ends.after(position));
            }
            if position == count {
                return;
            }
            while position + N <= count {
                // Blocks of lines know nothing of ends, so that there is nothing between their operations.
                let clear = ends.map_or(count, |ends| ends.first.clamp(0, count as isize) as usize);
                while position + N * K <= clear {
                    let lines = maker.block::<S, N, K>(position, None);
                    write_lines::<A::Result, S, L, N, K>(row, &mut route, position, lines);
                    position += N * K;
                }
                if position + N > count {
                    break;
                }
                let lines = maker.block::<S, N, 1>(position, ends.as_ref());
                write_lines::<A::Result, S, L, N, 1>(row, &mut route, position, lines);
                position += N;
                ends = ends.map(|ends| ends.after(position));
            }
            // The rest once more with those before it, which come out the same.
            if position < count && count >= N && row.start == Start::Nothing && !L::STREAMING {
                let lines = maker.block::<S, N, 1>(count - N, None);
                return write_lines::<A::Result, S, L, N, 1>(row, &mut route, count - N, lines);
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
            let [line] = maker.block::<S, N, 1>(position, None);
            for l in 0..N {
                out(position + l).write(line[l]);
            }
        }
        for position in whole..row.count {
            let [[result]] = maker.block::<Scalars, 1, 1>(position, None);
            out(position).write(result);
        }
    }
}

/// Writes lines of results that follow each other, the first of them at `position`.
///
/// # Safety
/// As for [`blocks`]; if they go past the cache they are lines of memory.
#[inline(always)]
unsafe fn write_lines<T, S, L, const N: usize, const K: usize>(
    row: &SumRow<'_>,
    route: &mut L,
    position: usize,
    lines: [[T; N]; K],
) where
    T: Copy,
    S: Instructions,
    L: Route,
{
    let out = row.out.cast::<T>().wrapping_add(position);
    if !L::STREAMING {
        // SAFETY: the caller's promise; an array lies as its elements do.
        return unsafe { out.cast::<[[T; N]; K]>().write(lines) };
    }
    for k in 0..K {
        route.ask();
        // SAFETY: the caller's promise.
        unsafe { S::stream(out.add(k * N), lines[k]) };
    }
}

impl Ends {
    /// What is not passed when a row goes on at `position`.
    #[inline(always)]
    fn after(self, position: usize) -> Ends {
        if self.first + self.count as isize > position as isize {
            return self;
        }
        Ends { first: self.first + self.period as isize, passed: self.passed + self.count, ..self }
    }

    /// A term's values in a line from `position` on, with those in their places that are among them: they are at `made`.
    ///
    /// # Safety
    /// As [`SumTerm::ends`](super::SumTerm::ends) says; none before them is to be put.
    #[inline(always)]
    pub unsafe fn put<V: Vector<T>, T: Copy, const N: usize>(&self, made: *const u8, position: usize, values: V) -> V {
        let behind = position as isize - self.first;
        if behind + N as isize <= 0 || behind >= self.count as isize {
            return values;
        }
        let made = made.cast::<T>().wrapping_add(self.passed).wrapping_offset(behind);
        // SAFETY: the caller's promise: less than a line before or behind them there is something to read.
        let made = unsafe { made.cast::<[T; N]>().read_unaligned() };
        let mut line: [T; N] = values.numbers();
        for l in 0..N {
            // Before the first of them that is a large number.
            let is_end = ((behind + l as isize) as usize) < self.count;
            line[l] = if is_end { made[l] } else { line[l] };
        }
        V::of(line)
    }
}
