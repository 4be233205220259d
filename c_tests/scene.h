/* A valid call in guarded, poisoned memory, for tests that spoil one thing about it and expect a
 * status, a message, and not one byte written. */
#ifndef SCENE_H
#define SCENE_H

#include "calls.h"
#include "guarded.h"

enum { SCENE_ROWS = 4, SCENE_COLUMNS = 5, SCENE_ELEMENTS = SCENE_ROWS * SCENE_COLUMNS };

/* f is 4 x 5; steps 0.5 and 2; one output for each axis. Arguments point into the stores, which
 * have room for ranks that are too large. */
struct scene {
    struct call call;
    size_t element_bytes;
    int64_t shape[40], strides[40], out_strides[40];
    int32_t axes[40];
    double steps[40];
    const double *coords[40];
    void *out[40];
    double rows_x[SCENE_ROWS], columns_x[SCENE_COLUMNS];
    unsigned char samples[SCENE_ELEMENTS * 16];
    struct guarded f, result[2];
};

static inline void scene_open(struct scene *s, int32_t dtype)
{
    static const double rows_x[SCENE_ROWS] = {0.0, 1.0, 3.0, 4.5};
    static const double columns_x[SCENE_COLUMNS] = {-1.0, 0.5, 1.0, 2.0, 8.0};
    size_t bytes = SCENE_ELEMENTS * dtype_size(dtype);
    int k;

    memset(s, 0, sizeof *s);
    s->element_bytes = dtype_size(dtype);
    memcpy(s->rows_x, rows_x, sizeof rows_x);
    memcpy(s->columns_x, columns_x, sizeof columns_x);
    for (k = 0; k < SCENE_ELEMENTS * 2; k++) {
        if (dtype == NDG_F32 || dtype == NDG_C64)
            ((float *)(void *)s->samples)[k] = (float)(k * k % 17);
        else
            ((double *)(void *)s->samples)[k] = k * k % 17;
    }
    s->f = guarded_copy(s->samples, bytes, GUARD_AFTER);
    for (k = 0; k < 40; k++) {
        s->shape[k] = 2;
        s->strides[k] = s->out_strides[k] = 1;
        s->axes[k] = k;
        s->steps[k] = 1.0;
    }
    s->shape[0] = SCENE_ROWS;
    s->shape[1] = SCENE_COLUMNS;
    s->strides[0] = s->out_strides[0] = SCENE_COLUMNS;
    s->steps[0] = 0.5;
    s->steps[1] = 2.0;
    for (k = 0; k < 2; k++) {
        s->result[k] = guarded_alloc(bytes, k == 0 ? GUARD_AFTER : GUARD_BEFORE);
        s->out[k] = s->result[k].data;
    }
    s->call.dtype = dtype;
    s->call.f = s->f.data;
    s->call.ndim = 2;
    s->call.shape = s->shape;
    s->call.strides = s->strides;
    s->call.naxes = 2;
    s->call.axes = s->axes;
    s->call.steps = s->steps;
    s->call.coords = s->coords;
    s->call.edge_order = 1;
    s->call.out = s->out;
    s->call.out_strides = s->out_strides;
}

static inline void scene_close(struct scene *s)
{
    guarded_free(&s->f);
    guarded_free(&s->result[0]);
    guarded_free(&s->result[1]);
}

/* ---- provocations ---------------------------------------------------------------------------- */

struct provocation {
    const char *name;
    void (*spoil)(struct scene *);
    ndg_status expected;
    const char *texts[5]; /* what the message must hold; the rest is NULL */
    int only;             /* 0: by every route and dtype */
};

enum { ONLY_ONE_SHOT = 1, ONLY_F32 = 2, ONLY_F64 = 4 };

static inline int provocation_applies(const struct provocation *p, enum route route, int32_t dtype)
{
    if ((p->only & ONLY_ONE_SHOT) && route != ONE_SHOT)
        return 0;
    if ((p->only & ONLY_F32) && dtype != NDG_F32 && dtype != NDG_C64)
        return 0;
    if ((p->only & ONLY_F64) && dtype != NDG_F64 && dtype != NDG_C128)
        return 0;
    return 1;
}

/* One provocation as a cmocka test: four dtypes, two routes. */
static inline void provoke(void **state)
{
    static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};
    const struct provocation *p = (const struct provocation *)*state;
    size_t d;
    int route;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            struct scene s;
            ndg_status status;
            if (!provocation_applies(p, (enum route)route, dtypes[d]))
                continue;
            scene_open(&s, dtypes[d]);
            p->spoil(&s);
            status = call_by((enum route)route, &s.call);
            if (status != p->expected)
                print_error("%s, %s:\n", dtype_name(dtypes[d]),
                            route == ONE_SHOT ? "one shot" : "on a grid");
            assert_status(p->expected, status);
            assert_message_list_at(p->texts, __FILE__, __LINE__);
            assert_true(guarded_untouched(&s.result[0]));
            assert_true(guarded_untouched(&s.result[1]));
            assert_memory_equal(s.f.data, s.samples, s.f.bytes);
            assert_true(guarded_slack_untouched(&s.f));
            scene_close(&s);
        }
    }
}

/* The scene itself is valid: without this, a provocation could fail for another reason. */
static inline void unspoiled_scene_succeeds(void **state)
{
    int32_t dtype;
    int route;
    (void)state;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        for (dtype = NDG_F32; dtype <= NDG_C128; dtype++) {
            struct scene s;
            scene_open(&s, dtype);
            assert_ok(call_by((enum route)route, &s.call));
            assert_true(guarded_slack_untouched(&s.result[0]));
            assert_true(guarded_slack_untouched(&s.result[1]));
            scene_close(&s);
        }
    }
}

/* Runs every provocation of a file as a test of its own name. */
static inline int run_provocations(const char *group, const struct provocation *list, size_t count)
{
    struct CMUnitTest tests[64];
    size_t k;
    if (count + 1 > COUNT_OF(tests))
        abort();
    memset(tests, 0, sizeof tests);
    tests[0].name = "unspoiled_scene_succeeds";
    tests[0].test_func = unspoiled_scene_succeeds;
    for (k = 0; k < count; k++) {
        tests[k + 1].name = list[k].name;
        tests[k + 1].test_func = provoke;
        tests[k + 1].initial_state = (void *)(uintptr_t)&list[k];
    }
    return _cmocka_run_group_tests(group, tests, count + 1, NULL, NULL);
}

#endif
