/* quickstart.c -- the gradient of a handful of numbers, as in the tutorials.
 *
 * ndg_gradient_f64 takes, in this order: the samples; how many dimensions they have, their shape and
 * their strides; how many axes to differentiate along, which ones, and how far apart the samples lie
 * there; the order of the formula at the two ends; and where to put the results. NULL is always the
 * obvious choice: all axes in order, samples 1 apart, arrays without gaps. */
#include <ndgrad.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void check(ndg_status status)
{
    if (status != NDG_OK) {
        char detail[500] = "";
        ndg_last_error(detail, sizeof detail);
        fprintf(stderr, "%s: %s\n", ndg_status_name(status), detail);
        exit(EXIT_FAILURE);
    }
}

static void print(const char *title, const double *values, int rows, int columns)
{
    printf("%s\n", title);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            printf("%6g", values[row * columns + column]);
        }
        printf("\n");
    }
}

/* One dimension: differences over two steps inside, over one step at the ends. */
static void one_dimension(void)
{
    const double f[5] = {1, 2, 4, 7, 11};
    const int64_t shape[1] = {5};
    double slope[5];
    double *out[1] = {slope};

    print("f", f, 1, 5);
    check(ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    print("gradient of f", slope, 1, 5);

    /* Second order at the ends too: exact for parabolas. */
    check(ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 2, out, NULL));
    print("gradient of f, edge_order 2", slope, 1, 5);
}

/* Two dimensions: one call reads f once and gives the derivative along every axis. */
static void two_dimensions(void)
{
    const double f[3][3] = {{1, 2, 6}, {3, 5, 7}, {4, 8, 9}};
    const int64_t shape[2] = {3, 3};
    double down[3][3], across[3][3];
    double *out[2] = {&down[0][0], &across[0][0]};

    print("\ng", &f[0][0], 3, 3);
    check(ndg_gradient_f64(&f[0][0], 2, shape, NULL, 2, NULL, NULL, NULL, 1, out, NULL));
    print("gradient of g along axis 0 (down)", &down[0][0], 3, 3);
    print("gradient of g along axis 1 (across)", &across[0][0], 3, 3);
}

/* Units: the step is the time between two samples, so the result is degrees per second. */
static void temperatures(void)
{
    const double celsius[7] = {20, 22, 24, 21, 19, 18, 17};
    const double seconds[1] = {1.0};
    const int64_t shape[1] = {7};
    double rate[7];
    double *out[1] = {rate};

    print("\ntemperature each second", celsius, 1, 7);
    check(ndg_gradient_f64(celsius, 1, shape, NULL, 1, NULL, seconds, NULL, 1, out, NULL));
    print("its change in degrees per second", rate, 1, 7);
}

int main(void)
{
    printf("ndgrad %s\n\n", ndg_version());
    one_dimension();
    two_dimensions();
    temperatures();
    return EXIT_SUCCESS;
}
