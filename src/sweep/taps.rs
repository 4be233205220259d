//! The taps of a result: those of its rows along all axes, multiplied out.

use super::combination::{PlacedInput, Term};
use super::order::Place;
use crate::band::RowView;
use crate::kernel::WeightedTap;
use crate::view::MAX_RANK;

/// Calls `visit` with every tap of a term whose factors follow these rows; with those along the close axis as tables if the weights
/// of the interior differ there.
pub fn for_each_tap(
    term: &Term<'_>,
    input: &PlacedInput<'_>,
    places: &[Place],
    rows: &[RowView<'_>],
    differs: bool,
    mut visit: impl FnMut(WeightedTap),
) {
    let stride = |k: usize| input.strides[term.factors[k].axis];
    if let &[RowView::Weighted(taps, _)] = rows {
        let stride = stride(0);
        for tap in taps {
            visit(WeightedTap { offset: tap.offset * stride, weight: tap.weight, table: core::ptr::null() });
        }
        return;
    }
    let mut index = [0_usize; MAX_RANK];
    let count: usize = rows.iter().map(RowView::len).product();
    for _ in 0..count {
        let mut product = WeightedTap { offset: 0, weight: 1.0, table: core::ptr::null() };
        for (k, row) in rows.iter().enumerate() {
            let tap = row.tap(index[k]);
            product.offset += tap.offset * stride(k);
            match row {
                &RowView::BySample { weights, rows, .. } if differs && places[term.factors[k].axis].is_close() => {
                    product.table = weights[index[k] * rows..].as_ptr();
                }
                _ => product.weight *= tap.weight,
            }
        }
        visit(product);
        for k in (0..rows.len()).rev() {
            index[k] += 1;
            if index[k] < rows[k].len() {
                break;
            }
            index[k] = 0;
        }
    }
}

/// What is added to the sum of the product's taps: each map is applied to the constant of the one before.
pub fn constant(rows: &[RowView<'_>]) -> f64 {
    rows.iter().fold(0.0, |constant, row| {
        // Most rows have none.
        let carried =
            if constant == 0.0 { 0.0 } else { (0..row.len()).map(|k| row.tap(k).weight).sum::<f64>() * constant };
        carried + row.constant()
    })
}
