/* What lies beyond an end: each kind of side gives what central differences make of an array that is padded by the
 * formula of the side, and given to the library with ghost cells. Along every axis at once, for derivatives and for image
 * operators; and the coordinates beyond the end of a mirrored axis. */
#include "sides.h"

#include <float.h>
#include <math.h>

enum { ROWS = 12, COLUMNS = 14, PADDED_ROWS = ROWS + 2 * GHOSTS, PADDED_COLUMNS = COLUMNS + 2 * GHOSTS };

static const int64_t shape[2] = {ROWS, COLUMNS};
static const int virtual_kinds[] = {MIRRORED, REFLECTED, ODD_REFLECTED, NEAREST, CONSTANT, PERIODIC};

/* Sample `at` of a line of n, real or virtual, by the formulas of the header. `stride` leads from one to the next. */
static double beyond(const double *line, int64_t n, int64_t stride, int64_t at, const int *sides, double constant)
{
    int64_t k, first = 0, inward = stride;
    int side = sides[0];
    if (at >= 0 && at < n)
        return line[at * stride];
    k = -at; /* the distance over the end */
    if (at >= n) {
        k = at - (n - 1);
        side = sides[1];
        first = (n - 1) * stride;
        inward = -stride;
    }
    switch (side) {
    case MIRRORED: return line[first + k * inward];
    case REFLECTED: return line[first + (k - 1) * inward];
    case ODD_REFLECTED: return 2.0 * line[first] - line[first + k * inward];
    case NEAREST: return line[first];
    case CONSTANT: return constant;
    default: return line[(at + n) % n * stride]; /* PERIODIC */
    }
}

/* Pads the rows of each column, then the columns of each row; so corners follow. */
static void pad(const double *f, const struct axis_kind *axes, double constant, double *padded)
{
    double rows[PADDED_ROWS][COLUMNS];
    int64_t i, j;
    for (i = 0; i < PADDED_ROWS; i++) {
        for (j = 0; j < COLUMNS; j++)
            rows[i][j] = beyond(f + j, ROWS, COLUMNS, i - GHOSTS, axes[0].sides, constant);
    }
    for (i = 0; i < PADDED_ROWS; i++) {
        for (j = 0; j < PADDED_COLUMNS; j++)
            padded[i * PADDED_COLUMNS + j] = beyond(rows[i], COLUMNS, 1, j - GHOSTS, axes[1].sides, constant);
    }
}

static void run(const struct operator_row *row, struct operator_call c, const ndg_grid *grid, const double *f,
                double (*to)[ROWS * COLUMNS])
{
    ndg_view from[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    int k;
    for (k = 0; k < MAX_ARRAYS; k++) {
        from[k].data = f;
        from[k].strides = out[k].strides = NULL;
        from[k].dtype = out[k].dtype = NDG_F64;
        out[k].data = to[k];
        memset(to[k], 0x55, sizeof to[k]);
    }
    c.grid = grid;
    c.f = from;
    c.out = out;
    assert_ok(row->run(&c));
}

/* Every operator, with these axes, against ghost cells. Image operators are as scipy.ndimage has them: a constant stands beside what
 * has been made along the axes before. */
static void check_axes(struct rng *r, const struct axis_kind *axes, int number, double constant)
{
    static double results[MAX_ARRAYS][ROWS * COLUMNS], expected[MAX_ARRAYS][ROWS * COLUMNS];
    double f[ROWS * COLUMNS], padded[PADDED_ROWS * PADDED_COLUMNS];
    struct axis_kind ghosts[2];
    ndg_grid *grid, *with_ghosts;
    struct operator_call c;
    size_t k;
    int out, i;

    memcpy(ghosts, axes, sizeof ghosts);
    for (i = 0; i < 4; i++)
        ghosts[i / 2].sides[i % 2] = GHOST_CELLS;
    rng_fill_f64(r, f, ROWS * COLUMNS);
    pad(f, axes, constant, padded);
    grid = grid_of_axes(2, axes, constant, *r);
    with_ghosts = grid_of_axes(2, ghosts, constant, *r);
    c = operator_call_on(grid, 2);
    c.axis = number % 2;
    c.order = 1 + number % 6;
    c.kernel = NDG_SOBEL + number % 4;
    c.scaling = number % 3 == 0 ? NDG_TRUE_DERIVATIVE : NDG_WEIGHTS;
    for (k = 0; k < COUNT_OF(operators); k++) {
        if (operators[k].is_adjoint || (constant != 0.0 && operators[k].is_image))
            continue;
        run(&operators[k], c, grid, f, results);
        run(&operators[k], c, with_ghosts, padded + GHOSTS * PADDED_COLUMNS + GHOSTS, expected);
        for (out = 0; out < operator_outputs(&operators[k], &c); out++) {
            double largest = 0.0;
            for (i = 0; i < ROWS * COLUMNS; i++)
                largest = fmax(largest, fabs(expected[out][i]));
            for (i = 0; i < ROWS * COLUMNS; i++) {
                if (!(fabs(results[out][i] - expected[out][i]) <= 256.0 * DBL_EPSILON * largest)) {
                    print_error("%s, out[%d], row %d, column %d, accuracy %d, rows %s and %s, columns %s and %s: got %.17g, "
                                "with ghost cells %.17g\n",
                                operators[k].name, out, i / COLUMNS, i % COLUMNS, (int)axes[0].accuracy,
                                side_names[axes[0].sides[0]], side_names[axes[0].sides[1]],
                                side_names[axes[1].sides[0]], side_names[axes[1].sides[1]], results[out][i],
                                expected[out][i]);
                    fail();
                }
            }
        }
    }
    ndg_grid_free(grid);
    ndg_grid_free(with_ghosts);
}

static void sides_are_what_ghost_cells_say(void **state)
{
    struct rng r = rng_seeded(51);
    const int kinds = (int)COUNT_OF(virtual_kinds);
    int lower, upper, accuracy, number = 0, k;
    (void)state;
    for (accuracy = 2; accuracy <= 8; accuracy += 2) {
        for (lower = 0; lower < kinds; lower++) {
            for (upper = 0; upper < kinds; upper++, number++) {
                struct axis_kind axes[2];
                for (k = 0; k < 2; k++) {
                    int a = virtual_kinds[(lower + 2 * k) % kinds], b = virtual_kinds[(upper + k) % kinds];
                    axes[k].extent = shape[k];
                    axes[k].sides[0] = b == PERIODIC ? PERIODIC : a;
                    axes[k].sides[1] = a == PERIODIC ? PERIODIC : b;
                    axes[k].accuracy = accuracy;
                    axes[k].has_coordinates = 0;
                    axes[k].step = k == 0 ? 0.8 : -1.25;
                }
                check_axes(&r, axes, number, 0.0);
                check_axes(&r, axes, number, 1.5);
            }
        }
    }
}

/* scipy.ndimage's default, and what one-sided means to a filter. */
static void images_are_reflected_by_default(void **state)
{
    static double by_default[MAX_ARRAYS][ROWS * COLUMNS], reflected[MAX_ARRAYS][ROWS * COLUMNS];
    struct rng r = rng_seeded(52);
    double f[ROWS * COLUMNS];
    ndg_grid *grid = NULL;
    struct operator_call c;
    size_t k;
    int out;
    (void)state;
    rng_fill_f64(&r, f, ROWS * COLUMNS);
    for (k = 0; k < COUNT_OF(operators); k++) {
        if (!operators[k].is_image || operators[k].is_adjoint)
            continue;
        assert_ok(ndg_grid_new(2, shape, &grid));
        c = operator_call_on(grid, 2);
        for (c.kernel = NDG_SOBEL; c.kernel <= NDG_FARID; c.kernel++) {
            assert_ok(ndg_grid_set_side(grid, 0, NDG_BOTH, NDG_ONE_SIDED));
            assert_ok(ndg_grid_set_side(grid, 1, NDG_BOTH, NDG_ONE_SIDED));
            run(&operators[k], c, grid, f, by_default);
            assert_ok(ndg_grid_set_side(grid, 0, NDG_BOTH, NDG_REFLECTED));
            assert_ok(ndg_grid_set_side(grid, 1, NDG_BOTH, NDG_REFLECTED));
            run(&operators[k], c, grid, f, reflected);
            for (out = 0; out < operator_outputs(&operators[k], &c); out++)
                assert_bits_f64(by_default[out], reflected[out], ROWS * COLUMNS);
        }
        ndg_grid_free(grid);
    }
}

/* With coordinates: beyond the end they are the mirror images of those inside, so a field that is even about the
 * mirror is differentiated as a smooth one. */
static void coordinates_are_mirrored(void **state)
{
    enum { N = 12 };
    static const int64_t n = N;
    struct rng r = rng_seeded(53);
    double x[N], f[N], df[N], d2f[N];
    ndg_view from = {f, NULL, NDG_F64};
    ndg_view_mut to = {df, NULL, NDG_F64}, to_second = {d2f, NULL, NDG_F64};
    int kind, end, i;
    (void)state;
    for (kind = MIRRORED; kind <= ODD_REFLECTED; kind++) {
        for (end = 0; end < 2; end++) {
            ndg_grid *grid = NULL;
            double mirror;
            int outermost = end == 0 ? 0 : N - 1, neighbour = end == 0 ? 1 : N - 2;
            for (i = 0; i < N; i++)
                x[i] = 0.125 * i + 0.03 * rng_f64(&r);
            mirror = kind == REFLECTED ? x[outermost] - 0.5 * (x[neighbour] - x[outermost]) : x[outermost];
            for (i = 0; i < N; i++) {
                double t = x[i] - mirror;
                f[i] = kind == ODD_REFLECTED ? 3.0 + t - 2.0 * t * t * t : 3.0 - t * t + 2.0 * t * t * t * t;
            }
            assert_ok(ndg_grid_new(1, &n, &grid));
            assert_ok(ndg_grid_set_accuracy(grid, 0, 4));
            assert_ok(ndg_grid_set_coords_f64(grid, 0, x, n));
            assert_ok(ndg_grid_set_side(grid, 0, end == 0 ? NDG_LOWER : NDG_UPPER, kind + 1));
            assert_ok(ndg_derivative(grid, &from, 0, 1, &to));
            assert_ok(ndg_derivative(grid, &from, 0, 2, &to_second));
            for (i = 0; i < N; i++) {
                double t = x[i] - mirror;
                double first = kind == ODD_REFLECTED ? 1.0 - 6.0 * t * t : -2.0 * t + 8.0 * t * t * t;
                double second = kind == ODD_REFLECTED ? -12.0 * t : -2.0 + 24.0 * t * t;
                assert_true(fabs(df[i] - first) < 1e-11);
                assert_true(fabs(d2f[i] - second) < 1e-9);
            }
            ndg_grid_free(grid);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_are_what_ghost_cells_say),
        cmocka_unit_test(images_are_reflected_by_default),
        cmocka_unit_test(coordinates_are_mirrored),
    };
    return cmocka_run_group_tests_name("sides", tests, NULL, NULL);
}
