/* Every operator gives the same bits for every layout of samples and results, with ghost cells and without, for components
 * side by side in one buffer, and for axes in any order in memory; and writes not a byte beside them. */
#include "layouts.h"
#include "sides.h"

static const struct layout_rule *rule_named(const char *name)
{
    size_t k;
    for (k = 0; k < COUNT_OF(layout_rules); k++) {
        if (strcmp(layout_rules[k].name, name) == 0)
            return &layout_rules[k];
    }
    abort();
}

/* Element [0, ..., 0] of an array that has ghost cells before it. */
static unsigned char *origin(const struct laid *a, int32_t ndim, const struct axis_kind *axes)
{
    int64_t offset = 0;
    int32_t k;
    for (k = 0; k < ndim; k++)
        offset += ghosts_at(&axes[k], 0) * a->strides[k];
    return a->data + offset * (int64_t)a->size;
}

struct stage {
    int32_t ndim, dtype, out_dtype;
    struct axis_kind axes[MAX_OPERATOR_AXES];
    ndg_grid *grid;
    unsigned char *f[MAX_ARRAYS], *expected[MAX_ARRAYS]; /* contiguous */
};

/* An operator on arrays laid out by two rules; what is computed goes to `got`, contiguous. The adjoint reads arrays of the
 * shape of results, and writes those of the shape of samples. */
static void run_laid(const struct stage *s, const struct operator_row *row, const struct layout_rule *in,
                     const struct layout_rule *to, unsigned char *const *got)
{
    struct operator_call c = operator_call_on(s->grid, s->ndim);
    int inputs = operator_inputs(row, &c), outputs = operator_outputs(row, &c), k;
    struct laid f[MAX_ARRAYS], out[MAX_ARRAYS];
    ndg_view views[MAX_ARRAYS];
    ndg_view_mut views_mut[MAX_ARRAYS];
    int64_t read[MAX_OPERATOR_AXES] = {0}, written[MAX_OPERATOR_AXES] = {0};

    shape_of(s->ndim, s->axes, !row->is_adjoint, read);
    shape_of(s->ndim, s->axes, row->is_adjoint, written);
    for (k = 0; k < inputs; k++) {
        f[k] = laid_alloc(in, s->ndim, read, dtype_size(s->dtype));
        laid_put(&f[k], s->f[k]);
        views[k].data = row->is_adjoint ? f[k].data : origin(&f[k], s->ndim, s->axes);
        views[k].strides = f[k].strides;
        views[k].dtype = s->dtype;
    }
    for (k = 0; k < outputs; k++) {
        out[k] = laid_alloc(to, s->ndim, written, dtype_size(s->out_dtype));
        views_mut[k].data = row->is_adjoint ? origin(&out[k], s->ndim, s->axes) : out[k].data;
        views_mut[k].strides = out[k].strides;
        views_mut[k].dtype = s->out_dtype;
    }
    c.f = views;
    c.out = views_mut;
    if (row->run(&c) != NDG_OK)
        print_error("%s, f: %s, out: %s\n", row->name, in->name, to->name);
    assert_ok(row->run(&c));
    for (k = 0; k < outputs; k++) {
        laid_get(&out[k], got[k]);
        assert_true(laid_gaps_untouched(&out[k]));
        laid_free(&out[k]);
    }
    for (k = 0; k < inputs; k++)
        laid_free(&f[k]);
}

static void check_layouts(struct stage *s)
{
    struct operator_call c = operator_call_on(s->grid, s->ndim);
    int64_t shape[MAX_OPERATOR_AXES] = {0};
    unsigned char *got[MAX_ARRAYS];
    size_t row, in, bytes;
    int k;
    shape_of(s->ndim, s->axes, 1, shape);
    bytes = (size_t)product(s->ndim, shape) * dtype_size(s->out_dtype);
    for (k = 0; k < MAX_ARRAYS; k++)
        got[k] = (unsigned char *)checked_malloc(bytes);
    for (row = 0; row < COUNT_OF(operators); row++) {
        int32_t result_axes = operators[row].is_adjoint;
        size_t result_bytes;
        if (!operator_takes(&operators[row], s->ndim))
            continue;
        shape_of(s->ndim, s->axes, result_axes, shape);
        result_bytes = (size_t)product(s->ndim, shape) * dtype_size(s->out_dtype);
        run_laid(s, &operators[row], rule_named("C"), rule_named("C"), s->expected);
        for (in = 0; in < COUNT_OF(layout_rules); in++) {
            const struct layout_rule *to = &layout_rules[(3 * in + row) % COUNT_OF(layout_rules)];
            run_laid(s, &operators[row], &layout_rules[in], to, got);
            for (k = 0; k < operator_outputs(&operators[row], &c); k++) {
                if (memcmp(got[k], s->expected[k], result_bytes) != 0) {
                    print_error("%s, rank %d, %s to %s, f: %s, out[%d]: %s\n", operators[row].name, (int)s->ndim,
                                dtype_name(s->dtype), dtype_name(s->out_dtype), layout_rules[in].name, k, to->name);
                    fail();
                }
            }
        }
    }
    for (k = 0; k < MAX_ARRAYS; k++)
        free(got[k]);
}

static void layouts(void **state)
{
    static const int64_t extents[MAX_OPERATOR_AXES] = {23, 12, 11};
    static const int sides[] = {ONE_SIDED, GHOST_CELLS, REFLECTED, PERIODIC};
    struct rng r = rng_seeded(61);
    int number;
    (void)state;
    for (number = 0; number < 12; number++) {
        struct stage s;
        int64_t shape[MAX_OPERATOR_AXES] = {0}, count;
        int32_t k;
        memset(&s, 0, sizeof s);
        s.ndim = 1 + number % 3;
        s.dtype = s.out_dtype = number / 3 % 2 == 0 ? NDG_F64 : NDG_F32;
        for (k = 0; k < s.ndim; k++) {
            s.axes[k].extent = extents[s.ndim - 1 - k];
            s.axes[k].sides[0] = s.axes[k].sides[1] = sides[(number + (int)k) % 4];
            s.axes[k].accuracy = number < 6 ? 2 : 4;
            s.axes[k].has_coordinates = (number + (int)k) % 2;
            s.axes[k].step = 0.5 + (double)k;
        }
        s.grid = grid_of_axes(s.ndim, s.axes, 0.0, r);
        shape_of(s.ndim, s.axes, 1, shape);
        count = product(s.ndim, shape);
        for (k = 0; k < MAX_ARRAYS; k++) {
            s.f[k] = (unsigned char *)checked_malloc((size_t)count * sizeof(double));
            s.expected[k] = (unsigned char *)checked_malloc((size_t)count * sizeof(double));
            fill_random(&r, s.dtype, s.f[k], count);
        }
        check_layouts(&s);
        for (k = 0; k < MAX_ARRAYS; k++) {
            free(s.f[k]);
            free(s.expected[k]);
        }
        ndg_grid_free(s.grid);
    }
}

/* ---- components side by side ----------------------------------------------------------------- */

enum { ROWS = 6, COLUMNS = 9, LAYERS = 7, COUNT = ROWS * COLUMNS * LAYERS };

/* x, y and z of a vector next to each other, both in the samples and in the results. */
static void interleaved_components(void **state)
{
    static const int64_t shape[3] = {ROWS, COLUMNS, LAYERS}, strides[3] = {3 * COLUMNS * LAYERS, 3 * LAYERS, 3};
    static const char *const names[] = {"divergence", "divergence_adjoint", "curl", "curl_adjoint", "gradient",
                                        "gradient_adjoint", "image_gradient", "image_gradient_adjoint"};
    static double apart[3][COUNT], together[3 * COUNT], results[3][COUNT], results_together[3 * COUNT];
    struct rng r = rng_seeded(62);
    ndg_grid *grid = NULL;
    ndg_view f[3], f_together[3];
    ndg_view_mut out[3], out_together[3];
    size_t n;
    int k, i;
    (void)state;
    assert_ok(ndg_grid_new(3, shape, &grid));
    for (k = 0; k < 3; k++) {
        rng_fill_f64(&r, apart[k], COUNT);
        for (i = 0; i < COUNT; i++)
            together[3 * i + k] = apart[k][i];
        f[k].data = apart[k];
        f_together[k].data = together + k;
        out[k].data = results[k];
        out_together[k].data = results_together + k;
        f[k].strides = out[k].strides = NULL;
        f_together[k].strides = out_together[k].strides = strides;
        f[k].dtype = f_together[k].dtype = out[k].dtype = out_together[k].dtype = NDG_F64;
    }
    for (n = 0; n < COUNT_OF(names); n++) {
        const struct operator_row *row = operator_named(names[n]);
        struct operator_call c = operator_call_on(grid, 3);
        int outputs = operator_outputs(row, &c);
        memset(results, 0x55, sizeof results);
        memset(results_together, 0x55, sizeof results_together);
        c.f = f;
        c.out = out;
        assert_ok(row->run(&c));
        c.f = f_together;
        c.out = out_together;
        assert_ok(row->run(&c));
        for (k = 0; k < 3; k++) {
            for (i = 0; i < COUNT; i++) /* of one result the other two thirds are as they were */
                assert_memory_equal(&results_together[3 * i + k], &results[k < outputs ? k : 2][i], sizeof(double));
        }
    }
    ndg_grid_free(grid);
}

/* ---- axes ------------------------------------------------------------------------------------ */

/* The same field with its axes in the other order has the same derivatives. */
static void permuted_axes(void **state)
{
    static const int64_t shape[3] = {ROWS, COLUMNS, LAYERS}, permuted[3] = {LAYERS, ROWS, COLUMNS};
    static const int64_t strides[3] = {1, COLUMNS * LAYERS, LAYERS};
    static const int32_t axes[3] = {1, 2, 0}; /* where rows, columns and layers have gone */
    static const char *const names[] = {"directional_derivative", "laplacian", "gradient", "divergence", "curl", "jacobian",
                                        "gradient_magnitude", "hessian", "hessian_adjoint", "curl_adjoint"};
    static double samples[6][COUNT], results[9][COUNT], of_permuted[9][COUNT];
    struct rng r = rng_seeded(63);
    ndg_grid *grid = NULL, *other = NULL;
    ndg_view f[6], f_permuted[6];
    ndg_view_mut out[9], out_permuted[9];
    size_t n;
    int k;
    (void)state;
    assert_ok(ndg_grid_new(3, shape, &grid));
    assert_ok(ndg_grid_new(3, permuted, &other));
    for (k = 0; k < 3; k++) {
        assert_ok(ndg_grid_set_step(grid, k, 0.3 + k));
        assert_ok(ndg_grid_set_step(other, axes[k], 0.3 + k));
        assert_ok(ndg_grid_set_side(grid, k, NDG_BOTH, NDG_MIRRORED + k));
        assert_ok(ndg_grid_set_side(other, axes[k], NDG_BOTH, NDG_MIRRORED + k));
    }
    for (k = 0; k < 9; k++) {
        out[k].data = results[k];
        out_permuted[k].data = of_permuted[k];
        out[k].strides = NULL;
        out_permuted[k].strides = strides;
        out[k].dtype = out_permuted[k].dtype = NDG_F64;
    }
    for (k = 0; k < 6; k++) {
        rng_fill_f64(&r, samples[k], COUNT);
        f[k].data = f_permuted[k].data = samples[k];
        f[k].strides = NULL;
        f_permuted[k].strides = strides;
        f[k].dtype = f_permuted[k].dtype = NDG_F64;
    }
    for (n = 0; n < COUNT_OF(names); n++) {
        const struct operator_row *row = operator_named(names[n]);
        struct operator_call c = operator_call_on(grid, 3);
        memset(results, 0x55, sizeof results);
        memset(of_permuted, 0x55, sizeof of_permuted);
        c.f = f;
        c.out = out;
        assert_ok(row->run(&c));
        c.grid = other;
        c.axes = axes;
        c.f = f_permuted;
        c.out = out_permuted;
        assert_ok(row->run(&c));
        for (k = 0; k < 9; k++) {
            int i;
            for (i = 0; i < COUNT; i++) { /* mixed derivatives are taken in the order of the axes, so to rounding */
                double difference = results[k][i] - of_permuted[k][i];
                assert_true(difference < 1e-13 && difference > -1e-13);
            }
            if (strncmp(row->name, "hessian", 7) != 0)
                assert_memory_equal(results[k], of_permuted[k], sizeof results[k]);
        }
    }
    ndg_grid_free(grid);
    ndg_grid_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts),
        cmocka_unit_test(interleaved_components),
        cmocka_unit_test(permuted_axes),
    };
    return cmocka_run_group_tests_name("operator_layouts", tests, NULL, NULL);
}
