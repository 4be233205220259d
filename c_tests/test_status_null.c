/* NDG_NULL_POINTER: every argument that must not be NULL. The grid's own functions are in
 * test_status_grid.c. */
#include "scene.h"

static void f(struct scene *s) { s->call.f = NULL; }
static void shape(struct scene *s) { s->call.shape = NULL; }
static void out(struct scene *s) { s->call.out = NULL; }
static void out_0(struct scene *s) { s->out[0] = NULL; }
static void out_1(struct scene *s) { s->out[1] = NULL; }

static void both_outs(struct scene *s)
{
    s->out[0] = s->out[1] = NULL;
}

static void out_of_one_axis(struct scene *s)
{
    s->axes[0] = -1;
    s->call.naxes = 1;
    s->out[0] = NULL;
}

static void shape_of_rank_one(struct scene *s)
{
    s->call.ndim = s->call.naxes = 1;
    s->call.shape = NULL;
}

static void f_with_strides_null(struct scene *s)
{
    s->call.strides = NULL;
    s->call.f = NULL;
}

/* NULL data is fine only without elements: extent 1 everywhere else is still an element. */
static void f_of_three_elements(struct scene *s)
{
    s->shape[0] = 1;
    s->shape[1] = 3;
    s->call.naxes = 1;
    s->axes[0] = 1;
    s->call.f = NULL;
}

int main(void)
{
    static const struct provocation list[] = {
        {"f", f, NDG_NULL_POINTER, {"f", "NULL"}, 0},
        {"f_with_strides_null", f_with_strides_null, NDG_NULL_POINTER, {"f", "NULL"}, 0},
        {"f_of_three_elements", f_of_three_elements, NDG_NULL_POINTER, {"f", "NULL"}, 0},
        {"shape", shape, NDG_NULL_POINTER, {"shape", "NULL"}, 0},
        {"shape_of_rank_one", shape_of_rank_one, NDG_NULL_POINTER, {"shape", "NULL"}, 0},
        {"out", out, NDG_NULL_POINTER, {"out", "NULL"}, 0},
        {"out_0", out_0, NDG_NULL_POINTER, {"out[0]", "NULL"}, 0},
        {"out_1", out_1, NDG_NULL_POINTER, {"out[1]", "NULL"}, 0},
        {"both_outs", both_outs, NDG_NULL_POINTER, {"out[0]", "NULL"}, 0},
        {"out_of_one_axis", out_of_one_axis, NDG_NULL_POINTER, {"out[0]", "NULL"}, 0},
    };
    return run_provocations("status_null", list, COUNT_OF(list));
}
