/* Small cases of numpy.gradient, input and result to the bit, as a script wrote them from a live
 * numpy (tests/numpy/make_tables.py). Each runs by both routes, in every layout. */
#include "calls.h"
#include "layouts.h"
#include "tables.h"

static void compare(const ndgrad_table_case *c, int32_t k, const void *got, const char *layout)
{
    char what[256];
    snprintf(what, sizeof what, "%s, out[%d], %s", c->name, (int)k, layout);
    if (c->dtype == NDG_F32)
        assert_bits_f32_at((const float *)got, (const float *)c->expected[k], c->count, what,
                           __FILE__, __LINE__);
    else
        assert_bits_f64_at((const double *)got, (const double *)c->expected[k], c->count, what,
                           __FILE__, __LINE__);
}

static void run(const ndgrad_table_case *c, enum route route, const struct layout_rule *in,
                const struct layout_rule *to)
{
    size_t size = dtype_size(c->dtype);
    struct laid f = laid_alloc(in, c->ndim, c->shape, size), out[NDG_MAX_RANK];
    void *data[NDG_MAX_RANK], *got = checked_malloc((size_t)c->count * size);
    struct call call;
    int32_t k;

    laid_put(&f, c->samples);
    for (k = 0; k < c->naxes; k++) {
        out[k] = laid_alloc(to, c->ndim, c->shape, size);
        data[k] = out[k].data;
    }
    call.dtype = c->dtype;
    call.f = f.data;
    call.ndim = c->ndim;
    call.shape = c->shape;
    call.strides = f.strides;
    call.naxes = c->naxes;
    call.axes = c->axes;
    call.steps = c->steps;
    call.coords = c->coords;
    call.edge_order = c->edge_order;
    call.out = data;
    call.out_strides = out[0].strides;
    if (call_by(route, &call) != NDG_OK) {
        print_error("%s:\n", c->name);
        assert_ok(call_by(route, &call));
    }
    for (k = 0; k < c->naxes; k++) {
        laid_get(&out[k], got);
        compare(c, k, got, to->name);
        assert_true(laid_gaps_untouched(&out[k]));
        laid_free(&out[k]);
    }
    laid_free(&f);
    free(got);
}

static void every_case_in_every_layout(void **state)
{
    size_t i, layout;
    (void)state;
    assert_true(NDGRAD_TABLE_CASE_COUNT >= 100);
    for (i = 0; i < NDGRAD_TABLE_CASE_COUNT; i++) {
        for (layout = 0; layout < COUNT_OF(layout_rules); layout++) {
            const struct layout_rule *in = &layout_rules[layout];
            const struct layout_rule *to =
                &layout_rules[(layout * 3 + i) % COUNT_OF(layout_rules)];
            run(&ndgrad_table_cases[i], ONE_SHOT, in, to);
            run(&ndgrad_table_cases[i], ON_A_GRID, to, in);
        }
    }
    print_message("%zu cases of numpy.gradient\n", NDGRAD_TABLE_CASE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_in_every_layout),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
