/* wind.c -- where does the wind turn, and where does it flow together?
 *
 *     wind DATA PICTURES     reads DATA/wind.*, writes PICTURES/wind.png
 *
 * With radius R, latitude p and longitude l, and the wind u to the east and v to the north, on the sphere
 *
 *     vorticity  = (dv/dx - d(u cos p)/dy) / cos p        x = R l, y = R p
 *     divergence = (du/dx + d(v cos p)/dy) / cos p
 *
 * which are a plane curl and divergence of winds multiplied by cos p, divided by cos p. At the poles they have no
 * meaning. Longitude is periodic: no column is at the end. */
#include "example.h"
#include <math.h>

enum { ROWS = 73, COLUMNS = 144 };

static const double EARTH_RADIUS = 6371000.0; /* metres */
static const double RADIAN = 57.29577951308232; /* degrees */

static double latitude[ROWS], longitude[COLUMNS]; /* degrees north, degrees east */
static float wind[2][ROWS][COLUMNS];              /* metres per second to the east, to the north */
static float shrunk[2][ROWS][COLUMNS];            /* the same times the cosine of the latitude */
static float vorticity[ROWS][COLUMNS];            /* 1e-5 per second; positive turns counter-clockwise */
static float divergence[ROWS][COLUMNS];           /* 1e-5 per second; negative flows together */

static void read_tile(const char *directory)
{
    FILE *header = open_tile(directory, "wind.txt");
    read_axis(header, "latitude", latitude, ROWS);
    read_axis(header, "longitude", longitude, COLUMNS);
    fclose(header);

    FILE *values = open_tile(directory, "wind.f32");
    read_float32(values, &wind[0][0][0], 2 * ROWS * COLUMNS);
    fclose(values);
}

static ndg_grid *sphere(void)
{
    static double y[ROWS], x[COLUMNS];
    for (int row = 0; row < ROWS; ++row) {
        y[row] = EARTH_RADIUS * latitude[row] / RADIAN;
    }
    for (int column = 0; column < COLUMNS; ++column) {
        x[column] = EARTH_RADIUS * longitude[column] / RADIAN;
    }
    const int64_t shape[2] = {ROWS, COLUMNS};
    ndg_grid *grid = NULL;
    check(ndg_grid_new(2, shape, &grid), "ndg_grid_new");
    check(ndg_grid_set_coords_f64(grid, 0, y, ROWS), "ndg_grid_set_coords_f64");
    check(ndg_grid_set_coords_f64(grid, 1, x, COLUMNS), "ndg_grid_set_coords_f64");
    check(ndg_grid_set_periodic(grid, 1, 2 * acos(-1) * EARTH_RADIUS), "ndg_grid_set_periodic");
    check(ndg_grid_set_accuracy(grid, 0, 4), "ndg_grid_set_accuracy");
    check(ndg_grid_set_accuracy(grid, 1, 4), "ndg_grid_set_accuracy");
    return grid;
}

static void differentiate(void)
{
    for (int row = 0; row < ROWS; ++row) {
        float shrink = (float)cos(latitude[row] / RADIAN);
        for (int column = 0; column < COLUMNS; ++column) {
            shrunk[0][row][column] = shrink * wind[0][row][column];
            shrunk[1][row][column] = shrink * wind[1][row][column];
        }
    }

    /* The components are to the east and to the north, so the axes are longitude and latitude: 1 and 0. */
    const int32_t axes[2] = {1, 0};
    const ndg_view turning[2] = {{.data = shrunk[0], .dtype = NDG_F32}, {.data = wind[1], .dtype = NDG_F32}};
    const ndg_view flowing[2] = {{.data = wind[0], .dtype = NDG_F32}, {.data = shrunk[1], .dtype = NDG_F32}};
    const ndg_view_mut curl = {.data = vorticity, .dtype = NDG_F32};
    const ndg_view_mut sum = {.data = divergence, .dtype = NDG_F32};
    ndg_grid *grid = sphere();
    check(ndg_curl(grid, 2, axes, turning, &curl), "ndg_curl");
    check(ndg_divergence(grid, 2, axes, flowing, &sum), "ndg_divergence");
    ndg_grid_free(grid);

    for (int row = 0; row < ROWS; ++row) {
        int is_pole = row == 0 || row == ROWS - 1;
        float scale = is_pole ? NAN : (float)(1e5 / cos(latitude[row] / RADIAN));
        for (int column = 0; column < COLUMNS; ++column) {
            vorticity[row][column] *= scale;
            divergence[row][column] *= scale;
        }
    }
}

static void print_extremes(const char *name, float field[ROWS][COLUMNS])
{
    int least_row = 1, least_column = 0, greatest_row = 1, greatest_column = 0;
    for (int row = 1; row < ROWS - 1; ++row) {
        for (int column = 0; column < COLUMNS; ++column) {
            if (fabs(latitude[row]) > 60) {
                continue; /* mountains of ice, where a wind at the surface is no more than a guess */
            }
            if (field[row][column] < field[least_row][least_column] || fabs(latitude[least_row]) > 60) {
                least_row = row;
                least_column = column;
            }
            if (field[row][column] > field[greatest_row][greatest_column] || fabs(latitude[greatest_row]) > 60) {
                greatest_row = row;
                greatest_column = column;
            }
        }
    }
    printf("  %-10s  least %6.2f at %5.1f N %5.1f E, greatest %6.2f at %5.1f N %5.1f E\n", name,
           field[least_row][least_column], latitude[least_row], longitude[least_column],
           field[greatest_row][greatest_column], latitude[greatest_row], longitude[greatest_column]);
}

static void draw(const char *directory)
{
    const picture_panel above = {
        .title = "Vorticity of the wind, January 1982", .value_label = "1e-5 per second",
        .x_numbers = PICTURE_LONGITUDE, .y_numbers = PICTURE_LATITUDE,
        .rows = ROWS, .columns = COLUMNS, .x = longitude, .y = latitude, .values = &vorticity[0][0],
        .left = longitude[0], .right = longitude[COLUMNS - 1], .bottom = -80, .top = 80,
        .low = -2, .high = 2, .colours = PICTURE_THERMAL,
    };
    picture_panel below = above;
    below.title = "Its divergence: where it is negative, air flows together and rises";
    below.values = &divergence[0][0];
    below.low = -1;
    below.high = 1;

    const picture_panel panels[2] = {above, below};
    save_picture(directory, "wind.png", 1000, 1000, 2, panels);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        stop("usage", "wind DATA PICTURES");
    }
    read_tile(argv[1]);
    differentiate();
    printf("Wind at the surface of the Earth, January 1982, between 60 S and 60 N, in 1e-5 per second\n");
    print_extremes("vorticity", vorticity);
    print_extremes("divergence", divergence);
    draw(argv[2]);
    return EXIT_SUCCESS;
}
