/* Times ndgrad's C functions, a plain C loop and the roof. A server of one client, the Python driver, which decides what runs
 * when: it reads a command a line from its input and answers in a line, "ok ..." or "no" and the reason.
 *
 *   about                      version, kernel, whether the number of threads can be set, roof, compiler
 *   open WORDS                 makes a workload (workload.h); answers the bytes of its least traffic
 *   run WHO THREADS TIMES      seconds of one of so many calls, one after another; WHO: ndgrad, c, roof, writes
 *   checksum WHO               what WHO leaves in the outputs
 *   extra THREADS              anonymous memory that a call of ndgrad takes, in bytes; once a process
 *   close
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "library.h"
#include "loops.h"
#include "roof.h"
#include "workload.h"

static library lib;
static workload work;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void no(const char *reason) { printf("no %s\n", reason); }

static void about(void) {
    printf("ok version=%s\tkernel=%s\tthreads=%d\troof=%s\tcompiler=%s\n", lib.version(),
           lib.kernel_name != NULL ? lib.kernel_name() : "unnamed", lib.set_num_threads != NULL, roof_kind(),
#ifdef __clang__
           __VERSION__
#else
           "gcc " __VERSION__
#endif
    );
}

/* Once; 0 if WHO cannot. */
static int once(char who, int threads) {
    switch (who) {
    case 'n':
        return workload_call(&work, &lib) == NDG_OK;
    case 'c':
        return threads > 1 ? plain_loop_n(&work, threads) : plain_loop_1(&work, 1);
    case 'w':
        writes(&work.least, threads);
        return 1;
    default:
        roof(&work.least, threads);
        return 1;
    }
}

static int set_threads(char who, int threads) {
    if (who != 'n') {
        return 1;
    }
    if (lib.set_num_threads == NULL || lib.num_threads == NULL) {
        return threads == 1;
    }
    lib.set_num_threads(threads);
    return lib.num_threads() == threads;
}

static void run(const char *arguments) {
    char who[16];
    int threads;
    long times;
    if (work.rank == 0 || sscanf(arguments, "%15s %d %ld", who, &threads, &times) != 3 || times < 1) {
        no("run WHO THREADS TIMES, after open");
        return;
    }
    if (!set_threads(*who, threads)) {
        no("cannot set the number of threads");
        return;
    }
    double start = now();
    int done = 1;
    for (long i = 0; i < times; i++) {
        done &= once(*who, threads);
    }
    double seconds = now() - start;
    if (done) {
        printf("ok %.9e\n", seconds / (double)times);
    } else {
        no("not for this workload");
    }
}

static void clear_outputs(void) {
    for (int k = 0; k < work.outputs; k++) {
        if (work.out_buffer[k].data != NULL) {
            memset(work.out_buffer[k].data, 0xff, work.out_buffer[k].bytes);
        }
    }
}

static void print_checksum(const char *who) {
    clear_outputs();
    if (work.rank == 0 || !set_threads(*who, 1) || !once(*who, 1)) {
        char reason[512] = "not for this workload";
        if (*who == 'n') {
            lib.last_error(reason, sizeof reason);
        }
        no(reason);
        return;
    }
    uint64_t sum = 0;
    for (int k = 0; k < work.outputs; k++) {
        if (work.out_buffer[k].data != NULL) {
            sum = sum * 31 + checksum(&work.out_buffer[k]);
        }
    }
    printf("ok %016llx\n", (unsigned long long)sum);
}

/* Memory that is freed again is counted too: the allocator is told to keep it. */
static void extra(const char *threads) {
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 0);
#endif
    const double f[2] = {0, 1};
    double g[2], *out[1] = {g};
    const int64_t shape[1] = {2};
    lib.gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL); /* what the library does once a process */
    anonymous_bytes();                                                       /* and what the count itself takes */
    int64_t before = anonymous_bytes();
    int done = work.rank != 0 && set_threads('n', atoi(threads)) && once('n', 0);
    int64_t after = anonymous_bytes();
    if (!done || before < 0) {
        no("cannot tell");
    } else {
        printf("ok %lld\n", (long long)(after - before));
    }
}

static void open_workload(char *words) {
    if (work.rank != 0) {
        workload_close(&work, &lib);
    }
    const char *reason = workload_open(&work, &lib, words);
    if (reason != NULL) {
        no(reason);
    } else {
        printf("ok %.0f\n", work.bytes);
    }
}

static int starts(const char *line, const char *word, char **rest) {
    size_t length = strlen(word);
    *rest = (char *)line + length + (line[length] == ' ');
    return strncmp(line, word, length) == 0 && (line[length] == ' ' || line[length] == '\0');
}

int main(int argc, char **argv) {
    if (argc != 2 || !library_open(&lib, argv[1])) {
        fprintf(stderr, "usage: %s LIBRARY\n", argv[0]);
        return 1;
    }
    for (char line[512], *rest; fgets(line, sizeof line, stdin) != NULL;) {
        line[strcspn(line, "\n")] = '\0';
        if (starts(line, "about", &rest)) {
            about();
        } else if (starts(line, "open", &rest)) {
            open_workload(rest);
        } else if (starts(line, "run", &rest)) {
            run(rest);
        } else if (starts(line, "checksum", &rest)) {
            print_checksum(rest);
        } else if (starts(line, "extra", &rest)) {
            extra(rest);
        } else if (starts(line, "close", &rest)) {
            workload_close(&work, &lib);
            printf("ok\n");
        } else {
            no("what?");
        }
        fflush(stdout);
    }
    return 0;
}
