//! Into how many parts a walk is cut, and for how many threads.

use crate::threads::{self, Span};
use core::ops::Range;

/// A thread more is worth waking for this many results.
///
/// Measured on two virtual cores with an AVX-512 build, samples and results in the cache: waking a worker costs the caller
/// 5 to 8 us, which is all that two threads lose where other processes have the second core. Where it is idle, one thread
/// and two are level at 128 Ki results (30 us); two are 1.1 to 1.4 times as fast at 256 Ki, 1.5 times at 512 Ki.
const PER_THREAD: usize = 128 * 1024;

/// The same while workers look out for a job: nothing need be woken. Measured likewise, two threads are as fast as one at 20 thousand
/// results or up to 1.4 times as fast, 2.0 times at 50 thousand and more; where the second core is taken they lose a twentieth.
const PER_CLOSE_THREAD: usize = 8 * 1024;

/// Parts a thread: a thread that comes late, or loses its core to another process, leaves parts to the others.
const PARTS_PER_THREAD: usize = 4;

/// About so many results a part has at least: fewer where only so every thread gets as many parts.
const PER_PART: usize = 16 * 1024;

/// So many results between two reports of progress: a few thousandths of a second.
const BETWEEN_REPORTS: usize = 1024 * 1024;

/// How a walk is cut into parts, and for how many threads.
pub struct Parts {
    /// How many there are.
    pub count: usize,
    /// How many threads may share them.
    pub threads: usize,
    /// Whether more might be wanted soon.
    may_be_shared: bool,
    /// How many results a part has in each output; the last one has the rest, too.
    length: usize,
}

impl Parts {
    /// For so many results in each of so many outputs, and a number of threads as in [`super::sweep`]; with pauses in between if
    /// somebody `is_watching`.
    pub fn new(results: usize, outputs: usize, num_threads: usize, is_watching: bool) -> Parts {
        let all = results * outputs;
        let watched = if is_watching { (all / BETWEEN_REPORTS).max(1) } else { 1 };
        let mut allowed = 1;
        if all >= 2 * PER_CLOSE_THREAD {
            allowed = if num_threads == 0 { threads::num_threads() } else { num_threads.min(threads::MAX_THREADS) };
        }
        let may_be_shared = allowed > 1;
        let threads = if may_be_shared { Parts::worthwhile(all, allowed, threads::are_close_by()) } else { 1 };
        let shares = if threads == 1 { 1 } else { (all / PER_PART).clamp(1, threads * PARTS_PER_THREAD) };
        let count = shares.next_multiple_of(threads).max(watched);
        Parts { count, threads, may_be_shared, length: results / count }
    }

    /// How many threads are worth while for so many results, of those that are allowed, where workers are close by or not.
    pub fn worthwhile(results: usize, allowed: usize, are_close_by: bool) -> usize {
        let per_thread = if are_close_by { PER_CLOSE_THREAD } else { PER_THREAD };
        (results / per_thread).clamp(1, allowed)
    }

    /// Calls `job` once with the number of each part, as [`threads::run`] does.
    pub fn run(&self, span: Span, job: &(dyn Fn(usize) + Sync)) -> bool {
        let goes_on = threads::run(self.count, self.threads, span, job);
        if self.may_be_shared {
            threads::has_ended();
        }
        goes_on
    }

    /// Which results belong to a part.
    pub fn range(&self, part: usize) -> Range<usize> {
        let start = part * self.length;
        // The walk ends where the results do.
        let end = if part + 1 == self.count { usize::MAX } else { start + self.length };
        start..end
    }

    /// Which of so many pieces of about the same size belong to a part.
    pub fn share(&self, part: usize, pieces: usize) -> Range<usize> {
        let bound = |part: usize| (part as u128 * pieces as u128 / self.count as u128) as usize;
        bound(part)..bound(part + 1)
    }
}
