//! Systems without POSIX threads: there are no workers, and every job is done by the thread that has it.

use core::ffi::CStr;

pub fn prepare() -> bool {
    false
}

pub fn start_worker() -> bool {
    false
}

pub fn with_variable<R>(name: &CStr, read: impl FnOnce(Option<&[u8]>) -> R) -> R {
    let value = name.to_str().ok().and_then(std::env::var_os);
    read(value.as_ref().and_then(|value| value.to_str()).map(str::as_bytes))
}
