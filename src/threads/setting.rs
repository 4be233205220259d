//! How many threads a job may have: one number for the process.

use super::system;
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
            let initial = system::with_variable(c"NDGRAD_NUM_THREADS", |value| value.and_then(parse)).unwrap_or(1);
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

/// A decimal number as a user may write it; none for anything else.
fn parse(value: &[u8]) -> Option<usize> {
    let digits = value.trim_ascii();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let n = digits.iter().fold(0_usize, |n, digit| n.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
    Some(resolve(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_rubbish_is_not() {
        for (text, n) in [("1", 1), ("4", 4), (" 7\n", 7), ("007", 7), ("99999999999999999999999", MAX_THREADS)] {
            assert_eq!(parse(text.as_bytes()), Some(n), "{text:?}");
        }
        for text in ["", " ", "-1", "+2", "2.0", "4,2", "four", "0x4", "3 4", "\u{0663}", "1e1"] {
            assert_eq!(parse(text.as_bytes()), None, "{text:?}");
        }
        assert!(parse(b"0").is_some_and(|n| n >= 1));
    }
}
