/* A field that is split into blocks with ghost cells has the bits of the whole one: whichever operator, accuracy
 * order, spacing, rank and side of the whole field. Blocks are computed twice: where they lie in the whole field,
 * whose samples are then their ghost cells, and from a copy in memory of exactly their size. */
#include "guarded.h"
#include "sides.h"

enum { GHOST_COUNT = 6 };

/* The part of an axis that a block has. */
struct part {
    int64_t start, extent;
    int is_first, is_last;
};

struct whole {
    int32_t ndim, dtype;
    struct axis_kind axes[MAX_OPERATOR_AXES];
    int64_t shape[MAX_OPERATOR_AXES], strides[MAX_OPERATOR_AXES], elements;
    double *x[MAX_OPERATOR_AXES]; /* coordinates */
    unsigned char *f[MAX_ARRAYS], *expected[MAX_ARRAYS];
};

static struct part whole_axis(const struct whole *w, int32_t axis)
{
    struct part part = {0, w->shape[axis], 1, 1};
    return part;
}

/* A grid for a block, whose ends inside of the whole field have ghost cells. */
static ndg_grid *block_grid(const struct whole *w, const struct part *parts)
{
    int64_t shape[MAX_OPERATOR_AXES] = {0};
    ndg_grid *grid = NULL;
    int32_t k;
    for (k = 0; k < w->ndim; k++)
        shape[k] = parts[k].extent;
    assert_ok(ndg_grid_new(w->ndim, shape, &grid));
    for (k = 0; k < w->ndim; k++) {
        const struct axis_kind *axis = &w->axes[k];
        int64_t first = parts[k].start - (parts[k].is_first ? 0 : GHOST_COUNT);
        int64_t end = parts[k].start + parts[k].extent + (parts[k].is_last ? 0 : GHOST_COUNT);
        assert_ok(ndg_grid_set_accuracy(grid, k, axis->accuracy));
        assert_ok(ndg_grid_set_step(grid, k, axis->step));
        set_side_kind(grid, k, NDG_LOWER, axis->sides[0], 1.5);
        set_side_kind(grid, k, NDG_UPPER, axis->sides[1], 1.5);
        if (!parts[k].is_first)
            assert_ok(ndg_grid_set_ghost_cells(grid, k, NDG_LOWER, GHOST_COUNT));
        if (!parts[k].is_last)
            assert_ok(ndg_grid_set_ghost_cells(grid, k, NDG_UPPER, GHOST_COUNT));
        if (axis->has_coordinates)
            assert_ok(ndg_grid_set_coords_f64(grid, k, w->x[k] + first, end - first));
    }
    return grid;
}

static int64_t offset_in(const struct whole *w, const struct part *parts)
{
    int64_t offset = 0;
    int32_t k;
    for (k = 0; k < w->ndim; k++)
        offset += parts[k].start * w->strides[k];
    return offset;
}

/* A copy of the block with its ghost cells, in C order; `before`: how far its element [0, ..., 0] lies in it. */
static struct guarded copy_of_block(const struct whole *w, const struct part *parts, const unsigned char *f, int64_t *before)
{
    int64_t shape[MAX_OPERATOR_AXES] = {0}, index[MAX_OPERATOR_AXES] = {0}, i, elements, stride = 1;
    size_t size = dtype_size(w->dtype);
    struct guarded copy;
    int32_t k;

    *before = 0;
    for (k = w->ndim; k-- > 0;) {
        int64_t lower = parts[k].is_first ? 0 : GHOST_COUNT, upper = parts[k].is_last ? 0 : GHOST_COUNT;
        shape[k] = lower + parts[k].extent + upper;
        index[k] = parts[k].start - lower;
        *before += lower * stride;
        stride *= shape[k];
    }
    elements = stride;
    copy = guarded_alloc((size_t)elements * size, GUARD_AFTER);
    for (i = 0; i < elements; i++) {
        int64_t rest = i, at = 0;
        for (k = w->ndim; k-- > 0;) {
            at += (index[k] + rest % shape[k]) * w->strides[k];
            rest /= shape[k];
        }
        memcpy(copy.data + (size_t)i * size, f + (size_t)at * size, size);
    }
    return copy;
}

/* Whether the block's results are the whole field's. */
static int is_part_of(const struct whole *w, const struct part *parts, const unsigned char *got, const unsigned char *expected)
{
    size_t size = dtype_size(w->dtype);
    int64_t elements = 1, i;
    int32_t k;
    for (k = 0; k < w->ndim; k++)
        elements *= parts[k].extent;
    for (i = 0; i < elements; i++) {
        int64_t rest = i, at = 0;
        for (k = w->ndim; k-- > 0;) {
            at += (parts[k].start + rest % parts[k].extent) * w->strides[k];
            rest /= parts[k].extent;
        }
        if (memcmp(got + (size_t)i * size, expected + (size_t)at * size, size) != 0) {
            print_error("element %lld of a block, which is element %lld of the whole: got %a, want %a\n", (long long)i,
                        (long long)at, number_at(got, w->dtype, i), number_at(expected, w->dtype, at));
            return 0;
        }
    }
    return 1;
}

static void check_block(const struct whole *w, const struct operator_row *row, const struct part *parts, int copied)
{
    ndg_grid *grid = block_grid(w, parts);
    struct operator_call c = operator_call_on(grid, w->ndim);
    int inputs = operator_inputs(row, &c), outputs = operator_outputs(row, &c), k;
    struct guarded copies[MAX_ARRAYS], results[MAX_ARRAYS];
    ndg_view f[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    int64_t elements = 1;
    int32_t axis;

    for (axis = 0; axis < w->ndim; axis++)
        elements *= parts[axis].extent;
    for (k = 0; k < inputs; k++) {
        f[k].dtype = w->dtype;
        f[k].strides = w->strides;
        f[k].data = w->f[k] + offset_in(w, parts) * (int64_t)dtype_size(w->dtype);
        if (copied) {
            int64_t before;
            copies[k] = copy_of_block(w, parts, w->f[k], &before);
            f[k].strides = NULL;
            f[k].data = copies[k].data + before * (int64_t)dtype_size(w->dtype);
        }
    }
    for (k = 0; k < outputs; k++) {
        results[k] = guarded_alloc((size_t)elements * dtype_size(w->dtype), GUARD_AFTER);
        out[k].dtype = w->dtype;
        out[k].strides = NULL;
        out[k].data = results[k].data;
    }
    c.f = f;
    c.out = out;
    assert_ok(row->run(&c));
    for (k = 0; k < outputs; k++) {
        if (!is_part_of(w, parts, results[k].data, w->expected[k])) {
            print_error("%s, rank %d, %s, accuracy %d, %s, %s, %s\n", row->name, (int)w->ndim, dtype_name(w->dtype),
                        (int)w->axes[0].accuracy, w->axes[0].has_coordinates ? "coordinates" : "step",
                        side_names[w->axes[0].sides[0]], copied ? "copied" : "in place");
            fail();
        }
        assert_true(guarded_slack_untouched(&results[k]));
        guarded_free(&results[k]);
    }
    for (k = 0; k < inputs && copied; k++)
        guarded_free(&copies[k]);
    ndg_grid_free(grid);
}

/* Makes the whole field's results. */
static void whole_results(struct whole *w, const struct operator_row *row)
{
    struct part parts[MAX_OPERATOR_AXES];
    ndg_grid *grid;
    struct operator_call c;
    ndg_view f[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    int32_t axis;
    int k;

    for (axis = 0; axis < w->ndim; axis++)
        parts[axis] = whole_axis(w, axis);
    grid = block_grid(w, parts);
    c = operator_call_on(grid, w->ndim);
    for (k = 0; k < MAX_ARRAYS; k++) {
        f[k].data = w->f[k];
        out[k].data = w->expected[k];
        f[k].strides = out[k].strides = NULL;
        f[k].dtype = out[k].dtype = w->dtype;
        memset(w->expected[k], 0x55, (size_t)w->elements * dtype_size(w->dtype));
    }
    c.f = f;
    c.out = out;
    assert_ok(row->run(&c));
    ndg_grid_free(grid);
}

/* The whole field's results, then every block's. Axes are split at `splits`. */
static void check_operator(struct whole *w, const struct operator_row *row, const int64_t *splits)
{
    struct part parts[MAX_OPERATOR_AXES];
    int32_t axis;
    int block, blocks = 1 << w->ndim, copied;

    whole_results(w, row);
    for (block = 0; block < blocks; block++) {
        for (axis = 0; axis < w->ndim; axis++) {
            int second = block >> axis & 1;
            parts[axis].start = second ? splits[axis] : 0;
            parts[axis].extent = second ? w->shape[axis] - splits[axis] : splits[axis];
            parts[axis].is_first = !second;
            parts[axis].is_last = second;
        }
        for (copied = 0; copied < 2; copied++)
            check_block(w, row, parts, copied);
    }
}

/* Fields of a rank, and where their axes are split. */
struct fields {
    int32_t ndim;
    int64_t extents[MAX_OPERATOR_AXES], splits[MAX_OPERATOR_AXES];
};

static void fields_init(struct whole *w, const struct fields *fields, struct rng *r)
{
    int32_t k;
    int64_t i;
    memset(w, 0, sizeof *w);
    w->ndim = fields->ndim;
    w->elements = 1;
    for (k = w->ndim; k-- > 0;) {
        w->strides[k] = w->elements;
        w->shape[k] = fields->extents[k];
        w->elements *= w->shape[k];
        w->x[k] = (double *)checked_malloc((size_t)w->shape[k] * sizeof(double));
        for (i = 0; i < w->shape[k]; i++)
            w->x[k][i] = (double)i + 0.25 * rng_f64(r);
    }
    for (i = 0; i < MAX_ARRAYS; i++) {
        w->f[i] = (unsigned char *)checked_malloc((size_t)w->elements * sizeof(double));
        w->expected[i] = (unsigned char *)checked_malloc((size_t)w->elements * sizeof(double));
    }
}

static void fields_free(struct whole *w)
{
    int k;
    for (k = 0; k < w->ndim; k++)
        free(w->x[k]);
    for (k = 0; k < MAX_ARRAYS; k++) {
        free(w->f[k]);
        free(w->expected[k]);
    }
}

/* Axes of one kind, but with sides of their own unless one-sided differences are wanted, and random samples. */
static void fields_set(struct whole *w, struct rng *r, int32_t accuracy, int has_coordinates, int side)
{
    int32_t k;
    for (k = 0; k < w->ndim; k++) {
        w->axes[k].accuracy = accuracy;
        w->axes[k].has_coordinates = has_coordinates;
        w->axes[k].step = 0.3 + (double)k;
        w->axes[k].sides[0] = side == ONE_SIDED ? ONE_SIDED : (side + (int)k) % GHOST_CELLS;
        w->axes[k].sides[1] = side == ONE_SIDED ? ONE_SIDED : (side + 2 * (int)k + 1) % GHOST_CELLS;
    }
    for (k = 0; k < MAX_ARRAYS; k++)
        fill_random(r, w->dtype, w->f[k], w->elements);
}

static void check_rank(uint64_t seed, int32_t ndim)
{
    static const char *const names[] = {"gradient", "laplacian", "derivative", "divergence", "hessian",
                                        "gradient_magnitude", "jacobian", "image_gradient"};
    struct fields fields = {0, {31, 26, 24}, {13, 12, 11}};
    struct rng r = rng_seeded(seed);
    struct whole w;
    int accuracy, has_coordinates, side;
    size_t n;

    fields.ndim = ndim;
    fields_init(&w, &fields, &r);
    for (accuracy = 2; accuracy <= 8; accuracy += 2) {
        for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
            side = (int)rng_below(&r, GHOST_CELLS);
            w.dtype = rng_below(&r, 2) == 0 ? NDG_F32 : NDG_F64;
            fields_set(&w, &r, accuracy, has_coordinates, accuracy == 4 ? ONE_SIDED : side);
            for (n = 0; n < COUNT_OF(names); n++)
                check_operator(&w, operator_named(names[n]), fields.splits);
        }
    }
    fields_free(&w);
}

static void rank_1(void **state)
{
    (void)state;
    check_rank(11, 1);
}

static void rank_2(void **state)
{
    (void)state;
    check_rank(12, 2);
}

static void rank_3(void **state)
{
    (void)state;
    check_rank(13, 3);
}

/* Fields whose planes are larger than the blocks in which the library goes through them. */
static void large_planes(void **state)
{
    static const char *const names[] = {"gradient", "laplacian", "divergence"};
    static const struct fields fields = {3, {12, 290, 230}, {6, 100, 111}};
    struct rng r = rng_seeded(14);
    struct whole w;
    size_t n;

    (void)state;
    fields_init(&w, &fields, &r);
    w.dtype = NDG_F64;
    for (n = 0; n < COUNT_OF(names); n++) {
        fields_set(&w, &r, n == 0 ? 4 : 2, 0, ONE_SIDED);
        check_operator(&w, operator_named(names[n]), fields.splits);
    }
    fields_free(&w);
}

/* Slabs of a field whose rows and planes follow each other without a gap: they are gone through as one long row. */
static void slabs(void **state)
{
    static const char *const names[] = {"gradient", "laplacian", "derivative", "hessian", "gradient_magnitude",
                                        "directional_derivative"};
    static const struct fields fields = {3, {30, 91, 67}, {13, 0, 0}};
    struct rng r = rng_seeded(15);
    struct whole w;
    struct part parts[MAX_OPERATOR_AXES];
    int32_t accuracy;
    size_t n;

    (void)state;
    fields_init(&w, &fields, &r);
    w.dtype = NDG_F64;
    parts[0].start = 9;
    parts[0].extent = 12;
    parts[0].is_first = parts[0].is_last = 0;
    parts[1] = whole_axis(&w, 1);
    parts[2] = whole_axis(&w, 2);
    for (accuracy = 2; accuracy <= 8; accuracy += 2) {
        for (n = 0; n < COUNT_OF(names); n++) {
            fields_set(&w, &r, accuracy, 0, ONE_SIDED);
            whole_results(&w, operator_named(names[n]));
            check_block(&w, operator_named(names[n]), parts, 0);
            check_block(&w, operator_named(names[n]), parts, 1);
        }
    }
    fields_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_1),
        cmocka_unit_test(rank_2),
        cmocka_unit_test(rank_3),
        cmocka_unit_test(large_planes),
        cmocka_unit_test(slabs),
    };
    return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
