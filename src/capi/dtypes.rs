//! The dtypes under their C names.

/// 8-bit signed integer, int8_t.
pub const NDG_I8: i32 = 1;
/// 16-bit signed integer, int16_t.
pub const NDG_I16: i32 = 2;
/// 32-bit signed integer, int32_t.
pub const NDG_I32: i32 = 3;
/// 64-bit signed integer, int64_t.
pub const NDG_I64: i32 = 4;
/// 8-bit unsigned integer, uint8_t.
pub const NDG_U8: i32 = 5;
/// 16-bit unsigned integer, uint16_t.
pub const NDG_U16: i32 = 6;
/// 32-bit unsigned integer, uint32_t.
pub const NDG_U32: i32 = 7;
/// 64-bit unsigned integer, uint64_t.
pub const NDG_U64: i32 = 8;
/// IEEE 754 half precision, 2 bytes aligned to 2.
pub const NDG_F16: i32 = 9;
/// bfloat16, the upper half of a float32: 2 bytes aligned to 2.
pub const NDG_BF16: i32 = 10;
/// float.
pub const NDG_F32: i32 = 11;
/// double.
pub const NDG_F64: i32 = 12;
/// Complex of two floats, real part first, aligned as a float.
pub const NDG_C64: i32 = 13;
/// Complex of two doubles, real part first, aligned as a double.
pub const NDG_C128: i32 = 14;

/// The largest rank that an array may have.
pub const NDG_MAX_RANK: i32 = 32;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dtype::Dtype;

    #[test]
    fn the_constants_are_the_numbers_of_the_dtypes() {
        let named = [
            ("NDG_I8", NDG_I8),
            ("NDG_I16", NDG_I16),
            ("NDG_I32", NDG_I32),
            ("NDG_I64", NDG_I64),
            ("NDG_U8", NDG_U8),
            ("NDG_U16", NDG_U16),
            ("NDG_U32", NDG_U32),
            ("NDG_U64", NDG_U64),
            ("NDG_F16", NDG_F16),
            ("NDG_BF16", NDG_BF16),
            ("NDG_F32", NDG_F32),
            ("NDG_F64", NDG_F64),
            ("NDG_C64", NDG_C64),
            ("NDG_C128", NDG_C128),
        ];
        for (name, code) in named {
            assert_eq!(Dtype::from_code(code).unwrap().to_string(), name);
        }
        assert_eq!(NDG_MAX_RANK as usize, crate::view::MAX_RANK);
    }
}
