/* terrain.c -- how steep are the mountains, and which way do they face?
 *
 *     terrain DATA PICTURES     reads DATA/rockies.*, writes PICTURES/hillshade.png and slope.png
 *
 * The heights are 16-bit integers on a grid of latitude and longitude. ndg_gradient reads them as they
 * are and writes float32: no converted copy, no doubles. */
#include "example.h"
#include <math.h>

enum { ROWS = 193, COLUMNS = 265 };

static const double EARTH_RADIUS = 6371000.0; /* metres */
static const double RADIAN = 57.29577951308232; /* degrees */

static double latitude[ROWS], longitude[COLUMNS]; /* degrees north, degrees east */
static int16_t height[ROWS][COLUMNS];             /* metres */
static float north[ROWS][COLUMNS];                /* rise of the ground, metre per metre of way to the north */
static float east[ROWS][COLUMNS];                 /* the same to the east */
static float slope[ROWS][COLUMNS];                /* degrees */
static float aspect[ROWS][COLUMNS];               /* where the slope faces: degrees clockwise from north */

static void read_tile(const char *directory)
{
    FILE *header = open_tile(directory, "rockies.txt");
    read_axis(header, "latitude", latitude, ROWS);
    read_axis(header, "longitude", longitude, COLUMNS);
    fclose(header);

    FILE *values = open_tile(directory, "rockies.i16");
    read_int16(values, &height[0][0], ROWS * COLUMNS);
    fclose(values);
}

/* On a sphere a degree of latitude is as long everywhere, a degree of longitude shrinks with the cosine
 * of the latitude. So the grid measures in metres along a meridian and along the equator, one call
 * differentiates along both, and dividing each row by its cosine makes its eastward metres true. The
 * first row is the northernmost: coordinates that fall from row to row turn the sign by themselves. */
static void differentiate(void)
{
    static double northward[ROWS], along_equator[COLUMNS];
    for (int row = 0; row < ROWS; ++row) {
        northward[row] = EARTH_RADIUS * latitude[row] / RADIAN;
    }
    for (int column = 0; column < COLUMNS; ++column) {
        along_equator[column] = EARTH_RADIUS * longitude[column] / RADIAN;
    }

    const int64_t shape[2] = {ROWS, COLUMNS};
    ndg_grid *grid = NULL;
    check(ndg_grid_new(2, shape, &grid), "ndg_grid_new");
    check(ndg_grid_set_coords_f64(grid, 0, northward, ROWS), "ndg_grid_set_coords_f64");
    check(ndg_grid_set_coords_f64(grid, 1, along_equator, COLUMNS), "ndg_grid_set_coords_f64");

    /* Members left out are NULL: strides of arrays without gaps. */
    const ndg_view f = {.data = height, .dtype = NDG_I16};
    const ndg_view_mut out[2] = {
        {.data = north, .dtype = NDG_F32},
        {.data = east, .dtype = NDG_F32},
    };
    check(ndg_gradient(grid, &f, 2, NULL, out), "ndg_gradient");
    ndg_grid_free(grid);

    for (int row = 0; row < ROWS; ++row) {
        float shrink = (float)cos(latitude[row] / RADIAN);
        for (int column = 0; column < COLUMNS; ++column) {
            east[row][column] /= shrink;
        }
    }
}

static void measure_slopes(void)
{
    for (int row = 0; row < ROWS; ++row) {
        for (int column = 0; column < COLUMNS; ++column) {
            double to_north = north[row][column], to_east = east[row][column];
            double facing = atan2(-to_east, -to_north) * RADIAN; /* downhill */
            slope[row][column] = (float)(atan(hypot(to_north, to_east)) * RADIAN);
            aspect[row][column] = (float)(facing < 0 ? facing + 360 : facing);
        }
    }
}

static const char *compass(double degrees)
{
    static const char *const names[8] = {"north", "north-east", "east", "south-east",
                                         "south", "south-west", "west", "north-west"};
    return names[(int)(degrees / 45 + 0.5) % 8];
}

static void print_statistics(void)
{
    double land = 0, sum = 0, least = 90, faces_west = 0, slopes = 0;
    int top_row = -1, top_column = -1;
    for (int row = 0; row < ROWS; ++row) {
        double area = cos(latitude[row] / RADIAN); /* cells shrink, and so does their part in a mean */
        for (int column = 0; column < COLUMNS; ++column) {
            float here = slope[row][column];
            if (height[row][column] <= 0) {
                continue; /* the sea floor has its slopes too, but is no mountain */
            }
            land += area;
            sum += area * here;
            least = here < least ? here : least;
            if (top_row < 0 || here > slope[top_row][top_column]) {
                top_row = row;
                top_column = column;
            }
            if (here >= 1) {
                slopes += area;
                faces_west += aspect[row][column] > 180 ? area : 0;
            }
        }
    }
    double cell = EARTH_RADIUS * fabs(latitude[1] - latitude[0]) / RADIAN / 1000;
    double facing = aspect[top_row][top_column];
    printf("Slopes of western North America, %d x %d heights\n", ROWS, COLUMNS);
    printf("  a cell is %.2f km from south to north; from west to east %.2f km at %g N, %.2f km at %g N\n", cell,
           cell * cos(latitude[0] / RADIAN), latitude[0], cell * cos(latitude[ROWS - 1] / RADIAN), latitude[ROWS - 1]);
    printf("  land: least %.2f, mean %.2f, greatest %.2f degrees\n", least, sum / land, slope[top_row][top_column]);
    printf("  steepest cell: %.2f N %.2f W, %d m, faces %s (%.0f degrees)\n", latitude[top_row],
           -longitude[top_column], height[top_row][top_column], compass(facing), facing);
    printf("  %.0f %% of the land slopes by 1 degree or more; %.0f %% of that faces west, %.0f %% east\n",
           100 * slopes / land, 100 * faces_west / slopes, 100 - 100 * faces_west / slopes);
}

/* How bright the ground is under a sun in the north-west, as map makers have it: the cosine of the angle
 * between the sun's rays and the surface. Heights are exaggerated, for at this scale all land is flat. */
static void draw(const char *directory)
{
    static float metres[ROWS][COLUMNS], brightness[ROWS][COLUMNS];
    const double exaggeration = 14, sun_above = 45 / RADIAN, sun_from = 315 / RADIAN;
    for (int row = 0; row < ROWS; ++row) {
        for (int column = 0; column < COLUMNS; ++column) {
            double to_north = exaggeration * north[row][column], to_east = exaggeration * east[row][column];
            double away_from_sun = cos(sun_from) * to_north + sin(sun_from) * to_east;
            double cosine = (sin(sun_above) - cos(sun_above) * away_from_sun)
                            / sqrt(1 + to_north * to_north + to_east * to_east);
            brightness[row][column] = (float)fmin(1, 0.2 + 1.13 * fmax(0, cosine));
            metres[row][column] = height[row][column];
        }
    }

    picture_panel panel = {
        .title = "Relief of western North America, lit from the north-west",
        .value_label = "height (m)",
        .x_numbers = PICTURE_LONGITUDE, .y_numbers = PICTURE_LATITUDE,
        .rows = ROWS, .columns = COLUMNS, .x = longitude, .y = latitude,
        .values = &metres[0][0], .shade = &brightness[0][0],
        .left = longitude[0], .right = longitude[COLUMNS - 1], .bottom = latitude[ROWS - 1], .top = latitude[0],
        .low = -3600, .high = 3600, .colours = PICTURE_RELIEF,
    };
    save_picture(directory, "hillshade.png", 1000, 920, 1, &panel);

    panel.title = "Slope of the land and of the sea floor";
    panel.value_label = "slope (degrees)";
    panel.values = &slope[0][0];
    panel.shade = NULL;
    panel.low = 0;
    panel.high = 6;
    panel.colours = PICTURE_LAVA;
    save_picture(directory, "slope.png", 1000, 920, 1, &panel);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        stop("usage", "terrain DATA PICTURES");
    }
    read_tile(argv[1]);
    differentiate();
    measure_slopes();
    print_statistics();
    draw(argv[2]);
    return EXIT_SUCCESS;
}
