//! Statuses and errors: what can go wrong, its number in the C ABI, and its words.

use crate::dtype::Dtype;
use core::ffi::CStr;
use core::fmt;

/// What a call came to, as the C ABI numbers it. Numbers are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Status {
    /// Done.
    Ok = 0,
    /// A required pointer is NULL.
    NullPointer = 1,
    /// A negative rank, or one above [`crate::MAX_RANK`].
    BadRank = 2,
    /// A negative extent.
    BadShape = 3,
    /// An axis out of range, or a number of axes that does not fit.
    BadAxis = 4,
    /// The same axis twice.
    RepeatedAxis = 5,
    /// An edge order out of range.
    BadEdgeOrder = 6,
    /// Too few samples on a differentiated axis.
    AxisTooShort = 7,
    /// A step, coordinates or a period that give no finite weights.
    BadSpacing = 8,
    /// Output strides under which two elements share memory.
    BadStride = 9,
    /// An output that shares memory with an input or another output.
    Overlap = 10,
    /// A pointer not aligned for what it points to.
    Misaligned = 11,
    /// Extents or strides that do not fit the address space.
    SizeOverflow = 12,
    /// An unknown dtype, or a pair that no conversion serves.
    BadDtype = 13,
    /// An allocation failed.
    OutOfMemory = 14,
    /// A bug in the library.
    Internal = 15,
    /// A setting outside its range.
    BadOption = 16,
    /// The caller's progress callback has stopped the call.
    Cancelled = 17,
}

/// Every status with its C name and its sentence, in the order of the numbers.
const STATUSES: [(Status, &CStr, &CStr); 18] = [
    (Status::Ok, c"NDG_OK", c"The call succeeded."),
    (Status::NullPointer, c"NDG_NULL_POINTER", c"A required pointer is NULL."),
    (Status::BadRank, c"NDG_BAD_RANK", c"The number of dimensions is negative or above NDG_MAX_RANK."),
    (Status::BadShape, c"NDG_BAD_SHAPE", c"An extent is negative."),
    (Status::BadAxis, c"NDG_BAD_AXIS", c"An axis is out of range, or the number of axes does not fit."),
    (Status::RepeatedAxis, c"NDG_REPEATED_AXIS", c"The same axis is named twice."),
    (Status::BadEdgeOrder, c"NDG_BAD_EDGE_ORDER", c"An edge order is out of range."),
    (Status::AxisTooShort, c"NDG_AXIS_TOO_SHORT", c"A differentiated axis has too few samples."),
    (Status::BadSpacing, c"NDG_BAD_SPACING", c"A step or the coordinates of an axis give no finite weights."),
    (Status::BadStride, c"NDG_BAD_STRIDE", c"The strides of an output make two of its elements coincide."),
    (Status::Overlap, c"NDG_OVERLAP", c"An output shares memory with an input or with another output."),
    (Status::Misaligned, c"NDG_MISALIGNED", c"A pointer is not aligned for its element type."),
    (Status::SizeOverflow, c"NDG_SIZE_OVERFLOW", c"Extents or strides do not fit the address space."),
    (Status::BadDtype, c"NDG_BAD_DTYPE", c"A dtype is unknown, or no conversion serves the pair of dtypes."),
    (Status::OutOfMemory, c"NDG_OUT_OF_MEMORY", c"An allocation failed."),
    (Status::Internal, c"NDG_INTERNAL", c"A bug in ndgrad: please report it with the message of ndg_last_error."),
    (Status::BadOption, c"NDG_BAD_OPTION", c"A setting is outside its range."),
    (Status::Cancelled, c"NDG_CANCELLED", c"The progress callback has stopped the call; outputs are partly written."),
];

impl Status {
    /// The status with this number, if there is one.
    pub fn from_code(code: i32) -> Option<Status> {
        usize::try_from(code).ok().and_then(|index| STATUSES.get(index)).map(|entry| entry.0)
    }

    /// The status's name in C, such as `NDG_OVERLAP`.
    pub fn name(self) -> &'static CStr {
        STATUSES[self as usize].1
    }

    /// One English sentence.
    pub fn message(self) -> &'static CStr {
        STATUSES[self as usize].2
    }
}

/// The argument that an error is about, under its name in the C header: `shape`, `out[2]` or `out[2].strides`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    name: &'static str,
    entry: Option<usize>,
    member: &'static str,
}

impl Argument {
    /// The argument `name`.
    pub const fn new(name: &'static str) -> Argument {
        Argument { name, entry: None, member: "" }
    }

    /// Entry `entry` of the array argument `name`.
    pub const fn entry(name: &'static str, entry: usize) -> Argument {
        Argument { name, entry: Some(entry), member: "" }
    }

    /// Member `member` of this argument, written as C does: `.strides`.
    pub const fn member(self, member: &'static str) -> Argument {
        Argument { member, ..self }
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)?;
        if let Some(entry) = self.entry {
            write!(out, "[{entry}]")?;
        }
        out.write_str(self.member)
    }
}

/// Why a call was refused. Its `Display` names the argument, what was expected and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)] // the fields are the numbers in the message
pub enum Error {
    NullPointer { argument: Argument },
    BadRank { ndim: i64 },
    RankMismatch { argument: Argument, expected: usize, got: usize },
    BadShape { axis: usize, extent: i64 },
    ShapeMismatch { argument: Argument, axis: usize, expected: usize, got: usize },
    BadAxisCount { expected: usize, got: i64 },
    BadAxis { argument: Argument, axis: i64, ndim: usize },
    RepeatedAxis { argument: Argument, axis: i64, first: usize },
    BadEdgeOrder { edge_order: i64, most: i64 },
    AxisTooShort { axis: usize, needed: usize, got: usize },
    NoAxes,
    CurlRank { got: usize },
    NotFinite { argument: Argument, value: f64 },
    NoStep { axis: usize },
    BadSpacingCount { expected: usize, got: usize },
    BadStep { axis: usize, step: f64 },
    UnusableStep { axis: usize, step: f64 },
    CoordinateCount { axis: usize, expected: usize, got: i64 },
    NotFiniteCoordinate { axis: usize, index: usize, value: f64 },
    RepeatedCoordinate { axis: usize, index: usize, other: usize, value: f64 },
    NotFiniteWeight { axis: usize, index: usize },
    BadStride { argument: Argument, axis: usize, stride: i64 },
    Overlap { output: Argument, other: Argument },
    Misaligned { argument: Argument, alignment: usize, address: usize },
    SizeOverflow { argument: Argument },
    BadDtype { argument: Argument, code: i32 },
    MixedDtypes { argument: Argument, expected: Dtype, got: Dtype },
    BadDtypePair { output: Argument, f: Dtype, out: Dtype },
    NoTotal { argument: Argument, out: Dtype },
    OutOfMemory { bytes: usize },
    Internal,
    Cancelled,
    BadOption { argument: Argument, value: i64, expected: &'static str },
    OptionOutOfRange { argument: Argument, value: i64, least: i64, greatest: i64 },
    BadAccuracy { axis: usize, accuracy: i64 },
    TooFewSamples { axis: usize, needed: usize, got: usize },
    MissingPeriod { axis: usize },
    BadPeriod { axis: usize, period: f64, span: f64 },
    PeriodicOnOneSide { axis: usize },
    TooFewGhostCells { axis: usize, behind: bool, needed: usize, got: usize },
    FilterTooLong { axis: usize, needed: usize, most: usize },
}

impl Error {
    /// The status that the C ABI reports for this error.
    pub fn status(&self) -> Status {
        match self {
            Error::NullPointer { .. } => Status::NullPointer,
            Error::BadRank { .. } | Error::RankMismatch { .. } => Status::BadRank,
            Error::BadShape { .. } | Error::ShapeMismatch { .. } => Status::BadShape,
            Error::BadAxisCount { .. } | Error::BadAxis { .. } => Status::BadAxis,
            Error::NoAxes | Error::CurlRank { .. } => Status::BadAxis,
            Error::NoStep { .. } => Status::BadSpacing,
            Error::RepeatedAxis { .. } => Status::RepeatedAxis,
            Error::BadEdgeOrder { .. } => Status::BadEdgeOrder,
            Error::AxisTooShort { .. } | Error::TooFewSamples { .. } => Status::AxisTooShort,
            Error::BadSpacingCount { .. }
            | Error::BadStep { .. }
            | Error::UnusableStep { .. }
            | Error::CoordinateCount { .. }
            | Error::NotFiniteCoordinate { .. }
            | Error::RepeatedCoordinate { .. }
            | Error::NotFiniteWeight { .. }
            | Error::MissingPeriod { .. }
            | Error::BadPeriod { .. } => Status::BadSpacing,
            Error::BadStride { .. } => Status::BadStride,
            Error::Overlap { .. } => Status::Overlap,
            Error::Misaligned { .. } => Status::Misaligned,
            Error::SizeOverflow { .. } => Status::SizeOverflow,
            Error::BadDtype { .. } | Error::MixedDtypes { .. } | Error::NoTotal { .. } | Error::BadDtypePair { .. } => {
                Status::BadDtype
            }
            Error::OutOfMemory { .. } => Status::OutOfMemory,
            Error::Internal => Status::Internal,
            Error::Cancelled => Status::Cancelled,
            Error::BadOption { .. }
            | Error::NotFinite { .. }
            | Error::PeriodicOnOneSide { .. }
            | Error::TooFewGhostCells { .. }
            | Error::BadAccuracy { .. }
            | Error::OptionOutOfRange { .. }
            | Error::FilterTooLong { .. } => Status::BadOption,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Error::NullPointer { argument } => write!(out, "{argument} is NULL: expected a pointer"),
            Error::BadRank { ndim } => {
                write!(out, "ndim is {ndim}: expected 0 to {}", crate::view::MAX_RANK)
            }
            Error::RankMismatch { argument, expected, got } => {
                write!(out, "{argument} has {got} dimensions: expected {expected}")
            }
            Error::BadShape { axis, extent } => {
                write!(out, "shape[{axis}] is {extent}: expected 0 or more")
            }
            Error::ShapeMismatch { argument, axis, expected, got } => {
                write!(out, "{argument} has extent {got} on axis {axis}: expected {expected}")
            }
            Error::BadAxisCount { expected, got } => {
                write!(out, "naxes is {got}: expected {expected}")
            }
            Error::BadAxis { argument, axis, ndim: 0 } => {
                write!(out, "{argument} is axis {axis}: expected none, as there are 0 dimensions")
            }
            Error::BadAxis { argument, axis, ndim } => {
                write!(out, "{argument} is axis {axis}: expected -{ndim} to {}", ndim - 1)
            }
            Error::RepeatedAxis { argument, axis, first } => {
                write!(out, "{argument} is axis {axis}: expected each axis once, and axes[{first}] is the same axis")
            }
            Error::BadEdgeOrder { edge_order, most: 2 } => write!(out, "edge_order is {edge_order}: expected 1 or 2"),
            Error::BadEdgeOrder { edge_order, most } => write!(out, "edge_order is {edge_order}: expected 1 to {most}"),
            Error::AxisTooShort { axis, needed, got } => {
                write!(out, "axis {axis} has {got} samples: expected at least {needed}")
            }
            Error::NoAxes => out.write_str("naxes is 0: expected 1 or more"),
            Error::NotFinite { argument, value } => {
                write!(out, "{argument} is {value:?}: expected a finite number")
            }
            Error::CurlRank { got } => write!(out, "naxes is {got}: expected 2 or 3, as a curl has"),
            Error::NoStep { axis } => write!(
                out,
                "the coordinates of axis {axis} are not even: expected a step, by which an image operator can be divided"
            ),
            Error::BadSpacingCount { expected, got } => {
                write!(out, "{got} spacings were given: expected {expected}, one for each axis")
            }
            Error::BadStep { axis, step } => {
                write!(out, "the step of axis {axis} is {step:?}: expected a finite number other than 0")
            }
            Error::UnusableStep { axis, step } => write!(
                out,
                "the step of axis {axis} is {step:?}: expected one whose weights are finite in the arithmetic of the samples' dtype"
            ),
            Error::CoordinateCount { axis, expected, got } => {
                write!(out, "axis {axis} was given {got} coordinates: expected {expected}, one for each sample")
            }
            Error::NotFiniteCoordinate { axis, index, value } => {
                write!(out, "coordinate {index} of axis {axis} is {value:?}: expected a finite number")
            }
            Error::RepeatedCoordinate { axis, index, other, value } => write!(
                out,
                "coordinate {index} of axis {axis} is {value:?}, the same as coordinate {other}: expected distinct neighbours"
            ),
            Error::NotFiniteWeight { axis, index } => write!(
                out,
                "the coordinates of axis {axis} give a weight at index {index} that is not finite: expected coordinates whose differences and their products neither overflow nor vanish"
            ),
            Error::BadStride { argument, axis, stride } => write!(
                out,
                "stride {stride} of axis {axis} makes two elements of {argument} coincide: expected a place of its own for each"
            ),
            Error::Overlap { output, other } => {
                write!(out, "{output} shares memory with {other}: expected separate memory")
            }
            Error::Misaligned { argument, alignment, address } => {
                write!(out, "{argument} is at address {address:#x}: expected a multiple of {alignment}")
            }
            Error::SizeOverflow { argument } => {
                write!(
                    out,
                    "{argument} reaches over more bytes than the address space holds: expected at most {} bytes",
                    isize::MAX
                )
            }
            Error::BadDtype { argument, code } => {
                write!(
                    out,
                    "the dtype of {argument} is {code}: expected one of the NDG_ dtypes, {} to {}",
                    Dtype::FIRST,
                    Dtype::LAST
                )
            }
            Error::MixedDtypes { argument, expected, got } => {
                write!(out, "{argument} is {got}: expected {expected}, as the first of the arrays is")
            }
            Error::BadDtypePair { output, f, out: dtype } => {
                write!(out, "{output} is {dtype} and f is {f}: expected {}", f.output_names())
            }
            Error::NoTotal { argument, out: dtype } => write!(
                out,
                "{argument} is {dtype}: expected a real floating-point dtype, as sums and magnitudes want one here"
            ),
            Error::OutOfMemory { bytes } => {
                write!(out, "an allocation failed: expected {bytes} bytes of memory")
            }
            Error::Cancelled => out.write_str("the progress callback returned other than 0: expected 0 to go on"),
            Error::Internal => out.write_str("the library panicked: expected no panic; this is a bug in ndgrad"),
            Error::TooFewSamples { axis, needed, got } => {
                write!(out, "axis {axis} has {got} samples: expected at least {needed}")
            }
            Error::MissingPeriod { axis } => write!(
                out,
                "axis {axis} is periodic and has coordinates, but no period: expected the distance after which its samples repeat"
            ),
            Error::BadPeriod { axis, period, span } => write!(
                out,
                "the period of axis {axis} is {period:?}: expected a finite number beyond {span:?}, the distance from its first coordinate to its last"
            ),
            Error::PeriodicOnOneSide { axis } => {
                write!(out, "axis {axis} is periodic on one side only: expected both sides or neither")
            }
            Error::TooFewGhostCells { axis, behind, needed, got } => {
                let place = if behind { "behind its last sample" } else { "before its first sample" };
                write!(out, "axis {axis} has {got} ghost cells {place}: expected at least {needed}")
            }
            Error::BadAccuracy { axis, accuracy } => {
                write!(out, "the accuracy of axis {axis} is {accuracy}: expected 2, 4, 6 or 8")
            }
            Error::OptionOutOfRange { argument, value, least, greatest } => {
                write!(out, "{argument} is {value}: expected {least} to {greatest}")
            }
            Error::FilterTooLong { axis, needed, most } => write!(
                out,
                "the filter along axis {axis} may make {needed} results depend on a sample: expected at most {most}"
            ),
            Error::BadOption { argument, value, expected } => {
                write!(out, "{argument} is {value}: expected {expected}")
            }
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_numbers() {
        for (index, entry) in STATUSES.iter().enumerate() {
            assert_eq!(entry.0 as usize, index);
            assert_eq!(Status::from_code(index as i32), Some(entry.0));
        }
        assert_eq!(Status::from_code(-1), None);
        assert_eq!(Status::from_code(STATUSES.len() as i32), None);
    }
}
