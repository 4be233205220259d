//! Environment variables, read without an allocation: a call on a grid makes none, not even the first.

use core::ffi::CStr;

/// Calls `read` with the value of an environment variable, if it is set.
#[cfg(unix)]
pub fn with_variable<R>(name: &CStr, read: impl FnOnce(Option<&[u8]>) -> R) -> R {
    // SAFETY: the value is a C string, and is used before this returns; as with every getenv, the host changes no
    // variable meanwhile.
    unsafe {
        let value = libc::getenv(name.as_ptr());
        read(if value.is_null() { None } else { Some(CStr::from_ptr(value).to_bytes()) })
    }
}

/// Calls `read` with the value of an environment variable, if it is set. Without POSIX's getenv this allocates.
#[cfg(not(unix))]
pub fn with_variable<R>(name: &CStr, read: impl FnOnce(Option<&[u8]>) -> R) -> R {
    let value = name.to_str().ok().and_then(std::env::var_os);
    read(value.as_ref().and_then(|value| value.to_str()).map(str::as_bytes))
}

/// A decimal number as a user may write it, or the largest that there is; none for anything else.
pub fn number(value: &[u8]) -> Option<usize> {
    let digits = value.trim_ascii();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0_usize, |n, digit| n.saturating_mul(10).saturating_add(usize::from(digit - b'0'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_rubbish_is_not() {
        for (text, n) in [("0", 0), ("4", 4), (" 7\n", 7), ("007", 7), ("99999999999999999999999", usize::MAX)] {
            assert_eq!(number(text.as_bytes()), Some(n), "{text:?}");
        }
        for text in ["", " ", "-1", "+2", "2.0", "4,2", "four", "0x4", "3 4", "\u{0663}", "1e1"] {
            assert_eq!(number(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn a_variable_that_is_set_is_found() {
        with_variable(c"PATH", |value| assert_eq!(value, std::env::var("PATH").ok().as_deref().map(str::as_bytes)));
        with_variable(c"NDGRAD_NO_SUCH_VARIABLE", |value| assert_eq!(value, None));
    }
}
