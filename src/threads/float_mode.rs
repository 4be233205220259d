//! The processor's floating-point mode: rounding, and whether subnormals count as zero.
//!
//! A host may change it on its own threads (`fesetround`, or start-up code that `-ffast-math` links in). Workers take over
//! the mode of the thread whose job they do, so that the number of threads changes no bit of a result.

/// A thread's floating-point mode.
#[derive(Clone, Copy)]
pub struct FloatMode {
    #[cfg(target_arch = "x86_64")]
    control: u32,
    #[cfg(target_arch = "aarch64")]
    control: u64,
}

impl FloatMode {
    /// The calling thread's.
    #[cfg(target_arch = "x86_64")]
    pub fn current() -> FloatMode {
        /// The flags that record what has happened, which are no part of the mode.
        const RECORD: u32 = 0x3f;
        let mut control = 0_u32;
        // SAFETY: stores the control register.
        unsafe { core::arch::asm!("stmxcsr [{}]", in(reg) &raw mut control, options(nostack, preserves_flags)) };
        FloatMode { control: control & !RECORD }
    }

    /// Makes it the calling thread's.
    #[cfg(target_arch = "x86_64")]
    pub fn adopt(self) {
        // SAFETY: the value is one that the register had on another thread. No code of this library relies on another
        // mode than the thread had that asked for the job.
        unsafe { core::arch::asm!("ldmxcsr [{}]", in(reg) &raw const self.control, options(nostack, preserves_flags)) };
    }

    /// The calling thread's.
    #[cfg(target_arch = "aarch64")]
    pub fn current() -> FloatMode {
        let control: u64;
        // SAFETY: reads the control register.
        unsafe { core::arch::asm!("mrs {}, fpcr", out(reg) control, options(nomem, nostack, preserves_flags)) };
        FloatMode { control }
    }

    /// Makes it the calling thread's.
    #[cfg(target_arch = "aarch64")]
    pub fn adopt(self) {
        // SAFETY: the value is one that the register had on another thread. No code of this library relies on another
        // mode than the thread had that asked for the job.
        unsafe { core::arch::asm!("msr fpcr, {}", in(reg) self.control, options(nostack, preserves_flags)) };
    }

    /// Elsewhere workers have the mode of the thread that started them.
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pub fn current() -> FloatMode {
        FloatMode {}
    }

    /// Nothing to do.
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pub fn adopt(self) {}
}
