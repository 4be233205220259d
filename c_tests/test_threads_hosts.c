/* Many threads of the host call at once: every result right, nobody waits for ever, and nobody is
 * busy while there is nothing to do. */
#include "threads.h"

#include <pthread.h>

enum { HOSTS = 12, ROUNDS = 6 };

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    field_prepare();
    return 0;
}

static ndg_grid *shared;

static int large_is_right_on_the_shared_grid(double (*to)[FIELD_SIZE])
{
    ndg_view f;
    ndg_view_mut out[3];
    int k;
    f.data = field_f;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < 3; k++) {
        out[k].data = to[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    memset(to, 0x55, sizeof field_expected);
    return ndg_gradient(shared, &f, 3, NULL, out) == NDG_OK &&
           memcmp(to, field_expected, sizeof field_expected) == 0;
}

static int small_is_right(void)
{
    static const double f[] = {1, 2, 4, 7, 11}, expected[] = {1, 1.5, 2.5, 3.5, 4};
    static const int64_t n = 5;
    double g[5], *const out[] = {g};
    return ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL) == NDG_OK &&
           memcmp(g, expected, sizeof g) == 0;
}

struct host {
    int number;
    int is_right;
};

static void *host(void *argument)
{
    struct host *self = (struct host *)argument;
    double(*memory)[FIELD_SIZE] = field_memory();
    int round;
    self->is_right = 1;
    for (round = 0; round < ROUNDS; round++) {
        /* Others' numbers change while they compute. */
        ndg_set_num_threads(1 + (self->number + round) % 5);
        self->is_right &= small_is_right();
        self->is_right &= (self->number + round) % 2 == 0 ? field_is_right_in(memory)
                                                          : large_is_right_on_the_shared_grid(memory);
        self->is_right &= ndg_num_threads() >= 1 && ndg_num_threads() <= 5;
    }
    free(memory);
    return NULL;
}

static void many_callers_at_once(void **state)
{
    pthread_t threads[HOSTS];
    struct host hosts[HOSTS];
    int k;
    (void)state;
    assert_ok(ndg_grid_new(3, field_shape, &shared));
    assert_ok(ndg_grid_set_num_threads(shared, 3));
    for (k = 0; k < HOSTS; k++) {
        hosts[k].number = k;
        assert_int_equal(pthread_create(&threads[k], NULL, host, &hosts[k]), 0);
    }
    for (k = 0; k < HOSTS; k++) {
        pthread_join(threads[k], NULL);
        assert_true(hosts[k].is_right);
    }
    ndg_grid_free(shared);
}

/* Callers that come and go, as a web server's threads do: the workers are not bound to any of them. */
static void *one_call(void *is_right)
{
    *(int *)is_right = field_is_right();
    return NULL;
}

static void callers_that_end(void **state)
{
    int k;
    (void)state;
    ndg_set_num_threads(3);
    for (k = 0; k < 10; k++) {
        pthread_t thread;
        int is_right = 0;
        assert_int_equal(pthread_create(&thread, NULL, one_call, &is_right), 0);
        pthread_join(thread, NULL);
        assert_true(is_right);
    }
    /* Four workers at most were ever wanted, by any of the callers above. */
    sleep_milliseconds(20);
    assert_true(worker_count() <= 4);
}

static double processor_milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static void idle_workers_sleep(void **state)
{
    double before;
    (void)state;
    ndg_set_num_threads(8);
    assert_true(field_is_right());
    before = processor_milliseconds();
    sleep_milliseconds(500);
    assert_true(processor_milliseconds() - before < 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_callers_at_once),
        cmocka_unit_test(callers_that_end),
        cmocka_unit_test(idle_workers_sleep),
    };
    return cmocka_run_group_tests_name("host threads", tests, prepare, NULL);
}
