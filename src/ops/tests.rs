//! Every operator, and its adjoint, against the reference: bit for bit, over random shapes, layouts, dtypes, sides, accuracies and
//! spacings.

use super::arithmetic::Making;
use super::reference::{Dense, apply, indices};
use super::*;
use crate::dtype::Dtype;
use crate::grid::{Accuracy, EdgeOrder, Grid, Side};
use crate::status::{Argument, Error};
use crate::stencil::ImageKernel;
use crate::sweep::Total;
use crate::view::{Layout, View, ViewMut};
use proptest::prelude::*;

/// What one axis is like.
#[derive(Clone, Debug)]
struct AxisKind {
    extent: usize,
    accuracy: usize,
    edge_order: Option<i64>,
    sides: [Side; 2],
    coordinates: bool,
}

fn any_side() -> impl Strategy<Value = Side> {
    prop_oneof![
        4 => Just(Side::OneSided),
        1 => Just(Side::Mirrored),
        1 => Just(Side::Reflected),
        1 => Just(Side::OddReflected),
        1 => Just(Side::Nearest),
        1 => Just(Side::Constant(1.5)),
        2 => Just(Side::Ghost(7)),
    ]
}

fn any_axis() -> impl Strategy<Value = AxisKind> {
    let extent = prop_oneof![3 => 4usize..12, 1 => 12usize..24];
    let accuracy = prop_oneof![3 => Just(2usize), 1 => Just(4), 1 => Just(8)];
    let edge_order = prop_oneof![3 => Just(None), 1 => (1i64..5).prop_map(Some)];
    let sides = prop_oneof![6 => [any_side(), any_side()], 1 => Just([Side::Periodic; 2])];
    (extent, accuracy, edge_order, sides, prop::bool::weighted(0.5)).prop_map(
        |(extent, accuracy, edge_order, sides, coordinates)| AxisKind {
            extent,
            accuracy,
            edge_order,
            sides,
            coordinates,
        },
    )
}

fn grid_of(axes: &[AxisKind]) -> Grid {
    let mut grid = Grid::new(&axes.iter().map(|axis| axis.extent).collect::<Vec<_>>()).unwrap();
    for (number, axis) in axes.iter().enumerate() {
        grid.set_accuracy(number, Accuracy::new(axis.accuracy as i64).unwrap()).unwrap();
        if let Some(edge_order) = axis.edge_order {
            grid.set_edge_order(number, EdgeOrder::at_most(EdgeOrder::Eighth, edge_order).unwrap()).unwrap();
        }
        grid.set_sides(number, axis.sides.map(Some)).unwrap();
        grid.set_step(number, 0.3 + number as f64).unwrap();
        if axis.coordinates {
            let x: Vec<f64> = (0..grid.samples(number)).map(|i| i as f64 + 0.3 * (i as f64).sin()).collect();
            grid.set_coordinates(number, &x).unwrap();
            grid.set_period(number, Some(axis.extent as f64 + 0.1)).unwrap();
        }
    }
    grid
}

/// An array laid out at random in a buffer of its own.
struct Array {
    bytes: Vec<u64>,
    origin: usize,
    strides: Vec<i64>,
    extents: Vec<usize>,
    dtype: Dtype,
}

impl Array {
    fn new(extents: &[usize], dtype: Dtype, order: &[usize], gap: usize, backwards: u8) -> Array {
        let mut strides = vec![0; extents.len()];
        let (mut length, mut origin) = (1 + gap, 0);
        for &axis in order.iter().filter(|&&axis| axis < extents.len()).rev() {
            strides[axis] = length as i64;
            if backwards & (1 << axis) != 0 {
                strides[axis] = -strides[axis];
                origin += length * (extents[axis] - 1);
            }
            length *= extents[axis];
        }
        Array { bytes: vec![0xaaaa_aaaa_aaaa_aaaa; length + 1], origin, strides, extents: extents.to_vec(), dtype }
    }

    fn data(&self) -> *const u8 {
        self.bytes.as_ptr().cast::<u8>().wrapping_add(self.origin * self.dtype.size())
    }

    fn layout(&self) -> Layout {
        Layout::new(&self.extents, Some(&self.strides), self.dtype, Argument::new("f")).unwrap()
    }

    fn element(&self, index: &[usize]) -> *mut u8 {
        let offset: i64 = index.iter().zip(&self.strides).map(|(&i, &stride)| i as i64 * stride).sum();
        self.data().wrapping_offset(offset as isize * self.dtype.size() as isize).cast_mut()
    }

    fn set(&mut self, index: &[usize], value: f64) {
        let element = self.element(index);
        // SAFETY: the element lies within the buffer.
        unsafe {
            match self.dtype {
                Dtype::F64 => element.cast::<f64>().write(value),
                Dtype::F32 => element.cast::<f32>().write(value as f32),
                _ => element.write(value as u8),
            }
        }
    }

    fn get(&self, index: &[usize]) -> f64 {
        let element = self.element(index);
        // SAFETY: the element lies within the buffer.
        unsafe {
            match self.dtype {
                Dtype::F64 => element.cast::<f64>().read(),
                Dtype::F32 => f64::from(element.cast::<f32>().read()),
                Dtype::I16 => f64::from(element.cast::<i16>().read()),
                _ => f64::from(element.cast::<i32>().read()),
            }
        }
    }
}

/// A number between -1 and 1 that an index has.
fn noise(seed: u64, index: &[usize]) -> f64 {
    let hash =
        index.iter().fold(seed, |hash, &i| (hash ^ i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29));
    (hash >> 40) as f64 / (1u64 << 23) as f64 - 1.0
}

/// An operator for a rank, how many inputs and outputs it has, and how its terms are combined.
fn operator(which: usize, grid: &Grid) -> Result<(Operator, usize, usize, Total), Error> {
    let rank = grid.ndim();
    let axes: Vec<usize> = (0..rank).collect();
    let image = |kernel| image_gradient(grid, kernel, Scaling::Weights, &axes);
    Ok(match which {
        0 => (derivative(rank - 1, 1)?, 1, 1, Total::Sum),
        1 => (derivative(0, 3)?, 1, 1, Total::Sum),
        2 => (mixed_derivative(&vec![1; rank])?, 1, 1, Total::Sum),
        3 => (directional_derivative(&axes, &vec![-0.7; rank])?, 1, 1, Total::Sum),
        4 => (laplacian(&axes)?, 1, 1, Total::Sum),
        5 => (hessian(&axes)?, 1, rank * (rank + 1) / 2, Total::Sum),
        6 => (gradient_operator(&axes)?, 1, rank, Total::Sum),
        7 => (divergence(&axes)?, rank, 1, Total::Sum),
        8 if rank == 2 => (curl(&axes)?, 2, 1, Total::Sum),
        8 if rank == 3 => (curl(&axes)?, 3, 3, Total::Sum),
        9 => (jacobian(2, &axes)?, 2, 2 * rank, Total::Sum),
        10 => (image(ImageKernel::Scharr)?, 1, rank, Total::Sum),
        11 => (image(ImageKernel::Farid)?, 1, rank, Total::Sum),
        12 => (as_one_result(&gradient_operator(&axes)?)?, 1, 1, Total::Root),
        _ => (as_one_result(&image(ImageKernel::Sobel)?)?, 1, 1, Total::Root),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn operators_are_the_references_to_the_bit(
        axes in proptest::collection::vec(any_axis(), 1..4).prop_filter("quick", |axes| {
            axes.iter().map(|axis| axis.extent).product::<usize>() < 1500
        }),
        which in 0usize..14,
        adjoint in prop::bool::weighted(0.4),
        dtypes in prop_oneof![
            4 => Just((Dtype::F64, Dtype::F64)),
            2 => Just((Dtype::F32, Dtype::F32)),
            1 => Just((Dtype::U8, Dtype::F32)),
            1 => Just((Dtype::U8, Dtype::I16)),
        ],
        order in Just([0usize, 1, 2]).prop_shuffle(),
        out_order in Just([0usize, 1, 2]).prop_shuffle(),
        plain in prop::bool::weighted(0.4),
        gaps in (0usize..2, 0usize..2),
        backwards in (0u8..8, 0u8..8),
        seed in any::<u64>(),
    ) {
        let grid = grid_of(&axes);
        let (operator, inputs, outputs, total) = operator(which, &grid).unwrap();
        let adjoint = adjoint && total == Total::Sum;
        let (inputs, outputs) = if adjoint { (outputs, inputs) } else { (inputs, outputs) };
        let (f, out) = dtypes;
        let samples: Vec<usize> = grid.sample_extents().to_vec();
        let results: Vec<usize> = grid.extents().collect();
        let (read, written) = if adjoint { (&results, &samples) } else { (&samples, &results) };
        let straight = [0, 1, 2];
        let (order, out_order) = if plain { (straight, straight) } else { (order, out_order) };
        let (gaps, backwards) = if plain { ((0, 0), (0, 0)) } else { (gaps, backwards) };

        let mut dense = Vec::new();
        let mut arrays = Vec::new();
        for number in 0..inputs {
            let mut array = Array::new(read, f, &order, gaps.0, backwards.0);
            let value = |index: &Vec<usize>| {
                let value = noise(seed ^ number as u64, index);
                if f == Dtype::U8 { (value.abs() * 255.0).floor() } else { f64::from(value as f32) }
            };
            let values: Vec<f64> = indices(read).iter().map(value).collect();
            for (index, &value) in indices(read).iter().zip(&values) {
                array.set(index, value);
            }
            arrays.push(array);
            dense.push(Dense { extents: read.clone(), values });
        }
        let result_arrays: Vec<Array> =
            (0..outputs).map(|_| Array::new(written, out, &out_order, gaps.1, backwards.1)).collect();
        let layouts: Vec<Layout> = arrays.iter().map(Array::layout).collect();
        let result_layouts: Vec<Layout> = result_arrays.iter().map(Array::layout).collect();
        let argument = Argument::new("f");
        // SAFETY: the buffers hold the arrays.
        let views: Vec<View<'_>> = arrays
            .iter()
            .zip(&layouts)
            .map(|(array, layout)| unsafe { View::new(array.data(), f, layout, argument) }.unwrap())
            .collect();
        // SAFETY: the same.
        let result_views: Vec<ViewMut<'_>> = result_arrays
            .iter()
            .zip(&result_layouts)
            .map(|(array, layout)| unsafe { ViewMut::new(array.data().cast_mut(), out, layout, argument) }.unwrap())
            .collect();
        let application = Application {
            grid: &grid,
            operator: &operator,
            adjoint,
            total,
            inputs: &views,
            outputs: &result_views,
        };
        match application.run() {
            Ok(()) => {}
            // Some combinations of dtypes and operators are not served, and some axes are too short.
            Err(Error::BadDtypePair { .. } | Error::NoTotal { .. } | Error::TooFewSamples { .. } | Error::AxisTooShort { .. }) => return Ok(()),
            Err(error) => panic!("{error}"),
        }
        let making = Making::new(f, out, &operator, argument).unwrap();
        for (number, array) in result_arrays.iter().enumerate() {
            let expected = apply(&grid, &operator, adjoint, total, making, &dense, number);
            for (index, expected) in indices(written).iter().zip(expected) {
                let got = array.get(index);
                // What an int16 cannot hold becomes the nearest value that it can.
                let expected = if out == Dtype::I16 { expected.clamp(-32768.0, 32767.0) } else { expected };
                prop_assert_eq!(got.to_bits(), expected.to_bits(), "output {} at {:?}: {} for {}", number, index, got, expected);
            }
        }
    }
}
