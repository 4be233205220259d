//! Rows of results that take turns in memory: `to[k * p + j] = rows[j][p]` for `k` rows.

#[cfg(not(target_arch = "x86_64"))]
use super::line::Plain as Baseline;
#[cfg(target_arch = "x86_64")]
use super::line::Sse2 as Baseline;
use super::line::{Ahead, Instructions, LINE_BYTES, line_of};

/// The most rows.
pub const MAX_INTERLEAVED: usize = 4;

/// What is put together.
pub struct Interleaving<'a> {
    /// The first result of each row: 2 to [`MAX_INTERLEAVED`] rows.
    pub rows: &'a [*const u8],
    /// How many results each has.
    pub count: usize,
    /// Where the first result of the first row goes.
    pub to: *mut u8,
    /// Whether whole lines go past the cache,
    pub streaming: bool,
    /// and then what to ask for meanwhile.
    pub ahead: Ahead,
}

/// How many positions further the results at a position begin a line of the output, if they ever do; at each are `rows` of them, of
/// `size` bytes.
pub fn positions_to_line(to: *const u8, rows: usize, size: usize) -> Option<usize> {
    (0..LINE_BYTES / size).find(|positions| (to.addr() + positions * rows * size).is_multiple_of(LINE_BYTES))
}

/// Puts rows of results of `size` bytes together: 2, 4 or 8.
///
/// # Safety
/// The results are aligned, valid for reads where they come from and for writes where they go to, and the two do not overlap.
pub unsafe fn interleave(interleaving: &Interleaving<'_>, size: usize) {
    // SAFETY: the caller's promise; integers have the sizes and take any bits.
    unsafe {
        match size {
            2 => of_rows::<u16, { line_of::<u16>() }>(interleaving),
            4 => of_rows::<u32, { line_of::<u32>() }>(interleaving),
            _ => of_rows::<u64, { line_of::<u64>() }>(interleaving),
        }
    }
}

/// # Safety
/// As for [`interleave`].
unsafe fn of_rows<T: Copy + Default, const N: usize>(interleaving: &Interleaving<'_>) {
    // SAFETY: the caller's promise.
    unsafe {
        match *interleaving.rows {
            [a, b] => write::<T, 2, N>(interleaving, [a, b]),
            [a, b, c] => write::<T, 3, N>(interleaving, [a, b, c]),
            [a, b, c, d] => write::<T, 4, N>(interleaving, [a, b, c, d]),
            _ => unreachable!("2 to {MAX_INTERLEAVED} rows"),
        }
    }
}

/// Writes `K` lines of the output from a line of each row. Where no position begins a line of the output nothing goes past the cache.
///
/// # Safety
/// As for [`interleave`].
unsafe fn write<T: Copy + Default, const K: usize, const N: usize>(
    interleaving: &Interleaving<'_>,
    rows: [*const u8; K],
) {
    let &Interleaving { count, to, streaming, ahead, .. } = interleaving;
    let (rows, to) = (rows.map(|row| row.cast::<T>()), to.cast::<T>());
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let one_by_one = |from: usize, end: usize| {
            for p in from..end {
                (0..K).for_each(|j| to.add(K * p + j).write(rows[j].add(p).read()));
            }
        };
        let to_line = if streaming { positions_to_line(to.cast(), K, size_of::<T>()) } else { None };
        let streaming = to_line.is_some();
        let head = to_line.unwrap_or(0).min(count);
        one_by_one(0, head);
        let groups = (count - head) / N;
        for group in 0..groups {
            let p = head + group * N;
            let mut lines = [[T::default(); N]; K];
            for (l, line) in lines.iter_mut().enumerate() {
                for (e, element) in line.iter_mut().enumerate() {
                    let i = l * N + e;
                    *element = rows[i % K].add(p + i / K).read();
                }
            }
            for (l, line) in lines.into_iter().enumerate() {
                let out = to.add(K * p + l * N);
                if streaming {
                    ahead.ask(group * K + l);
                    Baseline::stream(out, line);
                } else {
                    out.cast::<[T; N]>().write(line);
                }
            }
        }
        one_by_one(head + groups * N, count);
    }
}
