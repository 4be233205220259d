/* The number of threads: where it comes from, what it is refused for, and when threads are started. */
#include "threads.h"

#include <limits.h>
#include <sched.h>

static const char variable[] = "NDGRAD_NUM_THREADS";

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    unsetenv(variable);
    field_prepare();
    return 0;
}

/* ---- the process's number -------------------------------------------------------------------- */

/* In children, so that each is the first to ask: the variable is read once. */
static int ask(void)
{
    int n = ndg_num_threads();
    return n >= 0 && n < 255 ? n : 255;
}

static void a_process_starts_with_one(void **state)
{
    (void)state;
    assert_int_equal(in_child(ask), 1);
}

static void the_environment_sets_another_number(void **state)
{
    static const struct {
        const char *value;
        int n;
    } cases[] = {
        {"1", 1},      {"2", 2},    {"17", 17}, {"007", 7},   {" 3 ", 3},  {"99999999999999999999", 255},
        {"", 1},       {" ", 1},    {"-1", 1},  {"-0", 1},    {"+4", 1},   {"four", 1},
        {"4 threads", 1}, {"4,2", 1}, {"2.5", 1}, {"0x10", 1}, {"1e1", 1}, {"\xd9\xa3", 1},
    };
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(cases); k++) {
        int n;
        setenv(variable, cases[k].value, 1);
        n = in_child(ask);
        unsetenv(variable);
        if (n != cases[k].n)
            print_error("%s=\"%s\"\n", variable, cases[k].value);
        assert_int_equal(n, cases[k].n);
    }
}

static int ask_after_setting(void)
{
    ndg_set_num_threads(2);
    return ask();
}

static int ask_after_the_variable_has_changed(void)
{
    int first = ndg_num_threads();
    setenv(variable, "9", 1);
    return first == 5 ? ask() : 255;
}

static void what_the_program_sets_wins(void **state)
{
    (void)state;
    setenv(variable, "5", 1);
    assert_int_equal(in_child(ask_after_setting), 2);
    assert_int_equal(in_child(ask_after_the_variable_has_changed), 5);
    unsetenv(variable);
}

static void the_number_is_kept(void **state)
{
    (void)state;
    ndg_set_num_threads(3);
    assert_int_equal(ndg_num_threads(), 3);
    ndg_set_num_threads(-1);
    assert_int_equal(ndg_num_threads(), 3);
    ndg_set_num_threads(INT32_MIN);
    assert_int_equal(ndg_num_threads(), 3);
    ndg_set_num_threads(1024);
    assert_int_equal(ndg_num_threads(), 1024);
    ndg_set_num_threads(INT32_MAX);
    assert_int_equal(ndg_num_threads(), 1024);
    ndg_set_num_threads(1);
    assert_int_equal(ndg_num_threads(), 1);
}

#ifdef __linux__
static int ask_bound_to_one_core(void)
{
    cpu_set_t mask;
    int core;
    if (sched_getaffinity(0, sizeof mask, &mask) != 0)
        return 254;
    for (core = 0; !CPU_ISSET(core, &mask); core++)
        continue;
    CPU_ZERO(&mask);
    CPU_SET(core, &mask);
    if (sched_setaffinity(0, sizeof mask, &mask) != 0)
        return 254;
    ndg_set_num_threads(0);
    return ask();
}
#endif

static void zero_is_the_number_of_cores(void **state)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    (void)state;
    ndg_set_num_threads(0);
    assert_true(ndg_num_threads() >= 1);
    assert_true(ndg_num_threads() <= cores);
    ndg_set_num_threads(1);
    setenv(variable, "0", 1);
    assert_true(in_child(ask) >= 1);
    unsetenv(variable);
#ifdef __linux__
    assert_int_equal(in_child(ask_bound_to_one_core), 1);
#endif
}

/* ---- a grid's number ------------------------------------------------------------------------- */

static ndg_grid *field_grid(void)
{
    ndg_grid *grid = NULL;
    return ndg_grid_new(3, field_shape, &grid) == NDG_OK ? grid : NULL;
}

static int is_right_on(const ndg_grid *grid)
{
    double(*to)[FIELD_SIZE] = field_memory();
    ndg_view f;
    ndg_view_mut out[3];
    int k, is_right;
    f.data = field_f;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < 3; k++) {
        out[k].data = to[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    is_right = ndg_gradient(grid, &f, 3, NULL, out) == NDG_OK &&
               memcmp(to, field_expected, sizeof field_expected) == 0;
    free(to);
    return is_right;
}

static void a_grid_refuses_negative_numbers(void **state)
{
    static const int32_t refused[] = {-1, -2, INT32_MIN};
    ndg_grid *grid = field_grid();
    size_t k;
    (void)state;
    assert_non_null(grid);
    for (k = 0; k < COUNT_OF(refused); k++) {
        char number[16];
        snprintf(number, sizeof number, "%d", (int)refused[k]);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_num_threads(grid, refused[k]));
        assert_message("n is", number, "expected 0 or more", NULL);
    }
    assert_status(NDG_NULL_POINTER, ndg_grid_set_num_threads(NULL, 1));
    assert_message("grid", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_num_threads(NULL, -1));
    assert_status(NDG_MISALIGNED, ndg_grid_set_num_threads((ndg_grid *)(void *)((char *)(void *)grid + 1), 1));
    assert_ok(ndg_grid_set_num_threads(grid, 0));
    assert_ok(ndg_grid_set_num_threads(grid, 1));
    assert_ok(ndg_grid_set_num_threads(grid, INT32_MAX));
    ndg_grid_free(grid);
}

/* 0: a large gradient on so many threads is right, and leaves so many workers. */
static int compute(int process_number, int grid_number, int workers)
{
    ndg_grid *grid = field_grid();
    int is_right;
    ndg_set_num_threads(process_number);
    is_right = grid != NULL && ndg_grid_set_num_threads(grid, grid_number) == NDG_OK && is_right_on(grid);
    ndg_grid_free(grid);
    return !is_right ? 1 : !has_workers(workers) ? 2 : 0;
}

static int process_1_grid_1(void)
{
    return compute(1, 1, 0);
}

static int process_1_grid_3(void)
{
    return compute(1, 3, 2);
}

static int process_4_grid_1(void)
{
    return compute(4, 1, 0);
}

static int process_4_grid_0(void)
{
    return compute(4, 0, 3);
}

static void a_grid_may_have_its_own_number(void **state)
{
    (void)state;
    assert_int_equal(in_child(process_1_grid_1), 0);
    assert_int_equal(in_child(process_1_grid_3), 0);
    assert_int_equal(in_child(process_4_grid_1), 0);
    assert_int_equal(in_child(process_4_grid_0), 0);
}

/* ---- threads that are not worth it ----------------------------------------------------------- */

static int make_small_calls(void)
{
    static double f[1000], g[1000];
    static const int64_t n = 1000;
    double *const out[] = {g};
    int i;
    ndg_set_num_threads(8);
    for (i = 0; i < 1000; i++) {
        if (ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL) != NDG_OK)
            return 1;
    }
    return has_workers(0) ? 0 : 2;
}

static void small_calls_start_no_thread(void **state)
{
    (void)state;
    assert_int_equal(in_child(make_small_calls), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_process_starts_with_one),
        cmocka_unit_test(the_environment_sets_another_number),
        cmocka_unit_test(what_the_program_sets_wins),
        cmocka_unit_test(a_grid_may_have_its_own_number),
        cmocka_unit_test(small_calls_start_no_thread),
        cmocka_unit_test(the_number_is_kept),
        cmocka_unit_test(zero_is_the_number_of_cores),
        cmocka_unit_test(a_grid_refuses_negative_numbers),
    };
    return cmocka_run_group_tests_name("threads", tests, prepare, NULL);
}
