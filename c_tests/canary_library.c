/* Proof that valgrind looks into the library: this program MUST be caught. Its output is one element
 * shorter than it says, so the library writes past a block of the heap. tests/c_suite.rs fails if it
 * runs through. */
#include <stdio.h>
#include <stdlib.h>

#include "ndgrad.h"

int main(void)
{
    static const double f[5] = {1, 2, 4, 7, 11};
    static const int64_t shape[1] = {5};
    double *out[1];
    out[0] = (double *)malloc(4 * sizeof(double));
    if (out[0] == NULL || ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL) != NDG_OK)
        return 2;
    printf("nobody noticed: %g\n", out[0][0]);
    free(out[0]);
    return 0;
}
