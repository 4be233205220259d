/* Proof that guarded.h guards: this program MUST die of a segmentation fault. Its output ends at a
 * guard page and is one element shorter than it says. tests/c_suite.rs fails if it runs through. */
#include "guarded.h"

int main(void)
{
    static const double f[5] = {1, 2, 4, 7, 11};
    static const int64_t shape[1] = {5};
    struct guarded g = guarded_alloc(4 * sizeof(double), GUARD_AFTER);
    double *out[1];
    out[0] = (double *)(void *)g.data;
    (void)ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL);
    printf("nobody noticed\n");
    return 0;
}
