/* ndg_grid_set_coords_i64: differences are taken in integers, so time stamps keep their last
 * nanosecond, which float64 cannot. */
#include "reference.h"
#include "rng.h"

enum { N = 16 };

/* 2023-11-14 in nanoseconds; float64 numbers are 256 apart here. */
static const int64_t now = INT64_C(1700000000000000000);

static double samples[N];
static float samples_f32[N];

static int prepare(void **state)
{
    struct rng r = rng_seeded(8);
    (void)state;
    rng_fill_f64(&r, samples, N);
    rng_fill_f32(&r, samples_f32, N);
    return 0;
}

static ndg_status run(const ndg_grid *grid, int32_t dtype, void *to)
{
    ndg_view f;
    ndg_view_mut out;
    f.data = dtype == NDG_F32 ? (const void *)samples_f32 : samples;
    f.strides = NULL;
    f.dtype = dtype;
    out.data = to;
    out.strides = NULL;
    out.dtype = dtype;
    return ndg_gradient(grid, &f, 1, NULL, &out);
}

/* Whether two true differences are equal: modulo 2^64 and in sign. */
static int same_difference(const int64_t *a, const int64_t *b)
{
    return (uint64_t)a[1] - (uint64_t)a[0] == (uint64_t)b[1] - (uint64_t)b[0] &&
           (a[1] > a[0]) == (b[1] > b[0]);
}

/* The reference gets the true differences as doubles; whether they are even is decided on t. */
static void check(const int64_t *t, int64_t n, const double *d)
{
    struct ref_spacing s = ref_diffs(d, 1);
    int edge_order;
    int64_t i;
    for (i = 1; i + 1 < n; i++) {
        if (!same_difference(t + i, t)) {
            s.kind = REF_UNEVEN;
            s.d = d;
        }
    }
    for (edge_order = 1; edge_order <= 2 && edge_order < n; edge_order++) {
        double got[N], want[N];
        float got_f32[N], want_f32[N];
        ndg_grid *grid = NULL;
        assert_ok(ndg_grid_new(1, &n, &grid));
        assert_ok(ndg_grid_set_edge_order(grid, 0, edge_order));
        assert_ok(ndg_grid_set_coords_i64(grid, -1, t, n));
        assert_ok(run(grid, NDG_F64, got));
        ref_line_f64(samples, n, s, edge_order, want);
        assert_bits_f64(got, want, n);
        assert_ok(run(grid, NDG_F32, got_f32));
        ref_line_f32(samples_f32, n, s, edge_order, want_f32);
        assert_bits_f32(got_f32, want_f32, n);
        ndg_grid_free(grid);
    }
}

static void small_integers_equal_doubles(void **state)
{
    static const int64_t t[] = {0, 1, 3, 4, 10, -5, 2};
    double d[COUNT_OF(t)];
    size_t i;
    (void)state;
    for (i = 0; i + 1 < COUNT_OF(t); i++)
        d[i] = (double)(t[i + 1] - t[i]);
    check(t, COUNT_OF(t), d);
}

static void even_nanoseconds(void **state)
{
    int64_t t[N];
    double d[N];
    int i;
    (void)state;
    for (i = 0; i < N; i++) {
        t[i] = now + 3 * i;
        d[i] = 3.0;
    }
    check(t, N, d);
}

static void uneven_nanoseconds(void **state)
{
    int64_t t[N];
    double d[N];
    int i;
    (void)state;
    t[0] = now;
    for (i = 0; i + 1 < N; i++) {
        d[i] = (double)(1 + i % 3);
        t[i + 1] = t[i] + 1 + i % 3;
    }
    check(t, N, d);
}

static void decreasing_nanoseconds(void **state)
{
    int64_t t[N];
    double d[N];
    int i;
    (void)state;
    t[0] = now;
    for (i = 0; i + 1 < N; i++) {
        d[i] = (double)-(1 + i % 5);
        t[i + 1] = t[i] - (1 + i % 5);
    }
    check(t, N, d);
}

/* The same stamps cast to double repeat, which is refused: that is why the function exists. */
static void as_doubles_the_stamps_would_repeat(void **state)
{
    double x[N];
    const int64_t n = N;
    ndg_grid *grid = NULL;
    int i;
    (void)state;
    for (i = 0; i < N; i++)
        x[i] = (double)(now + 3 * i);
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, x, n));
    assert_message("coordinate 1", "axis 0", NULL);
    ndg_grid_free(grid);
}

/* Differences that do not fit int64_t. */
static void the_whole_range(void **state)
{
    static const int64_t two[] = {INT64_MIN, INT64_MAX}, back[] = {INT64_MAX, INT64_MIN};
    static const int64_t three[] = {INT64_MIN, -1, INT64_MAX}, uneven[] = {INT64_MAX, 5, INT64_MIN, INT64_MAX};
    static const double two_d[] = {18446744073709551615.0}, back_d[] = {-18446744073709551615.0};
    static const double three_d[] = {9223372036854775807.0, 9223372036854775808.0};
    static const double uneven_d[] = {-9223372036854775802.0, -9223372036854775813.0, 18446744073709551615.0};
    (void)state;
    check(two, 2, two_d);
    check(back, 2, back_d);
    check(three, 3, three_d);
    check(uneven, 4, uneven_d);
}

/* Equal as doubles, not as integers: 2^61 + 1 and 2^61 + 2 apart. Judged in integers, the axis is
 * uneven and its interior uses all three samples, so that a NaN in the centre shows. */
static void evenness_is_judged_in_integers(void **state)
{
    static const int64_t t[] = {0, (INT64_C(1) << 61) + 1, (INT64_C(1) << 62) + 3}, n = 3;
    double f[] = {1.0, 0.0, 2.0}, g[3];
    ndg_view view;
    ndg_view_mut out;
    ndg_grid *grid = NULL;
    (void)state;
    f[1] = strtod("nan", NULL);
    view.data = f;
    out.data = g;
    view.strides = out.strides = NULL;
    view.dtype = out.dtype = NDG_F64;
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_coords_i64(grid, 0, t, n));
    assert_ok(ndg_gradient(grid, &view, 1, NULL, &out));
    assert_true(g[1] != g[1]);
    ndg_grid_free(grid);
}

static void repeated_stamps_are_refused(void **state)
{
    const int64_t inside[] = {now, now + 1, now + 1, now + 4}, all[] = {7, 7, 7, 7}, back[] = {0, 5, 9, 5}, n = 4;
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, inside, n));
    assert_message("coordinate 2", "axis 0", "coordinate 1", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, all, n));
    assert_message("coordinate 1", "axis 0", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, back, n));
    assert_message("coordinate 3", "axis 0", "coordinate 1", NULL);
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_integers_equal_doubles),
        cmocka_unit_test(even_nanoseconds),
        cmocka_unit_test(uneven_nanoseconds),
        cmocka_unit_test(decreasing_nanoseconds),
        cmocka_unit_test(as_doubles_the_stamps_would_repeat),
        cmocka_unit_test(the_whole_range),
        cmocka_unit_test(evenness_is_judged_in_integers),
        cmocka_unit_test(repeated_stamps_are_refused),
    };
    return cmocka_run_group_tests_name("integer_coords", tests, prepare, NULL);
}
