//! The pool by itself; forks, unloading and refused threads are tested from C.

use super::*;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Barrier;
use std::time::Duration;
#[cfg(unix)]
use std::time::Instant;

fn counters(n: usize) -> Vec<AtomicUsize> {
    (0..n).map(|_| AtomicUsize::new(0)).collect()
}

fn counts(counters: &[AtomicUsize]) -> Vec<usize> {
    counters.iter().map(|counter| counter.load(Relaxed)).collect()
}

#[test]
fn every_part_is_done_once() {
    for parts in [0, 1, 2, 3, 7, 100, 10_000] {
        for threads in [0, 1, 2, 3, 8] {
            let calls = counters(parts);
            run(parts, threads, Span::whole(None), &|part| {
                calls[part].fetch_add(1, Relaxed);
            });
            assert_eq!(counts(&calls), vec![1; parts], "{parts} parts, {threads} threads");
        }
    }
}

#[cfg(unix)]
#[test]
fn workers_do_take_part() {
    // Each part waits for the other, which must therefore be on another thread. Other tests may have the workers for
    // a while: then this thread is alone, and gives up waiting.
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let arrived = AtomicUsize::new(0);
        let met = AtomicUsize::new(0);
        run(2, 2, Span::whole(None), &|_| {
            arrived.fetch_add(1, Relaxed);
            let patience = Instant::now() + Duration::from_millis(500);
            while arrived.load(Relaxed) < 2 && Instant::now() < patience {
                std::thread::yield_now();
            }
            met.fetch_add(usize::from(arrived.load(Relaxed) == 2), Relaxed);
        });
        if met.into_inner() == 2 {
            return;
        }
        assert!(Instant::now() < deadline, "no worker has come to any of the jobs");
    }
}

#[test]
fn a_panic_reaches_the_caller_and_the_workers_live_on() {
    for _ in 0..20 {
        for panicking in [0, 3, 9] {
            let panic = catch_unwind(AssertUnwindSafe(|| {
                run(10, 4, Span::whole(None), &|part| {
                    if part == panicking {
                        // As a bug's panic, but without its words on the screen.
                        resume_unwind(Box::new("a bug"));
                    }
                    std::thread::sleep(Duration::from_micros(100));
                });
            }));
            assert!(panic.is_err());
        }
        let calls = counters(10);
        run(10, 4, Span::whole(None), &|part| {
            calls[part].fetch_add(1, Relaxed);
        });
        assert_eq!(counts(&calls), [1; 10]);
    }
}

#[test]
fn callers_do_not_wait_for_each_other() {
    // One caller's job cannot end before the other's has begun, and the other way round.
    let both = Barrier::new(2);
    let caller = || {
        run(4, 2, Span::whole(None), &|part| {
            if part == 0 {
                both.wait();
            }
        });
    };
    std::thread::scope(|scope| {
        scope.spawn(caller);
        scope.spawn(caller);
    });
}

#[test]
fn many_callers_at_once() {
    std::thread::scope(|scope| {
        for threads in 1..=12 {
            scope.spawn(move || {
                for parts in 0..200 {
                    let calls = counters(parts);
                    run(parts, threads, Span::whole(None), &|part| {
                        calls[part].fetch_add(1, Relaxed);
                    });
                    assert_eq!(counts(&calls), vec![1; parts]);
                }
            });
        }
    });
}

#[test]
fn a_job_within_a_job_is_done_alone() {
    let calls = counters(8 * 8);
    run(8, 4, Span::whole(None), &|outer| {
        run(8, 4, Span::whole(None), &|inner| {
            calls[8 * outer + inner].fetch_add(1, Relaxed);
        });
    });
    assert_eq!(counts(&calls), [1; 64]);
}
