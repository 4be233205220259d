//! Every sweep against the reference, bit for bit, over a matrix of layouts, axes and spacings.

use super::*;
use crate::dtype::Dtype;
use crate::grid::{EdgeOrder, Grid};
use crate::kernel::reference::{Strided, derivative};
use crate::kernel::{Convert, InstructionSet, Precision, WEIGHTS_MARGIN, kernels, kernels_for};
use proptest::prelude::*;

/// One way to lay out an array of some shape in a buffer of its own.
#[derive(Clone, Debug)]
struct Placement {
    strides: Vec<isize>,
    origin: usize,
    length: usize,
}

impl Placement {
    /// Axes from the slowest to the fastest, each with so many elements left out between its own, or walked backwards.
    fn new(extents: &[usize], order: &[usize], gaps: &[usize], backwards: &[bool]) -> Placement {
        let mut strides = vec![0; extents.len()];
        let mut origin = 0;
        let mut length = 1;
        for &axis in order.iter().rev() {
            length *= 1 + gaps[axis];
            strides[axis] = length as isize;
            if backwards[axis] {
                strides[axis] = -strides[axis];
                origin += length * (extents[axis] - 1);
            }
            length *= extents[axis];
        }
        Placement { strides, origin, length }
    }

    fn offsets(&self, extents: &[usize]) -> Vec<usize> {
        let mut offsets = vec![self.origin];
        for (&extent, &stride) in extents.iter().zip(&self.strides) {
            offsets = offsets
                .iter()
                .flat_map(|&offset| (0..extent as isize).map(move |i| offset.strict_add_signed(i * stride)))
                .collect();
        }
        offsets
    }
}

fn placement(extents: Vec<usize>) -> impl Strategy<Value = Placement> {
    let rank = extents.len();
    let order = Just((0..rank).collect::<Vec<_>>()).prop_shuffle();
    let gaps = proptest::collection::vec(prop_oneof![3 => Just(0usize), 1 => 1usize..3], rank);
    let backwards = proptest::collection::vec(prop::bool::weighted(0.2), rank);
    let plain = Placement::new(&extents, &(0..rank).collect::<Vec<_>>(), &vec![0; rank], &vec![false; rank]);
    let any = (order, gaps, backwards)
        .prop_map(move |(order, gaps, backwards)| Placement::new(&extents, &order, &gaps, &backwards));
    // Contiguous arrays are the common case and have paths of their own.
    prop_oneof![Just(plain), any]
}

/// Extents of 3 and more (both edge orders can be used), now and then one that crosses chunks.
fn extents() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        proptest::collection::vec(3usize..9, 1..5),
        (3usize..2000).prop_map(|n| vec![n]),
        (3usize..20_000).prop_map(|n| vec![n]),
        (3usize..40, 3usize..700).prop_map(|(n, m)| vec![n, m]),
        (3usize..700, 3usize..5).prop_map(|(n, m)| vec![n, m]),
        (3usize..5, 3usize..40, 3usize..120).prop_map(|(n, m, k)| vec![n, m, k]),
        // Long in every direction: whichever is the run, it is packed if it has to be.
        (3usize..24, 3usize..24, 14usize..24).prop_map(|(n, m, k)| vec![n, m, k]),
        (20usize..90, 500usize..600).prop_map(|(n, m)| vec![n, m]),
    ]
}

/// How the samples of one axis are spaced, and its edge order.
#[derive(Clone, Debug)]
enum Spacing {
    Step(f64),
    Even,
    Uneven(u64),
}

fn grid(extents: &[usize], spacings: &[(Spacing, bool)]) -> Grid {
    let mut grid = Grid::new(extents).unwrap();
    for (axis, (spacing, second_order)) in spacings.iter().enumerate().take(extents.len()) {
        let n = extents[axis];
        match spacing {
            Spacing::Step(step) => grid.set_step(axis, *step).unwrap(),
            Spacing::Even => {
                grid.set_coordinates(axis, &(0..n).map(|i| i as f64 * 0.5).collect::<Vec<_>>()).unwrap();
            }
            Spacing::Uneven(seed) => {
                let step = |i: u64| 1.0 + ((i + seed) % 7) as f64 * 0.3;
                let x: Vec<f64> = (0..n as u64).map(|i| (0..i).map(step).sum()).collect();
                grid.set_coordinates(axis, &x).unwrap();
            }
        }
        grid.set_edge_order(axis, if *second_order { EdgeOrder::Second } else { EdgeOrder::First }).unwrap();
    }
    grid
}

fn spacings() -> impl Strategy<Value = Vec<(Spacing, bool)>> {
    let spacing = prop_oneof![
        (-3.0..3.0f64).prop_filter("not 0", |h| *h != 0.0).prop_map(Spacing::Step),
        Just(Spacing::Even),
        (0u64..100).prop_map(Spacing::Uneven)
    ];
    proptest::collection::vec((spacing, any::<bool>()), 4)
}

/// Sweeps samples of dtype `F` into results of dtype `O`, with every instruction set that the processor has, through the
/// cache and past it, and compares the results with the reference's bits.
fn check<F, O>(
    (f_dtype, out_dtype): (Dtype, Dtype),
    extents: &[usize],
    (f_at, out_at): (&Placement, &Placement),
    grid: &Grid,
    sample: impl Fn(usize) -> F,
    bits: impl Fn(O) -> u64,
) where
    F: Copy + Convert<f32> + Convert<f64>,
    O: Copy + Default,
    f32: Convert<O>,
    f64: Convert<O>,
{
    let values: Vec<F> = (0..f_at.length).map(sample).collect();
    let f = Strided { values: &values, origin: f_at.origin, strides: &f_at.strides };
    let precision = |axis: usize| {
        let narrow = if grid.has_coordinates(axis) { Precision::Mixed } else { Precision::Single };
        if kernels(f_dtype, out_dtype, narrow).is_some() { narrow } else { Precision::Double }
    };
    let dimensions: Vec<Dimension> = (0..extents.len())
        .map(|axis| Dimension {
            extent: extents[axis],
            f_stride: f_at.strides[axis] * size_of::<F>() as isize,
            out_stride: out_at.strides[axis] * size_of::<O>() as isize,
        })
        .collect();
    let expected: Vec<Vec<O>> = (0..extents.len())
        .map(|axis| derivative(&f, extents, axis, &grid.stencil(axis, precision(axis)).unwrap(), precision(axis)))
        .collect();
    // A line's weights may also come by the chunk.
    let first = grid.stencil(0, precision(0)).unwrap();
    let tables = if let Interior::Uneven { weights } = first.interior { weights } else { [&[][..]; 3] };
    let weigh = |samples: Range<usize>, weights: [&mut [f64]; 3]| {
        for (weights, table) in weights.into_iter().zip(tables) {
            weights.copy_from_slice(&table[WEIGHTS_MARGIN..][samples.clone()]);
        }
    };
    let is_line = extents.len() == 1 && f_at.strides == [1] && out_at.strides == [1] && size_of::<O>() >= 4;
    let weighs: &[Option<Weigh<'_>>] = if is_line && !tables[0].is_empty() { &[None, Some(&weigh)] } else { &[None] };
    for set in InstructionSet::ALL.into_iter().filter(|set| set.is_available()) {
        // As the sweep has it, through the cache, and past it.
        let ways = [None, Some(false), Some(true)];
        for (wants_streaming, &weigh) in ways.into_iter().flat_map(|way| weighs.iter().map(move |weigh| (way, weigh))) {
            // Buffers that begin anywhere within a cache line.
            let mut buffers: Vec<Vec<O>> = extents.iter().map(|_| vec![O::default(); out_at.length + 7]).collect();
            let origin = |axis: usize| out_at.origin + (3 * axis + extents[0]) % 8;
            let outputs: Vec<Output<'_>> = buffers
                .iter_mut()
                .enumerate()
                .map(|(axis, buffer)| Output {
                    data: buffer[origin(axis)..].as_mut_ptr().cast(),
                    axis,
                    stencil: match (grid.stencil(axis, precision(axis)).unwrap(), weigh) {
                        (stencil, None) => stencil,
                        (stencil, _) => Stencil { interior: Interior::Uneven { weights: [&[]; 3] }, ..stencil },
                    },
                    weigh,
                    kernels: kernels_for(f_dtype, out_dtype, precision(axis), set).unwrap(),
                })
                .collect();
            let sizes = ElementSizes { f: size_of::<F>(), out: size_of::<O>() };
            let nest = nest(&dimensions, sizes, &outputs);
            let streaming = wants_streaming.map(|wants| wants && stream::is_possible(&nest, sizes, &outputs));
            let f = values[f_at.origin..].as_ptr().cast();
            // SAFETY: every buffer has the length that its placement reaches, and all are separate.
            unsafe {
                assert!(match streaming {
                    None => sweep(f, &dimensions, sizes, &outputs, 1, Span::whole(None)),
                    Some(streaming) => walk(f, &nest, sizes, &outputs, streaming, 1, Span::whole(None)),
                });
            }
            for axis in 0..extents.len() {
                let offsets = out_at.offsets(extents).into_iter();
                let got = offsets.map(|offset| buffers[axis][offset + origin(axis) - out_at.origin]);
                for (position, (&expected, got)) in expected[axis].iter().zip(got).enumerate() {
                    let what = format_args!("axis {axis} of {extents:?}, result {position} in C order");
                    assert_eq!(
                        bits(expected),
                        bits(got),
                        "{}, streaming {streaming:?}: {what}",
                        set.name().to_string_lossy()
                    );
                }
            }
        }
    }
}

fn nest(dimensions: &[Dimension], sizes: ElementSizes, outputs: &[Output<'_>]) -> Nest {
    let mut nest = Nest::empty();
    order::arrange(&mut nest, dimensions, sizes, outputs);
    nest
}

/// The bits of a result; a NaN's sign and payload depend on the operation that made it.
fn bits_but_of_nan(x: f64) -> u64 {
    if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() }
}

/// Numbers without a pattern that a wrong stride could hide behind.
fn scrambled(i: usize) -> u64 {
    (i as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_sweep_gives_the_bits_of_the_reference(
        (extents, f_at, out_at) in extents()
            .prop_flat_map(|extents| (Just(extents.clone()), placement(extents.clone()), placement(extents))),
        spacings in spacings(),
    ) {
        let grid = grid(&extents, &spacings);
        let places = (&f_at, &out_at);
        let real = |i: usize| scrambled(i) as f64 * 1e-15 - 9e3;
        check::<f64, f64>((Dtype::F64, Dtype::F64), &extents, places, &grid, real, f64::to_bits);
        let single = |i: usize| real(i) as f32;
        check::<f32, f32>((Dtype::F32, Dtype::F32), &extents, places, &grid, single, |x| x.to_bits().into());
        let short = |i: usize| scrambled(i) as i16;
        check::<i16, f64>((Dtype::I16, Dtype::F64), &extents, places, &grid, short, f64::to_bits);
        // Infinities, NaN, zeros of both signs, subnormals, tiny and huge numbers among others: divided, not corrected.
        let odd = |i: usize| {
            const ODD: [f64; 8] = [f64::INFINITY, 0.0, -0.0, 5e-324, 1e-310, -1e-290, f64::MAX, -1e300];
            let choice = scrambled(i) >> 40;
            if choice.is_multiple_of(16) { ODD[(choice >> 4) as usize % 8] } else { real(i) }
        };
        check::<f64, f64>((Dtype::F64, Dtype::F64), &extents, places, &grid, odd, bits_but_of_nan);
        let half = |i: usize| half::f16::from_bits(scrambled(i) as u16 & 0xbfff);
        check::<half::f16, half::f16>((Dtype::F16, Dtype::F16), &extents, places, &grid, half, |x| x.to_bits().into());
        let long = |i: usize| scrambled(i) as i64;
        check::<i64, f64>((Dtype::I64, Dtype::F64), &extents, places, &grid, long, f64::to_bits);
        let byte = |i: usize| scrambled(i) as u8;
        check::<u8, f32>((Dtype::U8, Dtype::F32), &extents, places, &grid, byte, |x| x.to_bits().into());
    }
}

#[test]
fn blocks_are_cut_and_joined_without_a_trace() {
    // Larger than a block in every way that a nest can be blocked: planes of a flat run, long rows, rows of an outer axis.
    let cases: [(&[usize], &[usize]); 3] =
        [(&[4, 350, 200], &[0, 0, 0]), (&[3, 80_000], &[0, 0]), (&[4, 230, 300], &[0, 0, 1])];
    for (extents, gaps) in cases {
        let forwards = vec![false; extents.len()];
        let order: Vec<usize> = (0..extents.len()).collect();
        let place = Placement::new(extents, &order, gaps, &forwards);
        for spacing in [Spacing::Step(0.7), Spacing::Uneven(3)] {
            let grid = grid(extents, &vec![(spacing, true); extents.len()]);
            let sample = |i: usize| scrambled(i) as f64;
            check::<f64, f64>((Dtype::F64, Dtype::F64), extents, (&place, &place), &grid, sample, f64::to_bits);
        }
    }
}

/// Samples and results of float64.
const DOUBLES: ElementSizes = ElementSizes { f: 8, out: 8 };

/// Which results the chunks of a part write, as offsets in the output.
fn written(nest: &Nest, blocks: &Blocks, part: core::ops::Range<usize>) -> Vec<isize> {
    let mut offsets = Vec::new();
    block::for_each_chunk(nest, blocks, &part, |chunk| {
        let at = |position: usize| chunk.out_offset + position as isize * nest.run.out_stride;
        offsets.extend((chunk.start..chunk.end).map(at));
    });
    offsets
}

#[test]
fn parts_one_after_another_are_the_whole_walk() {
    // (extents, order of the axes in f from slow to fast, gap after the fastest): flat runs, blocks of rows and planes,
    // outer dimensions, and runs across the samples' lines.
    type Case = (&'static [usize], &'static [usize], usize);
    let cases: [Case; 9] = [
        (&[5000], &[0], 0),
        (&[5000], &[0], 1),
        (&[6, 350, 200], &[0, 1, 2], 0),
        (&[3, 80_000], &[0, 1], 0),
        (&[7, 230, 300], &[0, 1, 2], 1),
        (&[70, 90], &[1, 0], 0),
        (&[12, 25, 30], &[2, 0, 1], 2),
        (&[900, 3], &[0, 1], 1),
        (&[2, 3, 4, 5, 6, 7], &[0, 1, 2, 3, 4, 5], 1),
    ];
    for (extents, f_order, gap) in cases {
        let forwards = vec![false; extents.len()];
        let in_order: Vec<usize> = (0..extents.len()).collect();
        let mut gaps = vec![0; extents.len()];
        *gaps.last_mut().unwrap() = gap;
        let f_at = Placement::new(extents, f_order, &gaps, &forwards);
        let out_at = Placement::new(extents, &in_order, &gaps, &forwards);
        let dimensions: Vec<Dimension> = (0..extents.len())
            .map(|axis| Dimension {
                extent: extents[axis],
                f_stride: f_at.strides[axis] * 8,
                out_stride: out_at.strides[axis] * 8,
            })
            .collect();
        let grid = Grid::new(extents).unwrap();
        let outputs: Vec<Output<'_>> = (0..extents.len())
            .map(|axis| Output {
                data: core::ptr::null_mut(),
                axis,
                stencil: grid.stencil(axis, Precision::Double).unwrap(),
                weigh: None,
                kernels: kernels(Dtype::F64, Dtype::F64, Precision::Double).unwrap(),
            })
            .collect();
        let nest = nest(&dimensions, DOUBLES, &outputs);
        let blocks = Blocks::new(&nest, BLOCK_BYTES, CHUNK_BYTES);
        let results = extents.iter().product::<usize>();
        assert_eq!(nest.results(), results);
        let whole = written(&nest, &blocks, 0..usize::MAX);
        let mut sorted = whole.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!((whole.len(), sorted.len()), (results, results), "{extents:?}");
        for count in [2, 3, 7, 16, 1000] {
            let length = results / count;
            let joined: Vec<isize> = (0..count)
                .flat_map(|part| {
                    let end = if part + 1 == count { usize::MAX } else { (part + 1) * length };
                    written(&nest, &blocks, part * length..end)
                })
                .collect();
            assert!(joined == whole, "{extents:?} in {count} parts");
        }
    }
}

#[test]
fn small_walks_stay_on_one_thread() {
    for (results, allowed, are_close_by, threads) in [
        (10, 8, false, 1),
        (100_000, 8, false, 1),
        (300_000, 8, false, 2),
        (10_000_000, 1, false, 1),
        (10_000_000, 8, false, 8),
        (10_000, 8, true, 1),
        (20_000, 8, true, 2),
        (100_000, 8, true, 8),
    ] {
        assert_eq!(Parts::worthwhile(results, allowed, are_close_by), threads, "{results} results");
    }
    // The least and the most: whether workers are close by depends on what else runs.
    for (results, outputs, asked, least, most) in [
        (10, 1, 8, 1, 1),
        (20_000, 1, 8, 1, 2),
        (100_000, 1, 8, 1, 8),
        (100_000, 3, 8, 2, 8),
        (10_000_000, 3, 1, 1, 1),
        (10_000_000, 3, 8, 8, 8),
    ] {
        let parts = Parts::new(results, outputs, asked, false);
        assert!((least..=most).contains(&parts.threads), "{results} results in {outputs} outputs");
        assert_eq!(parts.count == 1, parts.threads == 1);
        assert!(parts.count >= parts.threads);
        assert_eq!(parts.range(0).start, 0);
        assert!(parts.range(parts.count - 1).end >= results);
    }
}

#[test]
fn contiguous_arrays_become_one_run() {
    let at = |extent, stride| Dimension { extent, f_stride: stride, out_stride: stride };
    for dimensions in [[at(4, 240), at(5, 48), at(6, 8)], [at(6, 8), at(5, 48), at(4, 240)]] {
        let nest = nest(&dimensions, DOUBLES, &[]);
        assert!(nest.outer.is_empty());
        assert_eq!(nest.run, at(120, 8));
        let mut inner: Vec<usize> = nest.places.iter().map(|place| place.inner).collect();
        inner.sort_unstable();
        assert_eq!(inner, [1, 6, 30]);
    }
}

#[test]
fn gaps_end_the_run() {
    let at = |extent, stride| Dimension { extent, f_stride: stride, out_stride: stride };
    let nest = nest(&[at(4, 480), at(50, 96), at(10, 8)], DOUBLES, &[]);
    assert_eq!(nest.outer.as_slice(), [at(4, 480), at(50, 96)]);
    assert_eq!(nest.run, at(10, 8));
}
