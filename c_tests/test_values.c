/* Values that a person can check: the tutorial's examples, hand-made numbers, polynomials. */
#include "ndg_test.h"

#include <float.h>
#include <math.h>

static void tutorial_1(void **state)
{
    static const double f[] = {1, 2, 4, 7, 11}, want[] = {1, 1.5, 2.5, 3.5, 4};
    static const int64_t n = 5;
    double g[5];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_bits_f64(g, want, 5);
}

static void tutorial_1_f32(void **state)
{
    static const float f[] = {1, 2, 4, 7, 11}, want[] = {1, 1.5f, 2.5f, 3.5f, 4};
    static const int64_t n = 5;
    float g[5];
    float *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f32(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_bits_f32(g, want, 5);
}

static void tutorial_2(void **state)
{
    static const double f[] = {1, 2, 6, 3, 5, 7, 4, 8, 9};
    static const double rows[] = {2, 3, 1, 1.5, 3, 1.5, 1, 3, 2};
    static const double columns[] = {1, 2.5, 4, 2, 2, 2, 4, 2.5, 1};
    static const int64_t shape[] = {3, 3};
    double g[2][9];
    double *const out[] = {g[0], g[1]};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 2, shape, NULL, 2, NULL, NULL, NULL, 1, out, NULL));
    assert_bits_f64(g[0], rows, 9);
    assert_bits_f64(g[1], columns, 9);
}

static void tutorial_3_edge_order_2(void **state)
{
    static const double f[] = {1, 2, 4, 7, 11}, want[] = {0.5, 1.5, 2.5, 3.5, 4.5};
    static const int64_t n = 5;
    double g[5];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 2, out, NULL));
    assert_bits_f64(g, want, 5);
}

static void tutorial_temperatures(void **state)
{
    static const double f[] = {20, 22, 24, 21, 19, 18, 17}, want[] = {2, 2, -0.5, -2.5, -1.5, -1, -1};
    static const double step = 1.0;
    static const int64_t n = 7;
    double g[7];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, NULL, 1, out, NULL));
    assert_bits_f64(g, want, 7);
}

/* numpy's own documentation, section "Examples". */
static void numpy_manual(void **state)
{
    static const double f[] = {1, 2, 4, 7, 11, 16};
    static const double halved[] = {0.5, 0.75, 1.25, 1.75, 2.25, 2.5};
    static const double x[] = {0.0, 1.0, 1.5, 3.5, 4.0, 6.0}, uneven[] = {1, 3, 3.5, 6.7, 6.9, 2.5};
    static const double step = 2.0;
    static const double *const coords[] = {x};
    static const int64_t n = 6;
    double g[6];
    double *const out[] = {g};
    int i;
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, NULL, 1, out, NULL));
    assert_bits_f64(g, halved, 6);
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 1, out, NULL));
    for (i = 0; i < 6; i++)
        assert_true(fabs(g[i] - uneven[i]) < 1e-13);
}

static void two_samples(void **state)
{
    static const double f[] = {3.0, -1.0}, want[] = {-8.0, -8.0}, step = 0.5;
    static const int64_t n = 2;
    double g[2];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, NULL, 1, out, NULL));
    assert_bits_f64(g, want, 2);
}

static void three_samples_edge_order_2(void **state)
{
    static const double f[] = {0.0, 1.0, 4.0}, want[] = {0.0, 2.0, 4.0};
    static const int64_t n = 3;
    double g[3];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 2, out, NULL));
    assert_bits_f64(g, want, 3);
}

/* The uneven interior by hand: x = 0, 1, 3 has the weights -2/3, 1/2 and 1/6. */
static void uneven_by_hand(void **state)
{
    static const double f[] = {2.0, 3.0, 7.0}, x[] = {0.0, 1.0, 3.0};
    static const double *const coords[] = {x};
    static const int64_t n = 3;
    double g[3], middle;
    double *const out[] = {g};
    (void)state;
    middle = (-2.0 / 3.0 * 2.0 + 1.0 / 2.0 * 3.0) + 1.0 / 6.0 * 7.0;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 1, out, NULL));
    assert_bits_f64(&g[0], (&(const double){1.0}), 1);
    assert_bits_f64(&g[1], &middle, 1);
    assert_bits_f64(&g[2], (&(const double){2.0}), 1);
}

/* Parabolas are exact inside, and with edge_order 2 at the edges; small integers leave no rounding. */
static void parabola_is_exact(void **state)
{
    enum { N = 41 };
    static const double step = 0.5;
    static const int64_t n = N;
    double f[N], want[N], g[N];
    double *const out[] = {g};
    int i;
    (void)state;
    for (i = 0; i < N; i++) {
        double x = i * step;
        f[i] = 3.0 * x * x - 7.0 * x + 2.0;
        want[i] = 6.0 * x - 7.0;
    }
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, NULL, 2, out, NULL));
    assert_bits_f64(g, want, N);
}

static void line_is_exact_with_edge_order_1(void **state)
{
    enum { N = 33 };
    static const double step = -0.25;
    static const int64_t n = N;
    double f[N], g[N];
    double *const out[] = {g};
    int i;
    (void)state;
    for (i = 0; i < N; i++)
        f[i] = 5.0 - 3.0 * i * step;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, NULL, 1, out, NULL));
    for (i = 0; i < N; i++)
        assert_bits_f64(&g[i], (&(const double){-3.0}), 1);
}

/* On uneven coordinates a parabola is exact up to the rounding of the weights. */
static void parabola_on_uneven_coordinates(void **state)
{
    enum { N = 50 };
    static const int64_t n = N;
    double f[N], x[N], g[N];
    double *const out[] = {g};
    const double *coords[1];
    int i;
    (void)state;
    for (i = 0; i < N; i++) {
        x[i] = 0.1 * i + 0.002 * i * i;
        f[i] = 2.0 * x[i] * x[i] - x[i] + 4.0;
    }
    coords[0] = x;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 2, out, NULL));
    for (i = 0; i < N; i++)
        assert_true(fabs(g[i] - (4.0 * x[i] - 1.0)) < 1e-11);
}

/* A cubic's error inside is -f''' h^2 / 6, exactly: here 6 h^2 / 6 = h^2. */
static void cubic_has_the_known_error(void **state)
{
    enum { N = 9 };
    static const int64_t n = N;
    double f[N], g[N], want;
    double *const out[] = {g};
    int i;
    (void)state;
    for (i = 0; i < N; i++)
        f[i] = (double)(i * i * i);
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 2, out, NULL));
    for (i = 1; i < N - 1; i++) {
        want = 3.0 * i * i + 1.0;
        assert_bits_f64(&g[i], &want, 1);
    }
}

static void constant_has_gradient_zero(void **state)
{
    static const int64_t shape[] = {4, 5, 6};
    double f[120], g[3][120];
    double *const out[] = {g[0], g[1], g[2]};
    int i, k, order;
    (void)state;
    for (i = 0; i < 120; i++)
        f[i] = 0.1;
    for (order = 1; order <= 2; order++) {
        assert_ok(ndg_gradient_f64(f, 3, shape, NULL, 3, NULL, NULL, NULL, order, out, NULL));
        for (k = 0; k < 3; k++)
            for (i = 0; i < 120; i++)
                assert_true(fabs(g[k][i]) < 1e-16);
    }
}

/* The gradient of each part: what the other part holds, an infinity or a NaN, does not matter. */
static void complex_parts_are_apart(void **state)
{
    static const double f[] = {1, INFINITY, 2, 0, 4, NAN, 7, -3, 11, 5};
    static const double real[] = {1, 1.5, 2.5, 3.5, 4}, step = 0.5;
    static const int64_t n = 5;
    double g[10], want;
    double *const out[] = {g};
    int i;
    (void)state;
    assert_ok(ndg_gradient_c128(f, 1, &n, NULL, 1, NULL, &step, NULL, 1, out, NULL));
    for (i = 0; i < 5; i++) {
        want = real[i] * 2.0;
        assert_bits_f64(&g[2 * i], &want, 1);
    }
    assert_true(g[1] == -INFINITY);
    assert_true(isnan(g[3]));
    assert_true(g[5] == -3.0);
    assert_true(isnan(g[7]));
    assert_true(g[9] == 16.0);
}

static void complex_single(void **state)
{
    static const float f[] = {1, 10, 2, 20, 4, 40, 7, 70, 11, 110};
    static const float want[] = {1, 10, 1.5f, 15, 2.5f, 25, 3.5f, 35, 4, 40};
    static const int64_t n = 5;
    float g[10];
    float *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_c64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_bits_f32(g, want, 10);
}

/* The even interior does not read its centre; the uneven interior reads all three. */
static void nan_spoils_its_readers_only(void **state)
{
    static const double f[] = {1, 2, 4, NAN, 11, 16, 22}, x[] = {0, 1, 3, 4, 7, 8, 10};
    static const double *const coords[] = {x};
    static const int64_t n = 7;
    double g[7];
    double *const out[] = {g};
    int i;
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    for (i = 0; i < 7; i++)
        assert_int_equal(isnan(g[i]) != 0, i == 2 || i == 4);
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 1, out, NULL));
    for (i = 0; i < 7; i++)
        assert_int_equal(isnan(g[i]) != 0, i >= 2 && i <= 4);
}

/* Subtracting comes first, so neighbours of opposite sign at the top of the range overflow. */
static void extreme_values(void **state)
{
    static const double f[] = {DBL_MAX, 0.0, -DBL_MAX, DBL_MAX / 2, DBL_MAX};
    static const int64_t n = 5;
    double g[5];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_true(g[0] == -DBL_MAX);
    assert_true(g[1] == -INFINITY);
    assert_true(g[2] == DBL_MAX / 4);
    assert_true(g[3] == INFINITY);
    assert_true(g[4] == DBL_MAX / 2);
}

static void subnormals_are_not_flushed(void **state)
{
    static const double f[] = {0.0, 4.9406564584124654e-324, 1.976262583364986e-323};
    static const double want[] = {4.9406564584124654e-324, 9.8813129168249309e-324, 1.4821969375237396e-323};
    static const int64_t n = 3;
    double g[3];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_bits_f64(g, want, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tutorial_1),
        cmocka_unit_test(tutorial_1_f32),
        cmocka_unit_test(tutorial_2),
        cmocka_unit_test(tutorial_3_edge_order_2),
        cmocka_unit_test(tutorial_temperatures),
        cmocka_unit_test(numpy_manual),
        cmocka_unit_test(two_samples),
        cmocka_unit_test(three_samples_edge_order_2),
        cmocka_unit_test(uneven_by_hand),
        cmocka_unit_test(parabola_is_exact),
        cmocka_unit_test(line_is_exact_with_edge_order_1),
        cmocka_unit_test(parabola_on_uneven_coordinates),
        cmocka_unit_test(cubic_has_the_known_error),
        cmocka_unit_test(constant_has_gradient_zero),
        cmocka_unit_test(complex_parts_are_apart),
        cmocka_unit_test(complex_single),
        cmocka_unit_test(nan_spoils_its_readers_only),
        cmocka_unit_test(extreme_values),
        cmocka_unit_test(subnormals_are_not_flushed),
    };
    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
