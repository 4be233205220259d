/* Buffers between two unreadable pages. One side touches its page exactly, so a single byte read or
 * written past that side kills the test; the slack on the other side and the buffer itself start as
 * a pattern, so a write that stays inside the pages is found too. */
#ifndef GUARDED_H
#define GUARDED_H

#include "ndg_test.h"

#include <sys/mman.h>
#include <unistd.h>

enum guard_side { GUARD_AFTER, GUARD_BEFORE };

struct guarded {
    unsigned char *pages; /* the readable pages, between the two guard pages */
    size_t page_bytes;    /* of the readable pages together */
    unsigned char *data;
    size_t bytes;
};

static inline unsigned char guarded_pattern(size_t offset)
{
    return (unsigned char)(0xA7u + 29u * offset);
}

static inline struct guarded guarded_alloc(size_t bytes, enum guard_side side)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    struct guarded g;
    unsigned char *map;
    size_t i;

    g.bytes = bytes;
    g.page_bytes = bytes == 0 ? page : (bytes + page - 1) / page * page;
    map = (unsigned char *)mmap(NULL, g.page_bytes + 2 * page, PROT_NONE,
                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == (unsigned char *)MAP_FAILED)
        abort();
    g.pages = map + page;
    if (mprotect(g.pages, g.page_bytes, PROT_READ | PROT_WRITE) != 0)
        abort();
    g.data = side == GUARD_AFTER ? g.pages + g.page_bytes - bytes : g.pages;
    for (i = 0; i < g.page_bytes; i++)
        g.pages[i] = guarded_pattern(i);
    return g;
}

static inline struct guarded guarded_copy(const void *source, size_t bytes, enum guard_side side)
{
    struct guarded g = guarded_alloc(bytes, side);
    if (bytes != 0)
        memcpy(g.data, source, bytes);
    return g;
}

/* The readable bytes outside the buffer still hold the pattern. */
static inline int guarded_slack_untouched(const struct guarded *g)
{
    size_t start = (size_t)(g->data - g->pages);
    size_t i;
    for (i = 0; i < g->page_bytes; i++) {
        if ((i < start || i >= start + g->bytes) && g->pages[i] != guarded_pattern(i)) {
            print_error("byte %lld beside a guarded buffer of %zu bytes was written\n",
                        (long long)i - (long long)start, g->bytes);
            return 0;
        }
    }
    return 1;
}

/* Neither the buffer nor its slack was written since guarded_alloc. */
static inline int guarded_untouched(const struct guarded *g)
{
    size_t i;
    for (i = 0; i < g->page_bytes; i++) {
        if (g->pages[i] != guarded_pattern(i)) {
            print_error("byte %lld of a poisoned buffer of %zu bytes was written\n",
                        (long long)(g->pages + i - g->data), g->bytes);
            return 0;
        }
    }
    return 1;
}

static inline void guarded_free(struct guarded *g)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    munmap(g->pages - page, g->page_bytes + 2 * page);
    memset(g, 0, sizeof *g);
}

#endif
