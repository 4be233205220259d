/* tile.h -- reading the tiles of data/, whose README describes the format, and stopping with a message when anything
 * fails. */
#ifndef TILE_H
#define TILE_H

#include <ndgrad.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void stop(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(EXIT_FAILURE);
}

/* Every call to the library goes through here: the status says which error, the last error says where. */
static inline void check(ndg_status status, const char *call)
{
    if (status != NDG_OK) {
        char detail[500] = "";
        ndg_last_error(detail, sizeof detail);
        fprintf(stderr, "%s: %s: %s\n", call, ndg_status_name(status), detail);
        exit(EXIT_FAILURE);
    }
}

/* "directory/name", in a buffer of the caller. */
static inline const char *in_directory(const char *directory, const char *name, char path[1024])
{
    if (snprintf(path, 1024, "%s/%s", directory, name) >= 1024) {
        stop(directory, "the path is too long");
    }
    return path;
}

static inline FILE *open_tile(const char *directory, const char *name)
{
    char path[1024];
    FILE *file = fopen(in_directory(directory, name, path), "rb");
    if (!file) {
        stop(path, "cannot be opened");
    }
    return file;
}

/* Coordinates: a line "name length unit", then the numbers. Lines that start with # are comments. */
static inline void read_axis(FILE *header, const char *name, double *coordinates, int length)
{
    char line[200], found[20];
    int found_length = 0, read = 0;
    do {
        if (!fgets(line, sizeof line, header)) {
            stop(name, "is not in the tile's header");
        }
    } while (line[0] == '#' || line[0] == '\n');
    if (sscanf(line, "%19s %d", found, &found_length) != 2 || strcmp(found, name) != 0 || found_length != length) {
        stop(name, "is not next in the tile's header, or has another length");
    }
    while (read < length && fscanf(header, "%lf ", &coordinates[read]) == 1) {
        ++read;
    }
    if (read != length) {
        stop(name, "has too few coordinates");
    }
}

/* The values are little-endian; put together byte by byte they are right on every machine. */
static inline uint32_t read_bytes(FILE *file, int count)
{
    uint32_t number = 0;
    for (int i = 0; i < count; ++i) {
        int byte = fgetc(file);
        if (byte == EOF) {
            stop("tile", "has too few values");
        }
        number |= (uint32_t)byte << (8 * i);
    }
    return number;
}

static inline void read_int16(FILE *file, int16_t *values, int count)
{
    for (int i = 0; i < count; ++i) {
        int32_t number = (int32_t)read_bytes(file, 2);
        values[i] = (int16_t)(number < 0x8000 ? number : number - 0x10000);
    }
}

static inline void read_float32(FILE *file, float *values, int count)
{
    for (int i = 0; i < count; ++i) {
        uint32_t bits = read_bytes(file, 4);
        memcpy(&values[i], &bits, sizeof bits);
    }
}

#endif
