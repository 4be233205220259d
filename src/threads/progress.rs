//! How far a call is, told to whoever asked for it, who may stop it.

use core::ffi::{c_int, c_void};
use core::ops::Range;

/// Whom to tell.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Gets the fraction that is done, 0 to 1, and the context; anything but 0 stops the call.
    pub callback: unsafe extern "C" fn(f64, *mut c_void) -> c_int,
    /// What the callback gets besides.
    pub context: *mut c_void,
}

// SAFETY: whoever sets a callback promises that it may be called on any thread, on each with the same context.
unsafe impl Send for Progress {}
// SAFETY: the same.
unsafe impl Sync for Progress {}

/// The part of a call that a job is.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    progress: Option<Progress>,
    from: f64,
    to: f64,
}

impl Span {
    /// All of a call.
    pub fn whole(progress: Option<Progress>) -> Span {
        Span { progress, from: 0.0, to: 1.0 }
    }

    /// These of so many pieces of about the same size.
    pub fn pieces(self, numbers: Range<usize>, count: usize) -> Span {
        let at = |number: usize| self.from + (self.to - self.from) * (number as f64 / count as f64);
        Span { from: at(numbers.start), to: at(numbers.end), ..self }
    }

    /// Whether somebody wants to be told.
    pub fn is_watched(&self) -> bool {
        self.progress.is_some()
    }

    /// Tells that so many of so many parts are done; whether to go on, as is always so once the whole call is done.
    pub fn report(&self, done: usize, parts: usize) -> bool {
        let Some(Progress { callback, context }) = self.progress else { return true };
        // Where one span ends the next begins, to the bit: no fraction is less than the one before.
        let fraction =
            if done == parts { self.to } else { self.from + (self.to - self.from) * (done as f64 / parts as f64) };
        // SAFETY: whoever set the callback promises that it may be called so.
        let goes_on = unsafe { callback(fraction, context) == 0 };
        goes_on || fraction == 1.0
    }
}
