/* terrain.c: how steep is the land of western North America?  terrain DATA  reads DATA/rockies.* */
#include "../tile.h"
#include <math.h>

enum { ROWS = 193, COLUMNS = 265 };

static const double DEGREE = 111195;            /* metres, along a meridian or the equator */
static const double RADIAN = 57.29577951308232; /* degrees */

static double latitude[ROWS], longitude[COLUMNS];        /* degrees north, degrees east */
static int16_t height[ROWS][COLUMNS];                    /* metres */
static double north[ROWS][COLUMNS], east[ROWS][COLUMNS]; /* rise, in metres per metre of way */

static void read_tile(const char *directory)
{
    FILE *header = open_tile(directory, "rockies.txt"), *values = open_tile(directory, "rockies.i16");
    read_axis(header, "latitude", latitude, ROWS);
    read_axis(header, "longitude", longitude, COLUMNS);
    read_int16(values, *height, ROWS * COLUMNS);
    fclose(header);
    fclose(values);
}

/* East in metres along the equator: a row farther north is shorter, which steepness() sees to. */
static void differentiate(void)
{
    static double y[ROWS], x[COLUMNS];
    for (int row = 0; row < ROWS; row++) {
        y[row] = DEGREE * latitude[row];
    }
    for (int column = 0; column < COLUMNS; column++) {
        x[column] = DEGREE * longitude[column];
    }

    const int64_t shape[2] = {ROWS, COLUMNS};
    ndg_grid *grid = NULL;
    check(ndg_grid_new(2, shape, &grid), "ndg_grid_new");
    check(ndg_grid_set_coords_f64(grid, 0, y, ROWS), "ndg_grid_set_coords_f64");
    check(ndg_grid_set_coords_f64(grid, 1, x, COLUMNS), "ndg_grid_set_coords_f64");
    const ndg_view f = {.data = height, .dtype = NDG_I16};
    const ndg_view_mut out[2] = {{.data = north, .dtype = NDG_F64}, {.data = east, .dtype = NDG_F64}};
    check(ndg_gradient(grid, &f, 2, NULL, out), "ndg_gradient");
    ndg_grid_free(grid);
}

/* In hundredths of a degree: from heights in whole metres one knows no more. */
static double steepness(int row, int column)
{
    double shrink = cos(latitude[row] / RADIAN);
    return floor(100 * RADIAN * atan(hypot(north[row][column], east[row][column] / shrink)) + 0.5);
}

static void print(const char *what, double number)
{
    printf("%22s%25.16E\n", what, number);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        stop("usage", "terrain DATA");
    }
    read_tile(argv[1]);
    differentiate();

    double land = 0, slopes = 0, sum = 0, greatest = -1;
    int top = 0, top_column = 0;
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            if (height[row][column] <= 0) {
                continue; /* sea */
            }
            double here = steepness(row, column);
            land += 1;
            slopes += here >= 100;
            sum += here;
            if (here > greatest) {
                greatest = here;
                top = row;
                top_column = column;
            }
        }
    }
    print("cells of land", land);
    print("1 degree or steeper", slopes);
    print("mean slope", sum / (100 * land));
    print("greatest slope", greatest / 100);
    print("its latitude", latitude[top]);
    print("its longitude", longitude[top_column]);
    print("its height", height[top][top_column]);
    print("its rise to the north", north[top][top_column]);
    print("and along the equator", east[top][top_column]);
    return 0;
}
