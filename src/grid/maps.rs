//! The matrices of the maps along an axis: worked out when they are first asked for, and kept.

use crate::band::BandMatrix;
use crate::status::Error;
use crate::stencil::{ImageKernel, MAX_ORDER};
use once_cell::race::OnceBox;

/// A map along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Map {
    /// The derivative of this order, 1 to [`MAX_ORDER`].
    Derivative(usize),
    /// The difference of an image operator.
    Difference(ImageKernel),
    /// The smoothing of an image operator.
    Smoothing(ImageKernel),
    /// Every result is its sample. The transpose makes 0 of ghost cells.
    Identity,
}

/// How many maps there are.
const MAPS: usize = MAX_ORDER + 2 * ImageKernel::ALL.len() + 1;

impl Map {
    /// Whether, as number `k` of the maps that are applied one after the other, it has its sides' constants: beyond an end where the
    /// field is a constant its derivatives are 0, while what an image operator makes goes on as the image does (scipy.ndimage).
    pub fn has_constants(self, k: usize) -> bool {
        k == 0 || !matches!(self, Map::Derivative(_))
    }

    fn number(self) -> usize {
        match self {
            Map::Derivative(order) => order - 1,
            Map::Difference(kernel) => MAX_ORDER + kernel as usize,
            Map::Smoothing(kernel) => MAX_ORDER + ImageKernel::ALL.len() + kernel as usize,
            Map::Identity => MAPS - 1,
        }
    }
}

/// A matrix, once it is known. Threads that ask for it at once may each work it out; the first one's is kept. No lock: a child that
/// is forked meanwhile would wait for it for ever.
type Known<T> = OnceBox<[T; 1]>;

/// The matrices of one axis.
#[derive(Debug)]
pub struct Maps {
    known: Known<[[Known<BandMatrix>; MAPS]; 2]>,
}

impl Maps {
    /// None known yet.
    pub const fn new() -> Maps {
        Maps { known: OnceBox::new() }
    }

    /// The matrix of a map, or its transpose; `make` makes the matrix.
    pub fn get(
        &self,
        map: Map,
        transposed: bool,
        make: impl FnOnce() -> Result<BandMatrix, Error>,
    ) -> Result<&BandMatrix, Error> {
        let all = || Ok(core::array::from_fn(|_| core::array::from_fn(|_| OnceBox::new())));
        let [known] = self.known.get_or_try_init(|| all().and_then(boxed))?;
        let [matrix] = known[usize::from(transposed)][map.number()].get_or_try_init(|| make().and_then(boxed))?;
        Ok(matrix)
    }
}

/// A box around a value. `Box::new` aborts where there is no memory.
fn boxed<T>(value: T) -> Result<Box<[T; 1]>, Error> {
    let mut one = Vec::new();
    one.try_reserve_exact(1).map_err(|_| Error::OutOfMemory { bytes: size_of::<T>() })?;
    one.push(value);
    // A capacity of exactly 1 is what was asked for; otherwise the memory shrinks, which needs none.
    one.into_boxed_slice().try_into().map_err(|_| Error::Internal)
}
