//! Shares a job among threads.
//!
//! A small pool of our own. rayon's would be the kept library, but its threads do not survive a fork and its pool cannot
//! be told so: the first job in a forked child waits for ever. It also aborts where memory for a thread is lacking. What a sweep needs is less than rayon offers: one job at a time, cut into parts beforehand, with
//! the calling thread doing its share.
//!
//! * Nobody waits for a thread that has not come: parts are taken by whoever is there, so the caller does all of them if
//!   no worker wakes up in time, or if there is none.
//! * One job at a time: a caller that finds the workers taken does its own job alone.
//! * Each thread begins with parts of its own, the same in each job of a kind, which it finds in its cache.
//! * Workers start with the first job that wants them and stay until the process ends; a job allocates nothing once they are there.
//! * Between jobs they look out for the next one for 50 us, in which they give their core to whoever wants it once in a microsecond;
//!   then they sleep in the kernel. A caller waits likewise for those who are still at its job.
//! * Workers are woken elsewhere than where the caller runs, and leave that processor if they find themselves on it.
//! * After a fork the child forgets the workers, which it does not have, and starts its own when it needs them.
//! * With the first worker, the library makes itself stay loaded: dlclose cannot pull the code from under a sleeper.

mod float_mode;
mod placement;
mod pool;
mod progress;
mod setting;
#[cfg(unix)]
mod system;
#[cfg(not(unix))]
#[path = "system_none.rs"]
mod system;

pub use pool::{are_close_by, has_ended, run};
pub use progress::{Progress, Span};
pub use setting::{MAX_THREADS, num_threads, set_num_threads};

#[cfg(test)]
mod tests;
