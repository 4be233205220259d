//! What the pool needs of a Unix system: threads that the host does not notice, word of a fork, and code that stays.

use super::pool;
use core::ffi::{c_int, c_void};
use core::mem::MaybeUninit;
use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering};

/// A worker's stack. A sweep needs a few KiB of it, but the system may put the host's thread-local variables there too;
/// less than a huge page, so that touching it takes single pages.
const STACK_BYTES: usize = 1024 * 1024;

/// Signals that report a fault of the thread that gets them; all others are the host's business on the host's threads.
const FAULTS: [c_int; 5] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP];

/// Makes the pool fit for use in this process: to be called, successfully, before anything in it is touched.
pub fn prepare() -> bool {
    static IS_PREPARED: AtomicBool = AtomicBool::new(false);
    if IS_PREPARED.load(Ordering::Acquire) {
        return true;
    }
    // Several threads may get here at once: doing it twice does no harm, and a lock could be held at a fork.
    stay_loaded();
    // SAFETY: the handler is a function of this library, which stays loaded.
    let is_prepared = unsafe { libc::pthread_atfork(None, None, Some(forget_workers)) } == 0;
    IS_PREPARED.store(is_prepared, Ordering::Release);
    is_prepared
}

/// Runs in a forked child, whose only thread is the one that called fork.
extern "C" fn forget_workers() {
    // SAFETY: there is no other thread, and this one was calling fork, not running a job.
    unsafe { pool::forget_workers() };
}

/// Nanoseconds of a clock that goes on steadily.
pub fn now() -> u64 {
    let mut time = MaybeUninit::<libc::timespec>::zeroed();
    // SAFETY: a time that is all 0 is one, and that is what it stays if there is no such clock.
    let time = unsafe {
        libc::clock_gettime(libc::CLOCK_MONOTONIC, time.as_mut_ptr());
        time.assume_init()
    };
    (time.tv_sec as u64).wrapping_mul(1_000_000_000).wrapping_add(time.tv_nsec as u64)
}

/// Keeps the shared object that this code is part of: the library, or a plugin that it was linked into.
fn stay_loaded() {
    let mut object = MaybeUninit::<libc::Dl_info>::zeroed();
    let code = stay_loaded as *const c_void;
    // SAFETY: dladdr fills the structure in if it returns other than 0; the name that it gives lasts as long as the
    // object is loaded. The handle from dlopen is never given back, on purpose. Where dlopen finds no such object, the
    // code is part of the program itself, which is never unloaded.
    unsafe {
        if libc::dladdr(code, object.as_mut_ptr()) != 0 {
            libc::dlopen((*object.as_ptr()).dli_fname, libc::RTLD_LAZY | libc::RTLD_NOLOAD);
        }
    }
}

/// Starts a worker; false if the system does not grant one.
///
/// Not through `std::thread`, which aborts the process where there is no memory for a thread's description, and which
/// cannot block signals before the thread runs.
pub fn start_worker() -> bool {
    let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
    let attributes = attributes.as_mut_ptr();
    // SAFETY: the attributes are used between init and destroy only, each function gets valid pointers, and the set that
    // pthread_sigmask writes is read only if it has been written.
    unsafe {
        if libc::pthread_attr_init(attributes) != 0 {
            return false;
        }
        // Without this size it would be the host's default, which does as well.
        libc::pthread_attr_setstacksize(attributes, STACK_BYTES);
        libc::pthread_attr_setdetachstate(attributes, libc::PTHREAD_CREATE_DETACHED);
        let mut blocked = MaybeUninit::<libc::sigset_t>::uninit();
        libc::sigfillset(blocked.as_mut_ptr());
        for signal in FAULTS {
            libc::sigdelset(blocked.as_mut_ptr(), signal);
        }
        let mut before = MaybeUninit::<libc::sigset_t>::uninit();
        let mut is_started = false;
        if libc::pthread_sigmask(libc::SIG_BLOCK, blocked.as_ptr(), before.as_mut_ptr()) == 0 {
            let mut thread = MaybeUninit::<libc::pthread_t>::uninit();
            is_started = libc::pthread_create(thread.as_mut_ptr(), attributes, worker, ptr::null_mut()) == 0;
            libc::pthread_sigmask(libc::SIG_SETMASK, before.as_ptr(), ptr::null_mut());
        }
        libc::pthread_attr_destroy(attributes);
        is_started
    }
}

extern "C" fn worker(_: *mut c_void) -> *mut c_void {
    #[cfg(target_os = "linux")]
    // SAFETY: the name, which debuggers and top show, has fewer than 16 characters.
    unsafe {
        libc::prctl(libc::PR_SET_NAME, c"ndgrad".as_ptr());
    }
    pool::work()
}
