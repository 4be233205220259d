//! Copies between strided arrays and rows without gaps.

use super::line::{LINE_BYTES, Prefetch};

/// What is copied: `rows` rows of `length` elements. Strides are in bytes.
#[derive(Clone, Copy)]
pub struct Block {
    /// The first element.
    pub from: *const u8,
    /// From a row to the next where they are read.
    pub from_row: isize,
    /// From an element of a row to the next where they are read.
    pub from_step: isize,
    /// Where the first element goes.
    pub to: *mut u8,
    /// From a row to the next where they are written.
    pub to_row: isize,
    /// From an element of a row to the next where they are written.
    pub to_step: isize,
    /// How many rows there are.
    pub rows: usize,
    /// How many elements a row has.
    pub length: usize,
    /// How far off lies what will be transposed next, in bytes: it is asked for meanwhile. Not looked at where rows are copied
    /// as they are.
    pub ahead: isize,
}

/// Copies a block of elements of `size` bytes: 1, 2, 4 or 8.
///
/// # Safety
/// The elements are aligned, valid for reads where they come from and for writes where they go to, and the two do not overlap.
pub unsafe fn copy(block: &Block, size: usize) {
    // SAFETY: the caller's promise; integers have the sizes and take any bits.
    unsafe {
        match size {
            1 => copy_elements::<u8>(block),
            2 => copy_elements::<u16>(block),
            4 => copy_elements::<u32>(block),
            _ => copy_elements::<u64>(block),
        }
    }
}

/// # Safety
/// As for [`copy`].
unsafe fn copy_elements<T: Copy>(block: &Block) {
    let &Block { from, from_row, from_step, to, to_row, to_step, rows, length, .. } = block;
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        if from_row.unsigned_abs() < from_step.unsigned_abs() && from_row != 0 {
            return transpose::<T>(block);
        }
        for row in 0..rows as isize {
            copy_row::<T>(from.offset(row * from_row), from_step, to.offset(row * to_row), to_step, length);
        }
    }
}

/// Copies one row.
///
/// # Safety
/// As for [`copy`].
#[inline(always)]
unsafe fn copy_row<T: Copy>(from: *const u8, from_step: isize, to: *mut u8, to_step: isize, length: usize) {
    let element = size_of::<T>() as isize;
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        match (from_step / element, to_step / element) {
            // The most common steps as constants, so that the compiler makes vectors of it.
            (2, 1) => {
                let (from, to) = (from.cast::<T>(), to.cast::<T>());
                (0..length).for_each(|k| to.add(k).write(from.add(2 * k).read()));
            }
            (-1, 1) => {
                let (from, to) = (from.cast::<T>(), to.cast::<T>());
                (0..length).for_each(|k| to.add(k).write(from.sub(k).read()));
            }
            _ => {
                for k in 0..length as isize {
                    to.offset(k * to_step).cast::<T>().write(from.offset(k * from_step).cast::<T>().read());
                }
            }
        }
    }
}

/// The same where the elements of a column are nearer to each other than those of a row: squares of elements in registers where
/// columns and rows have no gaps, so that both sides are touched in pieces of a line.
///
/// # Safety
/// As for [`copy`].
unsafe fn transpose<T: Copy>(block: &Block) {
    let &Block { from, from_row, from_step, to, to_row, to_step, rows, length, ahead } = block;
    let element = size_of::<T>() as isize;
    let side = if from_row == element && to_step == element { SQUARE_BYTES / size_of::<T>() } else { 1 };
    let side = if cfg!(any(target_arch = "x86_64", target_arch = "aarch64")) && size_of::<T>() >= 4 { side } else { 1 };
    let (whole_rows, whole_length) = if side > 1 { (rows - rows % side, length - length % side) } else { (0, 0) };
    let is_large = rows * length * size_of::<T>() >= LARGE_BYTES;
    let at = |row: usize, k: usize| {
        let (row, k) = (row as isize, k as isize);
        (from.wrapping_offset(row * from_row + k * from_step), to.wrapping_offset(row * to_row + k * to_step))
    };
    // SAFETY: the caller's promise.
    unsafe {
        for k in (0..whole_length).step_by(side) {
            for row in (0..whole_rows).step_by(side) {
                let (from, to) = at(row, k);
                if (row * size_of::<T>()).is_multiple_of(LINE_BYTES) {
                    for line in 0..side as isize {
                        let next = Prefetch::none(from.wrapping_offset(line * from_step + ahead));
                        if is_large { next.ask_second_level(0) } else { next.ask(0) }
                    }
                }
                transpose_square(size_of::<T>(), from, from_step, to, to_row);
            }
        }
        for k in 0..length {
            for row in if k < whole_length { whole_rows } else { 0 }..rows {
                let (from, to) = at(row, k);
                to.cast::<T>().write(from.cast::<T>().read());
            }
        }
    }
}

/// The nearest cache has no room for the next block beside one of so many bytes.
const LARGE_BYTES: usize = 16 * 1024;

/// A side of a square in bytes.
const SQUARE_BYTES: usize = 16;

/// Transposes a square of elements of 4 or 8 bytes whose lines are `from_line` bytes apart into one whose lines are `to_line`
/// bytes apart.
///
/// # Safety
/// As for [`copy`].
#[cfg(target_arch = "x86_64")]
#[inline(always)]
unsafe fn transpose_square(size: usize, from: *const u8, from_line: isize, to: *mut u8, to_line: isize) {
    use core::arch::x86_64::{
        __m128i, _mm_loadu_si128, _mm_storeu_si128, _mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi32,
        _mm_unpacklo_epi64,
    };
    // SAFETY: the caller's promise; every x86-64 processor has the instructions.
    unsafe {
        let load = |line: isize| _mm_loadu_si128(from.offset(line * from_line).cast());
        let store = |line: isize, value: __m128i| _mm_storeu_si128(to.offset(line * to_line).cast(), value);
        if size == 8 {
            let (a, b) = (load(0), load(1));
            store(0, _mm_unpacklo_epi64(a, b));
            store(1, _mm_unpackhi_epi64(a, b));
        } else {
            let (a, b, c, d) = (load(0), load(1), load(2), load(3));
            let (low_ab, high_ab) = (_mm_unpacklo_epi32(a, b), _mm_unpackhi_epi32(a, b));
            let (low_cd, high_cd) = (_mm_unpacklo_epi32(c, d), _mm_unpackhi_epi32(c, d));
            store(0, _mm_unpacklo_epi64(low_ab, low_cd));
            store(1, _mm_unpackhi_epi64(low_ab, low_cd));
            store(2, _mm_unpacklo_epi64(high_ab, high_cd));
            store(3, _mm_unpackhi_epi64(high_ab, high_cd));
        }
    }
}

/// The same with NEON, which every 64-bit ARM processor has.
///
/// # Safety
/// As for [`copy`].
#[cfg(target_arch = "aarch64")]
#[inline(always)]
unsafe fn transpose_square(size: usize, from: *const u8, from_line: isize, to: *mut u8, to_line: isize) {
    use core::arch::aarch64::{
        uint32x4_t, uint64x2_t, vld1q_u32, vld1q_u64, vreinterpretq_u64_u32, vst1q_u64, vtrn1q_u32, vtrn2q_u32,
        vzip1q_u64, vzip2q_u64,
    };
    // SAFETY: the caller's promise.
    unsafe {
        let store = |line: isize, value: uint64x2_t| vst1q_u64(to.offset(line * to_line).cast(), value);
        if size == 8 {
            let load = |line: isize| vld1q_u64(from.offset(line * from_line).cast());
            let (a, b) = (load(0), load(1));
            store(0, vzip1q_u64(a, b));
            store(1, vzip2q_u64(a, b));
        } else {
            let load = |line: isize| vld1q_u32(from.offset(line * from_line).cast());
            let pairs = |a: uint32x4_t, b: uint32x4_t| {
                (vreinterpretq_u64_u32(vtrn1q_u32(a, b)), vreinterpretq_u64_u32(vtrn2q_u32(a, b)))
            };
            let (even_ab, odd_ab) = pairs(load(0), load(1));
            let (even_cd, odd_cd) = pairs(load(2), load(3));
            store(0, vzip1q_u64(even_ab, even_cd));
            store(1, vzip1q_u64(odd_ab, odd_cd));
            store(2, vzip2q_u64(even_ab, even_cd));
            store(3, vzip2q_u64(odd_ab, odd_cd));
        }
    }
}

/// Elsewhere elements are copied one by one.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn transpose_square(_: usize, _: *const u8, _: isize, _: *mut u8, _: isize) {
    unreachable!("squares are for x86-64 and aarch64")
}
