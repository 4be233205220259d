//! One axis of a grid.

use super::maps::{Map, Maps};
use super::{Accuracy, EdgeOrder};
use crate::band::{BandMatrix, Interior, RowView};
use crate::kernel::{Precision, Rule, Stencil};
use crate::status::Error;
use crate::stencil::{
    Coordinate, Coordinates, Derivative, Side, Spacing, UnevenWeights, derivative, even, even_edges, filter,
    samples_needed,
};

/// How the samples of one axis are spaced.
#[derive(Debug)]
enum AxisSpacing {
    /// By a step.
    Step(f64),
    /// By coordinates with equal differences: numpy takes the first, but computes float32 samples in another precision
    /// than it does with a step.
    EvenCoordinates(f64),
    /// By coordinates with unequal differences; the weights of numpy's first derivative.
    UnevenCoordinates(UnevenWeights),
    /// By coordinates of samples and ghost cells.
    WithGhostCells,
}

/// The coordinates themselves.
#[derive(Debug)]
enum Kept {
    None,
    F64(Vec<f64>),
    I64(Vec<i64>),
}

/// One axis.
#[derive(Debug)]
pub struct Axis {
    extent: usize,
    spacing: AxisSpacing,
    coordinates: Kept,
    period: Option<f64>,
    accuracy: Option<Accuracy>,
    edge_order: Option<EdgeOrder>,
    sides: [Side; 2],
    maps: Maps,
}

impl Axis {
    /// An axis of so many samples with step 1, and everything else as numpy has it.
    pub const fn new(extent: usize) -> Axis {
        Axis {
            extent,
            spacing: AxisSpacing::Step(1.0),
            coordinates: Kept::None,
            period: None,
            accuracy: None,
            edge_order: None,
            sides: [Side::OneSided; 2],
            maps: Maps::new(),
        }
    }

    pub fn extent(&self) -> usize {
        self.extent
    }

    pub fn set_step(&mut self, step: f64) {
        self.spacing = AxisSpacing::Step(step);
        self.coordinates = Kept::None;
        self.maps = Maps::new();
    }

    pub fn set_edge_order(&mut self, edge_order: EdgeOrder) {
        self.edge_order = Some(edge_order);
        self.maps = Maps::new();
    }

    pub fn set_accuracy(&mut self, accuracy: Accuracy) {
        self.accuracy = Some(accuracy);
        self.maps = Maps::new();
    }

    pub fn set_sides(&mut self, sides: [Option<Side>; 2]) {
        for (side, new) in self.sides.iter_mut().zip(sides) {
            *side = new.unwrap_or(*side);
        }
        self.maps = Maps::new();
    }

    pub fn set_period(&mut self, period: Option<f64>) {
        self.period = period;
        self.maps = Maps::new();
    }

    pub fn ghost_cells(&self) -> [usize; 2] {
        self.sides.map(|side| if let Side::Ghost(count) = side { count } else { 0 })
    }

    /// How many samples there are, with the ghost cells.
    pub fn samples(&self) -> usize {
        self.extent + self.ghost_cells().iter().sum::<usize>()
    }

    pub fn constants(&self) -> impl Iterator<Item = f64> + use<> {
        self.sides.into_iter().filter_map(|side| if let Side::Constant(value) = side { Some(value) } else { None })
    }

    pub fn has_coordinates(&self) -> bool {
        !matches!(self.spacing, AxisSpacing::Step(_))
    }

    pub fn step(&self) -> Option<f64> {
        match self.spacing {
            AxisSpacing::Step(step) | AxisSpacing::EvenCoordinates(step) => Some(step),
            _ => None,
        }
    }

    /// The order of the one-sided differences: numpy's unless something else has been asked for.
    fn edge_order(&self) -> EdgeOrder {
        self.edge_order.unwrap_or(self.accuracy.map_or(EdgeOrder::First, Accuracy::at_edges))
    }

    fn accuracy(&self) -> Accuracy {
        self.accuracy.unwrap_or_default()
    }

    pub fn is_numpy_like(&self) -> bool {
        self.accuracy() == Accuracy::Second
            && self.edge_order() <= EdgeOrder::Second
            && self.sides == [Side::OneSided; 2]
    }

    pub fn numpy_step(&self) -> Option<(f64, EdgeOrder)> {
        match self.spacing {
            AxisSpacing::Step(step) if self.is_numpy_like() => Some((step, self.edge_order())),
            _ => None,
        }
    }

    fn derivative(&self, order: usize) -> Derivative {
        Derivative {
            order,
            accuracy: self.accuracy() as usize,
            edge_order: self.edge_order() as usize,
            sides: self.sides,
        }
    }

    pub fn check_long_enough(&self, axis: usize, order: usize) -> Result<(), Error> {
        let needed = if order == 1 && self.is_numpy_like() {
            self.edge_order() as usize + 1
        } else {
            samples_needed(&self.derivative(order), self.step().is_some())
        };
        if self.extent < needed { Err(Error::AxisTooShort { axis, needed, got: self.extent }) } else { Ok(()) }
    }

    /// The first derivative as numpy has it.
    pub fn stencil(&self, axis: usize, precision: Precision) -> Result<Stencil<'_>, Error> {
        self.check_long_enough(axis, 1)?;
        let second_order = self.edge_order() == EdgeOrder::Second;
        let (interior, [left, right]) = match &self.spacing {
            &AxisSpacing::Step(step) | &AxisSpacing::EvenCoordinates(step) => {
                (even(step), even_edges(step, second_order))
            }
            AxisSpacing::UnevenCoordinates(weights) => (weights.interior(), weights.edges(second_order)),
            // An axis without ghost cells has lost those that its coordinates are for.
            AxisSpacing::WithGhostCells => return Err(self.spacing(axis).err().unwrap_or(Error::Internal)),
        };
        for (rule, index) in [(left, 0), (right, self.extent - 1)] {
            if !is_usable(rule, precision) {
                return Err(self.unusable(axis, index));
            }
        }
        Ok(Stencil { left, interior, right })
    }

    /// The matrix of a map, or its transpose.
    pub fn matrix(&self, axis: usize, map: Map, transposed: bool, precision: Precision) -> Result<&BandMatrix, Error> {
        let make = || match map {
            Map::Derivative(order) => {
                self.check_long_enough(axis, order)?;
                derivative(&self.derivative(order), self.extent, &self.spacing(axis)?, axis)
            }
            Map::Difference(kernel) => self.centred(kernel.difference(), axis),
            Map::Smoothing(kernel) => self.centred(kernel.smoothing(), axis),
            Map::Identity => self.centred(&[1.0], axis),
        };
        let matrix = self.maps.get(map, false, make)?;
        let matrix = if transposed { self.maps.get(map, true, || matrix.transposed())? } else { matrix };
        if let Some(row) = unusable_row(matrix, precision) {
            return Err(self.unusable(axis, row));
        }
        Ok(matrix)
    }

    /// The matrix of a filter with these weights around each sample.
    fn centred(&self, weights: &[f64], axis: usize) -> Result<BandMatrix, Error> {
        filter(-(weights.len() as isize / 2), weights, self.extent, self.sides, axis)
    }

    /// Where the samples lie, as the weights need to know it.
    fn spacing(&self, axis: usize) -> Result<Spacing<'_>, Error> {
        let x = match (&self.spacing, &self.coordinates) {
            (&AxisSpacing::Step(step), _) => return Ok(Spacing::Step(step)),
            (&AxisSpacing::EvenCoordinates(step), _)
                if self.ghost_cells() == [0, 0] && !self.sides.contains(&Side::Periodic) =>
            {
                return Ok(Spacing::Step(step));
            }
            (_, Kept::F64(x)) => Coordinates::F64(x),
            (_, Kept::I64(x)) => Coordinates::I64(x),
            (_, Kept::None) => return Err(Error::Internal),
        };
        let got = match x {
            Coordinates::F64(x) => x.len(),
            Coordinates::I64(x) => x.len(),
        };
        // Ghost cells may have come after the coordinates.
        let expected = self.samples();
        if got != expected {
            return Err(Error::CoordinateCount { axis, expected, got: got as i64 });
        }
        Ok(Spacing::Coordinates { x, period: self.period })
    }

    /// Why a row's weights cannot be used.
    fn unusable(&self, axis: usize, index: usize) -> Error {
        match self.spacing {
            AxisSpacing::Step(step) => Error::UnusableStep { axis, step },
            _ => Error::NotFiniteWeight { axis, index },
        }
    }

    /// Puts the samples at coordinates; `keeps` them for other derivatives than numpy's.
    pub fn place<X: Coordinate>(&mut self, axis: usize, x: &[X], keeps: bool) -> Result<(), Error> {
        let expected = self.samples();
        if x.len() != expected {
            return Err(Error::CoordinateCount { axis, expected, got: x.len() as i64 });
        }
        for (index, coordinate) in x.iter().enumerate() {
            let value = coordinate.value();
            if !value.is_finite() {
                return Err(Error::NotFiniteCoordinate { axis, index, value });
            }
        }
        // numpy's test for an even axis: all differences exactly equal.
        let mut differences = x.windows(2).map(|pair| pair[1].minus(pair[0]));
        let spacing = match differences.next() {
            _ if expected > self.extent => AxisSpacing::WithGhostCells,
            // Too short to be differentiated: there is no step to know.
            None => AxisSpacing::EvenCoordinates(1.0),
            Some(first) if differences.all(|difference| difference == first) => {
                let step = X::to_f64(first);
                if step == 0.0 {
                    return Err(Error::RepeatedCoordinate { axis, index: 1, other: 0, value: x[1].value() });
                }
                if !step.is_finite() {
                    return Err(Error::NotFiniteWeight { axis, index: 0 });
                }
                AxisSpacing::EvenCoordinates(step)
            }
            Some(_) => AxisSpacing::UnevenCoordinates(UnevenWeights::new(x, axis)?),
        };
        let kept = if keeps { keep(x)? } else { Kept::None };
        (self.spacing, self.coordinates, self.maps) = (spacing, kept, Maps::new());
        Ok(())
    }
}

/// A copy of coordinates.
fn keep<X: Coordinate>(x: &[X]) -> Result<Kept, Error> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(x.len()).map_err(|_| Error::OutOfMemory { bytes: size_of_val(x) })?;
    copy.extend_from_slice(x);
    Ok(X::kept(copy).map_or_else(Kept::I64, Kept::F64))
}

/// Whether a rule's weights are finite and its divisor is not 0 once they have entered the arithmetic.
///
/// A divisor that overflows is no fault: the quotient is then 0, as numpy's is.
#[inline]
pub fn is_usable(rule: Rule, precision: Precision) -> bool {
    match rule {
        Rule::Difference { divisor, .. } => precision.round(divisor) != 0.0,
        Rule::Weighted { weights, .. } => weights.iter().all(|&weight| precision.round(weight).is_finite()),
    }
}

/// A row whose weights are not finite, or whose divisor is 0, in the arithmetic of this precision.
fn unusable_row(matrix: &BandMatrix, precision: Precision) -> Option<usize> {
    let is_usable = |row: RowView<'_>| match row {
        RowView::Difference { divisor, .. } => precision.round(divisor) != 0.0,
        row => (0..row.len()).all(|k| precision.round(row.tap(k).weight).is_finite()),
    };
    let interior = matrix.interior_rows();
    // Tables are finite by themselves, and enter only where they stay what they are.
    let sample = if matches!(matrix.interior(), Interior::BySample { .. }) {
        0..0
    } else {
        interior.clone().take(1).fold(0..0, |_, r| r..r + 1)
    };
    (0..interior.start).chain(sample).chain(interior.end..matrix.rows()).find(|&r| !is_usable(matrix.view(r)))
}
