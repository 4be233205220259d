/* Of two faults in one call one is reported, and always the same one: the order of the checks. Programs
 * should not build on it, but it does not change by accident. */
#include "scene.h"

struct fault {
    const char *name;
    void (*spoil)(struct scene *);
    ndg_status status;
};

static void null_shape(struct scene *s) { s->call.shape = NULL; }
static void rank(struct scene *s) { s->call.ndim = -4; }
static void extent(struct scene *s) { s->shape[0] = -1; }
static void axis(struct scene *s) { s->axes[1] = 7; }
static void repeated(struct scene *s) { s->axes[1] = -2; }
static void edge_order(struct scene *s) { s->call.edge_order = 5; }
static void overflow(struct scene *s) { s->strides[0] = INT64_MAX / 2; }
static void too_short(struct scene *s) { s->shape[1] = 1; }
static void step(struct scene *s) { s->steps[0] = 0.0; }
static void misaligned(struct scene *s) { s->call.f = (const unsigned char *)s->call.f + 1; }
static void coincide(struct scene *s) { s->out_strides[0] = 0; }
static void overlap(struct scene *s) { s->out[0] = (void *)(uintptr_t)s->call.f; }

static const struct fault faults[] = {
    {"rank", rank, NDG_BAD_RANK},
    {"shape NULL", null_shape, NDG_NULL_POINTER},
    {"extent", extent, NDG_BAD_SHAPE},
    {"axis", axis, NDG_BAD_AXIS},
    {"repeated axis", repeated, NDG_REPEATED_AXIS},
    {"edge order", edge_order, NDG_BAD_EDGE_ORDER},
    {"overflow", overflow, NDG_SIZE_OVERFLOW},
    {"short axis", too_short, NDG_AXIS_TOO_SHORT},
    {"step", step, NDG_BAD_SPACING},
    {"misaligned", misaligned, NDG_MISALIGNED},
    {"coinciding outputs", coincide, NDG_BAD_STRIDE},
    {"overlap", overlap, NDG_OVERLAP},
};

static void every_pair(void **state)
{
    static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};
    size_t i, j, d;
    (void)state;
    for (i = 0; i < COUNT_OF(faults); i++) {
        for (j = i + 1; j < COUNT_OF(faults); j++) {
            if (faults[i].spoil == axis && faults[j].spoil == repeated)
                continue; /* both spoil the same entry */
            for (d = 0; d < COUNT_OF(dtypes); d++) {
                struct scene s;
                ndg_status status;
                scene_open(&s, dtypes[d]);
                /* A later fault may build on an earlier one: the overlap on the misaligned f. */
                faults[i].spoil(&s);
                faults[j].spoil(&s);
                status = call_one_shot(&s.call);
                if (status != faults[i].status)
                    print_error("%s before %s:\n", faults[i].name, faults[j].name);
                assert_status(faults[i].status, status);
                assert_true(guarded_untouched(&s.result[0]));
                assert_true(guarded_untouched(&s.result[1]));
                assert_memory_equal(s.f.data, s.samples, s.f.bytes);
                scene_close(&s);
            }
        }
    }
}

/* All at once, then one fewer from the front each time. */
static void all_together(void **state)
{
    size_t first, k;
    (void)state;
    for (first = 0; first < COUNT_OF(faults); first++) {
        struct scene s;
        scene_open(&s, NDG_F64);
        for (k = first; k < COUNT_OF(faults); k++) {
            if (faults[k].spoil != repeated || first > 3)
                faults[k].spoil(&s);
        }
        assert_status(faults[first].status, call_one_shot(&s.call));
        scene_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair),
        cmocka_unit_test(all_together),
    };
    return cmocka_run_group_tests_name("status_order", tests, NULL, NULL);
}
