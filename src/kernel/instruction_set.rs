//! Which instruction set the kernels use: chosen once, from what the processor has.

use crate::environment::with_variable;
use core::ffi::CStr;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The instruction sets that there are kernels for, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstructionSet {
    /// What every processor of the architecture has: SSE2 on x86-64, NEON on 64-bit ARM.
    Baseline,
    /// AVX2, FMA and F16C.
    Avx2,
    /// The above with AVX-512 F, BW, DQ and VL.
    Avx512,
}

impl InstructionSet {
    /// All of them, from the least to the most.
    pub const ALL: [InstructionSet; 3] = [InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512];

    /// The name by which `NDGRAD_ISA` asks for it.
    pub fn name(self) -> &'static CStr {
        match self {
            InstructionSet::Baseline if cfg!(target_arch = "aarch64") => c"neon",
            InstructionSet::Baseline => c"baseline",
            InstructionSet::Avx2 => c"avx2",
            InstructionSet::Avx512 => c"avx512",
        }
    }

    /// Whether the processor has it.
    pub fn is_available(self) -> bool {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = || is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let avx512 = || {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512vl")
            };
            match self {
                InstructionSet::Baseline => true,
                InstructionSet::Avx2 => avx2() && is_x86_feature_detected!("f16c"),
                InstructionSet::Avx512 => InstructionSet::Avx2.is_available() && avx512(),
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            self == InstructionSet::Baseline
        }
    }

    /// The one in use: the most that the processor has, or no more than `NDGRAD_ISA` names.
    #[inline]
    pub fn chosen() -> InstructionSet {
        /// One more than the number of the one chosen; 0 before. No OnceLock: a child that is forked while a thread
        /// chooses would wait for that thread for ever. Two threads that choose at once choose the same.
        static CHOSEN: AtomicUsize = AtomicUsize::new(0);
        match CHOSEN.load(Relaxed) {
            0 => {
                let chosen = InstructionSet::choose();
                CHOSEN.store(chosen as usize + 1, Relaxed);
                chosen
            }
            number => InstructionSet::ALL[number - 1],
        }
    }

    #[cold]
    fn choose() -> InstructionSet {
        let named = |name: &[u8]| InstructionSet::ALL.into_iter().find(|set| set.name().to_bytes() == name);
        let wanted = with_variable(c"NDGRAD_ISA", |name| name.and_then(named));
        let most = wanted.unwrap_or(InstructionSet::Avx512);
        let usable = |set: &InstructionSet| *set <= most && set.is_available();
        InstructionSet::ALL.into_iter().rev().find(usable).unwrap_or(InstructionSet::Baseline)
    }
}
