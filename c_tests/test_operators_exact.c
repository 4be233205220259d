/* Derivatives are exact where they must be: on polynomials up to the order of accuracy, in the interior and at both
 * ends, with a step and with coordinates; and no further. The bound of an error is that of rounding, from the weights
 * themselves, which unit vectors bring to light. */
#include "ndg_test.h"
#include "rng.h"

#include <float.h>
#include <math.h>

enum { N = 26 };

static const int32_t accuracies[] = {2, 4, 6, 8};

static ndg_grid *line(int32_t accuracy, const double *x, int has_coordinates)
{
    static const int64_t n = N;
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_accuracy(grid, 0, accuracy));
    if (has_coordinates)
        assert_ok(ndg_grid_set_coords_f64(grid, 0, x, n));
    else
        assert_ok(ndg_grid_set_step(grid, 0, x[1] - x[0]));
    return grid;
}

static void derivative(const ndg_grid *grid, int32_t order, const double *f, double *df)
{
    ndg_view from = {f, NULL, NDG_F64};
    ndg_view_mut to = {df, NULL, NDG_F64};
    memset(df, 0x55, N * sizeof *df);
    assert_ok(ndg_derivative(grid, &from, 0, order, &to));
}

/* bound[i] = 64 epsilon sum over j of |A[i][j] f[j]|, more than rounding can come to. */
static void rounding(const ndg_grid *grid, int32_t order, const double *f, double *bound)
{
    int i, j;
    memset(bound, 0, N * sizeof *bound);
    for (j = 0; j < N; j++) {
        double unit[N] = {0.0}, column[N];
        unit[j] = 1.0;
        derivative(grid, order, unit, column);
        for (i = 0; i < N; i++)
            bound[i] += 64.0 * DBL_EPSILON * fabs(column[i] * f[j]);
    }
}

/* x^degree, and its derivative. */
static double power(double x, int degree)
{
    double result = 1.0;
    for (; degree > 0; degree--)
        result *= x;
    return result;
}

static double power_derivative(double x, int degree, int order)
{
    double factor = 1.0;
    int k;
    for (k = 0; k < order; k++)
        factor *= degree - k;
    return degree < order ? 0.0 : factor * power(x, degree - order);
}

static void positions(struct rng *r, double *x, int has_coordinates)
{
    int i;
    for (i = 0; i < N; i++)
        x[i] = (i - N / 2) * 0.125 + (has_coordinates ? 0.03 * rng_f64(r) : 0.0);
}

static void polynomials(void **state)
{
    struct rng r = rng_seeded(31);
    size_t a;
    int has_coordinates, order, degree, i;
    (void)state;
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        for (a = 0; a < COUNT_OF(accuracies); a++) {
            double x[N], f[N], df[N], bound[N];
            ndg_grid *grid;
            positions(&r, x, has_coordinates);
            grid = line(accuracies[a], x, has_coordinates);
            for (order = 1; order <= 6; order++) {
                int exact_to = order + accuracies[a] - 1;
                for (degree = 0; degree <= exact_to + 1; degree++) {
                    for (i = 0; i < N; i++)
                        f[i] = power(x[i], degree);
                    derivative(grid, order, f, df);
                    rounding(grid, order, f, bound);
                    for (i = 0; i < N && degree <= exact_to; i++) {
                        double want = power_derivative(x[i], degree, order);
                        /* The powers themselves are rounded, too. */
                        if (!(fabs(df[i] - want) <= bound[i] + 1e-13 * fabs(want))) {
                            print_error("%s, accuracy %d, order %d of x^%d at %d: got %.17g, want %.17g\n",
                                        has_coordinates ? "coordinates" : "step", (int)accuracies[a], order, degree, i,
                                        df[i], want);
                            fail();
                        }
                    }
                    /* One degree more, and even steps no longer are exact: this test would see a difference. */
                    if (degree > exact_to && !has_coordinates)
                        assert_true(fabs(df[N / 2] - power_derivative(x[N / 2], degree, order)) > bound[N / 2]);
                }
            }
            ndg_grid_free(grid);
        }
    }
}

/* The end differences have an order of their own. */
static void edge_orders(void **state)
{
    struct rng r = rng_seeded(32);
    int has_coordinates, order, edge_order, degree, i;
    (void)state;
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        for (edge_order = 1; edge_order <= 8; edge_order++) {
            double x[N], f[N], df[N], bound[N];
            ndg_grid *grid;
            positions(&r, x, has_coordinates);
            grid = line(2, x, has_coordinates);
            assert_ok(ndg_grid_set_edge_order(grid, 0, edge_order));
            for (order = 1; order <= 6; order++) {
                for (degree = 0; degree < order + edge_order; degree++) {
                    for (i = 0; i < N; i++)
                        f[i] = power(x[i], degree);
                    derivative(grid, order, f, df);
                    rounding(grid, order, f, bound);
                    for (i = 0; i < N; i += N - 1) {
                        double want = power_derivative(x[i], degree, order);
                        assert_true(fabs(df[i] - want) <= bound[i] + 1e-13 * fabs(want));
                    }
                }
                for (i = 0; i < N; i++)
                    f[i] = power(x[i] - x[0], order + edge_order);
                derivative(grid, order, f, df);
                rounding(grid, order, f, bound);
                assert_true(fabs(df[0]) > bound[0]); /* of order + edge_order samples it is not exact */
            }
            ndg_grid_free(grid);
        }
    }
}

/* Accuracy 2 with step h: the formulas that everybody knows, to rounding. */
static void known_formulas(void **state)
{
    static const double h = 0.3;
    struct rng r = rng_seeded(33);
    double x[2] = {0.0, 0.3}, f[N], d1[N], d2[N], d4[N];
    ndg_grid *grid = line(2, x, 0), *fourth = line(4, x, 0);
    int i;
    (void)state;
    rng_fill_f64(&r, f, N);
    derivative(grid, 1, f, d1);
    derivative(grid, 2, f, d2);
    derivative(fourth, 1, f, d4);
    for (i = 2; i < N - 2; i++) {
        double first = (f[i + 1] - f[i - 1]) / (2.0 * h);
        double second = (f[i - 1] - 2.0 * f[i] + f[i + 1]) / (h * h);
        double of_fourth = (f[i - 2] - 8.0 * f[i - 1] + 8.0 * f[i + 1] - f[i + 2]) / (12.0 * h);
        assert_bits_f64(&d1[i], &first, 1);
        assert_true(fabs(d2[i] - second) < 1e-13);
        assert_true(fabs(d4[i] - of_fourth) < 1e-13);
    }
    ndg_grid_free(grid);
    ndg_grid_free(fourth);
}

/* ---- symmetries ------------------------------------------------------------------------------ */

/* Samples in the other order, with the step of the other sign, have the results in the other order. */
static void reversal(void **state)
{
    struct rng r = rng_seeded(34);
    size_t a;
    int order, has_coordinates, i;
    (void)state;
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        for (a = 0; a < COUNT_OF(accuracies); a++) {
            double x[N], reversed_x[N], f[N], reversed_f[N], df[N], reversed_df[N], bound[N];
            ndg_grid *grid, *reversed;
            positions(&r, x, has_coordinates);
            rng_fill_f64(&r, f, N);
            for (i = 0; i < N; i++) {
                reversed_x[i] = x[N - 1 - i];
                reversed_f[i] = f[N - 1 - i];
            }
            grid = line(accuracies[a], x, has_coordinates);
            reversed = line(accuracies[a], reversed_x, has_coordinates);
            for (order = 1; order <= 6; order++) {
                derivative(grid, order, f, df);
                derivative(reversed, order, reversed_f, reversed_df);
                rounding(grid, order, f, bound);
                for (i = 0; i < N; i++)
                    assert_true(fabs(df[i] - reversed_df[N - 1 - i]) <= bound[i]);
            }
            ndg_grid_free(grid);
            ndg_grid_free(reversed);
        }
    }
}

static void linearity(void **state)
{
    struct rng r = rng_seeded(35);
    size_t a;
    int order, i;
    (void)state;
    for (a = 0; a < COUNT_OF(accuracies); a++) {
        double x[N], f[N], g[N], sum[N], df[N], dg[N], dsum[N], bound_f[N], bound_g[N];
        ndg_grid *grid;
        positions(&r, x, 1);
        rng_fill_f64(&r, f, N);
        rng_fill_f64(&r, g, N);
        for (i = 0; i < N; i++)
            sum[i] = f[i] - 2.0 * g[i];
        grid = line(accuracies[a], x, 1);
        for (order = 1; order <= 6; order++) {
            derivative(grid, order, f, df);
            derivative(grid, order, g, dg);
            derivative(grid, order, sum, dsum);
            rounding(grid, order, f, bound_f);
            rounding(grid, order, g, bound_g);
            for (i = 0; i < N; i++)
                assert_true(fabs(dsum[i] - (df[i] - 2.0 * dg[i])) <= bound_f[i] + 2.0 * bound_g[i]);
        }
        ndg_grid_free(grid);
    }
}

/* ---- a period -------------------------------------------------------------------------------- */

/* The largest error of the derivative of a sine that n samples make, at coordinates that the sine's period repeats. */
static double error_of_sine(int64_t n, int32_t accuracy, int32_t order, int has_coordinates)
{
    const double two_pi = 6.283185307179586;
    double x[64], f[64], df[64], largest = 0.0;
    ndg_view from = {f, NULL, NDG_F64};
    ndg_view_mut to = {df, NULL, NDG_F64};
    ndg_grid *grid = NULL;
    int64_t i;
    for (i = 0; i < n; i++) {
        double t = two_pi * (double)i / (double)n;
        x[i] = has_coordinates ? t + 0.2 * sin(t) : t;
        f[i] = sin(x[i]);
    }
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_accuracy(grid, 0, accuracy));
    if (has_coordinates)
        assert_ok(ndg_grid_set_coords_f64(grid, 0, x, n));
    else
        assert_ok(ndg_grid_set_step(grid, 0, two_pi / (double)n));
    assert_ok(ndg_grid_set_periodic(grid, 0, has_coordinates ? two_pi : 0.0));
    assert_ok(ndg_derivative(grid, &from, 0, order, &to));
    for (i = 0; i < n; i++) {
        double want = order == 1 ? cos(x[i]) : -sin(x[i]);
        largest = fmax(largest, fabs(df[i] - want));
    }
    ndg_grid_free(grid);
    return largest;
}

/* The error falls with the power of the step that the accuracy says, everywhere: at the wrap, too. */
static void a_sine_and_its_period(void **state)
{
    size_t a;
    int32_t order;
    int has_coordinates;
    (void)state;
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        for (order = 1; order <= 2; order++) {
            for (a = 0; a < COUNT_OF(accuracies); a++) {
                double coarse = error_of_sine(32, accuracies[a], order, has_coordinates);
                double fine = error_of_sine(64, accuracies[a], order, has_coordinates);
                assert_true(coarse < 0.05);
                assert_true(fine < coarse * pow(2.0, 0.75 - accuracies[a]) + 1e-12);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polynomials),
        cmocka_unit_test(edge_orders),
        cmocka_unit_test(known_formulas),
        cmocka_unit_test(reversal),
        cmocka_unit_test(linearity),
        cmocka_unit_test(a_sine_and_its_period),
    };
    return cmocka_run_group_tests_name("operators_exact", tests, NULL, NULL);
}
