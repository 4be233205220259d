/* Not one byte is read or written outside what the arguments describe: every argument array, the
 * samples, the coordinates and the outputs end, or start, at an unreadable page. */
#include "guarded.h"
#include "problem.h"

static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};

/* The call with each of its arrays moved to guarded memory of exactly its length. */
static void check_guarded(const struct problem *p, enum guard_side side, const struct layout_rule *in,
                          const struct layout_rule *to)
{
    size_t size = dtype_size(p->dtype), naxes = (size_t)p->naxes, ndim = (size_t)p->ndim;
    struct laid f = laid_alloc(in, p->ndim, p->shape, size), out_like = laid_alloc(to, p->ndim, p->shape, size);
    struct guarded samples, outs[NDG_MAX_RANK], x[NDG_MAX_RANK], arrays[7];
    const double *coords[NDG_MAX_RANK];
    void *out[NDG_MAX_RANK], *got = checked_malloc((size_t)p->count * size);
    struct call call;
    size_t k;
    int route;

    laid_put(&f, p->f);
    samples = guarded_copy(f.buffer, f.bytes, side);
    for (k = 0; k < naxes; k++) {
        int32_t axis = p->axes[k] < 0 ? p->axes[k] + p->ndim : p->axes[k];
        outs[k] = guarded_copy(out_like.buffer, out_like.bytes, side);
        out[k] = outs[k].data + (out_like.data - out_like.buffer);
        coords[k] = NULL;
        if (p->coords[k] != NULL) {
            x[k] = guarded_copy(p->coords[k], (size_t)p->shape[axis] * sizeof(double), side);
            coords[k] = (const double *)(void *)x[k].data;
        }
    }
    arrays[0] = guarded_copy(p->shape, ndim * sizeof *p->shape, side);
    arrays[1] = guarded_copy(f.strides, ndim * sizeof *f.strides, side);
    arrays[2] = guarded_copy(p->axes, naxes * sizeof *p->axes, side);
    arrays[3] = guarded_copy(p->steps, naxes * sizeof *p->steps, side);
    arrays[4] = guarded_copy(coords, naxes * sizeof *coords, side);
    arrays[5] = guarded_copy(out, naxes * sizeof *out, side);
    arrays[6] = guarded_copy(out_like.strides, ndim * sizeof *out_like.strides, side);

    call.dtype = p->dtype;
    call.f = samples.data + (f.data - f.buffer);
    call.ndim = p->ndim;
    call.shape = (const int64_t *)(void *)arrays[0].data;
    call.strides = (const int64_t *)(void *)arrays[1].data;
    call.naxes = p->naxes;
    call.axes = (const int32_t *)(void *)arrays[2].data;
    call.steps = (const double *)(void *)arrays[3].data;
    call.coords = (const double *const *)(void *)arrays[4].data;
    call.edge_order = p->edge_order;
    call.out = (void *const *)(void *)arrays[5].data;
    call.out_strides = (const int64_t *)(void *)arrays[6].data;

    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        assert_ok(call_by((enum route)route, &call));
        for (k = 0; k < naxes; k++) {
            struct laid written = out_like;
            written.data = (unsigned char *)out[k];
            laid_get(&written, got);
            problem_compare(p, (int32_t)k, got, to->name);
            memcpy(out_like.buffer, outs[k].data, out_like.bytes);
            assert_true(laid_gaps_untouched(&out_like));
            assert_true(guarded_slack_untouched(&outs[k]));
        }
        assert_memory_equal(samples.data, f.buffer, f.bytes);
    }
    for (k = 0; k < naxes; k++) {
        guarded_free(&outs[k]);
        if (coords[k] != NULL)
            guarded_free(&x[k]);
    }
    for (k = 0; k < COUNT_OF(arrays); k++)
        guarded_free(&arrays[k]);
    guarded_free(&samples);
    laid_free(&f);
    laid_free(&out_like);
    free(got);
}

static void check_shape(uint64_t seed, int32_t ndim, const int64_t *shape)
{
    struct rng r = rng_seeded(seed);
    size_t d, in, round;
    for (d = 0; d < COUNT_OF(dtypes); d++) {
        for (round = 0; round < 4; round++) {
            struct problem p;
            problem_open(&p, &r, dtypes[d], ndim, shape, 1 + (int32_t)round % 2);
            for (in = 0; in < COUNT_OF(layout_rules); in++) {
                size_t to = (in * 3 + round) % COUNT_OF(layout_rules);
                check_guarded(&p, GUARD_AFTER, &layout_rules[in], &layout_rules[to]);
                check_guarded(&p, GUARD_BEFORE, &layout_rules[in], &layout_rules[to]);
            }
            problem_close(&p);
        }
    }
}

static void lines(void **state)
{
    static const int64_t lengths[] = {2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(lengths); k++)
        check_shape(40 + k, 1, &lengths[k]);
}

static void planes_and_blocks(void **state)
{
    static const int64_t plane[] = {5, 9}, tall[] = {17, 2}, block[] = {3, 4, 5}, four[] = {2, 3, 3, 9};
    (void)state;
    check_shape(60, 2, plane);
    check_shape(61, 2, tall);
    check_shape(62, 3, block);
    check_shape(63, 4, four);
}

/* The widening and narrowing loads and stores of the converting dtypes, at lengths around the
 * width of a vector. */
static void converting_dtypes(void **state)
{
    static const int32_t pairs[][2] = {{NDG_I8, NDG_F64},   {NDG_U8, NDG_F32},  {NDG_I16, NDG_F32}, {NDG_U16, NDG_F64},
                                       {NDG_I32, NDG_F32},  {NDG_U32, NDG_F64}, {NDG_I64, NDG_F32}, {NDG_U64, NDG_F64},
                                       {NDG_F16, NDG_F16},  {NDG_F16, NDG_F32}, {NDG_BF16, NDG_F32},
                                       {NDG_BF16, NDG_BF16}};
    size_t k;
    int64_t n;
    int side;
    (void)state;
    for (k = 0; k < COUNT_OF(pairs); k++) {
        for (n = 2; n < 70; n++) {
            for (side = GUARD_AFTER; side <= GUARD_BEFORE; side++) {
                struct guarded f = guarded_alloc((size_t)n * dtype_size(pairs[k][0]), (enum guard_side)side);
                struct guarded g = guarded_alloc((size_t)n * dtype_size(pairs[k][1]), (enum guard_side)side);
                ndg_view view;
                ndg_view_mut out;
                ndg_grid *grid = NULL;
                memset(f.data, 0, f.bytes);
                view.data = f.data;
                view.dtype = pairs[k][0];
                out.data = g.data;
                out.dtype = pairs[k][1];
                view.strides = out.strides = NULL;
                assert_ok(ndg_grid_new(1, &n, &grid));
                assert_ok(ndg_gradient(grid, &view, 1, NULL, &out));
                assert_true(guarded_slack_untouched(&g));
                ndg_grid_free(grid);
                guarded_free(&f);
                guarded_free(&g);
            }
        }
    }
}

/* Coordinates at the edge of readable memory, given to a grid; integers too. */
static void coordinates_for_a_grid(void **state)
{
    int64_t n;
    (void)state;
    for (n = 2; n < 20; n++) {
        int side;
        for (side = GUARD_AFTER; side <= GUARD_BEFORE; side++) {
            struct guarded x = guarded_alloc((size_t)n * sizeof(double), (enum guard_side)side);
            struct guarded t = guarded_alloc((size_t)n * sizeof(int64_t), (enum guard_side)side);
            ndg_grid *grid = NULL;
            int64_t i;
            for (i = 0; i < n; i++) {
                ((double *)(void *)x.data)[i] = (double)(i * i);
                ((int64_t *)(void *)t.data)[i] = i * i;
            }
            assert_ok(ndg_grid_new(1, &n, &grid));
            assert_ok(ndg_grid_set_coords_f64(grid, 0, (const double *)(void *)x.data, n));
            assert_ok(ndg_grid_set_coords_i64(grid, 0, (const int64_t *)(void *)t.data, n));
            ndg_grid_free(grid);
            guarded_free(&x);
            guarded_free(&t);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(planes_and_blocks),
        cmocka_unit_test(converting_dtypes),
        cmocka_unit_test(coordinates_for_a_grid),
    };
    return cmocka_run_group_tests_name("guards", tests, NULL, NULL);
}
