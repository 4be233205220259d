/* Every operator on a grid as a row of a table, so that a test of all of them is a loop. A new operator
 * is one function that calls it and one row. */
#ifndef OPERATORS_H
#define OPERATORS_H

#include "ndg_test.h"

/* The arguments of all operators; each takes those that it has. */
struct operator_call {
    const ndg_grid *grid;
    int32_t axis, order;     /* ndg_derivative */
    const int32_t *orders;   /* ndg_mixed_derivative */
    const double *direction; /* ndg_directional_derivative */
    int32_t ncomponents;     /* ndg_jacobian */
    int32_t kernel, scaling; /* ndg_image_gradient */
    int32_t naxes;
    const int32_t *axes;
    const ndg_view *f;
    const ndg_view_mut *out;
};

/* How many arrays an argument stands for, where n is naxes. */
enum array_count { SINGLE, PER_AXIS, PER_PAIR, PER_ROTATION, PER_COMPONENT, PER_COMPONENT_AND_AXIS };

/* Whether there is an argument naxes, and the least that it may be. */
enum axis_argument { NO_AXES, ANY_AXES, SOME_AXES, TWO_OR_THREE_AXES };

struct operator_row {
    const char *name;
    ndg_status (*run)(const struct operator_call *);
    enum array_count inputs, outputs;
    enum axis_argument axes;
    int is_adjoint; /* of the operator in the row before */
    int is_image;   /* its sides are never one-sided, and spacing does not count */
};

enum { MAX_ARRAYS = 16, MAX_OPERATOR_AXES = 3, COMPONENTS = 2 };

static inline int array_count(enum array_count count, int32_t naxes, int32_t ncomponents)
{
    switch (count) {
    case SINGLE: return 1;
    case PER_AXIS: return naxes;
    case PER_PAIR: return naxes * (naxes + 1) / 2;
    case PER_ROTATION: return naxes == 2 ? 1 : naxes;
    case PER_COMPONENT: return ncomponents;
    case PER_COMPONENT_AND_AXIS: return ncomponents * naxes;
    }
    abort();
}

/* ---- a function that calls each ---------------------------------------------------------------- */

#define OPERATOR(name, ...)                                                                        \
    static inline ndg_status run_##name(const struct operator_call *c)                            \
    {                                                                                              \
        return ndg_##name(c->grid, __VA_ARGS__, c->out);                                           \
    }

OPERATOR(derivative, c->f, c->axis, c->order)
OPERATOR(derivative_adjoint, c->f, c->axis, c->order)
OPERATOR(mixed_derivative, c->f, c->orders)
OPERATOR(mixed_derivative_adjoint, c->f, c->orders)
OPERATOR(directional_derivative, c->f, c->naxes, c->axes, c->direction)
OPERATOR(directional_derivative_adjoint, c->f, c->naxes, c->axes, c->direction)
OPERATOR(laplacian, c->f, c->naxes, c->axes)
OPERATOR(laplacian_adjoint, c->f, c->naxes, c->axes)
OPERATOR(hessian, c->f, c->naxes, c->axes)
OPERATOR(hessian_adjoint, c->f, c->naxes, c->axes)
OPERATOR(gradient, c->f, c->naxes, c->axes)
OPERATOR(gradient_adjoint, c->naxes, c->axes, c->f)
OPERATOR(gradient_magnitude, c->f, c->naxes, c->axes)
OPERATOR(divergence, c->naxes, c->axes, c->f)
OPERATOR(divergence_adjoint, c->f, c->naxes, c->axes)
OPERATOR(curl, c->naxes, c->axes, c->f)
OPERATOR(curl_adjoint, c->naxes, c->axes, c->f)
OPERATOR(jacobian, c->ncomponents, c->f, c->naxes, c->axes)
OPERATOR(jacobian_adjoint, c->ncomponents, c->f, c->naxes, c->axes)
OPERATOR(image_gradient, c->f, c->kernel, c->scaling, c->naxes, c->axes)
OPERATOR(image_gradient_adjoint, c->f, c->kernel, c->scaling, c->naxes, c->axes)
OPERATOR(image_gradient_magnitude, c->f, c->kernel, c->scaling, c->naxes, c->axes)

#undef OPERATOR

/* ---- the table --------------------------------------------------------------------------------- */

/* Linear operators, each with its adjoint in the row behind it; then those that are not linear. */
static const struct operator_row operators[] = {
    {"derivative", run_derivative, SINGLE, SINGLE, NO_AXES, 0, 0},
    {"derivative_adjoint", run_derivative_adjoint, SINGLE, SINGLE, NO_AXES, 1, 0},
    {"mixed_derivative", run_mixed_derivative, SINGLE, SINGLE, NO_AXES, 0, 0},
    {"mixed_derivative_adjoint", run_mixed_derivative_adjoint, SINGLE, SINGLE, NO_AXES, 1, 0},
    {"directional_derivative", run_directional_derivative, SINGLE, SINGLE, SOME_AXES, 0, 0},
    {"directional_derivative_adjoint", run_directional_derivative_adjoint, SINGLE, SINGLE, SOME_AXES, 1, 0},
    {"laplacian", run_laplacian, SINGLE, SINGLE, SOME_AXES, 0, 0},
    {"laplacian_adjoint", run_laplacian_adjoint, SINGLE, SINGLE, SOME_AXES, 1, 0},
    {"hessian", run_hessian, SINGLE, PER_PAIR, ANY_AXES, 0, 0},
    {"hessian_adjoint", run_hessian_adjoint, PER_PAIR, SINGLE, SOME_AXES, 1, 0},
    {"gradient", run_gradient, SINGLE, PER_AXIS, ANY_AXES, 0, 0},
    {"gradient_adjoint", run_gradient_adjoint, PER_AXIS, SINGLE, SOME_AXES, 1, 0},
    {"divergence", run_divergence, PER_AXIS, SINGLE, SOME_AXES, 0, 0},
    {"divergence_adjoint", run_divergence_adjoint, SINGLE, PER_AXIS, ANY_AXES, 1, 0},
    {"curl", run_curl, PER_AXIS, PER_ROTATION, TWO_OR_THREE_AXES, 0, 0},
    {"curl_adjoint", run_curl_adjoint, PER_ROTATION, PER_AXIS, TWO_OR_THREE_AXES, 1, 0},
    {"jacobian", run_jacobian, PER_COMPONENT, PER_COMPONENT_AND_AXIS, ANY_AXES, 0, 0},
    {"jacobian_adjoint", run_jacobian_adjoint, PER_COMPONENT_AND_AXIS, PER_COMPONENT, SOME_AXES, 1, 0},
    {"image_gradient", run_image_gradient, SINGLE, PER_AXIS, ANY_AXES, 0, 1},
    {"image_gradient_adjoint", run_image_gradient_adjoint, PER_AXIS, SINGLE, SOME_AXES, 1, 1},
    {"gradient_magnitude", run_gradient_magnitude, SINGLE, SINGLE, SOME_AXES, 0, 0},
    {"image_gradient_magnitude", run_image_gradient_magnitude, SINGLE, SINGLE, SOME_AXES, 0, 1},
};

static inline const struct operator_row *operator_named(const char *name)
{
    size_t k;
    for (k = 0; k < COUNT_OF(operators); k++) {
        if (strcmp(operators[k].name, name) == 0)
            return &operators[k];
    }
    abort();
}

/* Whether the operator exists for so many axes. */
static inline int operator_takes(const struct operator_row *row, int32_t naxes)
{
    return row->axes != TWO_OR_THREE_AXES || naxes == 2 || naxes == 3;
}

static inline int operator_inputs(const struct operator_row *row, const struct operator_call *c)
{
    return array_count(row->inputs, c->naxes, c->ncomponents);
}

static inline int operator_outputs(const struct operator_row *row, const struct operator_call *c)
{
    return array_count(row->outputs, c->naxes, c->ncomponents);
}

/* Arguments with which every operator of the table can be called on a grid of up to three axes. */
static inline struct operator_call operator_call_on(const ndg_grid *grid, int32_t ndim)
{
    static const int32_t orders[MAX_OPERATOR_AXES] = {1, 2, 1};
    static const double direction[MAX_OPERATOR_AXES] = {0.75, -0.5, 2.0};
    struct operator_call c;
    memset(&c, 0, sizeof c);
    c.grid = grid;
    c.axis = -1;
    c.order = 1;
    c.orders = orders;
    c.direction = direction;
    c.ncomponents = COMPONENTS;
    c.kernel = NDG_SOBEL;
    c.scaling = NDG_WEIGHTS;
    c.naxes = ndim;
    return c;
}

#endif
