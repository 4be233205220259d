//! Whether arrays share memory, decided exactly for every layout that people make.
//!
//! Two strided arrays share a byte if an equation `sum(t[k] * s[k]) = target` has a solution in bounded integers `t`.
//! That is hard in general (numpy's `mem_overlap.c` says so too), but strides in practice are nested: taken from the
//! largest down, hardly any `t[k]` is left to choose, and a search with a bound on its work decides at once. A search
//! that exceeds the bound counts as an overlap, never as none.

use super::{Layout, MAX_RANK};
use arrayvec::ArrayVec;

/// How many values of `t` a search may try before it gives up. Nested strides need a handful.
const WORK_LIMIT: usize = 20_000;

/// `t * stride` for `t` in `0..=count`.
#[derive(Clone, Copy)]
struct Term {
    stride: u128,
    count: u128,
}

/// The terms of one search, from the largest stride down.
struct Search<'a> {
    terms: &'a [Term],
    /// `reach[k]` is the most that the terms from `k` on can add up to.
    reach: &'a [u128],
    /// How far a sum may fall short of the target and still hit it.
    window: u128,
    /// `divisor[k]` divides every sum of the terms from `k` on: the greatest common divisor of their strides.
    divisor: &'a [u128],
    work: usize,
}

impl Search<'_> {
    /// Whether some sum of the terms from `k` on lies in `target - window ..= target`; yes if that takes too long.
    fn hits(&mut self, k: usize, target: u128) -> bool {
        if target > self.reach[k] + self.window {
            return false;
        }
        if target <= self.window {
            return true;
        }
        let Some(&Term { stride, count }) = self.terms.get(k) else { return false };
        // Interleaved arrays are told apart here, whatever their size.
        if target % self.divisor[k] > self.window {
            return false;
        }
        let least = target.saturating_sub(self.reach[k + 1] + self.window).div_ceil(stride);
        let most = (target / stride).min(count);
        for t in (least..=most).rev() {
            self.work += 1;
            if self.work > WORK_LIMIT || self.hits(k + 1, target - t * stride) {
                return true;
            }
        }
        false
    }
}

/// Whether the terms have a sum in `target - window ..= target`; yes if that takes too long to tell.
fn has_sum(terms: &mut [Term], target: u128, window: u128) -> bool {
    terms.sort_unstable_by_key(|term| core::cmp::Reverse(term.stride));
    let mut reach = ArrayVec::<u128, { 2 * MAX_RANK + 1 }>::new();
    reach.push(0);
    for term in terms.iter().rev() {
        reach.push(reach[reach.len() - 1] + term.stride * term.count);
    }
    reach.reverse();
    let mut divisor = ArrayVec::<u128, { 2 * MAX_RANK + 1 }>::new();
    divisor.push(0);
    for term in terms.iter().rev() {
        divisor.push(greatest_common_divisor(divisor[divisor.len() - 1], term.stride));
    }
    divisor.reverse();
    Search { terms, reach: &reach, window, divisor: &divisor, work: 0 }.hits(0, target)
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// The terms of a layout: one for each axis along which there is a step to take. A stride of 0 adds nothing.
fn terms(layout: &Layout) -> impl Iterator<Item = Term> + '_ {
    let axes = layout.extents.iter().zip(&layout.strides);
    axes.filter(|&(&extent, &stride)| extent > 1 && stride != 0)
        .map(|(&extent, &stride)| Term { stride: stride.unsigned_abs() as u128, count: extent as u128 - 1 })
}

/// Whether some byte belongs to an element of both arrays.
pub fn share_memory(a: *const u8, a_layout: &Layout, b: *const u8, b_layout: &Layout) -> bool {
    if a_layout.is_empty() || b_layout.is_empty() {
        return false;
    }
    let bounds = |data: *const u8, layout: &Layout| {
        let base = data.addr() as i128;
        (base + layout.lowest as i128, base + layout.end as i128)
    };
    let (a_lowest, a_end) = bounds(a, a_layout);
    let (b_lowest, b_end) = bounds(b, b_layout);
    if a_end <= b_lowest || b_end <= a_lowest {
        return false;
    }
    // A byte of a is a_lowest + sum(i * s) + u with 0 <= u < size of a; one of b, counted from its last byte down, is
    // b_end - 1 - sum(j * s) - v. They are the same if sum(i * s) + sum(j * s) + u + v = b_end - 1 - a_lowest.
    let target = (b_end - 1 - a_lowest) as u128;
    let window = (a_layout.element_size + b_layout.element_size - 2) as u128;
    let mut both: ArrayVec<Term, { 2 * MAX_RANK }> = terms(a_layout).chain(terms(b_layout)).collect();
    has_sum(&mut both, target, window)
}

/// An axis along which two elements of the array coincide, if there is one: where a stride is 0 or, taken from the
/// smallest up, does not clear what the smaller ones reach and the equation for it has a solution.
pub fn coinciding_axis(layout: &Layout) -> Option<usize> {
    if layout.is_empty() {
        return None;
    }
    let mut axes = ArrayVec::<usize, MAX_RANK>::new();
    axes.extend((0..layout.extents.len()).filter(|&k| layout.extents[k] > 1));
    axes.sort_unstable_by_key(|&k| layout.strides[k].unsigned_abs());
    // Strides are whole elements, so two elements coincide in every byte or in none.
    let mut reach = 0u128;
    for (position, &axis) in axes.iter().enumerate() {
        let stride = layout.strides[axis].unsigned_abs() as u128;
        if stride == 0 || (stride <= reach && coincides(layout, &axes[..=position])) {
            return Some(axis);
        }
        reach += stride * (layout.extents[axis] as u128 - 1);
    }
    None
}

/// Whether two elements coincide that differ along the last of these axes, and along any of the others.
fn coincides(layout: &Layout, axes: &[usize]) -> bool {
    // Two elements coincide if sum(d[k] * s[k]) = 0 with |d[k]| < n[k] and d[last] >= 1. With d[k] = t[k] - (n[k] - 1)
    // for the others, 0 <= t[k] <= 2 (n[k] - 1), and d[last] = -1 - t[last] (the signs are free), that is
    // sum(t[k] * s[k]) - t[last] * s[last] = s[last] + reach of the others. With t[last] counted from its end the signs
    // agree: t[last] = n[last] - 2 - u gives sum(t[k] * s[k]) + u * s[last] = s[last] * (n[last] - 1) + reach.
    let (&last, others) = axes.split_last().expect("the axis in question is one of them");
    let term = |axis: usize| (layout.strides[axis].unsigned_abs() as u128, layout.extents[axis] as u128 - 1);
    let (last_stride, last_count) = term(last);
    let mut target = last_stride * last_count;
    let mut sum = ArrayVec::<Term, { 2 * MAX_RANK }>::new();
    sum.push(Term { stride: last_stride, count: last_count - 1 });
    for (stride, count) in others.iter().map(|&axis| term(axis)) {
        target += stride * count;
        sum.push(Term { stride, count: 2 * count });
    }
    has_sum(&mut sum, target, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dtype::Dtype;
    use crate::status::Argument;
    use proptest::prelude::*;

    fn layout(extents: &[usize], strides: &[i64], dtype: Dtype) -> Layout {
        Layout::new(extents, Some(strides), dtype, Argument::new("f")).unwrap()
    }

    /// The offsets of all elements, the slow way.
    fn offsets(layout: &Layout) -> Vec<isize> {
        let mut offsets = vec![0];
        for (&extent, &stride) in layout.extents.iter().zip(&layout.strides) {
            offsets = (0..extent as isize).flat_map(|i| offsets.iter().map(move |o| o + i * stride)).collect();
        }
        offsets
    }

    fn bytes(address: usize, layout: &Layout) -> std::collections::BTreeSet<isize> {
        let size = layout.element_size as isize;
        offsets(layout).iter().flat_map(|o| (0..size).map(move |b| address as isize + o + b)).collect()
    }

    fn any_layout() -> impl Strategy<Value = Layout> {
        let dtype = prop_oneof![Just(Dtype::U8), Just(Dtype::I16), Just(Dtype::F64)];
        (proptest::collection::vec((1usize..5, -9i64..10), 0..4), dtype).prop_map(|(axes, dtype)| {
            let (extents, strides): (Vec<_>, Vec<_>) = axes.into_iter().unzip();
            layout(&extents, &strides, dtype)
        })
    }

    proptest! {
        #[test]
        fn shared_memory_is_found_exactly(a in any_layout(), b in any_layout(), gap in -150isize..150) {
            let (p, q) = (4096, (4096 + gap) as usize);
            let shared = !bytes(p, &a).is_disjoint(&bytes(q, &b));
            prop_assert_eq!(share_memory(p as *const u8, &a, q as *const u8, &b), shared);
        }

        #[test]
        fn coinciding_elements_are_found_exactly(a in any_layout()) {
            let mut all = offsets(&a);
            all.sort_unstable();
            let coincide = all.windows(2).any(|pair| pair[0] == pair[1]);
            prop_assert_eq!(coinciding_axis(&a).is_some(), coincide);
        }
    }

    #[test]
    fn interleaved_arrays_of_any_size_are_apart() {
        let address = 1 << 20;
        for (extents, fields) in [(&[141, 141][..], 2), (&[10_000, 2], 2), (&[256, 256, 256], 3), (&[1 << 20; 2], 4)] {
            let mut strides = vec![fields; extents.len()];
            for axis in (0..extents.len() - 1).rev() {
                strides[axis] = strides[axis + 1] * extents[axis + 1] as i64;
            }
            let field = layout(extents, &strides, Dtype::F64);
            for other in 1..fields as usize {
                assert!(!share_memory(address as *const u8, &field, (address + 8 * other) as *const u8, &field));
            }
            assert!(share_memory(address as *const u8, &field, (address + 4) as *const u8, &field));
        }
    }

    #[test]
    fn halves_of_the_rows_of_one_matrix_are_apart() {
        let half = layout(&[1000, 500], &[1000, 1], Dtype::F64);
        let address = 1 << 20;
        assert!(!share_memory(address as *const u8, &half, (address + 4000) as *const u8, &half));
        assert!(share_memory(address as *const u8, &half, (address + 3992) as *const u8, &half));
    }
}
