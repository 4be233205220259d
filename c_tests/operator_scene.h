/* A valid call of any operator in guarded, poisoned memory, for tests that spoil one thing about it and expect
 * a status, a message, and not one byte written. */
#ifndef OPERATOR_SCENE_H
#define OPERATOR_SCENE_H

#include "guarded.h"
#include "operators.h"

enum { SCENE_RANK = 3, SCENE_ELEMENTS = 4 * 5 * 6 };

struct operator_scene {
    const struct operator_row *row;
    struct operator_call call; /* what its members point to lies below */
    ndg_grid *grid;
    int32_t axes[4], orders[4];
    double direction[4];
    int64_t strides[8];
    int inputs, outputs;
    ndg_view f[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    struct guarded samples[MAX_ARRAYS], results[MAX_ARRAYS];
};

static inline void scene_set_dtype(struct operator_scene *s, int32_t f, int32_t out)
{
    int k;
    for (k = 0; k < MAX_ARRAYS; k++) {
        s->f[k].dtype = f;
        s->out[k].dtype = out;
    }
}

/* 4 x 5 x 6 samples with room for ghost cells behind and before them, and for complex elements. */
static inline void scene_open(struct operator_scene *s, const struct operator_row *row)
{
    static const int64_t shape[SCENE_RANK] = {4, 5, 6};
    int k;
    memset(s, 0, sizeof *s);
    s->row = row;
    assert_ok(ndg_grid_new(SCENE_RANK, shape, &s->grid));
    s->call = operator_call_on(s->grid, SCENE_RANK);
    for (k = 0; k < 4; k++) {
        s->axes[k] = k;
        s->orders[k] = 1;
        s->direction[k] = 0.5;
    }
    s->strides[0] = 30;
    s->strides[1] = 6;
    s->strides[2] = 1;
    s->call.orders = s->orders;
    s->call.direction = s->direction;
    s->call.axes = s->axes;
    s->call.f = s->f;
    s->call.out = s->out;
    s->inputs = operator_inputs(row, &s->call);
    s->outputs = operator_outputs(row, &s->call);
    for (k = 0; k < MAX_ARRAYS; k++) {
        s->samples[k] = guarded_alloc(SCENE_ELEMENTS * 2 * sizeof(double), GUARD_AFTER);
        s->results[k] = guarded_alloc(SCENE_ELEMENTS * 2 * sizeof(double), GUARD_BEFORE);
        memset(s->samples[k].data, 0, s->samples[k].bytes);
        s->f[k].data = s->samples[k].data;
        s->out[k].data = s->results[k].data;
    }
    scene_set_dtype(s, NDG_F64, NDG_F64);
}

/* Neither results nor samples have been written to. */
static inline void scene_assert_untouched(const struct operator_scene *s)
{
    size_t i;
    int k;
    for (k = 0; k < MAX_ARRAYS; k++) {
        assert_true(guarded_untouched(&s->results[k]));
        assert_true(guarded_slack_untouched(&s->samples[k]));
        for (i = 0; i < s->samples[k].bytes; i++)
            assert_int_equal(s->samples[k].data[i], 0);
    }
}

static inline void scene_close(struct operator_scene *s)
{
    int k;
    for (k = 0; k < MAX_ARRAYS; k++) {
        guarded_free(&s->samples[k]);
        guarded_free(&s->results[k]);
    }
    ndg_grid_free(s->grid);
}

/* ---- provocations ---------------------------------------------------------------------------- */

/* To which operators a provocation can be put. */
static inline int any_operator(const struct operator_row *row) { return row != NULL; }
static inline int has_axes(const struct operator_row *row) { return row->axes != NO_AXES; }
static inline int has_several_inputs(const struct operator_row *row) { return row->inputs != SINGLE; }
static inline int has_several_outputs(const struct operator_row *row) { return row->outputs != SINGLE; }
static inline int is_derivative(const struct operator_row *row) { return !row->is_image; }
static inline int is_image(const struct operator_row *row) { return row->is_image; }
static inline int is_magnitude(const struct operator_row *row) { return strstr(row->name, "magnitude") != NULL; }

struct operator_provocation {
    const char *name;
    int (*applies)(const struct operator_row *);
    void (*spoil)(struct operator_scene *);
    ndg_status expected;
    const char *texts[5]; /* what the message must hold; the rest is NULL */
};

/* One provocation as a cmocka test, put to every operator to which it applies; at least one. */
static inline void provoke_operators(void **state)
{
    const struct operator_provocation *p = (const struct operator_provocation *)*state;
    size_t k;
    int count = 0;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        ndg_status status;
        if (!p->applies(&operators[k]))
            continue;
        scene_open(&s, &operators[k]);
        p->spoil(&s);
        status = s.row->run(&s.call);
        if (status != p->expected)
            print_error("%s:\n", s.row->name);
        assert_status(p->expected, status);
        assert_message_list_at(p->texts, __FILE__, __LINE__);
        scene_assert_untouched(&s);
        scene_close(&s);
        count++;
    }
    assert_true(count > 0);
}

/* The scene itself is valid: without this, a provocation could fail for another reason. */
static inline void unspoiled_operators_succeed(void **state)
{
    size_t k;
    int out;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        scene_open(&s, &operators[k]);
        if (s.row->run(&s.call) != NDG_OK)
            print_error("%s:\n", s.row->name);
        assert_ok(s.row->run(&s.call));
        for (out = 0; out < s.outputs; out++)
            assert_true(guarded_slack_untouched(&s.results[out]));
        for (; out < MAX_ARRAYS; out++)
            assert_true(guarded_untouched(&s.results[out]));
        scene_close(&s);
    }
}

/* Runs every provocation of a file as a test of its own name. */
static inline int run_operator_provocations(const char *group, const struct operator_provocation *list, size_t count)
{
    struct CMUnitTest tests[64];
    size_t k;
    if (count + 1 > COUNT_OF(tests))
        abort();
    memset(tests, 0, sizeof tests);
    tests[0].name = "unspoiled_operators_succeed";
    tests[0].test_func = unspoiled_operators_succeed;
    for (k = 0; k < count; k++) {
        tests[k + 1].name = list[k].name;
        tests[k + 1].test_func = provoke_operators;
        tests[k + 1].initial_state = (void *)(uintptr_t)&list[k];
    }
    return _cmocka_run_group_tests(group, tests, count + 1, NULL, NULL);
}

#endif
