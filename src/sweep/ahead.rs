//! What the outputs of a combination ask for while lines of them go past the cache.

use super::Chunk;
use super::combination::{Combination, CombinationWalk};
use crate::kernel::{Ahead, Prefetch};
use arrayvec::ArrayVec;

/// The most inputs of which an output asks for samples: a vector field's components.
const MAX_ASKED: usize = 3;

/// How far ahead of the results samples are asked for that come to the nearest cache.
const NEAR_BYTES: usize = 4096;

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
        let farthest =
            |position: usize| start.wrapping_offset(position as isize * input.run_stride + self.reach(number_read));
        let bytes = (chunk.end - chunk.start) as isize * input.run_stride;
        let (share, lines) = (bytes / readers as isize, lines.max(1) as isize);
        let near = if earlier == 0 {
            Prefetch { from: farthest(chunk.start).wrapping_add(NEAR_BYTES), step: bytes / lines }
        } else {
            Prefetch::none(start)
        };
        let far = Prefetch {
            from: farthest(chunk.end).wrapping_offset(earlier as isize * share + NEAR_BYTES as isize),
            step: share / lines,
        };
        Ahead { near, far }
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
