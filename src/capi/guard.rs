//! The one guard around every export that can fail.

use super::last_error;
use super::status::ndg_status;
use crate::status::{Error, Status};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the body of an export: its error becomes a status and this thread's last error, and so does a panic.
pub fn guard(body: impl FnOnce() -> Result<(), Error>) -> ndg_status {
    // AssertUnwindSafe: after a panic the caller gets NDG_INTERNAL and no reference into what the body was changing; a
    // grid is changed by assignments of finished values alone.
    let result = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(debug_assertions)]
        provoke_panic();
        // In here, since an error is larger than a call for a few samples likes to copy.
        match body() {
            Ok(()) => Status::Ok as ndg_status,
            Err(error) => fail(error),
        }
    }));
    result.unwrap_or_else(|_| fail(Error::Internal))
}

#[cold]
fn fail(error: Error) -> ndg_status {
    last_error::set(&error);
    error.status() as ndg_status
}

/// The C tests set this variable to see that a panic does not cross the border. Release builds do not look at it.
#[cfg(debug_assertions)]
fn provoke_panic() {
    if std::env::var_os("NDGRAD_TEST_PANIC").is_some() {
        panic!("provoked by NDGRAD_TEST_PANIC");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_status() {
        assert_eq!(guard(|| panic!("as a bug would")), Status::Internal as ndg_status);
    }

    #[test]
    fn an_error_becomes_its_status() {
        assert_eq!(guard(|| Err(Error::BadRank { ndim: -1 })), Status::BadRank as ndg_status);
        assert_eq!(guard(|| Ok(())), Status::Ok as ndg_status);
    }
}
