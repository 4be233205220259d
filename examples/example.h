/* example.h -- what terrain.c and thermocline.c share: tiles of data, and writing pictures. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include "picture.h"
#include "tile.h"

static inline void save_picture(const char *directory, const char *name, int32_t width, int32_t height,
                                int32_t npanels, const picture_panel *panels)
{
    char path[1024];
    const char *error = picture_write(in_directory(directory, name, path), width, height, npanels, panels);
    if (error) {
        stop(name, error);
    }
    printf("  wrote %s\n", path);
}

#endif
