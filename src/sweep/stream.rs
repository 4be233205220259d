//! When results go past the cache.

use super::order::Nest;
use super::{ElementSizes, Output};
use crate::environment;
use crate::kernel::LINE_BYTES;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Whether results can be streamed: there are kernels for it, and results are contiguous.
pub fn is_possible(nest: &Nest, sizes: ElementSizes, outputs: &[Output<'_>]) -> bool {
    outputs.iter().all(|output| output.kernels.streams) && nest.run.out_stride == sizes.out as isize
}

/// Whether streaming pays: samples and results together are too large for the cache to keep until somebody reads them.
pub fn pays(nest: &Nest, sizes: ElementSizes, outputs: &[Output<'_>]) -> bool {
    is_large(nest.results(), sizes.f + sizes.out * outputs.len())
}

/// The same for so many results, and so many bytes of samples and results at each index.
#[inline]
pub fn is_large(results: usize, bytes: usize) -> bool {
    results.saturating_mul(bytes) > threshold()
}

/// A position of a run moved down to the start of its line, unless it is one of the run's ends: then all parts together still
/// cover the run, and no line is torn between two of them. The run has so many results of `size` bytes, the first at `out`.
pub fn line_start(out: *const u8, position: usize, extent: usize, size: usize) -> usize {
    if position == 0 || position == extent {
        return position;
    }
    let into_line = (out.addr() + position * size) % LINE_BYTES / size;
    position.saturating_sub(into_line)
}

/// Half of the last-level cache: measured, streaming loses below that and wins above. The environment variable
/// `NDGRAD_STREAM_ABOVE` gives another number of bytes, so that tests can stream small arrays.
#[inline]
fn threshold() -> usize {
    /// 0 until it is found out. No OnceLock: a child that is forked while a thread finds it out would wait for that
    /// thread for ever. Two threads that do so at once find the same.
    static THRESHOLD: AtomicUsize = AtomicUsize::new(0);
    match THRESHOLD.load(Relaxed) {
        0 => {
            let bytes = find_threshold();
            THRESHOLD.store(bytes, Relaxed);
            bytes
        }
        bytes => bytes,
    }
}

#[cold]
fn find_threshold() -> usize {
    let wanted = environment::with_variable(c"NDGRAD_STREAM_ABOVE", |value| value.and_then(environment::number));
    wanted.unwrap_or_else(|| last_level_cache().unwrap_or(32 << 20) / 2).max(1)
}

/// The size of the processor's largest cache in bytes, from its own description (Intel's leaf 4, AMD's 0x8000001D).
#[cfg(target_arch = "x86_64")]
fn last_level_cache() -> Option<usize> {
    use core::arch::x86_64::{__cpuid, __cpuid_count};
    let is_amd = __cpuid(0).ecx == u32::from_le_bytes(*b"cAMD");
    let leaf = if is_amd { 0x8000_001D } else { 4 };
    if __cpuid(leaf & 0x8000_0000).eax < leaf {
        return None;
    }
    let size = |index: u32| {
        let description = __cpuid_count(leaf, index);
        let field = |value: u32, low: u32, bits: u32| ((value >> low) & ((1 << bits) - 1)) as usize;
        // A type of 0 ends the list.
        (field(description.eax, 0, 5) != 0).then(|| {
            let line = field(description.ebx, 0, 12) + 1;
            let partitions = field(description.ebx, 12, 10) + 1;
            let ways = field(description.ebx, 22, 10) + 1;
            line * partitions * ways * (description.ecx as usize + 1)
        })
    };
    (0..8).map_while(size).max()
}

/// Elsewhere nothing streams: NEON's non-temporal stores are a hint that processors may ignore.
#[cfg(not(target_arch = "x86_64"))]
fn last_level_cache() -> Option<usize> {
    None
}
