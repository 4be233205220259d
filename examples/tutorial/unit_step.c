/* unit_step.c: the derivative of samples that are 1 apart. */
#include <ndgrad.h>
#include <stdio.h>

int main(void)
{
    const double f[6] = {1, 2, 4, 7, 11, 16};
    const int64_t shape[1] = {6};
    double df[6], *const out[1] = {df};

    if (ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL) != NDG_OK) {
        char message[256];
        ndg_last_error(message, sizeof message);
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    for (int i = 0; i < 6; i++) {
        printf("%25.16E\n", df[i]);
    }
    return 0;
}
