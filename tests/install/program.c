/* Built outside the source tree against an installed copy. Prints the derivative of 1 2 4 7 11. */
#include <ndgrad.h>
#include <stdio.h>

int main(void)
{
    const double f[5] = {1, 2, 4, 7, 11};
    const int64_t shape[1] = {5};
    double df[5], *const out[1] = {df};
    int i;
    if (ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL) != NDG_OK)
        return 1;
    for (i = 0; i < 5; i++)
        printf("%4.1f", df[i]);
    printf("\n");
    return 0;
}
