/* ndg_last_error: what it copies, how it cuts, and that each thread has its own. */
#include "ndg_test.h"

#include <pthread.h>

/* The message names the rank: different ranks, different messages. */
static void fail_with_rank(int32_t ndim)
{
    static const int64_t shape[] = {2};
    ndg_grid *grid = NULL;
    assert_status(NDG_BAD_RANK, ndg_grid_new(ndim, shape, &grid));
}

/* Must run first: no call of this program has failed yet. */
static void empty_before_the_first_failure(void **state)
{
    char text[4] = "abc";
    (void)state;
    assert_int_equal(ndg_last_error(NULL, 0), 0);
    assert_int_equal(ndg_last_error(text, (int64_t)sizeof text), 0);
    assert_string_equal(text, "");
}

static void every_capacity(void **state)
{
    char whole[512], cut[512];
    int64_t length, capacity;
    (void)state;
    fail_with_rank(-77);
    length = ndg_last_error(whole, (int64_t)sizeof whole);
    assert_int_equal(length, strlen(whole));
    assert_non_null(strstr(whole, "-77"));
    for (capacity = 0; capacity <= length + 3; capacity++) {
        int64_t kept = capacity == 0 ? 0 : capacity - 1 < length ? capacity - 1 : length, i;
        memset(cut, 'X', sizeof cut);
        assert_int_equal(ndg_last_error(cut, capacity), length);
        assert_memory_equal(cut, whole, (size_t)kept);
        if (capacity > 0)
            assert_int_equal(cut[kept], '\0');
        for (i = capacity > 0 ? kept + 1 : 0; i < (int64_t)sizeof cut; i++)
            assert_int_equal(cut[i], 'X');
    }
}

static void null_and_negative_only_ask_for_the_length(void **state)
{
    char text[8] = "keep";
    int64_t length;
    (void)state;
    fail_with_rank(-5);
    length = ndg_last_error(NULL, 0);
    assert_true(length > 0);
    assert_int_equal(ndg_last_error(NULL, 100), length);
    assert_int_equal(ndg_last_error(NULL, -1), length);
    assert_int_equal(ndg_last_error(text, 0), length);
    assert_int_equal(ndg_last_error(text, -1), length);
    assert_int_equal(ndg_last_error(text, INT64_MIN), length);
    assert_string_equal(text, "keep");
}

static void success_keeps_the_message(void **state)
{
    static const int64_t n = 2;
    static const double f[] = {0.0, 1.0};
    double g[2];
    double *const out[] = {g};
    (void)state;
    fail_with_rank(-6);
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_message("-6", NULL);
    (void)ndg_status_name(NDG_OK);
    (void)ndg_version();
    ndg_grid_free(NULL);
    assert_message("-6", NULL);
    assert_message("-6", NULL); /* reading does not clear it either */
}

static void the_next_failure_replaces_it(void **state)
{
    char text[512];
    (void)state;
    fail_with_rank(-2147483647);
    fail_with_rank(33);
    (void)ndg_last_error(text, (int64_t)sizeof text);
    assert_non_null(strstr(text, "33"));
    assert_null(strstr(text, "2147483647"));
}

/* ---- threads --------------------------------------------------------------------------------- */

enum { THREADS = 8 };

struct speaker {
    int number;
    int failures;
    pthread_t thread;
    pthread_barrier_t *barrier;
};

/* Every thread fails in its own way; after all have, each still reads its own message. */
static void *speak(void *argument)
{
    struct speaker *s = (struct speaker *)argument;
    static const int64_t shape[] = {2};
    ndg_grid *grid = NULL;
    char text[256], mine[16];
    int round;
    s->failures += ndg_last_error(text, (int64_t)sizeof text) != 0 || text[0] != '\0';
    for (round = 0; round < 50; round++) {
        int32_t ndim = -1000 * (s->number + 1) - round;
        snprintf(mine, sizeof mine, "%d", (int)ndim);
        s->failures += ndg_grid_new(ndim, shape, &grid) != NDG_BAD_RANK;
        pthread_barrier_wait(s->barrier);
        (void)ndg_last_error(text, (int64_t)sizeof text);
        s->failures += strstr(text, mine) == NULL;
        pthread_barrier_wait(s->barrier);
    }
    return NULL;
}

static void each_thread_has_its_own(void **state)
{
    struct speaker speakers[THREADS];
    pthread_barrier_t barrier;
    int k;
    (void)state;
    fail_with_rank(-99);
    assert_int_equal(pthread_barrier_init(&barrier, NULL, THREADS), 0);
    for (k = 0; k < THREADS; k++) {
        speakers[k].number = k;
        speakers[k].failures = 0;
        speakers[k].barrier = &barrier;
        assert_int_equal(pthread_create(&speakers[k].thread, NULL, speak, &speakers[k]), 0);
    }
    for (k = 0; k < THREADS; k++)
        pthread_join(speakers[k].thread, NULL);
    pthread_barrier_destroy(&barrier);
    for (k = 0; k < THREADS; k++)
        assert_int_equal(speakers[k].failures, 0);
    assert_message("-99", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_before_the_first_failure),
        cmocka_unit_test(every_capacity),
        cmocka_unit_test(null_and_negative_only_ask_for_the_length),
        cmocka_unit_test(success_keeps_the_message),
        cmocka_unit_test(the_next_failure_replaces_it),
        cmocka_unit_test(each_thread_has_its_own),
    };
    return cmocka_run_group_tests_name("last_error", tests, NULL, NULL);
}
