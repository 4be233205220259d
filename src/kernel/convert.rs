//! From samples to the type that they are computed in, and from results to the type that they are stored in: exact, or
//! rounded once to the nearest; integers saturate.

use super::line::Instructions;
use half::{bf16, f16};

/// The conversion to a type.
pub trait Convert<To: Copy + Default>: Copy {
    /// Whether the values are integers, whose differences are 0 or of moderate magnitude.
    const IS_INTEGER: bool = false;

    /// The value as a `To`.
    fn convert(self) -> To;

    /// The values of a line.
    #[inline(always)]
    fn convert_line<S: Instructions, const N: usize>(line: [Self; N]) -> [To; N] {
        let mut converted = [To::default(); N];
        for l in 0..N {
            converted[l] = line[l].convert();
        }
        converted
    }
}

macro_rules! convert {
    ($($from:ty => $to:ty, $value:ident, $how:expr;)*) => {
        $(impl Convert<$to> for $from {
            const IS_INTEGER: bool = !matches!(stringify!($from).as_bytes(), [b'f' | b'b', ..]);

            #[inline(always)]
            fn convert(self) -> $to {
                let $value = self;
                $how
            }
        })*
    };
}

convert! {
    i8 => f32, x, f32::from(x);
    i16 => f32, x, f32::from(x);
    u8 => f32, x, f32::from(x);
    u16 => f32, x, f32::from(x);
    f32 => f32, x, x;
    i8 => f64, x, f64::from(x);
    i16 => f64, x, f64::from(x);
    i32 => f64, x, f64::from(x);
    i64 => f64, x, x as f64;
    u8 => f64, x, f64::from(x);
    u16 => f64, x, f64::from(x);
    u32 => f64, x, f64::from(x);
    u64 => f64, x, x as f64;
    f64 => f64, x, x;
    f64 => f32, x, x as f32;
    i8 => i16, x, i16::from(x);
    u8 => i16, x, i16::from(x);
    i16 => i16, x, x;
    i8 => i32, x, i32::from(x);
    u8 => i32, x, i32::from(x);
    i16 => i32, x, i32::from(x);
    u16 => i32, x, i32::from(x);
    i32 => i32, x, x;
    i32 => i16, x, x.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
}

// The reference converts to either type and picks one; the kernels have no use for these.
#[cfg(test)]
convert! {
    f32 => f64, x, f64::from(x);
    f16 => f64, x, x.to_f64();
    f64 => f16, x, f16::from_f64(x);
    i64 => f32, x, x as f32;
}

/// In operations without branches, which half's own are not: the compiler makes vectors of them.
impl Convert<f32> for bf16 {
    #[inline(always)]
    fn convert(self) -> f32 {
        // A signalling NaN becomes a quiet one when it is computed with.
        f32::from_bits(u32::from(self.to_bits()) << 16)
    }
}

/// Likewise.
impl Convert<bf16> for f32 {
    #[inline(always)]
    fn convert(self) -> bf16 {
        let bits = self.to_bits();
        // Up if more than a half is cut off, or a half and what is left is odd; NaNs are cut off, and quiet.
        let rounded = bits.wrapping_add(0x7FFF + (bits >> 16 & 1)) >> 16;
        let cut_off = bits >> 16 | 0x40;
        bf16::from_bits(if self.is_nan() { cut_off } else { rounded } as u16)
    }
}

/// By the processor's own instruction where there is one: element by element it takes ten times as long.
impl Convert<f32> for f16 {
    #[inline(always)]
    fn convert(self) -> f32 {
        self.to_f32()
    }

    #[inline(always)]
    fn convert_line<S: Instructions, const N: usize>(line: [f16; N]) -> [f32; N] {
        let mut converted = [0.0; N];
        if S::CONVERTS_HALVES && N.is_multiple_of(8) {
            for k in (0..N).step_by(8) {
                // SAFETY: eight elements from k on lie within both lines; the processor has the instruction.
                unsafe { widen(line.as_ptr().add(k), converted.as_mut_ptr().add(k)) };
            }
        } else {
            for l in 0..N {
                converted[l] = line[l].to_f32();
            }
        }
        converted
    }
}

/// Likewise.
impl Convert<f16> for f32 {
    #[inline(always)]
    fn convert(self) -> f16 {
        narrow_one(self)
    }

    #[inline(always)]
    fn convert_line<S: Instructions, const N: usize>(line: [f32; N]) -> [f16; N] {
        let mut converted = [f16::ZERO; N];
        if S::CONVERTS_HALVES && N.is_multiple_of(8) {
            for k in (0..N).step_by(8) {
                // SAFETY: eight elements from k on lie within both lines; the processor has the instruction.
                unsafe { narrow(line.as_ptr().add(k), converted.as_mut_ptr().add(k)) };
            }
        } else {
            for l in 0..N {
                converted[l] = narrow_one(line[l]);
            }
        }
        converted
    }
}

/// Eight elements as float32.
///
/// # Safety
/// They are valid for reads, and as many for writes; the processor has F16C.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
unsafe fn widen(from: *const f16, to: *mut f32) {
    use core::arch::x86_64::{_mm_loadu_si128, _mm256_cvtph_ps, _mm256_storeu_ps};
    // SAFETY: the caller's promise.
    unsafe { _mm256_storeu_ps(to, _mm256_cvtph_ps(_mm_loadu_si128(from.cast()))) }
}

/// Eight elements rounded to the nearest float16.
///
/// # Safety
/// They are valid for reads, and as many for writes; the processor has F16C.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
unsafe fn narrow(from: *const f32, to: *mut f16) {
    use core::arch::x86_64::{_MM_FROUND_TO_NEAREST_INT, _mm_storeu_si128, _mm256_cvtps_ph, _mm256_loadu_ps};
    // SAFETY: the caller's promise.
    unsafe { _mm_storeu_si128(to.cast(), _mm256_cvtps_ph::<_MM_FROUND_TO_NEAREST_INT>(_mm256_loadu_ps(from))) }
}

/// Rounded to the nearest float16.
#[cfg(not(target_arch = "aarch64"))]
#[inline(always)]
fn narrow_one(x: f32) -> f16 {
    f16::from_f32(x)
}

// Every 64-bit ARM processor has these instructions. Their intrinsics are younger than the oldest compiler that will do.

/// Eight elements as float32.
///
/// # Safety
/// They are valid for reads, and as many for writes.
#[cfg(target_arch = "aarch64")]
#[inline(always)]
unsafe fn widen(from: *const f16, to: *mut f32) {
    use core::arch::aarch64::{float32x4_t, uint16x8_t};
    let (low, high): (float32x4_t, float32x4_t);
    // SAFETY: the caller's promise; any bits are a vector.
    unsafe {
        core::arch::asm!(
            "fcvtl {low:v}.4s, {halves:v}.4h",
            "fcvtl2 {high:v}.4s, {halves:v}.8h",
            halves = in(vreg) from.cast::<uint16x8_t>().read_unaligned(),
            low = out(vreg) low,
            high = lateout(vreg) high,
            options(pure, nomem, nostack, preserves_flags)
        );
        to.cast::<[float32x4_t; 2]>().write_unaligned([low, high]);
    }
}

/// Eight elements rounded to float16, as the thread rounds: to the nearest unless the host has changed that.
///
/// # Safety
/// They are valid for reads, and as many for writes.
#[cfg(target_arch = "aarch64")]
#[inline(always)]
unsafe fn narrow(from: *const f32, to: *mut f16) {
    use core::arch::aarch64::{float32x4_t, uint16x8_t};
    let halves: uint16x8_t;
    // SAFETY: the caller's promise; any bits are a vector.
    unsafe {
        let [low, high] = from.cast::<[float32x4_t; 2]>().read_unaligned();
        core::arch::asm!(
            "fcvtn {halves:v}.4h, {low:v}.4s",
            "fcvtn2 {halves:v}.8h, {high:v}.4s",
            low = in(vreg) low,
            high = in(vreg) high,
            halves = out(vreg) halves,
            options(pure, nomem, nostack, preserves_flags)
        );
        to.cast::<uint16x8_t>().write_unaligned(halves);
    }
}

/// Rounded to float16 as [`narrow`] rounds; half's own conversion does so on some processors only.
#[cfg(target_arch = "aarch64")]
#[inline(always)]
fn narrow_one(x: f32) -> f16 {
    let half: u16;
    // SAFETY: one register into another.
    unsafe {
        core::arch::asm!(
            "fcvt {half:h}, {x:s}",
            x = in(vreg) x,
            half = lateout(vreg) half,
            options(pure, nomem, nostack, preserves_flags)
        );
    }
    f16::from_bits(half)
}

/// No instructions are known to convert halves here.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn widen(_: *const f16, _: *mut f32) {
    unreachable!("Instructions::CONVERTS_HALVES is false")
}

/// No instructions are known to convert halves here.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn narrow(_: *const f32, _: *mut f16) {
    unreachable!("Instructions::CONVERTS_HALVES is false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bfloat16_is_converted_as_half_does() {
        for bits in 0..=u16::MAX {
            let x = bf16::from_bits(bits);
            let converted: f32 = x.convert();
            assert_eq!((converted + 0.0).to_bits(), (x.to_f32() + 0.0).to_bits(), "{bits:#x}");
        }
        // Around each bfloat16, and half-way to the next.
        for bits in 0..=u16::MAX {
            for below in [0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF] {
                let x = f32::from_bits(u32::from(bits) << 16 | below);
                let converted: bf16 = x.convert();
                assert_eq!(converted.to_bits(), bf16::from_f32(x).to_bits(), "{bits:#x} {below:#x}");
            }
        }
    }
}
