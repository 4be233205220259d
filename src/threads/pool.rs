//! The workers, and how a job is shared with them.

use super::float_mode::FloatMode;
use super::progress::Span;
use super::system;
use core::any::Any;
use core::cell::UnsafeCell;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Calls `job` once with each number in `0..parts` and returns when all calls have: on this thread and, if they are
/// free, on up to `threads - 1` workers. Between its own parts this thread reports to `span`; false if that stopped the
/// call, and then parts may be left undone.
///
/// # Panics
/// If the job does, on whichever thread. Parts may then be left undone, but none is being done any more.
pub fn run(parts: usize, threads: usize, span: Span, job: &(dyn Fn(usize) + Sync)) -> bool {
    let helpers = threads.min(parts).saturating_sub(1);
    if helpers == 0 || !system::prepare() {
        for part in 0..parts {
            if !span.report(part, parts) {
                return false;
            }
            job(part);
        }
        return span.report(parts, parts);
    }
    // Before a worker can have done a part: the first fraction is 0.
    if !span.report(0, parts) {
        return false;
    }
    let job = Job {
        call: job,
        parts,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        float_mode: FloatMode::current(),
        panic: Mutex::new(None),
    };
    let invitation = pool().invite(&job, helpers);
    // That all is done is told once, below.
    let goes_on = job.work_off(|done| done == parts || span.report(done, parts));
    if !goes_on {
        job.next.store(parts, Ordering::Relaxed);
    }
    drop(invitation);
    if let Some(panic) = job.panic.into_inner().unwrap_or_else(PoisonError::into_inner) {
        resume_unwind(panic);
    }
    goes_on && span.report(parts, parts)
}

/// A job on the stack of the thread that wants it done.
struct Job<'a> {
    call: &'a (dyn Fn(usize) + Sync),
    parts: usize,
    /// The first part that nobody has taken; from `parts` on there is none. What it counts is made known to other
    /// threads by the pool's lock, so no order is asked of it.
    next: AtomicUsize,
    /// How many parts are done.
    done: AtomicUsize,
    float_mode: FloatMode,
    /// What a worker's part panicked with.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Job<'_> {
    /// Does parts until all are taken, or `goes_on`, which gets the number of those that are done, says no.
    fn work_off(&self, goes_on: impl Fn(usize) -> bool) -> bool {
        loop {
            if !goes_on(self.done.load(Ordering::Relaxed)) {
                return false;
            }
            let part = self.next.fetch_add(1, Ordering::Relaxed);
            if part >= self.parts {
                return true;
            }
            (self.call)(part);
            self.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The same on a worker, which must outlive a panic.
    fn help(&self) {
        self.float_mode.adopt();
        // AssertUnwindSafe: the panic goes on in the thread whose job this is.
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.work_off(|_| true))) {
            self.next.store(self.parts, Ordering::Relaxed);
            *self.panic.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic);
        }
    }
}

/// The workers' side and the callers' side of one door.
struct Pool {
    state: Mutex<State>,
    /// Workers wait here for a seat.
    seats_free: Condvar,
    /// The thread whose job it is waits here for those who sat down to leave.
    all_left: Condvar,
}

struct State {
    /// How many workers there are.
    workers: usize,
    /// The job in hand. It is there while a caller has the workers.
    job: Option<JobPointer>,
    /// How many more workers may join in.
    seats: usize,
    /// How many have joined in and not left.
    helping: usize,
}

/// A job that stays where it is until nobody helps with it any more.
#[derive(Clone, Copy)]
struct JobPointer(NonNull<Job<'static>>);

// SAFETY: a job is shared by threads: its call is Sync, and the rest is an atomic, a lock and constants.
unsafe impl Send for JobPointer {}

/// A caller's hold on the workers; dropping it waits until none of them is at the job any more.
struct Invitation<'a> {
    pool: &'a Pool,
}

impl Pool {
    const fn new() -> Pool {
        Pool {
            state: Mutex::new(State { workers: 0, job: None, seats: 0, helping: 0 }),
            seats_free: Condvar::new(),
            all_left: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks up to `helpers` workers to a job, and starts those that are missing; none if another job has them.
    ///
    /// The job must stay in place until the invitation is dropped.
    fn invite(&self, job: &Job<'_>, helpers: usize) -> Option<Invitation<'_>> {
        let mut state = self.lock();
        if state.job.is_some() {
            return None;
        }
        state.job = Some(JobPointer(NonNull::from(job).cast()));
        state.seats = helpers;
        let workers = state.workers;
        drop(state);
        // From here on the workers are this caller's, so that nobody else starts any.
        let invitation = Invitation { pool: self };
        if helpers < workers {
            (0..helpers).for_each(|_| self.seats_free.notify_one());
        } else {
            self.seats_free.notify_all();
            let started = (workers..helpers).take_while(|_| system::start_worker()).count();
            if started > 0 {
                self.lock().workers += started;
            }
        }
        Some(invitation)
    }
}

impl Drop for Invitation<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.lock();
        state.seats = 0;
        while state.helping > 0 {
            state = self.pool.all_left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.job = None;
    }
}

/// A worker's life.
pub fn work() -> ! {
    let pool = pool();
    let mut state = pool.lock();
    loop {
        match state.job {
            Some(JobPointer(job)) if state.seats > 0 => {
                state.seats -= 1;
                state.helping += 1;
                drop(state);
                // SAFETY: the job stays in place until the invitation is dropped, which waits for `helping` to be 0.
                unsafe { job.as_ref() }.help();
                state = pool.lock();
                state.helping -= 1;
                if state.helping == 0 {
                    pool.all_left.notify_one();
                }
            }
            _ => state = pool.seats_free.wait(state).unwrap_or_else(PoisonError::into_inner),
        }
    }
}

/// The process's pool, in a place where a forked child can put a new one.
struct Place(UnsafeCell<Pool>);

// SAFETY: a Pool may be shared, and it is replaced only where there is no other thread.
unsafe impl Sync for Place {}

static POOL: Place = Place(UnsafeCell::new(Pool::new()));

fn pool() -> &'static Pool {
    // SAFETY: the pool is replaced only while nobody uses it.
    unsafe { &*POOL.0.get() }
}

/// Puts a new pool in the place of the one whose workers a forked child has not got and whose lock may be held by one of
/// them for ever.
///
/// # Safety
/// There is no other thread, and this one is not in [`run`].
pub unsafe fn forget_workers() {
    // SAFETY: nobody has a reference to the old pool, which is not dropped: dropping a held lock may be an error.
    unsafe { POOL.0.get().write(Pool::new()) };
}
