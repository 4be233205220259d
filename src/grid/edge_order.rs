//! The accuracy order of one-sided differences.

use crate::status::Error;

/// The accuracy order of the one-sided differences at the two ends of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
#[allow(missing_docs)] // the names are the documentation
pub enum EdgeOrder {
    /// Two samples for a first derivative: numpy's default.
    #[default]
    First = 1,
    /// Three samples for a first derivative: the most that numpy has.
    Second = 2,
    Third = 3,
    Fourth = 4,
    Fifth = 5,
    Sixth = 6,
    Seventh = 7,
    Eighth = 8,
}

impl EdgeOrder {
    const ALL: [EdgeOrder; 8] = [
        EdgeOrder::First,
        EdgeOrder::Second,
        EdgeOrder::Third,
        EdgeOrder::Fourth,
        EdgeOrder::Fifth,
        EdgeOrder::Sixth,
        EdgeOrder::Seventh,
        EdgeOrder::Eighth,
    ];

    /// The edge order that numpy calls 1 or 2.
    pub fn new(edge_order: i64) -> Result<EdgeOrder, Error> {
        EdgeOrder::at_most(EdgeOrder::Second, edge_order)
    }

    /// The edge order with this number, of those up to `most`.
    pub fn at_most(most: EdgeOrder, edge_order: i64) -> Result<EdgeOrder, Error> {
        let bad = Error::BadEdgeOrder { edge_order, most: most as i64 };
        EdgeOrder::ALL.into_iter().filter(|&order| order <= most).find(|&order| order as i64 == edge_order).ok_or(bad)
    }
}
