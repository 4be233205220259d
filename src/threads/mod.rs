//! Shares a job among threads.
//!
//! A small pool of our own. rayon's would be the kept library, but its threads do not survive a fork and its pool cannot
//! be told so: the first job in a forked child waits for ever. It also spins before it sleeps, and aborts where memory for
//! a thread is lacking. What a sweep needs is less than rayon offers: one job at a time, cut into parts beforehand, with
//! the calling thread doing its share.
//!
//! * Nobody waits for a thread that has not come: parts are taken by whoever is there, so the caller does all of them if
//!   no worker wakes up in time, or if there is none.
//! * One job at a time: a caller that finds the workers taken does its own job alone.
//! * Workers start with the first job that wants them, sleep in the kernel between jobs, and stay until the process ends;
//!   a job allocates nothing once they are there.
//! * After a fork the child forgets the workers, which it does not have, and starts its own when it needs them.
//! * With the first worker, the library makes itself stay loaded: dlclose cannot pull the code from under a sleeper.

mod float_mode;
mod pool;
mod progress;
mod setting;
#[cfg(unix)]
mod system;
#[cfg(not(unix))]
#[path = "system_none.rs"]
mod system;

pub use pool::run;
pub use progress::{Progress, Span};
pub use setting::{MAX_THREADS, num_threads, set_num_threads};

#[cfg(test)]
mod tests;
