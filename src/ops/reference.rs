//! The slow, obvious operator that judges the sweeps: one result at a time, from rows of matrices, in the order of the indices.

use super::arithmetic::Making;
use super::operator::Operator;
use crate::band::Row;
use crate::grid::{Grid, Map};
use crate::kernel::Precision;
use crate::sweep::{MAX_TAPS, Total};

/// An array of samples, or of results: every value as a float64, in C order, ghost cells and all.
pub struct Dense {
    pub extents: Vec<usize>,
    pub values: Vec<f64>,
}

impl Dense {
    /// The value at an index counted from the first ghost cell.
    fn at(&self, index: &[usize]) -> f64 {
        self.values[index.iter().zip(&self.extents).fold(0, |offset, (&i, &extent)| offset * extent + i)]
    }
}

/// Every index of these extents, in C order.
pub fn indices(extents: &[usize]) -> Vec<Vec<usize>> {
    extents.iter().fold(vec![vec![]], |indices, &extent| {
        let longer =
            |index: &Vec<usize>| (0..extent).map(move |i| [index.clone(), vec![i]].concat()).collect::<Vec<_>>();
        indices.iter().flat_map(longer).collect()
    })
}

/// Result `output` of an operator, every element in C order.
pub fn apply(
    grid: &Grid,
    operator: &Operator,
    adjoint: bool,
    total: Total,
    making: Making,
    inputs: &[Dense],
    output: usize,
) -> Vec<f64> {
    let ghosts: Vec<usize> = (0..grid.ndim()).map(|axis| grid.ghost_cells(axis)[0]).collect();
    let samples: Vec<usize> = grid.sample_extents().to_vec();
    let results: Vec<usize> = if adjoint { samples } else { grid.extents().collect() };
    let is_single = making.row.size() == 4;
    let round = |value: f64| if is_single { f64::from(value as f32) } else { value };
    let mut values = Vec::new();
    let entries: Vec<_> = operator.entries().iter().filter(|entry| entry.target(adjoint) == output).collect();
    // The factors of each entry: axes and maps.
    let factors: Vec<Vec<(usize, Map)>> = entries
        .iter()
        .map(|entry| {
            let maps = operator.maps(entry);
            let unmapped = |&axis: &usize| maps.iter().all(|(mapped, _)| *mapped != axis);
            let ghosts = (0..grid.ndim()).filter(|&axis| adjoint && grid.ghost_cells(axis) != [0, 0]);
            maps.iter().copied().chain(ghosts.filter(unmapped).map(|axis| (axis, Map::Identity))).collect()
        })
        .collect();
    let precisions: Vec<Precision> = entries.iter().map(|entry| making.precision(grid, operator.maps(entry))).collect();
    for index in indices(&results) {
        let mut sum = None;
        for ((entry, factors), &precision) in entries.iter().zip(&factors).zip(&precisions) {
            let axes: Vec<(usize, Row)> = factors
                .iter()
                .enumerate()
                .map(|(k, &(axis, map))| {
                    let mut row = grid.matrix(axis, map, adjoint, precision).unwrap().row(index[axis]);
                    if let (Row::Weighted { constant, .. }, false) = (&mut row, map.has_constants(k)) {
                        *constant = 0.0;
                    }
                    (axis, row)
                })
                .collect();
            // From where the first tap's offsets are counted.
            let sample = |offsets: &[(usize, isize)]| {
                let mut at = index.clone();
                for (axis, at) in at.iter_mut().enumerate() {
                    let offset = offsets.iter().find(|(mapped, _)| *mapped == axis).map_or(0, |(_, offset)| *offset);
                    let shift = ghosts[axis] as isize;
                    *at = at.strict_add_signed(offset + if adjoint { -shift } else { shift });
                }
                inputs[entry.source(adjoint)].at(&at)
            };
            let term = match axes.as_slice() {
                [(axis, Row::Difference { lower, upper, divisor })] => {
                    let difference = sample(&[(*axis, *upper)]) - sample(&[(*axis, *lower)]);
                    match precision {
                        Precision::Single => round(round(difference) / round(*divisor)),
                        Precision::Mixed => round(round(difference) / divisor),
                        _ => difference / divisor,
                    }
                }
                _ => weighted(&axes, precision, sample),
            };
            let coefficient = round(entry.coefficient);
            let term = round(coefficient * term);
            let term = if total == Total::Sum { term } else { round(term * term) };
            sum = Some(sum.map_or(term, |sum: f64| round(sum + term)));
        }
        let sum = sum.unwrap_or(0.0);
        values.push(if total == Total::Root { round(sum.sqrt()) } else { sum });
    }
    values
}

/// The sum over the product of the rows' taps.
fn weighted(axes: &[(usize, Row)], precision: Precision, sample: impl Fn(&[(usize, isize)]) -> f64) -> f64 {
    let mut taps: Vec<(Vec<(usize, isize)>, f64)> = vec![(vec![], 1.0)];
    let mut constant = 0.0;
    for (axis, row) in axes {
        let own = row.taps();
        taps = taps
            .iter()
            .flat_map(|(offsets, weight)| {
                own.iter().map(move |tap| ([offsets.clone(), vec![(*axis, tap.offset)]].concat(), weight * tap.weight))
            })
            .collect();
        let carried = if constant == 0.0 { 0.0 } else { own.iter().map(|tap| tap.weight).sum::<f64>() * constant };
        constant = carried + if let Row::Weighted { constant, .. } = row { *constant } else { 0.0 };
    }
    let single = |value: f64| f64::from(value as f32);
    let mut sum: Option<f64> = None;
    for (k, (offsets, weight)) in taps.iter().enumerate() {
        // Longer sums are resumed from results.
        if precision == Precision::Mixed && k % MAX_TAPS == 0 {
            sum = sum.map(single);
        }
        let product = match precision {
            Precision::Single => single(single(*weight) * sample(offsets)),
            _ => weight * sample(offsets),
        };
        sum = Some(match (sum, precision) {
            (None, _) => product,
            (Some(sum), Precision::Single) => single(sum + product),
            (Some(sum), _) => sum + product,
        });
    }
    let mut sum = sum.unwrap_or(0.0);
    if constant != 0.0 {
        sum = if precision == Precision::Single { single(sum + single(constant)) } else { sum + constant };
    }
    if precision == Precision::Mixed { single(sum) } else { sum }
}
