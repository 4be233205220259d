//! What an operator is made of: a table that says how each of its results is a sum of maps of its inputs.

use crate::grid::Map;
use crate::status::Error;
use smallvec::SmallVec;

/// A linear operator: result `r` is the sum over its entries of `coefficient * maps(input c)`. Its adjoint is the same table read
/// the other way, with every map transposed.
#[derive(Debug, Default)]
pub struct Operator {
    entries: SmallVec<[Entry; 16]>,
    maps: SmallVec<[(usize, Map); 32]>,
}

/// One entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The number of the result.
    pub row: usize,
    /// The number of the input.
    pub column: usize,
    /// What the maps' result is multiplied by.
    pub coefficient: f64,
    first: usize,
    count: usize,
}

impl Operator {
    /// Adds an entry: `result[row] += coefficient * maps(input[column])`, maps along distinct axes.
    pub fn add(
        &mut self,
        row: usize,
        column: usize,
        coefficient: f64,
        maps: impl IntoIterator<Item = (usize, Map)>,
    ) -> Result<(), Error> {
        let first = self.maps.len();
        for map in maps {
            push(&mut self.maps, map)?;
        }
        push(&mut self.entries, Entry { row, column, coefficient, first, count: self.maps.len() - first })
    }

    /// All entries, in the order in which they are added up.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The maps of an entry, each with its axis, in the order in which they are applied.
    pub fn maps(&self, entry: &Entry) -> &[(usize, Map)] {
        &self.maps[entry.first..entry.first + entry.count]
    }
}

impl Entry {
    /// The number of the array that the entry adds to.
    pub fn target(&self, adjoint: bool) -> usize {
        if adjoint { self.column } else { self.row }
    }

    /// The number of the array that it reads.
    pub fn source(&self, adjoint: bool) -> usize {
        if adjoint { self.row } else { self.column }
    }
}

/// Appends to a list that may outgrow the stack.
pub fn push<A: smallvec::Array>(list: &mut SmallVec<A>, item: A::Item) -> Result<(), Error> {
    list.try_reserve(1).map_err(|_| Error::OutOfMemory { bytes: 2 * list.len() * size_of::<A::Item>() })?;
    list.push(item);
    Ok(())
}
