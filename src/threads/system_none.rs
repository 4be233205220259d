//! Systems without POSIX threads: there are no workers, and every job is done by the thread that has it.

pub fn prepare() -> bool {
    false
}

pub fn start_worker() -> bool {
    false
}

pub fn now() -> u64 {
    0
}
