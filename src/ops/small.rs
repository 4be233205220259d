//! The gradient of few samples in C order without gaps, one step apart.
//!
//! A call for ten samples takes no longer than what has to be done before the first of them is read, and layouts, views and
//! a grid for any rank are most of that. Here is the least that such a call needs: every check, as a question that the usual
//! call answers in a few instructions. Whatever is not as usual is left to [`gradient`](super::gradient), which finds it
//! again and makes the error; the numbers come from the same weights and the same kernels.

use crate::dtype::Dtype;
use crate::grid::{EdgeOrder, is_usable};
use crate::kernel::{Few, few_precision, is_few, kernels};
use crate::stencil::{even_edges, even_stencil};
use crate::sweep::{Dense, ElementSizes};

/// The largest rank that is served.
const MAX_SMALL_RANK: usize = 4;

/// Does what [`gradient`](super::gradient) does, if samples and results are few and everything is as usual; otherwise false,
/// and nothing has been done.
///
/// `f` and the outputs are arrays of these extents in C order without gaps; `step(k)` is the step along `axes[k]` and its edge
/// order, if its samples are a step apart. Axes are distinct, and as many as outputs.
///
/// # Safety
/// If it is neither NULL nor misaligned, `f` points to so many elements that are valid for reads, and each output to as many
/// that are valid for writes and to which no reference lives.
#[inline(always)] // Calls between these few functions would take a fifth of all.
pub unsafe fn gradient_of_few(
    dtype: Dtype,
    extents: &[usize],
    f: *const u8,
    axes: &[usize],
    out: impl Fn(usize) -> *mut u8,
    step: impl Fn(usize) -> Option<(f64, EdgeOrder)>,
) -> bool {
    let Some(precision) = few_precision(dtype.part()) else { return false };
    if extents.len() > MAX_SMALL_RANK {
        return false;
    }
    let elements = extents.iter().fold(1_usize, |count, &extent| count.saturating_mul(extent));
    let size = dtype.part().size();
    let count = elements.saturating_mul(dtype.parts());
    let dense = Dense { f, sizes: ElementSizes { f: size, out: size }, count };
    if count == 0 || !dense.is_one_chunk(axes.len()) {
        return false;
    }
    // A remainder by a size that is not known beforehand would take a division.
    let is_valid = |data: *const u8| !data.is_null() && data.addr() & (size - 1) == 0;
    let is_apart = |a: *const u8, b: *const u8| a.addr().abs_diff(b.addr()) >= count * size;
    if !is_valid(f) {
        return false;
    }
    for (k, &axis) in axes.iter().enumerate() {
        let Some((step, edge_order)) = step(k) else { return false };
        let data = out(k).cast_const();
        let are_usable = |second_order: bool| {
            let [left, right] = even_edges(step, second_order);
            is_usable(left, precision) && is_usable(right, precision)
        };
        let serves = is_valid(data)
            && is_apart(data, f)
            && extents[axis] > edge_order as usize
            && step != 0.0
            && step.is_finite()
            && if edge_order == EdgeOrder::Second { are_usable(true) } else { are_usable(false) };
        if !serves {
            return false;
        }
        for earlier in 0..k {
            if !is_apart(data, out(earlier)) {
                return false;
            }
        }
    }
    let kernels = if is_few(count * size) { None } else { kernels(dtype.part(), dtype.part(), precision) };
    for (k, &axis) in axes.iter().enumerate() {
        let Some((step, edge_order)) = step(k) else { continue };
        let second_order = edge_order == EdgeOrder::Second;
        let extent = extents[axis];
        let inner = extents[axis + 1..].iter().product::<usize>() * dtype.parts();
        // SAFETY: the arrays are as the caller promises, since the pointers are neither NULL nor misaligned; no two share
        // memory; the axis is long enough.
        unsafe {
            match kernels {
                Some(kernels) => dense.write(out(k), kernels, &even_stencil(step, second_order), extent, inner),
                // Of its own, so that it can be in registers.
                None => {
                    let few = Few { f, out: out(k), count, extent, inner };
                    few.write(dtype.part(), &even_stencil(step, second_order));
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Grid;
    use crate::ops::gradient;
    use crate::status::{Argument, Error};
    use crate::view::{Layout, View, ViewMut};
    use proptest::prelude::*;

    const ROOM: usize = 1 << 12;
    const POISON: f64 = -7.25e77;

    /// The general way, on arrays with gaps, so that nothing about them is dense: what it comes to, and its results.
    fn generally(extents: &[usize], f: &[f64], axes: &[usize], grid: &Grid) -> (Result<(), Error>, Vec<Vec<f64>>) {
        let mut strides = vec![2_i64; extents.len()];
        for axis in (1..extents.len()).rev() {
            strides[axis - 1] = strides[axis] * extents[axis] as i64;
        }
        let layout = Layout::new(extents, Some(&strides), Dtype::F64, Argument::new("f")).unwrap();
        let f: Vec<f64> = f.iter().flat_map(|&x| [x, f64::NAN]).collect();
        let mut buffers = vec![vec![POISON; 2 * ROOM]; axes.len()];
        let done = {
            let out = |buffer: &mut Vec<f64>| {
                // SAFETY: a buffer has room for the layout.
                unsafe { ViewMut::new(buffer.as_mut_ptr().cast(), Dtype::F64, &layout, Argument::new("out")) }.unwrap()
            };
            let out: Vec<ViewMut<'_>> = buffers.iter_mut().map(out).collect();
            // SAFETY: as above.
            let f = unsafe { View::new(f.as_ptr().cast(), Dtype::F64, &layout, Argument::new("f")) }.unwrap();
            gradient(grid, &f, axes, &out)
        };
        (done, buffers.into_iter().map(|buffer| buffer.into_iter().step_by(2).collect()).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn few_samples_give_the_bits_and_the_refusals_of_the_general_way(
            extents in prop_oneof![
                proptest::collection::vec(1usize..8, 0..5),
                (1usize..1500).prop_map(|n| vec![n]),
                (1usize..40, 1usize..40).prop_map(|(n, m)| vec![n, m]),
            ],
            order in Just([0, 1, 2, 3]).prop_shuffle(),
            steps in proptest::collection::vec(prop_oneof![9 => -3.0..3.0f64, 1 => Just(1e-310)], 4),
            second_order in any::<bool>(),
            seed in any::<u64>(),
        ) {
            let count: usize = extents.iter().product();
            let sample = |i: usize| (i as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) as i64 as f64 * 1e-15;
            let f: Vec<f64> = (0..count).map(sample).collect();
            let axes: Vec<usize> = order.into_iter().filter(|&axis| axis < extents.len()).collect();
            let edge_order = if second_order { EdgeOrder::Second } else { EdgeOrder::First };
            let mut grid = Grid::new(&extents).unwrap();
            for (k, &axis) in axes.iter().enumerate() {
                prop_assume!(grid.set_step(axis, steps[k]).is_ok());
                grid.set_edge_order(axis, edge_order).unwrap();
            }
            let (generally, expected) = generally(&extents, &f, &axes, &grid);

            let mut buffers = vec![vec![POISON; ROOM]; axes.len()];
            let out: Vec<*mut u8> = buffers.iter_mut().map(|buffer| buffer.as_mut_ptr().cast()).collect();
            let step = |k: usize| Some((steps[k], edge_order));
            // SAFETY: every buffer has room for the samples.
            let done = unsafe { gradient_of_few(Dtype::F64, &extents, f.as_ptr().cast(), &axes, |k| out[k], step) };

            // More than a chunk is left to the general way, and so are errors.
            prop_assert_eq!(done, generally.is_ok() && count <= 1024);
            for (buffer, expected) in buffers.iter().zip(&expected) {
                for (position, (got, &expected)) in buffer.iter().zip(expected).enumerate() {
                    let expected = if done { expected } else { POISON };
                    prop_assert_eq!(got.to_bits(), expected.to_bits(), "result {} of {:?}", position, &extents);
                }
            }
        }
    }

    #[test]
    fn what_is_not_as_usual_is_left_alone() {
        let f = [1.0, 2.0, 4.0, 7.0];
        let mut buffer = [POISON; 16];
        let base = buffer.as_mut_ptr();
        let one = |_: usize| Some((1.0, EdgeOrder::First));
        // SAFETY: pointers are NULL, misaligned, or within the arrays.
        let call = |dtype, f: *const f64, offset: usize, step: &dyn Fn(usize) -> Option<(f64, EdgeOrder)>| unsafe {
            gradient_of_few(dtype, &[4], f.cast(), &[0], |_| base.wrapping_byte_add(offset).cast(), step)
        };
        let inside = |bytes: usize| base.cast_const().wrapping_byte_add(bytes);
        assert!(!call(Dtype::F64, core::ptr::null(), 0, &one));
        assert!(!call(Dtype::F64, f.as_ptr().wrapping_byte_add(4), 0, &one));
        assert!(!call(Dtype::F64, f.as_ptr(), 4, &one));
        assert!(!call(Dtype::I64, f.as_ptr(), 0, &one));
        assert!(!call(Dtype::F64, inside(24), 0, &one));
        assert!(!call(Dtype::F64, inside(0), 24, &one));
        assert!(!call(Dtype::F64, f.as_ptr(), 0, &|_| None));
        for step in [0.0, f64::NAN, f64::INFINITY] {
            assert!(!call(Dtype::F64, f.as_ptr(), 0, &|_| Some((step, EdgeOrder::First))));
        }
        assert_eq!(buffer, [POISON; 16]);
        assert!(call(Dtype::F64, f.as_ptr(), 0, &one));
        assert_eq!(buffer[..5], [1.0, 1.5, 2.5, 3.0, POISON]);
    }
}
