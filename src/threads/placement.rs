//! Where workers run: not where the thread runs whose job they share. Two threads on one processor are no faster than one.
//!
//! A system that is a guest of another takes processors without work for stopped ones, and then wakes a worker on the processor of the
//! thread that wakes it, which does not wait for it: there it stays until the system balances its load, which takes some thousandths of a second.

use core::ffi::c_int;

/// The number of a processor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Processor(c_int);

/// A thread of this process, as the system numbers them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Thread(c_int);

impl Processor {
    /// Where this thread runs; soon it may be elsewhere. None if the system does not tell.
    pub fn here() -> Option<Processor> {
        let number = system::processor();
        (number >= 0).then_some(Processor(number))
    }
}

impl Thread {
    /// The calling one; it is asked of the system.
    pub fn this() -> Thread {
        Thread(system::thread())
    }

    /// Keeps the thread off a processor, and moves it if it is there; false, and nothing done, if it may not run there anyway, or nowhere else.
    pub fn keep_off(self, processor: Processor) -> bool {
        system::change_processors(self.0, processor.0, false)
    }

    /// Lets the thread run on a processor again.
    pub fn let_on(self, processor: Processor) {
        system::change_processors(self.0, processor.0, true);
    }
}

/// A thread that sleeps, and the processor that it is kept off meanwhile.
pub struct Sleeper {
    thread: Thread,
    kept_off: Option<Processor>,
}

impl Sleeper {
    /// A thread that is about to sleep.
    pub fn new(thread: Thread) -> Sleeper {
        Sleeper { thread, kept_off: None }
    }

    /// Whether it is this one.
    pub fn is(&self, thread: Thread) -> bool {
        self.thread == thread
    }

    /// Has it wake up elsewhere than on a processor.
    pub fn keep_off(&mut self, processor: Processor) {
        if self.kept_off != Some(processor) {
            self.wake();
            self.kept_off = self.thread.keep_off(processor).then_some(processor);
        }
    }

    /// It is awake, and may run where it could before.
    pub fn wake(&mut self) {
        if let Some(processor) = self.kept_off.take() {
            self.thread.let_on(processor);
        }
    }
}

/// Leaves a processor for another if there is one: to be called by a thread that finds itself beside the one whose job it shares.
#[cold]
pub fn leave(processor: Processor) {
    let this = Thread::this();
    if this.keep_off(processor) {
        this.let_on(processor);
    }
}

#[cfg(target_os = "linux")]
mod system {
    use core::ffi::c_int;
    use core::mem::MaybeUninit;

    pub fn processor() -> c_int {
        // SAFETY: it takes nothing and returns a number.
        unsafe { libc::sched_getcpu() }
    }

    pub fn thread() -> c_int {
        // SAFETY: as above; by its number, since older C libraries have no function for it. It fits, being a pid_t.
        unsafe { libc::syscall(libc::SYS_gettid) as c_int }
    }

    /// Whether the set of processors that a thread may run on was changed, so that `processor` is in it or not. It is not made empty.
    pub fn change_processors(thread: c_int, processor: c_int, is_allowed: bool) -> bool {
        let size = size_of::<libc::cpu_set_t>();
        let Some(index) = usize::try_from(processor).ok().filter(|&index| index < 8 * size) else { return false };
        // SAFETY: a set is plain bits, all of which may be 0; the system gets its size and writes no more; the index is within it.
        unsafe {
            let mut processors = MaybeUninit::<libc::cpu_set_t>::zeroed().assume_init();
            if libc::sched_getaffinity(thread, size, &mut processors) != 0
                || libc::CPU_ISSET(index, &processors) == is_allowed
            {
                return false;
            }
            if is_allowed {
                libc::CPU_SET(index, &mut processors);
            } else {
                libc::CPU_CLR(index, &mut processors);
            }
            libc::CPU_COUNT(&processors) > 0 && libc::sched_setaffinity(thread, size, &processors) == 0
        }
    }
}

/// Systems that we cannot ask: nobody is told where to run.
#[cfg(not(target_os = "linux"))]
mod system {
    use core::ffi::c_int;

    pub fn processor() -> c_int {
        -1
    }

    pub fn thread() -> c_int {
        0
    }

    pub fn change_processors(_thread: c_int, _processor: c_int, _is_allowed: bool) -> bool {
        false
    }
}
