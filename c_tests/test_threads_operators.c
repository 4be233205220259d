/* The number of threads changes no bit of an operator's results: fields large enough for four of them. */
#include "operators.h"
#include "rng.h"

enum { EXTENT = 81, FIELD = EXTENT * EXTENT * EXTENT };

static float field[3][FIELD], by_one[3][FIELD], by_several[3][FIELD];

static void threads_change_no_bit(void **state)
{
    static const int64_t shape[3] = {EXTENT, EXTENT, EXTENT};
    static const char *const names[] = {"laplacian", "laplacian_adjoint", "divergence", "curl", "curl_adjoint",
                                        "gradient_magnitude", "mixed_derivative", "image_gradient"};
    struct rng r = rng_seeded(64);
    ndg_grid *grid = NULL;
    ndg_view f[3];
    ndg_view_mut out[3];
    int32_t threads;
    size_t n;
    int k;
    (void)state;
    assert_ok(ndg_grid_new(3, shape, &grid));
    assert_ok(ndg_grid_set_accuracy(grid, 1, 4));
    for (k = 0; k < 3; k++) {
        rng_fill_f32(&r, field[k], FIELD);
        f[k].data = field[k];
        f[k].strides = out[k].strides = NULL;
        f[k].dtype = out[k].dtype = NDG_F32;
    }
    for (n = 0; n < COUNT_OF(names); n++) {
        const struct operator_row *row = operator_named(names[n]);
        struct operator_call c = operator_call_on(grid, 3);
        c.f = f;
        c.out = out;
        for (threads = 1; threads <= 4; threads++) {
            float(*to)[FIELD] = threads == 1 ? by_one : by_several;
            memset(to, 0x55, sizeof by_one);
            for (k = 0; k < 3; k++)
                out[k].data = to[k];
            assert_ok(ndg_grid_set_num_threads(grid, threads));
            assert_ok(row->run(&c));
            if (threads > 1)
                assert_memory_equal(by_several, by_one, sizeof by_one);
        }
    }
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_no_bit),
    };
    return cmocka_run_group_tests_name("threads_operators", tests, NULL, NULL);
}
