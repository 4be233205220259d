/* two_axes.c: the change of a temperature with depth and along a section, with three-sample differences at the edges. */
#include <ndgrad.h>
#include <stdio.h>

int main(void)
{
    const double celsius[4][3] = {{20, 21, 22}, {18, 19, 20}, {12, 13, 15}, {10, 10, 11}};
    const int64_t shape[2] = {4, 3};
    const double steps[2] = {10, 5}; /* a depth every 10 m, a station every 5 km */
    double dz[4][3], dx[4][3], *const out[2] = {*dz, *dx};

    if (ndg_gradient_f64(*celsius, 2, shape, NULL, 2, NULL, steps, NULL, 2, out, NULL) != NDG_OK) {
        char message[256];
        ndg_last_error(message, sizeof message);
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    for (int i = 0; i < 4; i++) {
        printf("%25.16E%25.16E%25.16E\n", dz[i][0], dz[i][1], dz[i][2]);
    }
    for (int i = 0; i < 4; i++) {
        printf("%25.16E%25.16E%25.16E\n", dx[i][0], dx[i][1], dx[i][2]);
    }
    return 0;
}
