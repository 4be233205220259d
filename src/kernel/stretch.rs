//! A stretch of results that all follow one rule: which formula computes them, and how they are stored.

use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::formula::{CorrectedQuotient, Formula, Product, Quotient, WeightedSum};
use super::line::{Ahead, Instructions, LINE_BYTES};
use super::quotient::{Real, Way};
use super::watch::Watch;
use super::{Rule, Stretch};
use core::marker::PhantomData;

/// Writes a stretch whose results all follow one rule.
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn same<F, O, A, S, const N: usize>(stretch: &Stretch, rule: &Rule)
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Instructions,
{
    let taps = Taps::<F, O, A>::new(stretch);
    let count = stretch.count;
    // SAFETY: the caller's promise; lines lie within the stretch.
    unsafe {
        if !taps.is_contiguous() || count < N {
            return taps.write_one_by_one(rule, 0, count);
        }
        let (streaming, head, end) = taps.whole_lines::<S, N>(stretch);
        taps.write_one_by_one(rule, 0, head);
        if streaming {
            taps.write_one_by_one(rule, end, count);
        }
        // What the corrected quotient cannot do, division does again. Loops, so that the body is compiled once.
        for corrects in [S::FUSES, false] {
            let mut watch = <A::Weight as Real>::Watch::<S>::new();
            let mut lines =
                Lines { out: taps.out, position: head, count: (end - head) / N, streaming, ahead: stretch.ahead };
            while lines.count > 0 {
                taps.write_lines::<S, N>(rule, corrects, &lines, &mut watch);
                // The last line overlaps the one before it: the same results twice.
                let is_last = streaming || lines.position + lines.count * N == count;
                lines = Lines { position: count - N, count: usize::from(!is_last), ..lines };
            }
            if watch.is_calm() {
                return;
            }
        }
    }
}

/// Where a stretch has its samples and its results, in the types of a kernel.
pub struct Taps<F, O, A> {
    /// The first result.
    pub out: *mut O,
    out_stride: isize,
    /// The sample at the first result.
    f: *const F,
    f_stride: isize,
    tap_stride: isize,
    arithmetic: PhantomData<A>,
}

impl<F, O, A> Taps<F, O, A>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    /// Those of a stretch.
    #[inline(always)]
    pub fn new(stretch: &Stretch) -> Taps<F, O, A> {
        let &Stretch { out, out_stride, f, f_stride, tap_stride, .. } = stretch;
        Taps { out: out.cast(), out_stride, f: f.cast(), f_stride, tap_stride, arithmetic: PhantomData }
    }

    /// Whether samples, and results, lie one right after the other.
    #[inline(always)]
    pub fn is_contiguous(&self) -> bool {
        self.out_stride == size_of::<O>() as isize && self.f_stride == size_of::<F>() as isize
    }

    /// Whether lines of the stretch go past the cache, and where the whole ones begin and end: lines of memory, if they do.
    #[inline(always)]
    pub fn whole_lines<S: Instructions, const N: usize>(&self, stretch: &Stretch) -> (bool, usize, usize) {
        let count = stretch.count;
        let streaming = S::STREAMS && stretch.streaming;
        let head = if streaming { self.head().min(count) } else { 0 };
        (streaming, head, head + (count - head) / N * N)
    }

    /// How many results lie before the first whole line.
    #[inline(always)]
    pub fn head(&self) -> usize {
        let into_line = self.out.addr() % LINE_BYTES;
        if into_line > 0 { (LINE_BYTES - into_line) / size_of::<O>() } else { 0 }
    }

    /// The sample `tap` samples along the axis from that at the first result.
    #[inline(always)]
    pub fn tap(&self, tap: isize) -> *const F {
        self.f.wrapping_byte_offset(tap * self.tap_stride)
    }

    /// Three of them.
    #[inline(always)]
    pub fn three(&self, taps: [isize; 3]) -> [*const F; 3] {
        [self.tap(taps[0]), self.tap(taps[1]), self.tap(taps[2])]
    }

    /// Writes whole lines that follow one rule.
    ///
    /// # Safety
    /// There are such lines, at least one, and samples at their taps.
    #[inline(always)]
    pub unsafe fn write_lines<S: Instructions, const N: usize>(
        &self,
        rule: &Rule,
        corrects: bool,
        lines: &Lines<O>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) {
        // SAFETY: the caller's promise.
        unsafe {
            match *rule {
                Rule::Difference { lower, upper, divisor } => {
                    let way = Way::new(A::weight(divisor), corrects);
                    self.write_quotients::<S, N>(lower, upper, &way, lines, watch);
                }
                Rule::Weighted { taps, weights } => {
                    let sum = WeightedSum::<F, A> { taps: self.three(taps), weights: rounded::<A>(weights) };
                    lines.write::<S, A::Weight, N>(&sum, watch);
                }
            }
        }
    }

    /// Writes whole lines of `(f[upper] - f[lower]) / divisor`.
    ///
    /// # Safety
    /// As for [`Taps::write_lines`].
    #[inline(always)]
    pub unsafe fn write_quotients<S: Instructions, const N: usize>(
        &self,
        lower: isize,
        upper: isize,
        way: &Way<A::Weight>,
        lines: &Lines<O>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) {
        let (lower, upper) = (self.tap(lower), self.tap(upper));
        // SAFETY: the caller's promise.
        unsafe {
            match *way {
                Way::Product(factor) => {
                    lines.write::<S, A::Weight, N>(&Product::<F, A> { lower, upper, factor }, watch);
                }
                Way::Corrected(divisor) => {
                    lines.write::<S, A::Weight, N>(&CorrectedQuotient::<F, A> { lower, upper, divisor }, watch);
                }
                Way::Division(divisor) => {
                    lines.write::<S, A::Weight, N>(&Quotient::<F, A> { lower, upper, divisor }, watch);
                }
            }
        }
    }

    /// Writes results `from..to`, whatever the strides, through the cache.
    ///
    /// # Safety
    /// They are results of the stretch.
    #[inline(always)]
    pub unsafe fn write_one_by_one(&self, rule: &Rule, from: usize, to: usize) {
        // Copied, so that the loop need not look at it again after each result that it has written.
        let rule = *rule;
        for position in from..to {
            keep_loop();
            // SAFETY: the caller's promise.
            unsafe { self.write(position, self.result(&rule, position)) };
        }
    }

    /// Writes one result.
    ///
    /// # Safety
    /// It is one of the stretch's.
    #[inline(always)]
    pub unsafe fn write(&self, position: usize, result: O) {
        // SAFETY: the caller's promise.
        unsafe { self.out.wrapping_byte_offset(position as isize * self.out_stride).write(result) };
    }

    /// The result at a position by its rule.
    ///
    /// # Safety
    /// It is one of the stretch's, and there are samples at the taps of its rule.
    #[inline(always)]
    pub unsafe fn result(&self, rule: &Rule, position: usize) -> O {
        let offset = position as isize * self.f_stride;
        // SAFETY: the caller's promise.
        let sample =
            |tap: isize| -> A::Sample { unsafe { self.tap(tap).wrapping_byte_offset(offset).read() }.convert() };
        match *rule {
            Rule::Difference { lower, upper, divisor } => {
                A::result(A::dividend(sample(upper), sample(lower)) / A::weight(divisor)).convert()
            }
            Rule::Weighted { taps: [a, b, c], weights } => {
                A::weighted_sum([sample(a), sample(b), sample(c)], rounded::<A>(weights)).convert()
            }
        }
    }
}

/// Weights as they enter the arithmetic.
#[inline(always)]
pub fn rounded<A: Arithmetic>([a, b, c]: [f64; 3]) -> [A::Weight; 3] {
    [A::weight(a), A::weight(b), A::weight(c)]
}

/// Lines of a stretch to be written.
pub struct Lines<O> {
    /// The stretch's first result.
    pub out: *mut O,
    /// Where the first line begins.
    pub position: usize,
    /// How many there are.
    pub count: usize,
    /// Whether they go past the cache,
    pub streaming: bool,
    /// and then what to ask for meanwhile.
    pub ahead: Ahead,
}

impl<O: Copy> Lines<O> {
    /// Writes them. Where they go past the cache, each is computed before the one ahead of it is stored: a load waits for
    /// earlier stores whose addresses agree with its own in the low 12 bits, as those of large arrays tend to, so loads go
    /// first.
    ///
    /// # Safety
    /// There are such lines, at least one; if they go past the cache, the first begins one of its lines.
    #[inline(always)]
    pub unsafe fn write<S: Instructions, W: Real, const N: usize>(
        &self,
        formula: &impl Formula<O, W, N>,
        watch: &mut W::Watch<S>,
    ) {
        let Lines { out, position, count, streaming, ahead } = *self;
        // In registers while the loop runs.
        let mut watching = *watch;
        // SAFETY: the caller's promise.
        unsafe {
            let out = out.add(position);
            if streaming {
                let mut current = formula.line::<S>(position, &mut watching);
                for k in 1..count {
                    let next = formula.line::<S>(position + k * N, &mut watching);
                    ahead.ask(k);
                    S::stream(out.add((k - 1) * N), current);
                    current = next;
                }
                S::stream(out.add((count - 1) * N), current);
            } else {
                for k in 0..count {
                    keep_loop();
                    let line = formula.line::<S>(position + k * N, &mut watching);
                    out.add(k * N).cast::<[O; N]>().write(line);
                }
            }
        }
        *watch = watching;
    }
}

/// Keeps the compiler from making vectors of a loop: one whose lines are vectors already, or one that is always short.
#[inline(always)]
pub fn keep_loop() {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    // SAFETY: nothing is executed.
    unsafe {
        core::arch::asm!("", options(nomem, nostack, preserves_flags));
    }
}
