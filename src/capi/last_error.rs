//! The message of the last failure on each thread.

use crate::status::Error;
use core::cell::RefCell;
use core::ffi::c_char;
use core::fmt::{self, Write};

/// Longer than any message, whose longest parts are numbers.
const CAPACITY: usize = 512;

/// A message in place. It has no destructor: one that ran late would pin or crash a library that is being unloaded.
struct Message {
    length: usize,
    text: [u8; CAPACITY],
}

impl Write for Message {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = &mut self.text[self.length..];
        let length = text.len().min(room.len());
        room[..length].copy_from_slice(&text.as_bytes()[..length]);
        self.length += length;
        Ok(())
    }
}

thread_local! {
    static LAST_ERROR: RefCell<Message> = const { RefCell::new(Message { length: 0, text: [0; CAPACITY] }) };
}

/// Makes this the calling thread's last error.
pub fn set(error: &Error) {
    LAST_ERROR.with_borrow_mut(|message| {
        message.length = 0;
        // Message::write_str never fails, and the numbers in an error format without failing.
        let _ = write!(message, "{error}");
    });
}

/// Copies the message of the calling thread's last failure, in detail: the argument, the axis or index, what was
/// expected and what came. For example `axis 1 has 2 samples: expected at least 3`.
///
/// The message stays until the next failure on this thread; a call that succeeds does not clear it. Before the first
/// failure it is empty. The text is meant for people and may change between versions.
///
/// @param buf       where the message goes, NUL-terminated and cut off after `capacity - 1` bytes; may be NULL if
///                  `capacity` is 0
/// @param capacity  the size of `buf` in bytes; if it is 0 or less, nothing is written
/// @returns the full length of the message in bytes, without the NUL: at least `capacity` if it was cut off
///
/// Threads: each has its own message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_last_error(buf: *mut c_char, capacity: i64) -> i64 {
    LAST_ERROR.with_borrow(|message| {
        let room = usize::try_from(capacity).unwrap_or(0);
        if !buf.is_null() && room > 0 {
            let length = message.length.min(room - 1);
            // SAFETY: the caller owns `capacity` bytes from `buf` on, and length + 1 is no more than that; the message is
            // this thread's own, so that nobody writes it meanwhile.
            unsafe {
                core::ptr::copy_nonoverlapping(message.text.as_ptr().cast(), buf, length);
                buf.add(length).write(0);
            }
        }
        message.length as i64
    })
}
