/* fork: the child of a process that computes on threads computes on threads of its own, whatever its
 * parent's threads were doing. */
#include "threads.h"

#include <pthread.h>
#include <sched.h>

enum { THREADS = 4 };

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    field_prepare();
    return 0;
}

/* Right, and with workers in the end. */
static int compute(void)
{
    return !field_is_right() ? 1 : !has_workers(ndg_num_threads() - 1) ? 2 : 0;
}

static int compute_and_fork_again(void)
{
    if (compute() != 0)
        return 1;
    if (in_child(compute) != 0)
        return 2;
    return field_is_right() ? 0 : 3;
}

/* gcc's AddressSanitizer leaves a child with its allocator locked if another thread was in it at the
 * fork. ThreadSanitizer and plain runs have no such trouble. */
static void require_forkable_allocator(void)
{
#ifdef __SANITIZE_ADDRESS__
    print_message("skipped: the sanitizer's allocator does not survive a fork among threads\n");
    skip();
#endif
}

/* ---- during the first call ---------------------------------------------------------------------- */

static int small_is_right(void)
{
    static const double f[] = {1, 2, 4, 7, 11}, expected[] = {1, 1.5, 2.5, 3.5, 4};
    static const int64_t n = 5;
    double g[5], *const out[] = {g};
    return ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL) == NDG_OK &&
           memcmp(g, expected, sizeof g) == 0;
}

static int is_off;

static void *call_once_off(void *unused)
{
    while (!__atomic_load_n(&is_off, __ATOMIC_SEQ_CST))
        continue;
    small_is_right();
    return unused;
}

static int delay;

/* A process that forks while a thread makes the first call of all: whatever the library finds out once,
 * the child must not wait for that thread to have found it out. */
static int fork_during_the_first_call(void)
{
    pthread_t thread;
    pid_t child;
    volatile int wait;
    int status = 0;
    if (pthread_create(&thread, NULL, call_once_off, NULL) != 0)
        return 1;
    sched_yield();
    __atomic_store_n(&is_off, 1, __ATOMIC_SEQ_CST);
    for (wait = 0; wait < delay; wait++)
        continue;
    child = fork();
    if (child == 0) {
        alarm(PATIENCE / 10);
        _exit(!small_is_right());
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return 2;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

static void while_the_first_call_is_made(void **state)
{
    int round;
    (void)state;
    require_forkable_allocator();
    for (round = 0; round < 1500; round++) {
        delay = round % 400 * 5;
        assert_int_equal(in_child(fork_during_the_first_call), 0);
    }
}

/* ---- before the first job -------------------------------------------------------------------- */

static int go_on;

static void set_go_on(int value)
{
    __atomic_store_n(&go_on, value, __ATOMIC_SEQ_CST);
}

static void *keep_computing(void *right)
{
    double(*memory)[FIELD_SIZE] = field_memory();
    int is_right = 1;
    while (__atomic_load_n(&go_on, __ATOMIC_SEQ_CST))
        is_right &= field_is_right_in(memory);
    free(memory);
    *(int *)right = is_right;
    return NULL;
}

/* A process in which three threads are at their very first jobs, which start the workers, while a
 * fourth one forks. */
static int fork_among_first_jobs(void)
{
    pthread_t threads[3];
    int right[3], forks, failures = 0;
    size_t k;
    set_go_on(1);
    for (k = 0; k < COUNT_OF(threads); k++) {
        if (pthread_create(&threads[k], NULL, keep_computing, &right[k]) != 0)
            return 1;
    }
    for (forks = 0; forks < 3; forks++)
        failures += in_child(compute) != 0;
    set_go_on(0);
    for (k = 0; k < COUNT_OF(threads); k++) {
        pthread_join(threads[k], NULL);
        failures += !right[k];
    }
    return failures;
}

static void while_the_workers_are_being_started(void **state)
{
    int round;
    (void)state;
    require_forkable_allocator();
    ndg_set_num_threads(THREADS);
    for (round = 0; round < 10; round++)
        assert_int_equal(in_child(fork_among_first_jobs), 0);
}

/* ---- afterwards ------------------------------------------------------------------------------ */

static void of_a_parent_whose_workers_sleep(void **state)
{
    int child;
    (void)state;
    ndg_set_num_threads(THREADS);
    assert_true(field_is_right());
    for (child = 0; child < 5; child++)
        assert_int_equal(in_child(compute), 0);
    assert_int_equal(in_child(compute_and_fork_again), 0);
    /* The parent has lost nothing. */
    assert_true(field_is_right());
    assert_true(has_workers(THREADS - 1));
}

static void while_another_thread_computes(void **state)
{
    pthread_t thread;
    int right = 0, child;
    (void)state;
    require_forkable_allocator();
    ndg_set_num_threads(THREADS);
    set_go_on(1);
    assert_int_equal(pthread_create(&thread, NULL, keep_computing, &right), 0);
    for (child = 0; child < 20; child++) {
        int result;
        sleep_milliseconds(child % 5);
        result = in_child(compute);
        if (result != 0) {
            set_go_on(0);
            print_error("child %d: %d\n", child, result);
            fail();
        }
    }
    set_go_on(0);
    pthread_join(thread, NULL);
    assert_true(right);
}

/* Many children at once, as mclapply and multiprocessing have them. */
static void several_children_at_once(void **state)
{
    enum { CHILDREN = 4 };
    pid_t children[CHILDREN];
    int k;
    (void)state;
    ndg_set_num_threads(2);
    assert_true(field_is_right());
    fflush(NULL);
    for (k = 0; k < CHILDREN; k++) {
        children[k] = fork();
        if (children[k] == 0) {
            set_deadline();
            _exit(compute());
        }
        assert_true(children[k] > 0);
    }
    for (k = 0; k < CHILDREN; k++) {
        int status = 0;
        assert_int_equal(waitpid(children[k], &status, 0), children[k]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(while_the_first_call_is_made), /* these two before this process computes */
        cmocka_unit_test(while_the_workers_are_being_started),
        cmocka_unit_test(of_a_parent_whose_workers_sleep),
        cmocka_unit_test(while_another_thread_computes),
        cmocka_unit_test(several_children_at_once),
    };
    return cmocka_run_group_tests_name("fork", tests, prepare, NULL);
}
