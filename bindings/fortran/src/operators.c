#include "operators.h"

#include <string.h>

static ndg_status gradient(const struct call *c)
{
    return c->adjoint ? ndg_gradient_adjoint(c->grid, c->naxes, c->axes, c->f, c->out)
                      : ndg_gradient(c->grid, c->f, c->naxes, c->axes, c->out);
}

static ndg_status gradient_magnitude(const struct call *c)
{
    return ndg_gradient_magnitude(c->grid, c->f, c->naxes, c->axes, c->out);
}

static ndg_status derivative(const struct call *c)
{
    return (c->adjoint ? ndg_derivative_adjoint : ndg_derivative)(c->grid, c->f, c->axes[0], c->integers[0], c->out);
}

static ndg_status mixed_derivative(const struct call *c)
{
    return (c->adjoint ? ndg_mixed_derivative_adjoint : ndg_mixed_derivative)(c->grid, c->f, c->integers, c->out);
}

static ndg_status directional_derivative(const struct call *c)
{
    return (c->adjoint ? ndg_directional_derivative_adjoint
                       : ndg_directional_derivative)(c->grid, c->f, c->naxes, c->axes, c->reals, c->out);
}

static ndg_status laplacian(const struct call *c)
{
    return (c->adjoint ? ndg_laplacian_adjoint : ndg_laplacian)(c->grid, c->f, c->naxes, c->axes, c->out);
}

static ndg_status hessian(const struct call *c)
{
    return (c->adjoint ? ndg_hessian_adjoint : ndg_hessian)(c->grid, c->f, c->naxes, c->axes, c->out);
}

static ndg_status divergence(const struct call *c)
{
    return c->adjoint ? ndg_divergence_adjoint(c->grid, c->f, c->naxes, c->axes, c->out)
                      : ndg_divergence(c->grid, c->naxes, c->axes, c->f, c->out);
}

static ndg_status curl(const struct call *c)
{
    return (c->adjoint ? ndg_curl_adjoint : ndg_curl)(c->grid, c->naxes, c->axes, c->f, c->out);
}

static ndg_status jacobian(const struct call *c)
{
    return (c->adjoint ? ndg_jacobian_adjoint : ndg_jacobian)(c->grid, c->integers[0], c->f, c->naxes, c->axes, c->out);
}

static ndg_status image_gradient(const struct call *c)
{
    return (c->adjoint ? ndg_image_gradient_adjoint : ndg_image_gradient)(c->grid, c->f, c->integers[0], c->integers[1],
                                                                          c->naxes, c->axes, c->out);
}

static ndg_status image_gradient_magnitude(const struct call *c)
{
    return ndg_image_gradient_magnitude(c->grid, c->f, c->integers[0], c->integers[1], c->naxes, c->axes, c->out);
}

const struct operator *ndgrad_fortran_operator(const char *name)
{
    static const struct operator operators[] = {
        {"gradient", gradient, ONE, EACH_AXIS},
        {"gradient_magnitude", gradient_magnitude, ONE, ONE},
        {"derivative", derivative, ONE, ONE},
        {"mixed_derivative", mixed_derivative, ONE, ONE},
        {"directional_derivative", directional_derivative, ONE, ONE},
        {"laplacian", laplacian, ONE, ONE},
        {"hessian", hessian, ONE, EACH_PAIR},
        {"divergence", divergence, EACH_AXIS, ONE},
        {"curl", curl, EACH_AXIS, OF_A_CURL},
        {"jacobian", jacobian, COMPONENTS, MATRIX},
        {"image_gradient", image_gradient, ONE, EACH_AXIS},
        {"image_gradient_magnitude", image_gradient_magnitude, ONE, ONE},
    };
    for (size_t k = 0; k < sizeof operators / sizeof *operators; k++)
        if (strcmp(operators[k].name, name) == 0) return &operators[k];
    return NULL;
}
