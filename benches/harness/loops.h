/* The peer: loops as one writes them in C for one's own array, the same arithmetic, compiled for this machine with OpenMP.
 */
#ifndef BENCH_LOOPS_H
#define BENCH_LOOPS_H

#include "workload.h"

/* 0 if there is no such loop: ranks above 3, dtypes other than f64, f32 and u8, uneven spacing of anything but plain f64,
 * operators but of three axes of plain f64. */
int plain_loop_1(const workload *w, int threads);
int plain_loop_n(const workload *w, int threads);

#endif
