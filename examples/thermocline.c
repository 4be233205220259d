/* thermocline.c -- where in the tropical Pacific does the warm water end?
 *
 *     thermocline DATA PICTURES     reads DATA/pacific.*, writes PICTURES/temperature.png
 *
 * The thermocline is the layer in which temperature falls fastest with depth. The depths of the samples
 * are uneven, 10 m apart near the surface and 1000 m at the bottom: ndg_gradient_f32 takes them as they
 * are, and stays second order between them. */
#include "example.h"
#include <math.h>
#include <stdbool.h>

enum { DEPTHS = 20, COLUMNS = 165 };

static double depth[DEPTHS], longitude[COLUMNS]; /* metres below the surface, degrees east */
static float temperature[DEPTHS][COLUMNS];       /* degrees Celsius */
static float change[DEPTHS][COLUMNS];            /* dT/dz, degrees per metre downward */
static float thermocline[COLUMNS];               /* metres, NaN where there is none */

static void read_tile(const char *directory)
{
    FILE *header = open_tile(directory, "pacific.txt");
    read_axis(header, "depth", depth, DEPTHS);
    read_axis(header, "longitude", longitude, COLUMNS);
    fclose(header);

    FILE *values = open_tile(directory, "pacific.f32");
    read_float32(values, &temperature[0][0], DEPTHS * COLUMNS);
    fclose(values);
}

/* Land and sea bed hold -1e10. A difference with that would be a number, huge and wrong; a difference
 * with NaN is NaN. So no derivative reaches across the bottom. */
static void mark_missing(void)
{
    for (int k = 0; k < DEPTHS; ++k) {
        for (int i = 0; i < COLUMNS; ++i) {
            if (temperature[k][i] < -1e9f) {
                temperature[k][i] = NAN;
            }
        }
    }
}

static void differentiate(void)
{
    const int64_t shape[2] = {DEPTHS, COLUMNS};
    const int32_t axes[1] = {0};
    const double *coords[1] = {depth};
    float *out[1] = {&change[0][0]};
    check(ndg_gradient_f32(&temperature[0][0], 2, shape, NULL, 1, axes, NULL, coords, 1, out, NULL), "ndg_gradient_f32");
}

/* The row of the greatest |dT/dz| of a column; -1 where there is none that is known on both sides. */
static int steepest(int column)
{
    int best = -1;
    for (int k = 0; k < DEPTHS; ++k) {
        float here = fabsf(change[k][column]);
        if (!isnan(here) && (best < 0 || here > fabsf(change[best][column]))) {
            best = k;
        }
    }
    bool inside = best > 0 && best < DEPTHS - 1;
    return inside && !isnan(change[best - 1][column]) && !isnan(change[best + 1][column]) ? best : -1;
}

/* The peak between the samples: of the parabola through |dT/dz| at row k and the rows above and below.
 * Its slope is known halfway between each two rows, and the peak is where that slope passes through 0. */
static double peak_depth(int k, int column)
{
    double above = fabsf(change[k - 1][column]), here = fabsf(change[k][column]), below = fabsf(change[k + 1][column]);
    double upper_slope = (here - above) / (depth[k] - depth[k - 1]);
    double lower_slope = (below - here) / (depth[k + 1] - depth[k]);
    double upper_middle = (depth[k - 1] + depth[k]) / 2, lower_middle = (depth[k] + depth[k + 1]) / 2;
    return upper_middle + (lower_middle - upper_middle) * upper_slope / (upper_slope - lower_slope);
}

static void find_thermocline(void)
{
    printf("Thermocline of the Pacific along 0.5 N, where temperature falls fastest with depth\n");
    printf("  longitude   depth   dT/dz at the nearest sample\n");
    for (int i = 0; i < COLUMNS; ++i) {
        int k = steepest(i);
        thermocline[i] = k < 0 ? NAN : (float)peak_depth(k, i);
        if (i % 15 == 10) {
            double east = longitude[i];
            printf("  %7.1f %c", east > 180 ? 360 - east : east, east > 180 ? 'W' : 'E');
            if (k < 0) {
                printf("   none\n");
            } else {
                printf("   %3.0f m   %6.3f C/m (%.0f m, %.1f C)\n", thermocline[i], change[k][i], depth[k], temperature[k][i]);
            }
        }
    }
}

static void draw(const char *directory)
{
    static float cooling[DEPTHS][COLUMNS];
    for (int k = 0; k < DEPTHS; ++k) {
        for (int i = 0; i < COLUMNS; ++i) {
            cooling[k][i] = -change[k][i];
        }
    }

    const picture_panel above = {
        .title = "Temperature of the Pacific along 0.5°N and its thermocline (line)",
        .y_label = "depth (m)", .value_label = "temperature (°C)", .x_numbers = PICTURE_LONGITUDE,
        .rows = DEPTHS, .columns = COLUMNS, .x = longitude, .y = depth,
        .values = &temperature[0][0], .line = thermocline,
        .left = longitude[0], .right = longitude[COLUMNS - 1], .bottom = 400, .top = 0,
        .low = 5, .high = 30, .colours = PICTURE_THERMAL,
    };
    picture_panel below = above;
    below.title = "Cooling with depth, −dT/dz";
    below.value_label = "°C per metre";
    below.values = &cooling[0][0];
    below.low = 0;
    below.high = 0.2;
    below.colours = PICTURE_MAGMA;

    const picture_panel panels[2] = {above, below};
    save_picture(directory, "temperature.png", 1000, 900, 2, panels);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        stop("usage", "thermocline DATA PICTURES");
    }
    read_tile(argv[1]);
    mark_missing();
    differentiate();
    find_thermocline();
    draw(argv[2]);
    return EXIT_SUCCESS;
}
