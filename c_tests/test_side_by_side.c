/* Components of the gradient side by side, x y z x y z, have the bits of components in arrays of their own: whichever
 * of them come first, wherever in a cache line the first lies, in whichever direction they run, with whole vectors in
 * one buffer or other things between them. Nothing beside them is written. */
#include "guarded.h"
#include "rng.h"

enum { MOST_AXES = 5, SHIFTS = 9, NUMPYS = 0 /* no accuracy set */ };

struct scene {
    int32_t ndim, dtype;
    int64_t shape[MOST_AXES], elements;
    unsigned char *f, *expected[MOST_AXES];
    ndg_grid *grid;
};

static void scene_open(struct scene *s, struct rng *r, int32_t dtype, int is_uneven, int32_t accuracy)
{
    int32_t k;
    int64_t i;
    s->dtype = dtype;
    s->elements = product(s->ndim, s->shape);
    s->f = (unsigned char *)checked_malloc((size_t)s->elements * dtype_size(dtype));
    /* Halves of any bits are numbers, too. */
    for (i = 0; i < s->elements * (int64_t)dtype_size(dtype); i++)
        s->f[i] = (unsigned char)rng_next(r);
    if (dtype == NDG_F64)
        rng_fill_f64(r, (double *)(void *)s->f, s->elements);
    if (dtype == NDG_F32)
        rng_fill_f32(r, (float *)(void *)s->f, s->elements);
    assert_ok(ndg_grid_new(s->ndim, s->shape, &s->grid));
    for (k = 0; k < s->ndim; k++) {
        ndg_view f = {s->f, NULL, dtype};
        ndg_view_mut out = {NULL, NULL, dtype};
        if (accuracy != NUMPYS)
            assert_ok(ndg_grid_set_accuracy(s->grid, k, accuracy));
        if (is_uneven && k % 2 == 0) {
            double *x = (double *)checked_malloc((size_t)s->shape[k] * sizeof *x);
            rng_fill_coords(r, x, s->shape[k]);
            assert_ok(ndg_grid_set_coords_f64(s->grid, k, x, s->shape[k]));
            free(x);
        } else {
            assert_ok(ndg_grid_set_step(s->grid, k, 0.1 + k));
        }
        s->expected[k] = (unsigned char *)checked_malloc((size_t)s->elements * dtype_size(dtype));
        out.data = s->expected[k];
        assert_ok(ndg_gradient(s->grid, &f, 1, &k, &out));
    }
}

static void scene_close(struct scene *s)
{
    int32_t k;
    for (k = 0; k < s->ndim; k++)
        free(s->expected[k]);
    free(s->f);
    ndg_grid_free(s->grid);
}

/* Component k of each vector at `turns[k]`, vectors `pitch` elements apart, the first `shift` elements behind a cache
 * line's start; backwards along the axes of the bits in `backwards`. */
static void check(const struct scene *s, int32_t naxes, const int32_t *turns, int64_t pitch, int64_t shift,
                  unsigned backwards)
{
    size_t size = dtype_size(s->dtype);
    /* A page's start is a line's start, and the buffer ends where its page does. */
    int64_t wanted = (shift + s->elements * pitch) * (int64_t)size, i;
    struct guarded memory = guarded_alloc((size_t)(wanted + 63) / 64 * 64, GUARD_AFTER);
    int64_t strides[MOST_AXES], stride = pitch, start = shift;
    ndg_view f = {s->f, NULL, s->dtype};
    ndg_view_mut out[MOST_AXES];
    int32_t axes[MOST_AXES], k;

    for (k = s->ndim; k-- > 0;) {
        int is_backwards = (backwards >> k & 1) != 0;
        strides[k] = is_backwards ? -stride : stride;
        start += is_backwards ? stride * (s->shape[k] - 1) : 0;
        stride *= s->shape[k];
    }
    for (k = 0; k < naxes; k++) {
        axes[k] = k;
        out[k].data = memory.data + (size_t)(start + turns[k]) * size;
        out[k].strides = strides;
        out[k].dtype = s->dtype;
    }
    assert_ok(ndg_gradient(s->grid, &f, naxes, axes, out));
    for (k = 0; k < naxes; k++) {
        for (i = 0; i < s->elements; i++) {
            int64_t rest = i, offset = start + turns[k];
            int32_t axis;
            unsigned char *got;
            for (axis = s->ndim; axis-- > 0;) {
                offset += rest % s->shape[axis] * strides[axis];
                rest /= s->shape[axis];
            }
            got = memory.data + (size_t)offset * size;
            if (memcmp(got, s->expected[k] + (size_t)i * size, size) != 0)
                fail_msg("%s, component %d of %d, shift %d, element %lld", dtype_name(s->dtype), (int)k, (int)naxes,
                         (int)shift, (long long)i);
            /* What has been looked at is as it was again. */
            for (size_t b = 0; b < size; b++)
                got[b] = guarded_pattern((size_t)(got - memory.pages) + b);
        }
    }
    assert_true(guarded_untouched(&memory));
    guarded_free(&memory);
}

static void check_all(struct scene *s)
{
    static const int32_t in_order[] = {0, 1, 2, 3, 4}, others[] = {2, 0, 1, 4, 3}, swapped[] = {1, 0};
    int32_t naxes;
    int64_t shift;
    for (naxes = 1; naxes <= s->ndim; naxes++) {
        for (shift = 0; shift < SHIFTS; shift++) {
            check(s, naxes, in_order, naxes, shift, 0);
            check(s, naxes, in_order, naxes, shift, shift % 2 == 0 ? 1 : 2);
        }
        check(s, naxes, in_order, naxes + 1, 3, 0);
        check(s, naxes, naxes == 3 || naxes == 5 ? others : naxes == 2 ? swapped : in_order, naxes, 1, 0);
    }
}

static void components_are_those_of_separate_arrays(void **state)
{
    static const int32_t dtypes[] = {NDG_F64, NDG_F32, NDG_F16, NDG_BF16};
    static const struct {
        int32_t ndim;
        int64_t shape[MOST_AXES];
    } shapes[] = {
        {2, {3, 2}}, {2, {37, 61}}, {2, {5, 2100}}, {3, {3, 40, 19}}, {3, {600, 2, 3}}, {4, {3, 4, 7, 33}},
        {5, {2, 3, 4, 5, 6}},
    };
    struct rng r = rng_seeded(11);
    size_t n, d;
    (void)state;
    for (n = 0; n < COUNT_OF(shapes); n++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            struct scene s;
            s.ndim = shapes[n].ndim;
            memcpy(s.shape, shapes[n].shape, sizeof s.shape);
            scene_open(&s, &r, dtypes[d], 0, NUMPYS);
            check_all(&s);
            scene_close(&s);
            /* Coordinates: three samples at least. */
            if (product(s.ndim, s.shape) > 1000 && s.shape[0] > 2 && d < 2) {
                scene_open(&s, &r, dtypes[d], 1, NUMPYS);
                check_all(&s);
                scene_close(&s);
            }
        }
    }
}

/* Another way through the library: that of sums of taps. */
static void so_are_those_of_higher_accuracy(void **state)
{
    static const int64_t shapes[][3] = {{9, 41, 23}, {7, 8, 300}, {6, 900, 7}};
    struct rng r = rng_seeded(13);
    size_t n;
    int is_uneven;
    (void)state;
    for (n = 0; n < COUNT_OF(shapes); n++) {
        for (is_uneven = 0; is_uneven < 2; is_uneven++) {
            struct scene s;
            s.ndim = 3;
            memcpy(s.shape, shapes[n], sizeof shapes[n]);
            scene_open(&s, &r, n == 1 ? NDG_F32 : NDG_F64, is_uneven, 4);
            check_all(&s);
            scene_close(&s);
        }
    }
}

static void threads_share_no_line(void **state)
{
    struct rng r = rng_seeded(12);
    struct scene s;
    int32_t threads;
    (void)state;
    s.ndim = 3;
    s.shape[0] = 40;
    s.shape[1] = 41;
    s.shape[2] = 43;
    for (threads = 2; threads <= 5; threads++) {
        ndg_set_num_threads(threads);
        scene_open(&s, &r, threads % 2 == 0 ? NDG_F64 : NDG_F32, 0, threads < 4 ? NUMPYS : 4);
        check_all(&s);
        scene_close(&s);
    }
    ndg_set_num_threads(1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(components_are_those_of_separate_arrays),
        cmocka_unit_test(so_are_those_of_higher_accuracy),
        cmocka_unit_test(threads_share_no_line),
    };
    return cmocka_run_group_tests_name("side by side", tests, NULL, NULL);
}
