/* uneven_times.c: how fast a temperature changes that was read at uneven times. */
#include <ndgrad.h>
#include <stdio.h>

int main(void)
{
    const double celsius[7] = {20, 22, 24, 21, 19, 18, 17};
    const double hours[7] = {0, 1, 1.5, 3, 4, 6, 7};
    const double *const coords[1] = {hours};
    const int64_t shape[1] = {7};
    double rate[7], *const out[1] = {rate}; /* degrees per hour */

    if (ndg_gradient_f64(celsius, 1, shape, NULL, 1, NULL, NULL, coords, 1, out, NULL) != NDG_OK) {
        char message[256];
        ndg_last_error(message, sizeof message);
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    for (int i = 0; i < 7; i++) {
        printf("%25.16E\n", rate[i]);
    }
    return 0;
}
