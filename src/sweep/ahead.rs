//! What outputs ask for while lines of them go past the cache: samples for the nearest cache, and later ones for the second-level
//! cache. All distances are measured.

use super::combination::{Combination, CombinationWalk};
use super::{Chunk, Walk};
use crate::kernel::{Ahead, Prefetch};
use arrayvec::ArrayVec;

/// The most inputs of which an output asks for samples: a vector field's components.
const MAX_ASKED: usize = 3;

/// How far ahead of the results samples are asked for that come to the nearest cache.
const NEAR_BYTES: isize = 4096;

/// How many chunks lie between one and the one for which the gradient asks the second-level cache.
const CHUNKS_BETWEEN: usize = 2;

/// Neighbours so far apart do not stay in the second-level cache.
const FAR_APART_BYTES: isize = 256 * 1024;

impl Walk<'_> {
    /// What output `k` asks for while so many lines of it are stored: its share of the samples that the next chunk will be the first to
    /// need, and of those of a later one. The first of several outputs reaches farthest, and waits for its own samples; it leaves the
    /// next chunk's to the others, which find theirs in the cache. A single output whose neighbours come from the last-level cache
    /// would only be hindered by more that comes to the one before.
    pub fn ahead(&self, f: *const u8, chunk: &Chunk<'_>, k: usize, lines: usize) -> Ahead {
        let none = Ahead::none(f);
        if !self.streaming {
            return none;
        }
        let stride = self.nest.run.f_stride;
        let farthest = |position: usize| f.wrapping_offset(position as isize * stride + self.farthest);
        let share = |from, sharing| Prefetch::share(from, chunk.len() as isize * stride, sharing, lines);
        let outputs = self.derivatives.len();
        if outputs == 1 && self.farthest > FAR_APART_BYTES {
            return Ahead { near: share(farthest(chunk.start).wrapping_offset(NEAR_BYTES), (0, 1)), ..none };
        }
        let next = farthest(chunk.later(0));
        Ahead {
            near: match k {
                0 if outputs == 1 => share(next, (0, 1)),
                0 => none.near,
                _ => share(next, (k - 1, outputs - 1)),
            },
            far: share(farthest(chunk.later(CHUNKS_BETWEEN * chunk.len())), (k, outputs)),
        }
    }

    /// What outputs side by side ask for while so many lines of all of them are stored.
    pub fn ahead_of_all(&self, f: *const u8, chunk: &Chunk<'_>, lines: usize) -> Ahead {
        let stride = self.nest.run.f_stride;
        let share = |position: usize| {
            let from = f.wrapping_offset(position as isize * stride + self.farthest);
            Prefetch::share(from, chunk.len() as isize * stride, (0, 1), lines)
        };
        Ahead { near: share(chunk.later(0)), far: share(chunk.later(CHUNKS_BETWEEN * chunk.len())) }
    }
}

impl CombinationWalk<'_> {
    /// What output `number` asks for while so many lines of it are stored.
    pub fn ahead(&self, chunk: &Chunk<'_>, number: usize, lines: usize) -> ArrayVec<Ahead, MAX_ASKED> {
        let mut asked = ArrayVec::new();
        if !self.streaming {
            return asked;
        }
        let terms = self.outputs[number].terms;
        for (k, term) in terms.iter().enumerate() {
            if !asked.is_full() && terms[..k].iter().all(|earlier| earlier.input != term.input) {
                asked.push(self.ahead_of(term.input, chunk, number, lines));
            }
        }
        asked
    }

    /// The same of one input: of the samples that are the farthest ahead those that the line after a few others needs, and its share
    /// of those of the next chunk. Outputs after the first that reads the input find the near ones there.
    fn ahead_of(&self, number_read: usize, chunk: &Chunk<'_>, number: usize, lines: usize) -> Ahead {
        let reads = |output: &&Combination<'_>| output.terms.iter().any(|term| term.input == number_read);
        let readers = self.outputs.iter().filter(reads).count();
        let earlier = self.outputs[..number].iter().filter(reads).count();
        let input = self.input(number_read);
        let start = input.run_start(self.nest, chunk);
        let reach = self.reach(number_read) + NEAR_BYTES;
        let farthest = |position: usize| start.wrapping_offset(position as isize * input.run_stride + reach);
        let share = |from, sharing| Prefetch::share(from, chunk.len() as isize * input.run_stride, sharing, lines);
        Ahead {
            near: if earlier == 0 { share(farthest(chunk.start), (0, 1)) } else { Prefetch::none(start) },
            far: share(farthest(chunk.later(0)), (earlier, readers)),
        }
    }

    /// How many bytes ahead the farthest sample of an input lies that a result needs.
    fn reach(&self, number_read: usize) -> isize {
        let terms = self.outputs.iter().flat_map(|output| output.terms).filter(|term| term.input == number_read);
        let factors = terms.flat_map(|term| term.factors);
        let strides = self.input(number_read).strides;
        let ahead = factors.map(|factor| {
            let (least, greatest) = factor.matrix.reach();
            let ahead = if self.nest.places[factor.axis].reversed { -least } else { greatest };
            ahead * strides[factor.axis].abs()
        });
        ahead.max().unwrap_or(0)
    }
}
