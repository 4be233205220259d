// A whole C++ program of two files that includes nothing but the header. Exits with 0 if all is well.
#include "header_shared.h"

static const every_function functions = EVERY_FUNCTION;

// In header_two.cpp.
bool gradient_on_a_grid(double *result);

int main()
{
    const double f[5] = {1, 2, 4, 7, 11}, expected[5] = {1, 1.5, 2.5, 3.5, 4};
    const int64_t shape[1] = {5};
    double one_shot[5], on_a_grid[5];
    double *const out[1] = {one_shot};
    if (functions.gradient_f64(f, 1, shape, nullptr, 1, nullptr, nullptr, nullptr, 1, out, nullptr) != NDG_OK)
        return 1;
    if (!gradient_on_a_grid(on_a_grid))
        return 2;
    for (int i = 0; i < 5; i++) {
        if (one_shot[i] != expected[i] || on_a_grid[i] != expected[i])
            return 3;
    }
    return functions.version()[0] == NDGRAD_VERSION[0] ? 0 : 4;
}
