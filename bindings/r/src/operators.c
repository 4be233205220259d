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

operation find_operation(const char *name)
{
    static const struct {
        const char *name;
        operation operation;
    } operations[] = {
        {"gradient", gradient},
        {"gradient_magnitude", gradient_magnitude},
        {"derivative", derivative},
        {"mixed_derivative", mixed_derivative},
        {"directional_derivative", directional_derivative},
        {"laplacian", laplacian},
        {"hessian", hessian},
        {"divergence", divergence},
        {"curl", curl},
        {"jacobian", jacobian},
        {"image_gradient", image_gradient},
        {"image_gradient_magnitude", image_gradient_magnitude},
    };
    for (size_t k = 0; k < sizeof operations / sizeof *operations; k++)
        if (strcmp(operations[k].name, name) == 0) return operations[k].operation;
    return NULL;
}
