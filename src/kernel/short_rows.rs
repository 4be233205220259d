//! Stretches of short rows: what a result follows depends on where in its row it is, and a line has several rows in it.
//!
//! ```text
//! out[j] = (x[j + upper[p]] - x[j + lower[p]]) / divisor[p]        p = j modulo the length of a row
//! ```
//!
//! Each line is made at once, from the samples beside its results and the results' own, of which every lane takes those that it needs.
//! That an axis has few samples then costs nothing but divisions, which are not corrected. For even spacing and differences of two
//! samples at the ends; other rows are left to [`rows`](super::rows).

use super::Rows;
use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::formula::load;
use super::line::{Instructions, LINE_BYTES};
use super::stretch::{Taps, keep_loop};
use super::{Rule, Stretch};

/// The longest rows that are short.
const LONGEST: usize = 128;

/// The most results in a line: of two bytes each.
const MOST_LANES: usize = LINE_BYTES / 2;

/// A stretch has to be so many times longer than what is worked out for it.
const PAYS: usize = 4;

/// What the results of a row follow, and then, so that a line may begin anywhere in it, once more those of the next rows.
struct Period<W> {
    /// Whether the sample that is subtracted is the result's own.
    lower_is_own: [bool; LONGEST + MOST_LANES],
    /// Whether the one that it is subtracted from is.
    upper_is_own: [bool; LONGEST + MOST_LANES],
    divisors: [W; LONGEST + MOST_LANES],
}

/// Writes a stretch of short rows, whose samples and results are contiguous; false, and nothing is written, if they are not such rows.
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn short_rows<F, O, A, S, const N: usize>(stretch: &Stretch, rows: &Rows<'_>) -> bool
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Instructions,
{
    const { assert!(N <= MOST_LANES) };
    let &Rows { extent, inner, phase, before, behind, .. } = rows;
    let (period, count) = (rows.period(), stretch.count);
    if period > LONGEST || count < PAYS * (period + N) || !rows.stencil.is_of_differences() {
        return false;
    }
    let weight = A::weight(1.0);
    let mut table = Period {
        lower_is_own: [false; LONGEST + MOST_LANES],
        upper_is_own: [false; LONGEST + MOST_LANES],
        divisors: [weight; LONGEST + MOST_LANES],
    };
    for p in 0..period + N {
        let Rule::Difference { lower, upper, divisor } = rows.rule(p / inner % extent) else { return false };
        (table.lower_is_own[p], table.upper_is_own[p]) = (lower == 0, upper == 0);
        table.divisors[p] = A::weight(divisor);
    }
    let taps = Taps::<F, O, A>::new(stretch);
    let [lower, own, upper] = taps.three([-1, 0, 1]);
    let streaming = S::STREAMS && stretch.streaming;
    let head = if streaming { taps.head().min(count) } else { 0 };
    let mut position = 0;
    let mut phase = phase % period;
    // SAFETY: in all of this block, the caller's promise: positions lie within the stretch, and where a line is made at once there are
    // samples a row's step around it.
    unsafe {
        while position < count {
            keep_loop();
            let is_line = position >= head && (position - head).is_multiple_of(N) && position + N <= count;
            let has_neighbours = before + position >= inner && position + N + inner <= count + behind;
            let done = if is_line && has_neighbours {
                let lower: [A::Sample; N] = load::<F, _, S, N>(lower.wrapping_add(position));
                let own: [A::Sample; N] = load::<F, _, S, N>(own.wrapping_add(position));
                let upper: [A::Sample; N] = load::<F, _, S, N>(upper.wrapping_add(position));
                let mut quotients = [A::Result::default(); N];
                for l in 0..N {
                    let lower = if table.lower_is_own[phase + l] { own[l] } else { lower[l] };
                    let upper = if table.upper_is_own[phase + l] { own[l] } else { upper[l] };
                    quotients[l] = A::result(A::dividend(upper, lower) / table.divisors[phase + l]);
                }
                let results = A::Result::convert_line::<S, N>(quotients);
                let out = taps.out.add(position);
                if streaming {
                    stretch.ahead.ask(position / N);
                    S::stream(out, results);
                } else {
                    out.cast::<[O; N]>().write(results);
                }
                N
            } else {
                taps.write(position, taps.result(&rows.rule(phase / inner), position));
                1
            };
            position += done;
            phase += done;
            while phase >= period {
                phase -= period;
            }
        }
    }
    true
}
