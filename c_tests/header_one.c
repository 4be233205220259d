/* A whole C program of two files that includes nothing but the header. Exits with 0 if all is well. */
#include "header_shared.h"

static const struct every_function functions = EVERY_FUNCTION;

/* In header_two.c. */
int gradient_on_a_grid(double *result);

int main(void)
{
    static const double f[5] = {1, 2, 4, 7, 11}, expected[5] = {1, 1.5, 2.5, 3.5, 4};
    static const int64_t shape[1] = {5};
    double one_shot[5], on_a_grid[5];
    double *out[1];
    int i;
    out[0] = one_shot;
    if (functions.gradient_f64(f, 1, shape, 0, 1, 0, 0, 0, 1, out, 0) != NDG_OK)
        return 1;
    if (!gradient_on_a_grid(on_a_grid))
        return 2;
    for (i = 0; i < 5; i++) {
        if (one_shot[i] != expected[i] || on_a_grid[i] != expected[i])
            return 3;
    }
    return functions.version()[0] == NDGRAD_VERSION[0] ? 0 : 4;
}
