/* What the system may refuse, and what the host must not notice: threads that cannot be had, memory
 * that is not asked for, signals that are not taken. */
#include "threads.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sys/resource.h>

/* ---- hooks: found by the library, shared or static, before libc's ---------------------------- */

static void *next_symbol(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL)
        abort();
    return function;
}

/* ISO C has no conversion from void * to a function pointer; POSIX has this one. */
#define RESOLVE(pointer, name)                                                                     \
    do {                                                                                           \
        if ((pointer) == NULL)                                                                     \
            *(void **)&(pointer) = next_symbol(name);                                              \
    } while (0)

static int threads_granted = -1; /* how many more; negative: any number */
static int threads_refused;

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    RESOLVE(real, "pthread_create");
    if (threads_granted == 0) {
        threads_refused++;
        return EAGAIN;
    }
    threads_granted -= threads_granted > 0;
    return real(thread, attributes, start, argument);
}

/* All threads' requests, unlike those of alloc_hooks.h: a worker must not allocate either. */
static int is_counting;
static long requests;

static void count_request(void)
{
    if (__atomic_load_n(&is_counting, __ATOMIC_SEQ_CST))
        __atomic_fetch_add(&requests, 1, __ATOMIC_SEQ_CST);
}

void *malloc(size_t bytes)
{
    static void *(*real)(size_t);
    RESOLVE(real, "malloc");
    count_request();
    return real(bytes);
}

void *calloc(size_t count, size_t size)
{
    static void *(*real)(size_t, size_t);
    RESOLVE(real, "calloc");
    count_request();
    return real(count, size);
}

void *realloc(void *memory, size_t bytes)
{
    static void *(*real)(void *, size_t);
    RESOLVE(real, "realloc");
    count_request();
    return real(memory, bytes);
}

int posix_memalign(void **memory, size_t alignment, size_t bytes)
{
    static int (*real)(void **, size_t, size_t);
    RESOLVE(real, "posix_memalign");
    count_request();
    return real(memory, alignment, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    static void *(*real)(size_t, size_t);
    RESOLVE(real, "aligned_alloc");
    count_request();
    return real(alignment, bytes);
}

/* LeakSanitizer knows the dynamic linker's memory by its caller, which here is a hook. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:dl_open_worker_begin";
}

/* ---- tests ----------------------------------------------------------------------------------- */

static double (*memory)[FIELD_SIZE];

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    field_prepare();
    memory = field_memory();
    return 0;
}

static int clean_up(void **state)
{
    (void)state;
    free(memory);
    return 0;
}

/* Each number of workers that the system may grant: the result is right, there are so many, and when
 * the system grants more again, they come. */
static int with_fewer_workers(void)
{
    int granted;
    ndg_set_num_threads(5);
    for (granted = 0; granted < 4; granted++) {
        threads_granted = granted == 0 ? 0 : 1; /* one more than last time */
        threads_refused = 0;
        if (!field_is_right_in(memory) || !field_is_right_in(memory))
            return 1;
        if (threads_refused == 0)
            return 2;
        if (!has_workers(granted))
            return 3;
    }
    threads_granted = -1;
    if (!field_is_right_in(memory))
        return 4;
    return has_workers(4) ? 0 : 5;
}

static void threads_refused_one_by_one(void **state)
{
    (void)state;
    assert_int_equal(in_child(with_fewer_workers), 0);
}

/* The real limit. It does not bind root, so root becomes nobody. */
static int under_the_systems_limit(void)
{
    static const struct rlimit none = {0, 0};
    enum { NOBODY = 65534 };
    if (getuid() == 0 && setuid(NOBODY) != 0)
        return 77;
    if (setrlimit(RLIMIT_NPROC, &none) != 0)
        return 77;
    ndg_set_num_threads(4);
    if (!field_is_right_in(memory))
        return 1;
    return has_workers(0) ? 0 : 2;
}

static void threads_refused_by_the_system(void **state)
{
    int result = in_child(under_the_systems_limit);
    (void)state;
    if (result == 77) {
        print_message("skipped: the limit on processes cannot be lowered here\n");
        skip();
    }
    assert_int_equal(result, 0);
}

/* After the first call, which starts the workers, neither the caller nor a worker allocates. */
static void executing_on_a_grid_allocates_nothing(void **state)
{
    ndg_grid *grid = NULL;
    ndg_view f;
    ndg_view_mut out[3];
    ndg_status status;
    int k, call;
    (void)state;
    requests = 0;
    __atomic_store_n(&is_counting, 1, __ATOMIC_SEQ_CST);
    status = ndg_grid_new(3, field_shape, &grid);
    __atomic_store_n(&is_counting, 0, __ATOMIC_SEQ_CST);
    assert_ok(status);
    if (requests == 0) {
        ndg_grid_free(grid);
        print_message("skipped: valgrind has taken malloc over\n");
        skip();
    }
    assert_int_equal(requests, 1);
    assert_ok(ndg_grid_set_num_threads(grid, 4));
    f.data = field_f;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < 3; k++) {
        out[k].data = memory[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    for (call = 0; call < 20; call++) {
        requests = 0;
        __atomic_store_n(&is_counting, 1, __ATOMIC_SEQ_CST);
        status = ndg_gradient(grid, &f, 3, NULL, out);
        __atomic_store_n(&is_counting, 0, __ATOMIC_SEQ_CST);
        assert_ok(status);
        if (call == 0)
            sleep_milliseconds(100); /* every worker has started */
        else
            assert_int_equal(requests, 0);
    }
    assert_memory_equal(memory, field_expected, sizeof field_expected);
    ndg_grid_free(grid);
}

/* Signals go to the host's threads: one that they all block stays pending instead of running its
 * handler on a worker. */
static volatile sig_atomic_t handled;

static void handle(int signal_number)
{
    (void)signal_number;
    handled = 1;
}

static void workers_take_no_signals(void **state)
{
    struct sigaction action;
    sigset_t user, before, pending;
    (void)state;
    ndg_set_num_threads(4);
    assert_true(field_is_right_in(memory));
    memset(&action, 0, sizeof action);
    action.sa_handler = handle;
    sigaction(SIGUSR1, &action, NULL);
    sigemptyset(&user);
    sigaddset(&user, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &user, &before);
    assert_int_equal(sigismember(&before, SIGUSR1), 0); /* starting workers has not changed the mask */
    kill(getpid(), SIGUSR1);
    sleep_milliseconds(50);
    assert_true(field_is_right_in(memory));
    assert_int_equal(handled, 0);
    sigpending(&pending);
    assert_int_equal(sigismember(&pending, SIGUSR1), 1);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    assert_int_equal(handled, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_refused_one_by_one), /* these two before this process has workers */
        cmocka_unit_test(threads_refused_by_the_system),
        cmocka_unit_test(executing_on_a_grid_allocates_nothing),
        cmocka_unit_test(workers_take_no_signals),
    };
    return cmocka_run_group_tests_name("limits of threads", tests, prepare, clean_up);
}
