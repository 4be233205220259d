/* Fields large enough to be computed on several threads, and processes and time-outs to do it in. */
#ifndef THREADS_H
#define THREADS_H

#include "ndg_test.h"

#include <dirent.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Whatever hangs is killed, and the test with it. Slow machines and valgrind get the time they need. */
enum { PATIENCE = 600 };

static inline void set_deadline(void)
{
    alarm(PATIENCE);
}

static inline void sleep_milliseconds(long milliseconds)
{
    struct timespec time;
    time.tv_sec = milliseconds / 1000;
    time.tv_nsec = milliseconds % 1000 * 1000000;
    nanosleep(&time, NULL);
}

/* How many workers this process has, by the name that they bear; -1 where the system does not tell. */
static inline int worker_count(void)
{
    DIR *tasks = opendir("/proc/self/task");
    const struct dirent *entry;
    int count = 0;
    if (tasks == NULL)
        return -1;
    while ((entry = readdir(tasks)) != NULL) {
        char path[300], name[32] = "";
        FILE *file;
        snprintf(path, sizeof path, "/proc/self/task/%s/comm", entry->d_name);
        file = fopen(path, "r");
        if (file == NULL)
            continue;
        if (fgets(name, sizeof name, file) != NULL)
            count += strcmp(name, "ndgrad\n") == 0;
        fclose(file);
    }
    closedir(tasks);
    return count;
}

/* Whether there are so many workers, after all that have been started have had time to say their name; true
 * where the system does not tell. */
static inline int has_workers(int expected)
{
    int patience;
    sleep_milliseconds(20);
    for (patience = 0; patience < 500 && worker_count() < expected; patience++)
        sleep_milliseconds(10);
    return worker_count() == expected || worker_count() < 0;
}

/* Runs `body` in a forked child and returns its result, 0 to 255, or -1 if it did not end by itself.
 * A body must not use cmocka's assertions: they would go on with the parent's tests. */
static inline int in_child(int (*body)(void))
{
    int status = 0;
    pid_t child;
    fflush(NULL);
    child = fork();
    if (child == 0) {
        set_deadline(); /* alarms are not inherited */
        _exit(body());
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- a large field --------------------------------------------------------------------------- */

enum { FIELD_EXTENT = 120, FIELD_SIZE = FIELD_EXTENT * FIELD_EXTENT * FIELD_EXTENT };

static const int64_t field_shape[3] = {FIELD_EXTENT, FIELD_EXTENT, FIELD_EXTENT};
static double field_f[FIELD_SIZE], field_expected[3][FIELD_SIZE];

/* Samples without a pattern that a misplaced part could hide behind, and their gradient by a plain loop. */
static inline void field_prepare(void)
{
    static const int64_t inner[3] = {FIELD_EXTENT * FIELD_EXTENT, FIELD_EXTENT, 1};
    uint64_t state = 1;
    int64_t i;
    int k;
    for (i = 0; i < FIELD_SIZE; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        field_f[i] = (double)(state >> 11) * 0x1p-53;
    }
    for (i = 0; i < FIELD_SIZE; i++) {
        for (k = 0; k < 3; k++) {
            int64_t j = i / inner[k] % FIELD_EXTENT;
            int64_t before = j > 0 ? i - inner[k] : i, after = j < FIELD_EXTENT - 1 ? i + inner[k] : i;
            double divisor = j > 0 && j < FIELD_EXTENT - 1 ? 2.0 : 1.0;
            field_expected[k][i] = (field_f[after] - field_f[before]) / divisor;
        }
    }
}

static inline ndg_status field_gradient(double (*to)[FIELD_SIZE])
{
    double *const out[3] = {to[0], to[1], to[2]};
    return ndg_gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, NULL, NULL, 1, out, NULL);
}

/* Memory for a gradient: three arrays. */
static inline double (*field_memory(void))[FIELD_SIZE]
{
    return (double(*)[FIELD_SIZE])checked_malloc(sizeof field_expected);
}

/* Computes the gradient into `to`, which is soiled before: whether every bit of it is right. */
static inline int field_is_right_in(double (*to)[FIELD_SIZE])
{
    memset(to, 0x55, sizeof field_expected);
    return field_gradient(to) == NDG_OK && memcmp(to, field_expected, sizeof field_expected) == 0;
}

static inline int field_is_right(void)
{
    double(*memory)[FIELD_SIZE] = field_memory();
    int is_right = field_is_right_in(memory);
    free(memory);
    return is_right;
}

#endif
