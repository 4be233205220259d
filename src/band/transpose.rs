//! The transpose of a band matrix.

use super::matrix::{BandMatrix, Interior, Row, Tap, Taps, part, with_room_for, zero_weights};
use crate::status::Error;
use core::ops::Range;

impl BandMatrix {
    /// The transpose of the linear part: constants fall away. Its results are the samples, ghost cells included, and its
    /// samples are the results.
    ///
    /// A result whose column only the interior touches is interior too, with mirrored taps; a central difference becomes the
    /// one with the opposite divisor.
    pub fn transposed(&self) -> Result<BandMatrix, Error> {
        let between = self.columns_of_the_interior();
        let rows = self.rows_of_columns(&between)?;
        let interior = match *self.interior() {
            Interior::Difference { divisor } => Interior::Difference { divisor: -divisor },
            Interior::Constant { ref taps } => {
                Interior::Constant { taps: taps.iter().rev().map(|tap| Tap { offset: -tap.offset, ..*tap }).collect() }
            }
            Interior::BySample { first, count, ref weights } => Interior::BySample {
                first: 1 - first - count as isize,
                count,
                weights: self.mirrored(first, count, weights, &between)?,
            },
        };
        let [head, tail] = rows;
        Ok(BandMatrix::new(self.samples().clone(), self.results().clone(), head, interior, tail))
    }

    /// The columns that no other row touches than those of the interior, and of these as many as if it had no end.
    fn columns_of_the_interior(&self) -> Range<isize> {
        let rows = self.interior_results();
        let (least, greatest) = self.reach();
        let mut between = part(self.samples(), rows.start + greatest, rows.end + least);
        let middle = between.start + (between.end - between.start) / 2;
        let ends = (self.results().start..rows.start).zip(self.head()).chain((rows.end..).zip(self.tail()));
        for (i, row) in ends {
            for tap in row.taps() {
                let column = i + tap.offset;
                if column < middle {
                    between.start = between.start.max(column + 1);
                } else {
                    between.end = between.end.min(column);
                }
            }
        }
        part(self.samples(), between.start, between.end)
    }

    /// The columns before and behind those `between`, as rows.
    fn rows_of_columns(&self, between: &Range<isize>) -> Result<[Vec<Row>; 2], Error> {
        let columns = [self.samples().start..between.start, between.end..self.samples().end];
        let mut taps = [empty_rows(&columns[0])?, empty_rows(&columns[1])?];
        // The rows that touch them, in ascending order, so that taps ascend.
        let interior = self.interior_results();
        let (least, greatest) = self.reach();
        let near_the_first = (between.start - least).clamp(interior.start, interior.end);
        let near_the_last = (between.end - greatest).clamp(near_the_first, interior.end);
        for i in (self.results().start..near_the_first).chain(near_the_last..self.results().end) {
            for tap in self.row((i - self.results().start) as usize).taps() {
                let column = i + tap.offset;
                for (columns, taps) in columns.iter().zip(&mut taps) {
                    if columns.contains(&column) {
                        taps[(column - columns.start) as usize].push(Tap { offset: -tap.offset, weight: tap.weight });
                    }
                }
            }
        }
        let [head, tail] = taps;
        Ok([weighted(head)?, weighted(tail)?])
    }

    /// The weights of the interior, for the columns `between`.
    fn mirrored(&self, first: isize, count: usize, weights: &[f64], between: &Range<isize>) -> Result<Vec<f64>, Error> {
        let [rows, columns] = [self.rows(), self.samples().len()];
        let mut transposed = zero_weights(count, columns)?;
        let taps = if between.is_empty() { 0..0 } else { 0..count };
        for t in taps {
            let from = (between.start - (first + t as isize) - self.results().start) as usize;
            let to = (count - 1 - t) * columns + (between.start - self.samples().start) as usize;
            let source = &weights[t * rows..(t + 1) * rows];
            transposed[to..to + between.len()].copy_from_slice(&source[from..from + between.len()]);
        }
        Ok(transposed)
    }
}

/// A list of taps, still empty, for each of these.
fn empty_rows(of: &Range<isize>) -> Result<Vec<Taps>, Error> {
    let mut rows = with_room_for(of.len())?;
    rows.resize(of.len(), Taps::new());
    Ok(rows)
}

fn weighted(all_taps: Vec<Taps>) -> Result<Vec<Row>, Error> {
    let mut rows = with_room_for(all_taps.len())?;
    rows.extend(all_taps.into_iter().map(|taps| Row::Weighted { taps, constant: 0.0 }));
    Ok(rows)
}
