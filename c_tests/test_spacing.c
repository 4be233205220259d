/* Steps, coordinates, their mixtures, and integer coordinates. */
#include "calls.h"
#include "reference.h"
#include "rng.h"

#include <math.h>

enum { N = 24 };

static double samples[N];
static float samples_f32[N];

static int prepare(void **state)
{
    struct rng r = rng_seeded(2);
    (void)state;
    rng_fill_f64(&r, samples, N);
    rng_fill_f32(&r, samples_f32, N);
    return 0;
}

/* One axis, both precisions, both edge orders, both routes. */
static void check_line(int64_t n, const double *step, const double *x, struct ref_spacing s)
{
    const double *coords[1];
    int edge_order;
    coords[0] = x;
    for (edge_order = 1; edge_order <= 2; edge_order++) {
        double got[N], want[N];
        float got_f32[N], want_f32[N];
        void *out[1];
        struct call call;
        int route;
        if (n <= edge_order)
            continue;
        ref_line_f64(samples, n, s, edge_order, want);
        ref_line_f32(samples_f32, n, s, edge_order, want_f32);
        memset(&call, 0, sizeof call);
        call.ndim = 1;
        call.shape = &n;
        call.naxes = 1;
        call.steps = step;
        call.coords = x != NULL ? coords : NULL;
        call.edge_order = edge_order;
        call.out = out;
        for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
            call.dtype = NDG_F64;
            call.f = samples;
            out[0] = got;
            assert_ok(call_by((enum route)route, &call));
            assert_bits_f64(got, want, n);
            call.dtype = NDG_F32;
            call.f = samples_f32;
            out[0] = got_f32;
            assert_ok(call_by((enum route)route, &call));
            assert_bits_f32(got_f32, want_f32, n);
        }
    }
}

static void no_steps_are_1(void **state)
{
    (void)state;
    check_line(N, NULL, NULL, ref_step(1.0));
}

static void steps(void **state)
{
    static const double list[] = {1.0, 0.5, 0.1, 1.0 / 3.0, 3.0, -0.7, -1e10, 1e-30, 1e30, 1e-5};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(list); k++)
        check_line(N, &list[k], NULL, ref_step(list[k]));
}

/* float64 takes steps that float32 cannot. */
static void tiny_steps_in_float64(void **state)
{
    static const double list[] = {1e-60, 1e-300, 1e-310, -1e-310};
    static const int64_t n = N;
    double got[N], want[N];
    double *const out[] = {got};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(list); k++) {
        assert_ok(ndg_gradient_f64(samples, 1, &n, NULL, 1, NULL, &list[k], NULL, 1, out, NULL));
        ref_line_f64(samples, n, ref_step(list[k]), 1, want);
        assert_bits_f64(got, want, N);
    }
}

static void coordinates_win_over_steps(void **state)
{
    static const double ignored[] = {0.0, -1.0, NAN, INFINITY};
    double x[N], d[N];
    struct rng r = rng_seeded(3);
    size_t k;
    (void)state;
    rng_fill_coords(&r, x, N);
    for (k = 0; k < COUNT_OF(ignored); k++)
        check_line(N, &ignored[k], x, ref_coords(x, N, d));
}

static void uneven_coordinates_of_every_length(void **state)
{
    double x[N], d[N];
    struct rng r = rng_seeded(4);
    int64_t n;
    (void)state;
    for (n = 2; n <= N; n++) {
        rng_fill_coords(&r, x, n);
        check_line(n, NULL, x, ref_coords(x, n, d));
    }
}

/* Exactly equal differences collapse to a step; one unit in the last place more, and they do not.
 * For float32 even coordinates give other bits than the same step does. */
static void even_coordinates_collapse(void **state)
{
    static const double starts[] = {0.0, -3.0, 1024.0}, gaps[] = {1.0, 0.25, -0.5, 3.0};
    double x[N], d[N];
    size_t a, b;
    int i;
    (void)state;
    for (a = 0; a < COUNT_OF(starts); a++) {
        for (b = 0; b < COUNT_OF(gaps); b++) {
            struct ref_spacing s;
            for (i = 0; i < N; i++)
                x[i] = starts[a] + gaps[b] * i;
            s = ref_coords(x, N, d);
            assert_true(s.kind == REF_EVEN);
            check_line(N, NULL, x, s);
            x[N - 1] = nextafter(x[N - 1], 1e300);
            s = ref_coords(x, N, d);
            assert_true(s.kind == REF_UNEVEN);
            check_line(N, NULL, x, s);
        }
    }
}

/* arange(n) * 0.1 is even to a person but not to subtraction. */
static void almost_even_coordinates_stay_uneven(void **state)
{
    double x[N], d[N];
    struct ref_spacing s;
    int i;
    (void)state;
    for (i = 0; i < N; i++)
        x[i] = i * 0.1;
    s = ref_coords(x, N, d);
    assert_true(s.kind == REF_UNEVEN);
    check_line(N, NULL, x, s);
}

static void decreasing_coordinates(void **state)
{
    double x[N], d[N];
    struct rng r = rng_seeded(5);
    int i;
    (void)state;
    rng_fill_coords(&r, x, N);
    for (i = 0; i < N; i++)
        x[i] = -x[i];
    check_line(N, NULL, x, ref_coords(x, N, d));
}

/* Nobody sorts: what has finite weights is computed. */
static void unsorted_coordinates_with_finite_weights(void **state)
{
    static const double x[] = {0.0, 2.0, 1.0, 4.0, -3.0, -2.5, 10.0};
    double d[COUNT_OF(x)];
    (void)state;
    check_line(COUNT_OF(x), NULL, x, ref_coords(x, COUNT_OF(x), d));
}

static void two_coordinates(void **state)
{
    static const double x[] = {1e300, -1e-300};
    double d[2];
    (void)state;
    check_line(2, NULL, x, ref_coords(x, 2, d));
}

/* Three axes, all eight mixtures of step and coordinates; an unread entry may be anything. */
static void steps_and_coordinates_mix(void **state)
{
    static const int64_t shape[] = {3, 4, 2};
    static const int32_t axes[] = {2, 0, 1};
    double x[3][4], d[4], got[3][N], want[N];
    double *const out[] = {got[0], got[1], got[2]};
    struct rng r = rng_seeded(6);
    int mixture, k;
    (void)state;
    for (k = 0; k < 3; k++)
        rng_fill_coords(&r, x[k], 4);
    for (mixture = 0; mixture < 8; mixture++) {
        const double *coords[3];
        double list[3];
        for (k = 0; k < 3; k++) {
            coords[k] = mixture & (1 << k) ? x[k] : NULL;
            list[k] = mixture & (1 << k) ? NAN : 0.3 * (k + 1);
        }
        assert_ok(ndg_gradient_f64(samples, 3, shape, NULL, 3, axes, list, coords, 1, out, NULL));
        for (k = 0; k < 3; k++) {
            struct ref_spacing s = coords[k] != NULL ? ref_coords(x[k], shape[axes[k]], d) : ref_step(list[k]);
            ref_gradient_f64(samples, 3, shape, axes[k], s, 1, want);
            assert_bits_f64(got[k], want, N);
        }
        if (mixture == 7) { /* coordinates everywhere: no steps needed */
            memset(got, 0, sizeof got);
            assert_ok(ndg_gradient_f64(samples, 3, shape, NULL, 3, axes, NULL, coords, 1, out, NULL));
            assert_bits_f64(got[2], want, N);
        }
    }
}

/* Coordinates without steps: the other axes have step 1. */
static void missing_steps_beside_coordinates_are_1(void **state)
{
    static const int64_t shape[] = {4, 6};
    double x[4], d[4], got[2][N], want[N];
    double *const out[] = {got[0], got[1]};
    const double *coords[2] = {NULL, NULL};
    struct rng r = rng_seeded(7);
    (void)state;
    rng_fill_coords(&r, x, 4);
    coords[0] = x;
    assert_ok(ndg_gradient_f64(samples, 2, shape, NULL, 2, NULL, NULL, coords, 2, out, NULL));
    ref_gradient_f64(samples, 2, shape, 0, ref_coords(x, 4, d), 2, want);
    assert_bits_f64(got[0], want, N);
    ref_gradient_f64(samples, 2, shape, 1, ref_step(1.0), 2, want);
    assert_bits_f64(got[1], want, N);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_steps_are_1),
        cmocka_unit_test(steps),
        cmocka_unit_test(tiny_steps_in_float64),
        cmocka_unit_test(coordinates_win_over_steps),
        cmocka_unit_test(uneven_coordinates_of_every_length),
        cmocka_unit_test(even_coordinates_collapse),
        cmocka_unit_test(almost_even_coordinates_stay_uneven),
        cmocka_unit_test(decreasing_coordinates),
        cmocka_unit_test(unsorted_coordinates_with_finite_weights),
        cmocka_unit_test(two_coordinates),
        cmocka_unit_test(steps_and_coordinates_mix),
        cmocka_unit_test(missing_steps_beside_coordinates_are_1),
    };
    return cmocka_run_group_tests_name("spacing", tests, prepare, NULL);
}
