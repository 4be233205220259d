// The other file of the program: the same header, the other route, and a grid that frees itself.
#include "header_shared.h"

static const every_function functions = EVERY_FUNCTION;

namespace
{

struct Grid {
    ndg_grid *grid = nullptr;
    ndg_status status;

    explicit Grid(int64_t extent) : status(functions.grid_new(1, &extent, &grid)) {}
    Grid(const Grid &) = delete;
    Grid &operator=(const Grid &) = delete;
    ~Grid() { functions.grid_free(grid); }
};

} // namespace

bool gradient_on_a_grid(double *result);

bool gradient_on_a_grid(double *result)
{
    const double f[5] = {1, 2, 4, 7, 11};
    const Grid grid(5);
    const ndg_view view = {f, nullptr, NDG_F64};
    const ndg_view_mut out = {result, nullptr, NDG_F64};
    return grid.status == NDG_OK && functions.gradient(grid.grid, &view, 1, nullptr, &out) == NDG_OK;
}
