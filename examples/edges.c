/* edges.c -- where are the edges of a photograph?
 *
 *     edges DATA PICTURES     reads DATA/camera.*, writes PICTURES/edges.png
 *
 * The Sobel operator differentiates along one axis and smooths along the other. Its weights are integers: of bytes it
 * makes 16-bit integers, exactly. The length of the Scharr gradient, divided by what the weights add up to, is how
 * much the brightness changes from a pixel to the next, in whatever direction. */
#include "example.h"

enum { ROWS = 256, COLUMNS = 256 };

static double row[ROWS], column[COLUMNS]; /* pixels, the uppermost row is 0 */
static uint8_t brightness[ROWS][COLUMNS]; /* 0 is black, 255 white */
static int16_t down[ROWS][COLUMNS];       /* Sobel: 8 times the change from a row to the next */
static int16_t right[ROWS][COLUMNS];      /* 8 times the change from a column to the next */
static float change[ROWS][COLUMNS];       /* length of the Scharr gradient, per pixel */

static void read_photograph(const char *directory)
{
    FILE *header = open_tile(directory, "camera.txt");
    read_axis(header, "row", row, ROWS);
    read_axis(header, "column", column, COLUMNS);
    fclose(header);

    FILE *values = open_tile(directory, "camera.u8");
    if (fread(brightness, 1, sizeof brightness, values) != sizeof brightness) {
        stop("camera.u8", "has too few values");
    }
    fclose(values);
}

/* Beyond its ends the photograph goes on as its mirror image: that is the default of the image operators. */
static void find_edges(void)
{
    const int64_t shape[2] = {ROWS, COLUMNS};
    ndg_grid *grid = NULL;
    check(ndg_grid_new(2, shape, &grid), "ndg_grid_new");

    const ndg_view f = {.data = brightness, .dtype = NDG_U8};
    const ndg_view_mut sobel[2] = {
        {.data = down, .dtype = NDG_I16},
        {.data = right, .dtype = NDG_I16},
    };
    check(ndg_image_gradient(grid, &f, NDG_SOBEL, NDG_WEIGHTS, 2, NULL, sobel), "ndg_image_gradient");

    const ndg_view_mut scharr = {.data = change, .dtype = NDG_F32};
    check(ndg_image_gradient_magnitude(grid, &f, NDG_SCHARR, NDG_TRUE_DERIVATIVE, 2, NULL, &scharr),
          "ndg_image_gradient_magnitude");
    ndg_grid_free(grid);
}

static void print_statistics(void)
{
    int edges = 0, best = 0;
    const float *length = &change[0][0];
    for (int i = 0; i < ROWS * COLUMNS; ++i) {
        edges += length[i] > 16;
        best = length[i] > length[best] ? i : best;
    }
    int y = best / COLUMNS, x = best % COLUMNS;
    printf("Edges of a photograph, %d x %d bytes\n", ROWS, COLUMNS);
    printf("  %.1f %% of the pixels change by more than 16 of 255 from one to the next\n", 100.0 * edges / (ROWS * COLUMNS));
    printf("  the sharpest edge: row %d, column %d, %.1f a pixel; Sobel there: %d down, %d to the right\n", y, x,
           length[best], down[y][x], right[y][x]);
}

static void draw(const char *directory)
{
    static float grey[ROWS][COLUMNS];
    for (int y = 0; y < ROWS; ++y) {
        for (int x = 0; x < COLUMNS; ++x) {
            grey[y][x] = brightness[y][x];
        }
    }
    const picture_panel photograph = {
        .title = "A photograph", .value_label = "brightness",
        .rows = ROWS, .columns = COLUMNS, .x = column, .y = row, .values = &grey[0][0],
        .left = 0, .right = COLUMNS - 1, .bottom = ROWS - 1, .top = 0,
        .low = 0, .high = 255, .colours = PICTURE_GREYS,
    };
    picture_panel edges = photograph;
    edges.title = "Its edges: the length of the Scharr gradient";
    edges.value_label = "brightness per pixel";
    edges.values = &change[0][0];
    edges.high = 64;
    edges.colours = PICTURE_MAGMA;

    const picture_panel panels[2] = {photograph, edges};
    save_picture(directory, "edges.png", 700, 1200, 2, panels);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        stop("usage", "edges DATA PICTURES");
    }
    read_photograph(argv[1]);
    find_edges();
    print_statistics();
    draw(argv[2]);
    return EXIT_SUCCESS;
}
