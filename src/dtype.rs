//! The element types: their numbers in the C ABI, their sizes, and which result types serve which samples.

use core::fmt;
use half::{bf16, f16};
use num_complex::Complex;

/// The type of an array's elements, as the C ABI numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
#[allow(missing_docs)] // the names are the documentation
pub enum Dtype {
    I8 = 1,
    I16 = 2,
    I32 = 3,
    I64 = 4,
    U8 = 5,
    U16 = 6,
    U32 = 7,
    U64 = 8,
    F16 = 9,
    Bf16 = 10,
    F32 = 11,
    F64 = 12,
    C64 = 13,
    C128 = 14,
}

/// Every dtype with its C name without the prefix, in the order of the numbers, which start at 1.
const DTYPES: [(Dtype, &str); 14] = [
    (Dtype::I8, "I8"),
    (Dtype::I16, "I16"),
    (Dtype::I32, "I32"),
    (Dtype::I64, "I64"),
    (Dtype::U8, "U8"),
    (Dtype::U16, "U16"),
    (Dtype::U32, "U32"),
    (Dtype::U64, "U64"),
    (Dtype::F16, "F16"),
    (Dtype::Bf16, "BF16"),
    (Dtype::F32, "F32"),
    (Dtype::F64, "F64"),
    (Dtype::C64, "C64"),
    (Dtype::C128, "C128"),
];

impl Dtype {
    /// The smallest number of a dtype.
    pub const FIRST: i32 = Dtype::I8 as i32;
    /// The largest number of a dtype.
    pub const LAST: i32 = Dtype::C128 as i32;

    /// The dtype with this number, if there is one.
    pub fn from_code(code: i32) -> Option<Dtype> {
        let index = usize::try_from(code.checked_sub(Dtype::FIRST)?).ok()?;
        DTYPES.get(index).map(|entry| entry.0)
    }

    /// How many bytes one element takes.
    pub fn size(self) -> usize {
        self.part().alignment() * self.parts()
    }

    /// The alignment of one element in bytes; a complex number is aligned as its parts are.
    pub fn alignment(self) -> usize {
        match self.part() {
            Dtype::I8 | Dtype::U8 => 1,
            Dtype::I16 | Dtype::U16 | Dtype::F16 | Dtype::Bf16 => 2,
            Dtype::I32 | Dtype::U32 | Dtype::F32 => 4,
            _ => 8,
        }
    }

    /// How many real numbers an element is made of: 2 for complex dtypes, otherwise 1.
    pub fn parts(self) -> usize {
        if self.part() == self { 1 } else { 2 }
    }

    /// The dtype of those real numbers.
    pub fn part(self) -> Dtype {
        match self {
            Dtype::C64 => Dtype::F32,
            Dtype::C128 => Dtype::F64,
            real => real,
        }
    }

    /// Whether the elements are integers.
    pub fn is_integer(self) -> bool {
        (self as i32) < Dtype::F16 as i32
    }

    /// Which dtypes a result may have, in words.
    pub(crate) fn output_names(self) -> &'static str {
        match self {
            Dtype::F16 => "F16 or F32",
            Dtype::Bf16 => "BF16 or F32",
            Dtype::F32 => "F32",
            Dtype::F64 => "F64",
            Dtype::C64 => "C64",
            Dtype::C128 => "C128",
            _ => "F64 or F32",
        }
    }
}

impl fmt::Display for Dtype {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "NDG_{}", DTYPES[(*self as i32 - Dtype::FIRST) as usize].1)
    }
}

/// A Rust type whose values can be the elements of an array.
///
/// # Safety
/// `DTYPE` describes the type exactly: its size, its alignment and what its bits mean.
pub unsafe trait Element: Copy + 'static {
    /// The dtype of this type.
    const DTYPE: Dtype;
    /// What the gradient of an array of this type is made of, as numpy has it.
    type Gradient: Element;
}

// SAFETY: each type is the one that the dtype names; half's types are transparent over u16, num-complex's are repr(C).
unsafe impl Element for i8 {
    const DTYPE: Dtype = Dtype::I8;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for i16 {
    const DTYPE: Dtype = Dtype::I16;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for i32 {
    const DTYPE: Dtype = Dtype::I32;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for i64 {
    const DTYPE: Dtype = Dtype::I64;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for u8 {
    const DTYPE: Dtype = Dtype::U8;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for u16 {
    const DTYPE: Dtype = Dtype::U16;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for u32 {
    const DTYPE: Dtype = Dtype::U32;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for u64 {
    const DTYPE: Dtype = Dtype::U64;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for f16 {
    const DTYPE: Dtype = Dtype::F16;
    type Gradient = f16;
}
// SAFETY: as above.
unsafe impl Element for bf16 {
    const DTYPE: Dtype = Dtype::Bf16;
    type Gradient = bf16;
}
// SAFETY: as above.
unsafe impl Element for f32 {
    const DTYPE: Dtype = Dtype::F32;
    type Gradient = f32;
}
// SAFETY: as above.
unsafe impl Element for f64 {
    const DTYPE: Dtype = Dtype::F64;
    type Gradient = f64;
}
// SAFETY: as above.
unsafe impl Element for Complex<f32> {
    const DTYPE: Dtype = Dtype::C64;
    type Gradient = Complex<f32>;
}
// SAFETY: as above.
unsafe impl Element for Complex<f64> {
    const DTYPE: Dtype = Dtype::C128;
    type Gradient = Complex<f64>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_numbers() {
        for (index, entry) in DTYPES.iter().enumerate() {
            assert_eq!(entry.0 as i32, index as i32 + Dtype::FIRST);
            assert_eq!(Dtype::from_code(entry.0 as i32), Some(entry.0));
        }
        for code in [i32::MIN, -1, 0, Dtype::LAST + 1, i32::MAX] {
            assert_eq!(Dtype::from_code(code), None);
        }
    }

    #[test]
    fn sizes_and_alignments_are_those_of_the_rust_types() {
        fn check<T: Element>() {
            assert_eq!(T::DTYPE.size(), size_of::<T>(), "{}", T::DTYPE);
            assert_eq!(T::DTYPE.alignment(), align_of::<T>(), "{}", T::DTYPE);
        }
        check::<i8>();
        check::<i16>();
        check::<i32>();
        check::<i64>();
        check::<u8>();
        check::<u16>();
        check::<u32>();
        check::<u64>();
        check::<f16>();
        check::<bf16>();
        check::<f32>();
        check::<f64>();
        check::<Complex<f32>>();
        check::<Complex<f64>>();
    }
}
