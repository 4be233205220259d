//! Where the samples lie: shape, spacing and edge order of each axis, with every weight that follows from them.

use crate::kernel::{Precision, Rule, Stencil};
use crate::status::{Argument, Error};
use crate::stencil::{Coordinate, UnevenWeights, even, even_edges};
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;

/// The accuracy of the one-sided differences at the two ends of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum EdgeOrder {
    /// Two samples, first order: numpy's default.
    #[default]
    First,
    /// Three samples, second order.
    Second,
}

impl EdgeOrder {
    /// The edge order that numpy calls 1 or 2.
    pub fn new(edge_order: i64) -> Result<EdgeOrder, Error> {
        match edge_order {
            1 => Ok(EdgeOrder::First),
            2 => Ok(EdgeOrder::Second),
            _ => Err(Error::BadEdgeOrder { edge_order }),
        }
    }

    /// How many samples a differentiated axis needs.
    pub fn samples_needed(self) -> usize {
        match self {
            EdgeOrder::First => 2,
            EdgeOrder::Second => 3,
        }
    }
}

/// How the samples of one axis are spaced.
#[derive(Debug)]
enum AxisSpacing {
    /// By a step.
    Step(f64),
    /// By coordinates with equal differences: numpy takes the first, but computes float32 samples in another precision
    /// than it does with a step.
    EvenCoordinates(f64),
    /// By coordinates with unequal differences.
    UnevenCoordinates(UnevenWeights),
}

#[derive(Debug)]
struct Axis {
    extent: usize,
    edge_order: EdgeOrder,
    spacing: AxisSpacing,
}

/// Where the samples of a field lie: built once, then shared by any number of calls and threads.
///
/// A new grid has step 1 and edge order 1 on every axis, and the process's number of threads.
///
/// ```
/// use ndgrad::{EdgeOrder, Grid};
///
/// let mut grid = Grid::new(&[5])?;
/// grid.set_step(0, 0.5)?;
/// grid.set_edge_order(0, EdgeOrder::Second)?;
/// let f = ndarray::array![1.0, 2.0, 4.0, 7.0, 11.0];
/// let mut df = ndarray::Array1::<f64>::zeros(5);
/// ndgrad::gradient_on(&grid, f.view(), &[0], &mut [df.view_mut().into()])?;
/// assert_eq!(df, ndarray::array![1.0, 3.0, 5.0, 7.0, 9.0]);
/// # Ok::<(), ndgrad::Error>(())
/// ```
#[derive(Debug)]
pub struct Grid {
    axes: ArrayVec<Axis, MAX_RANK>,
    /// On how many threads a call may compute; 0: on the process's number.
    num_threads: usize,
}

impl Grid {
    /// A grid of this shape with step 1 and edge order 1 on every axis.
    pub fn new(extents: &[usize]) -> Result<Grid, Error> {
        let mut grid = Grid::empty();
        grid.set_extents(extents)?;
        Ok(grid)
    }

    /// A grid without axes, to be given [extents](Grid::set_extents) where it is: it is too large to be handed on lightly.
    pub(crate) const fn empty() -> Grid {
        Grid { axes: ArrayVec::new_const(), num_threads: 0 }
    }

    /// Gives the grid this shape, with step 1 and edge order 1 on every axis.
    pub(crate) fn set_extents(&mut self, extents: &[usize]) -> Result<(), Error> {
        if extents.len() > MAX_RANK {
            return Err(Error::BadRank { ndim: extents.len() as i64 });
        }
        self.axes.clear();
        for &extent in extents {
            self.axes.push(Axis { extent, edge_order: EdgeOrder::First, spacing: AxisSpacing::Step(1.0) });
        }
        Ok(())
    }

    /// The number of axes.
    pub fn ndim(&self) -> usize {
        self.axes.len()
    }

    /// How many samples there are along `axis`.
    pub(crate) fn extent(&self, axis: usize) -> usize {
        self.axes[axis].extent
    }

    /// How many samples there are along each axis.
    pub fn extents(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.axes.iter().map(|axis| axis.extent)
    }

    /// The samples of `axis` are `step` apart: finite and not 0; negative where the coordinate decreases.
    pub fn set_step(&mut self, axis: usize, step: f64) -> Result<(), Error> {
        self.check_axis(axis)?;
        if step == 0.0 || !step.is_finite() {
            return Err(Error::BadStep { axis, step });
        }
        self.axes[axis].spacing = AxisSpacing::Step(step);
        Ok(())
    }

    /// The samples of `axis` lie at these coordinates, one for each; in any order under which every weight is finite.
    pub fn set_coordinates(&mut self, axis: usize, coordinates: &[f64]) -> Result<(), Error> {
        self.place(axis, coordinates)
    }

    /// The same for integer coordinates such as time stamps; their differences are exact.
    pub fn set_integer_coordinates(&mut self, axis: usize, coordinates: &[i64]) -> Result<(), Error> {
        self.place(axis, coordinates)
    }

    /// How accurate the one-sided differences at the ends of `axis` are.
    pub fn set_edge_order(&mut self, axis: usize, edge_order: EdgeOrder) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].edge_order = edge_order;
        Ok(())
    }

    /// On how many threads a call on this grid may compute; 0, as on a new grid: as many as [`crate::num_threads`] says.
    pub fn set_num_threads(&mut self, n: usize) {
        self.num_threads = n;
    }

    /// What [`Grid::set_num_threads`] has set.
    pub fn num_threads(&self) -> usize {
        self.num_threads
    }

    /// That there are samples enough along `axis` to differentiate.
    pub(crate) fn check_long_enough(&self, axis: usize) -> Result<(), Error> {
        let Axis { extent, edge_order, .. } = self.axes[axis];
        let needed = edge_order.samples_needed();
        if extent < needed { Err(Error::AxisTooShort { axis, needed, got: extent }) } else { Ok(()) }
    }

    /// Whether the spacing of `axis` was given by coordinates.
    pub(crate) fn has_coordinates(&self, axis: usize) -> bool {
        !matches!(self.axes[axis].spacing, AxisSpacing::Step(_))
    }

    /// The step of `axis` and its edge order, if its samples are a step apart.
    pub(crate) fn step(&self, axis: usize) -> Option<(f64, EdgeOrder)> {
        match self.axes[axis] {
            Axis { edge_order, spacing: AxisSpacing::Step(step), .. } => Some((step, edge_order)),
            _ => None,
        }
    }

    /// The derivative along `axis` in this precision; an error if the precision makes a weight vanish or overflow.
    pub(crate) fn stencil(&self, axis: usize, precision: Precision) -> Result<Stencil<'_>, Error> {
        self.check_long_enough(axis)?;
        let Axis { edge_order, ref spacing, .. } = self.axes[axis];
        let second_order = edge_order == EdgeOrder::Second;
        let (interior, [left, right]) = match spacing {
            &AxisSpacing::Step(step) | &AxisSpacing::EvenCoordinates(step) => {
                (even(step), even_edges(step, second_order))
            }
            AxisSpacing::UnevenCoordinates(weights) => (weights.interior(), weights.edges(second_order)),
        };
        for (rule, index) in [(left, 0), (right, self.axes[axis].extent - 1)] {
            if !is_usable(rule, precision) {
                return Err(match *spacing {
                    AxisSpacing::Step(step) => Error::UnusableStep { axis, step },
                    _ => Error::NotFiniteWeight { axis, index },
                });
            }
        }
        Ok(Stencil { left, interior, right })
    }

    fn check_axis(&self, axis: usize) -> Result<(), Error> {
        if axis < self.ndim() {
            return Ok(());
        }
        Err(Error::BadAxis { argument: Argument::new("axis"), axis: axis as i64, ndim: self.ndim() })
    }

    fn place<X: Coordinate>(&mut self, axis: usize, x: &[X]) -> Result<(), Error> {
        self.check_axis(axis)?;
        let expected = self.axes[axis].extent;
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
        self.axes[axis].spacing = match differences.next() {
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
        Ok(())
    }
}

/// Whether a rule's weights are finite and its divisor is not 0 once they have entered the arithmetic.
///
/// A divisor that overflows is no fault: the quotient is then 0, as numpy's is.
pub(crate) fn is_usable(rule: Rule, precision: Precision) -> bool {
    match rule {
        Rule::Difference { divisor, .. } => precision.round(divisor) != 0.0,
        Rule::Weighted { weights, .. } => weights.iter().all(|&weight| precision.round(weight).is_finite()),
    }
}
