/* picture.h -- draws sampled fields as coloured maps with axes and a colour bar into a PNG file.
 *
 * A picture is one or more panels, one above the other. A panel says what is drawn (values), where
 * the samples lie (x, y: even or not, rising or falling) and which part is shown (left .. top). Between
 * samples the picture is linear, beyond them it repeats the last one.
 * Members that are left out of a designated initialiser are 0 or NULL, which always means "none". */
#ifndef PICTURE_H
#define PICTURE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Colours, from the low end to the high one. */
enum {
    PICTURE_GREYS = 0,   /* black to white */
    PICTURE_RELIEF = 1,  /* sea floor, coast in the MIDDLE of low..high, plains, mountains, snow */
    PICTURE_THERMAL = 2, /* cold blue to hot yellow */
    PICTURE_MAGMA = 3,   /* black by way of purple to pale yellow */
    PICTURE_LAVA = 4     /* pale yellow by way of purple to black: magma turned round */
};

/* How the numbers along an axis are written. */
enum {
    PICTURE_NUMBERS = 0,   /* 50 */
    PICTURE_LATITUDE = 1,  /* 50 degrees north */
    PICTURE_LONGITUDE = 2  /* 50 degrees east; 190 is 170 degrees west */
};

typedef struct picture_panel {
    const char   *title;       /* text is UTF-8 */
    const char   *x_label;
    const char   *y_label;
    const char   *value_label; /* beside the colour bar */
    int32_t       x_numbers;   /* PICTURE_NUMBERS, ... */
    int32_t       y_numbers;
    int64_t       rows;        /* at least 2 */
    int64_t       columns;     /* at least 2 */
    const double *x;           /* [columns] where the samples lie, strictly rising or falling */
    const double *y;           /* [rows] */
    const float  *values;      /* [rows][columns], C order; NaN is missing and drawn in grey */
    const float  *shade;       /* [rows][columns] or NULL: brightness from 0 to 1 */
    const float  *line;        /* [columns] or NULL: y of a line across the panel; a NaN breaks it */
    double        left, right, bottom, top; /* what the frame shows, in the units of x and y */
    double        low, high;   /* the values at the two ends of the colour bar */
    int32_t       colours;     /* PICTURE_GREYS, ... */
} picture_panel;

/* Writes width x height pixels, 8 bits red, green and blue. Returns NULL, or what went wrong: a text
 * that stays valid until this thread calls again. */
const char *picture_write(const char *path, int32_t width, int32_t height, int32_t npanels, const picture_panel *panels);

#ifdef __cplusplus
}
#endif
#endif
