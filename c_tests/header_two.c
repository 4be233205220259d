/* The other file of the program: the same header, the other route. */
#include "header_shared.h"

static const struct every_function functions = EVERY_FUNCTION;

int gradient_on_a_grid(double *result);

int gradient_on_a_grid(double *result)
{
    static const double f[5] = {1, 2, 4, 7, 11};
    static const int64_t shape[1] = {5};
    ndg_grid *grid = 0;
    ndg_view view;
    ndg_view_mut out;
    ndg_status status;
    view.data = f;
    out.data = result;
    view.strides = out.strides = 0;
    view.dtype = out.dtype = NDG_F64;
    status = functions.grid_new(1, shape, &grid);
    if (status == NDG_OK)
        status = functions.gradient(grid, &view, 1, 0, &out);
    functions.grid_free(grid);
    return status == NDG_OK;
}
