//! How many threads a job may have: one number for the process.

use crate::environment;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Larger numbers count as this one.
pub const MAX_THREADS: usize = 1024;

/// 0 until somebody sets it or asks for it.
static NUM_THREADS: AtomicUsize = AtomicUsize::new(0);

/// How many threads a call may compute on: what [`set_num_threads`] has set; before that the environment variable
/// `NDGRAD_NUM_THREADS` as it is when it is first looked at, or 1.
pub fn num_threads() -> usize {
    match NUM_THREADS.load(Relaxed) {
        0 => {
            let wanted = environment::with_variable(c"NDGRAD_NUM_THREADS", |value| value.and_then(environment::number));
            let initial = wanted.map_or(1, resolve);
            // A number that another thread has set meanwhile stays.
            NUM_THREADS.compare_exchange(0, initial, Relaxed, Relaxed).err().unwrap_or(initial)
        }
        set => set,
    }
}

/// How many threads a call may compute on, from now on and in the whole process; 0: as many as there are cores for it.
pub fn set_num_threads(n: usize) {
    NUM_THREADS.store(resolve(n), Relaxed);
}

fn resolve(n: usize) -> usize {
    // The cores of the calling thread's affinity mask, or fewer where a control group grants less time than theirs.
    let n = if n == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { n };
    n.min(MAX_THREADS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_count_as_the_largest_and_none_as_the_cores() {
        assert_eq!(resolve(1), 1);
        assert_eq!(resolve(MAX_THREADS), MAX_THREADS);
        assert_eq!(resolve(usize::MAX), MAX_THREADS);
        assert!(resolve(0) >= 1);
    }
}
