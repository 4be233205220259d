/* Progress: fractions rise from 0 to 1, on the thread that makes the call and on no other; a callback that returns
 * anything but 0 stops the call; NULL ends the reports. With one thread and with two, for every operator. */
#include "operator_scene.h"

#include <pthread.h>

/* What a callback has been told. Its context; no lock, as only one thread may write to it. */
struct report_log {
    pthread_t caller;
    int count, on_another_thread, descended, out_of_range, after_the_stop, stopped;
    double first, last;
    double stop_at; /* the first report from here on returns `answer`; negative: none does */
    int answer;
};

static struct report_log log_open(void)
{
    struct report_log log;
    memset(&log, 0, sizeof log);
    log.caller = pthread_self();
    log.stop_at = -1.0;
    return log;
}

static int report(double done, void *context)
{
    struct report_log *log = (struct report_log *)context;
    log->on_another_thread |= !pthread_equal(log->caller, pthread_self());
    log->out_of_range |= !(done >= 0.0 && done <= 1.0);
    log->descended |= log->count > 0 && !(done >= log->last);
    log->after_the_stop |= log->stopped;
    if (log->count == 0)
        log->first = done;
    log->last = done;
    log->count++;
    if (log->stop_at >= 0.0 && done >= log->stop_at) {
        log->stopped = 1;
        return log->answer;
    }
    return 0;
}

static void assert_orderly(const struct report_log *log)
{
    assert_true(log->count > 0);
    assert_false(log->on_another_thread);
    assert_false(log->out_of_range);
    assert_false(log->descended);
    assert_false(log->after_the_stop);
    assert_true(log->first == 0.0);
}

static void every_operator_reports(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        struct report_log log = log_open();
        scene_open(&s, &operators[k]);
        assert_ok(ndg_grid_set_progress(s.grid, report, &log));
        assert_ok(s.row->run(&s.call));
        assert_orderly(&log);
        assert_true(log.count >= 2);
        assert_true(log.last == 1.0);
        scene_close(&s);
    }
}

static void every_operator_stops(void **state)
{
    static const int answers[] = {1, -1, INT32_MIN, 256};
    size_t k, a;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        for (a = 0; a < COUNT_OF(answers); a++) {
            struct operator_scene s;
            struct report_log log = log_open();
            int out;
            log.stop_at = 0.0;
            log.answer = answers[a];
            scene_open(&s, &operators[k]);
            assert_ok(ndg_grid_set_progress(s.grid, report, &log));
            assert_status(NDG_CANCELLED, s.row->run(&s.call));
            assert_message("progress", "callback", NULL);
            assert_orderly(&log);
            assert_int_equal(log.count, 1);
            for (out = 0; out < MAX_ARRAYS; out++)
                assert_true(guarded_slack_untouched(&s.results[out]));
            /* The grid is as good as before. */
            assert_ok(ndg_grid_set_progress(s.grid, NULL, &log));
            assert_ok(s.row->run(&s.call));
            assert_int_equal(log.count, 1);
            scene_close(&s);
        }
    }
}

/* What the callback answers to 1 comes too late. */
static void the_answer_to_1_does_not_count(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        struct report_log log = log_open();
        log.stop_at = log.answer = 1;
        scene_open(&s, &operators[k]);
        assert_ok(ndg_grid_set_progress(s.grid, report, &log));
        assert_ok(s.row->run(&s.call));
        assert_orderly(&log);
        assert_true(log.stopped);
        scene_close(&s);
    }
}

static void refused_calls_report_nothing(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        struct report_log log = log_open();
        scene_open(&s, &operators[k]);
        assert_ok(ndg_grid_set_progress(s.grid, report, &log));
        s.out[0].data = s.samples[0].data;
        assert_status(NDG_OVERLAP, s.row->run(&s.call));
        assert_int_equal(log.count, 0);
        scene_assert_untouched(&s);
        scene_close(&s);
    }
}

/* Outputs that do not lie alike are written one after the other. A stop in between counts, and is asked for once. */
static void stopping_between_outputs(void **state)
{
    int accuracy, k;
    (void)state;
    for (accuracy = 2; accuracy <= 4; accuracy += 2) {
        struct operator_scene s;
        struct report_log log = log_open(), stopping = log_open();
        scene_open(&s, operator_named("gradient"));
        assert_ok(ndg_grid_set_accuracy(s.grid, -1, accuracy));
        s.out[1].strides = s.strides;
        s.strides[0] = 60;
        s.strides[1] = 12;
        s.strides[2] = 2;
        assert_ok(ndg_grid_set_progress(s.grid, report, &log));
        assert_ok(s.row->run(&s.call));
        assert_orderly(&log);
        assert_true(log.last == 1.0);
        stopping.stop_at = 0.25;
        stopping.answer = 1;
        assert_ok(ndg_grid_set_progress(s.grid, report, &stopping));
        assert_status(NDG_CANCELLED, s.row->run(&s.call));
        assert_orderly(&stopping);
        assert_true(stopping.stopped && stopping.last < 1.0);
        for (k = 0; k < MAX_ARRAYS; k++)
            assert_true(guarded_slack_untouched(&s.results[k]));
        scene_close(&s);
    }
}

/* ---- a large field --------------------------------------------------------------------------- */

enum { EXTENT = 128, ELEMENTS = EXTENT * EXTENT * EXTENT };

static float samples[ELEMENTS], results[3][ELEMENTS], expected[3][ELEMENTS];

static ndg_grid *large_grid(int32_t threads)
{
    static const int64_t shape[3] = {EXTENT, EXTENT, EXTENT};
    ndg_grid *grid = NULL;
    int i;
    for (i = 0; i < ELEMENTS; i++)
        samples[i] = (float)(i % 1021 * (i % 127));
    assert_ok(ndg_grid_new(3, shape, &grid));
    assert_ok(ndg_grid_set_num_threads(grid, threads));
    return grid;
}

/* Both sweeps that there are: numpy's gradient, and sums of weighted samples. */
static ndg_status run_large(const ndg_grid *grid, int which, float (*to)[ELEMENTS])
{
    ndg_view f = {samples, NULL, NDG_F32};
    ndg_view_mut out[3];
    int k;
    for (k = 0; k < 3; k++) {
        out[k].data = to[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F32;
    }
    return which == 0 ? ndg_gradient(grid, &f, 3, NULL, out) : ndg_laplacian(grid, &f, 3, NULL, out);
}

static void watched_results_are_the_same(void **state)
{
    int32_t threads;
    int which;
    (void)state;
    for (which = 0; which < 2; which++) {
        for (threads = 1; threads <= 2; threads++) {
            struct report_log log = log_open();
            ndg_grid *grid = large_grid(threads);
            memset(expected, 0x55, sizeof expected);
            memset(results, 0x55, sizeof results);
            assert_ok(run_large(grid, which, expected));
            assert_ok(ndg_grid_set_progress(grid, report, &log));
            assert_ok(run_large(grid, which, results));
            assert_memory_equal(results, expected, sizeof results);
            assert_orderly(&log);
            assert_true(log.last == 1.0);
            if (threads == 1)
                assert_true(log.count > 2);
            ndg_grid_free(grid);
        }
    }
}

static void a_large_call_stops_in_the_middle(void **state)
{
    int32_t threads;
    int which;
    (void)state;
    for (which = 0; which < 2; which++) {
        for (threads = 1; threads <= 2; threads++) {
            struct report_log log = log_open();
            ndg_grid *grid = large_grid(threads);
            ndg_status status;
            log.stop_at = 0.25;
            log.answer = 1;
            assert_ok(ndg_grid_set_progress(grid, report, &log));
            status = run_large(grid, which, results);
            /* With two threads the other one may do all the rest before this one reports again. */
            assert_true(status == NDG_CANCELLED || (threads == 2 && status == NDG_OK && log.last == 1.0));
            assert_orderly(&log);
            assert_true(log.stopped);
            ndg_grid_free(grid);
        }
    }
}

/* ---- calls on several threads ---------------------------------------------------------------- */

static __thread struct report_log own_log;

static int report_to_this_thread(double done, void *context)
{
    (void)context;
    return report(done, &own_log);
}

static const ndg_grid *shared_grid;

static void *run_on_a_thread(void *to)
{
    static double f_data[64];
    ndg_view f = {f_data, NULL, NDG_F64};
    double out_data[64];
    ndg_view_mut out = {out_data, NULL, NDG_F64};
    int i, is_right = 1;
    for (i = 0; i < 50; i++) {
        own_log = log_open();
        is_right &= ndg_derivative(shared_grid, &f, 0, 2, &out) == NDG_OK;
        is_right &= own_log.count >= 2 && !own_log.on_another_thread && !own_log.descended && own_log.last == 1.0;
    }
    *(int *)to = is_right;
    return NULL;
}

static void calls_on_several_threads_report_on_their_own(void **state)
{
    static const int64_t shape[] = {64};
    ndg_grid *grid = NULL;
    pthread_t threads[4];
    int is_right[4] = {0, 0, 0, 0}, context = 0, k;
    (void)state;
    assert_ok(ndg_grid_new(1, shape, &grid));
    assert_ok(ndg_grid_set_progress(grid, report_to_this_thread, &context));
    shared_grid = grid;
    for (k = 0; k < 4; k++)
        assert_int_equal(pthread_create(&threads[k], NULL, run_on_a_thread, &is_right[k]), 0);
    for (k = 0; k < 4; k++) {
        assert_int_equal(pthread_join(threads[k], NULL), 0);
        assert_true(is_right[k]);
    }
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operator_reports),
        cmocka_unit_test(every_operator_stops),
        cmocka_unit_test(the_answer_to_1_does_not_count),
        cmocka_unit_test(refused_calls_report_nothing),
        cmocka_unit_test(stopping_between_outputs),
        cmocka_unit_test(watched_results_are_the_same),
        cmocka_unit_test(a_large_call_stops_in_the_middle),
        cmocka_unit_test(calls_on_several_threads_report_on_their_own),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
