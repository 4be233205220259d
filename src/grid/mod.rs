//! Where the samples lie: shape, spacing and edge order of each axis, with every weight that follows from them.

mod accuracy;
mod axis;
mod edge_order;
mod maps;

pub use accuracy::Accuracy;
pub use edge_order::EdgeOrder;
pub use maps::Map;

use crate::band::BandMatrix;
use crate::kernel::{Precision, Stencil};
use crate::status::{Argument, Error};
use crate::stencil::Coordinate;
pub use crate::stencil::{MAX_ORDER, Side};
use crate::threads::Progress;
use crate::view::{Extents, MAX_RANK};
use arrayvec::ArrayVec;
use axis::Axis;
pub(crate) use axis::is_usable;

/// Where the samples of a field lie: built once, then shared by any number of calls and threads.
///
/// A new grid has step 1, accuracy order 2, edge order 1 and one-sided differences at both ends of every axis, which is what
/// numpy.gradient has, and the process's number of threads.
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
    /// Whom to tell how far a call is.
    progress: Option<Progress>,
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
        Grid { axes: ArrayVec::new_const(), num_threads: 0, progress: None }
    }

    /// Gives the grid this shape, with step 1 and edge order 1 on every axis.
    pub(crate) fn set_extents(&mut self, extents: &[usize]) -> Result<(), Error> {
        if extents.len() > MAX_RANK {
            return Err(Error::BadRank { ndim: extents.len() as i64 });
        }
        self.axes.clear();
        for &extent in extents {
            self.axes.push(Axis::new(extent));
        }
        Ok(())
    }

    /// The number of axes.
    pub fn ndim(&self) -> usize {
        self.axes.len()
    }

    /// How many samples there are along `axis`.
    pub(crate) fn extent(&self, axis: usize) -> usize {
        self.axes[axis].extent()
    }

    /// How many samples there are along each axis.
    pub fn extents(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.axes.iter().map(Axis::extent)
    }

    /// The samples of `axis` are `step` apart: finite and not 0; negative where the coordinate decreases.
    pub fn set_step(&mut self, axis: usize, step: f64) -> Result<(), Error> {
        self.check_axis(axis)?;
        if step == 0.0 || !step.is_finite() {
            return Err(Error::BadStep { axis, step });
        }
        self.axes[axis].set_step(step);
        Ok(())
    }

    /// The samples of `axis` lie at these coordinates, one for each (and for each ghost cell, which are to be set before); in any
    /// order under which every weight is finite. The grid keeps a copy.
    pub fn set_coordinates(&mut self, axis: usize, coordinates: &[f64]) -> Result<(), Error> {
        self.place(axis, coordinates, true)
    }

    /// The same for integer coordinates such as time stamps; their differences are exact.
    pub fn set_integer_coordinates(&mut self, axis: usize, coordinates: &[i64]) -> Result<(), Error> {
        self.place(axis, coordinates, true)
    }

    /// The same without a copy, for a grid that serves one gradient as numpy has it.
    pub(crate) fn set_coordinates_once(&mut self, axis: usize, coordinates: &[f64]) -> Result<(), Error> {
        self.place(axis, coordinates, false)
    }

    /// How accurate the one-sided differences at the ends of `axis` are.
    pub fn set_edge_order(&mut self, axis: usize, edge_order: EdgeOrder) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].set_edge_order(edge_order);
        Ok(())
    }

    /// How accurate central differences along `axis` are; one-sided differences are as accurate unless an edge order is set.
    pub fn set_accuracy(&mut self, axis: usize, accuracy: Accuracy) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].set_accuracy(accuracy);
        Ok(())
    }

    /// What is beyond the lower end (`[0]`) and the upper end (`[1]`) of `axis`; `None` leaves an end as it is.
    ///
    /// A [periodic](Side::Periodic) axis is so at both ends, or a call that needs it fails; see [`Grid::set_period`].
    pub fn set_sides(&mut self, axis: usize, sides: [Option<Side>; 2]) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].set_sides(sides);
        Ok(())
    }

    /// The distance after which the coordinates of a periodic `axis` begin again; `None`: the step times the number of samples,
    /// which coordinates do not tell.
    pub fn set_period(&mut self, axis: usize, period: Option<f64>) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].set_period(period);
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

    /// Whom calls on this grid tell how far they are.
    pub(crate) fn set_progress(&mut self, progress: Option<Progress>) {
        self.progress = progress;
    }

    /// What [`Grid::set_progress`] has set.
    pub(crate) fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// How many ghost cells the samples have before and behind `axis`.
    pub(crate) fn ghost_cells(&self, axis: usize) -> [usize; 2] {
        self.axes[axis].ghost_cells()
    }

    /// How many samples an array has along `axis`, with its ghost cells.
    pub(crate) fn samples(&self, axis: usize) -> usize {
        self.axes[axis].samples()
    }

    /// The extents of an array of samples, with its ghost cells.
    pub(crate) fn sample_extents(&self) -> Extents {
        self.axes.iter().map(Axis::samples).collect()
    }

    /// From the first ghost cell of an array with these strides to its element `[0, ..., 0]`, in the strides' unit.
    pub(crate) fn ghost_offset(&self, strides: &[isize]) -> isize {
        self.axes.iter().zip(strides).map(|(axis, &stride)| axis.ghost_cells()[0] as isize * stride).sum()
    }

    /// The constants that a field goes on as beyond the ends of `axis`.
    pub(crate) fn constants(&self, axis: usize) -> impl Iterator<Item = f64> {
        self.axes[axis].constants()
    }

    /// Whether the samples have any.
    pub(crate) fn has_ghost_cells(&self) -> bool {
        (0..self.ndim()).any(|axis| self.ghost_cells(axis) != [0, 0])
    }

    /// That there are samples enough along `axis` for the derivative of this order.
    pub(crate) fn check_long_enough(&self, axis: usize, order: usize) -> Result<(), Error> {
        self.axes[axis].check_long_enough(axis, order)
    }

    /// Whether the spacing of `axis` was given by coordinates.
    pub(crate) fn has_coordinates(&self, axis: usize) -> bool {
        self.axes[axis].has_coordinates()
    }

    /// The step of `axis`, if all its samples are as far apart.
    pub(crate) fn step(&self, axis: usize) -> Option<f64> {
        self.axes[axis].step()
    }

    /// The step of `axis` and its edge order, if it was given by a step and its first derivative is as numpy has it.
    pub(crate) fn numpy_step(&self, axis: usize) -> Option<(f64, EdgeOrder)> {
        self.axes[axis].numpy_step()
    }

    /// Whether the first derivative along `axis` is as numpy has it.
    pub(crate) fn is_numpy_like(&self, axis: usize) -> bool {
        self.axes[axis].is_numpy_like()
    }

    /// The first derivative along `axis`, where it is as numpy has it, in this precision; an error if the precision makes a weight
    /// vanish or overflow.
    pub(crate) fn stencil(&self, axis: usize, precision: Precision) -> Result<Stencil<'_>, Error> {
        self.axes[axis].stencil(axis, precision)
    }

    /// The matrix of a map along `axis`, or its transpose, for this precision. It is worked out when it is first asked for.
    pub(crate) fn matrix(
        &self,
        axis: usize,
        map: Map,
        transposed: bool,
        precision: Precision,
    ) -> Result<&BandMatrix, Error> {
        self.axes[axis].matrix(axis, map, transposed, precision)
    }

    fn check_axis(&self, axis: usize) -> Result<(), Error> {
        if axis < self.ndim() {
            return Ok(());
        }
        Err(Error::BadAxis { argument: Argument::new("axis"), axis: axis as i64, ndim: self.ndim() })
    }

    fn place<X: Coordinate>(&mut self, axis: usize, x: &[X], keeps: bool) -> Result<(), Error> {
        self.check_axis(axis)?;
        self.axes[axis].place(axis, x, keeps)
    }
}
