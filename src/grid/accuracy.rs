//! The accuracy order of central differences.

use super::EdgeOrder;
use crate::status::{Argument, Error};

/// The accuracy order of central differences: the error falls with this power of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
#[allow(missing_docs)] // the names are the documentation
pub enum Accuracy {
    /// numpy's.
    #[default]
    Second = 2,
    Fourth = 4,
    Sixth = 6,
    Eighth = 8,
}

impl Accuracy {
    /// The accuracy order with this number.
    pub fn new(accuracy: i64) -> Result<Accuracy, Error> {
        match accuracy {
            2 => Ok(Accuracy::Second),
            4 => Ok(Accuracy::Fourth),
            6 => Ok(Accuracy::Sixth),
            8 => Ok(Accuracy::Eighth),
            value => Err(Error::BadOption { argument: Argument::new("accuracy"), value, expected: "2, 4, 6 or 8" }),
        }
    }

    /// The edge order that is as accurate.
    pub fn at_edges(self) -> EdgeOrder {
        match self {
            Accuracy::Second => EdgeOrder::Second,
            Accuracy::Fourth => EdgeOrder::Fourth,
            Accuracy::Sixth => EdgeOrder::Sixth,
            Accuracy::Eighth => EdgeOrder::Eighth,
        }
    }
}
