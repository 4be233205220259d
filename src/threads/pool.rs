//! The workers, and how a job is shared with them.

use super::float_mode::FloatMode;
use super::placement::{self, Processor, Sleeper, Thread};
use super::progress::Span;
use super::system;
use arrayvec::ArrayVec;
use core::any::Any;
use core::cell::UnsafeCell;
use core::hint;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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
    run_together(parts, helpers, span, job)
}

/// The same with `helpers` workers. Not for every job to have the stack that it takes.
#[inline(never)]
fn run_together(parts: usize, helpers: usize, span: Span, job: &(dyn Fn(usize) + Sync)) -> bool {
    // Before a worker can have done a part: the first fraction is 0.
    if !span.report(0, parts) {
        return false;
    }
    let mut sections = ArrayVec::new();
    let count = (helpers + 1).min(MAX_SECTIONS);
    let bound = |section: usize| section * parts / count;
    sections.extend((0..count).map(|k| Section { next: AtomicUsize::new(bound(k)), end: bound(k + 1) }));
    let job = Job {
        call: job,
        sections,
        done: AtomicUsize::new(0),
        float_mode: FloatMode::current(),
        processor: Processor::here(),
        panic: Mutex::new(None),
    };
    let invitation = pool().invite(&job, helpers);
    // That all is done is told once, below.
    let goes_on = job.work_off(0, |done| done == parts || span.report(done, parts));
    if !goes_on {
        job.give_up();
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
    /// Who has begun with which parts.
    sections: ArrayVec<Section, MAX_SECTIONS>,
    /// How many parts are done.
    done: AtomicUsize,
    float_mode: FloatMode,
    /// Where the thread whose job it is runs.
    processor: Option<Processor>,
    /// What a worker's part panicked with.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

/// A thread's own parts, one after another: the same in each job of a kind, so that it finds what it had before in its cache. When it has
/// done them it helps the others with theirs.
#[repr(align(64))]
struct Section {
    /// The first that nobody has taken; from `end` on there is none. What it counts is made known to other threads by the pool's lock,
    /// so no order is asked of it.
    next: AtomicUsize,
    end: usize,
}

/// More threads share them.
const MAX_SECTIONS: usize = 64;

impl Job<'_> {
    /// Does parts, those of the thread's own section first, until all are taken, or `goes_on`, which gets the number of those that are
    /// done, says no.
    fn work_off(&self, thread: usize, goes_on: impl Fn(usize) -> bool) -> bool {
        let (others, own) = self.sections.split_at(thread % self.sections.len());
        for section in own.iter().chain(others) {
            loop {
                if !goes_on(self.done.load(Ordering::Relaxed)) {
                    return false;
                }
                let part = section.next.fetch_add(1, Ordering::Relaxed);
                if part >= section.end {
                    break;
                }
                (self.call)(part);
                self.done.fetch_add(1, Ordering::Relaxed);
            }
        }
        true
    }

    /// Takes all parts that are left, and does not do them.
    fn give_up(&self) {
        self.sections.iter().for_each(|section| section.next.store(section.end, Ordering::Relaxed));
    }

    /// Does parts on a worker, which must outlive a panic.
    fn help(&self, worker: usize) {
        if let Some(processor) = self.processor.filter(|_| Processor::here() == self.processor) {
            placement::leave(processor);
        }
        self.float_mode.adopt();
        // AssertUnwindSafe: the panic goes on in the thread whose job this is.
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.work_off(worker, |_| true))) {
            self.give_up();
            *self.panic.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic);
        }
    }
}

/// How many nanoseconds a thread that waits looks again and again before it sleeps, giving its core to whoever wants it each time: sleeping
/// and being woken takes as long as a small job.
const PATIENCE: u64 = 50_000;

/// Waits until `condition`, but not for longer than is worth while.
fn look_out(condition: impl Fn() -> bool) {
    let start = system::now();
    loop {
        for _ in 0..LOOKS {
            if condition() {
                return;
            }
            hint::spin_loop();
        }
        if system::now().wrapping_sub(start) > PATIENCE {
            return;
        }
        std::thread::yield_now();
    }
}

/// How often it looks, which takes about a microsecond, before it gives its core away.
const LOOKS: usize = 50;

/// A number that some look at all the time, in a line of its own: whoever changes what lies beside it would wait for them.
#[repr(align(64))]
struct Watched(AtomicUsize);

impl core::ops::Deref for Watched {
    type Target = AtomicUsize;

    fn deref(&self) -> &AtomicUsize {
        &self.0
    }
}

/// The workers' side and the callers' side of one door.
struct Pool {
    state: Mutex<State>,
    // Changed by those who hold the lock, and looked at by those who look out.
    /// How many more workers may join in.
    seats: Watched,
    /// How many have joined in and not left.
    helping: Watched,
    /// How many look out.
    awake: AtomicUsize,
    /// Workers wait here for a seat.
    seats_free: Condvar,
    /// The thread whose job it is waits here for those who sat down to leave.
    all_left: Condvar,
}

struct State {
    /// How many workers there are,
    workers: usize,
    /// and how many of them have begun: the first is number 1, the second 2.
    begun: usize,
    /// Those who sleep, in the order in which they are woken; of many only the first.
    sleepers: ArrayVec<Sleeper, MAX_SECTIONS>,
    /// The job in hand. It is there while a caller has the workers.
    job: Option<JobPointer>,
    /// Whether the caller sleeps until they have left: to wake nobody takes the system as long as a small job.
    caller_sleeps: bool,
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
            seats: Watched(AtomicUsize::new(0)),
            helping: Watched(AtomicUsize::new(0)),
            awake: AtomicUsize::new(0),
            state: Mutex::new(State {
                workers: 0,
                begun: 0,
                sleepers: ArrayVec::new_const(),
                job: None,
                caller_sleeps: false,
            }),
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
        self.seats.store(helpers, Ordering::Relaxed);
        let workers = state.workers;
        let asleep = helpers.saturating_sub(self.awake.load(Ordering::Relaxed));
        if let Some(processor) = job.processor {
            state.sleepers.iter_mut().take(asleep).for_each(|sleeper| sleeper.keep_off(processor));
        }
        drop(state);
        // From here on the workers are this caller's, so that nobody else starts any.
        let invitation = Invitation { pool: self };
        if helpers < workers {
            (0..asleep).for_each(|_| self.seats_free.notify_one());
        } else {
            if asleep > 0 {
                self.seats_free.notify_all();
            }
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
        let helping = || self.pool.helping.load(Ordering::Relaxed);
        {
            let _state = self.pool.lock();
            self.pool.seats.store(0, Ordering::Relaxed);
        }
        look_out(|| helping() == 0);
        let mut state = self.pool.lock();
        while helping() > 0 {
            state.caller_sleeps = true;
            state = self.pool.all_left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.caller_sleeps = false;
        state.job = None;
    }
}

/// A worker's life.
pub fn work() -> ! {
    let pool = pool();
    let this = Thread::this();
    let count = |counter: &AtomicUsize, by: isize| {
        // By whoever holds the lock.
        counter.store(counter.load(Ordering::Relaxed).wrapping_add_signed(by), Ordering::Relaxed);
    };
    let mut state = pool.lock();
    state.begun += 1;
    let number = state.begun;
    let mut has_looked = false;
    loop {
        match state.job {
            Some(JobPointer(job)) if pool.seats.load(Ordering::Relaxed) > 0 => {
                count(&pool.seats, -1);
                count(&pool.helping, 1);
                drop(state);
                // SAFETY: the job stays in place until the invitation is dropped, which waits for `helping` to be 0.
                unsafe { job.as_ref() }.help(number);
                state = pool.lock();
                count(&pool.helping, -1);
                if state.caller_sleeps && pool.helping.load(Ordering::Relaxed) == 0 {
                    pool.all_left.notify_one();
                }
                has_looked = false;
            }
            // Also who was woken for a job that was done before it came: soon there may be another.
            _ if !has_looked => {
                count(&pool.awake, 1);
                drop(state);
                look_out(|| pool.seats.load(Ordering::Relaxed) > 0);
                state = pool.lock();
                count(&pool.awake, -1);
                has_looked = true;
            }
            _ => {
                // There may be no place left.
                let _ = state.sleepers.try_push(Sleeper::new(this));
                state = pool.seats_free.wait(state).unwrap_or_else(PoisonError::into_inner);
                if let Some(place) = state.sleepers.iter().position(|sleeper| sleeper.is(this)) {
                    state.sleepers.remove(place).wake();
                }
                has_looked = false;
            }
        }
    }
}

/// When the last job ended for which workers may have been wanted.
static LAST_END: AtomicU64 = AtomicU64::new(0);

/// Whether workers look out for a job, or will do so next time since jobs come one soon after the other: [`has_ended`] tells of each.
pub fn are_close_by() -> bool {
    pool().awake.load(Ordering::Relaxed) > 0 || system::now().wrapping_sub(LAST_END.load(Ordering::Relaxed)) < PATIENCE
}

/// A job has ended for which workers may have been wanted, if it had some or not.
pub fn has_ended() {
    LAST_END.store(system::now(), Ordering::Relaxed);
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
