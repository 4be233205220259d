/* malloc and its kin, taken over by the test program: they count what this thread asks for, and
 * refuse on demand. The library, shared or static, finds these before libc's.
 *
 * The real functions are looked up with RTLD_NEXT, so that AddressSanitizer's and valgrind's stay
 * in charge of the memory (valgrind wants --soname-synonyms=somalloc=nouserintercepts, or it
 * replaces these functions too). Include in one file of a program only. */
#ifndef ALLOC_HOOKS_H
#define ALLOC_HOOKS_H

#include "ndg_test.h"

#include <dlfcn.h>
#include <errno.h>

/* AddressSanitizer itself calls malloc before its own memory is set up: no checks in here. */
#define HOOKS_UNCHECKED __attribute__((no_sanitize("address"), no_sanitize("undefined")))

/* ---- counting and refusing ------------------------------------------------------------------- */

static __thread struct {
    int armed;          /* count, and perhaps fail */
    long requests;      /* while armed, and so the next three */
    long releases;
    long failures;
    size_t largest;     /* request, in bytes */
    long fail_from;     /* this request fails; the first is 0; negative: none */
    long fail_count;    /* so many requests fail from there on */
    size_t fail_larger; /* requests of more bytes than this fail; 0: none */
} hooks;

static void hooks_arm(void)
{
    memset(&hooks, 0, sizeof hooks);
    hooks.fail_from = -1;
    hooks.armed = 1;
}

static void hooks_disarm(void)
{
    hooks.armed = 0;
}

/* Counts a request; 0 if it is to fail. */
HOOKS_UNCHECKED static int hooks_grant(size_t bytes)
{
    long number;
    if (!hooks.armed)
        return 1;
    number = hooks.requests++;
    if (bytes > hooks.largest)
        hooks.largest = bytes;
    if ((hooks.fail_from >= 0 && number >= hooks.fail_from && number - hooks.fail_from < hooks.fail_count) ||
        (hooks.fail_larger != 0 && bytes > hooks.fail_larger)) {
        hooks.failures++;
        errno = ENOMEM;
        return 0;
    }
    return 1;
}

HOOKS_UNCHECKED static void hooks_release(const void *memory)
{
    if (hooks.armed && memory != NULL)
        hooks.releases++;
}

/* ---- the real functions ---------------------------------------------------------------------- */

static struct {
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    int (*posix_memalign)(void **, size_t, size_t);
    void *(*aligned_alloc)(size_t, size_t);
    void (*free)(void *);
    int looking; /* dlsym is at work, and may itself allocate and free */
} real;

/* What dlsym gets meanwhile; never given back. */
static char hooks_arena[4096] __attribute__((aligned(16)));
static size_t hooks_arena_used;

HOOKS_UNCHECKED static void *hooks_from_arena(size_t bytes)
{
    void *memory = hooks_arena + hooks_arena_used;
    bytes = (bytes + 15) / 16 * 16;
    if (bytes > sizeof hooks_arena - hooks_arena_used)
        abort();
    hooks_arena_used += bytes;
    return memory;
}

HOOKS_UNCHECKED static int hooks_in_arena(const void *memory)
{
    return (uintptr_t)memory >= (uintptr_t)hooks_arena &&
           (uintptr_t)memory < (uintptr_t)hooks_arena + sizeof hooks_arena;
}

/* ISO C has no conversion from void * to a pointer to a function; POSIX has this one. */
#define HOOKS_LOOK_UP(name) (*(void **)&real.name = dlsym(RTLD_NEXT, #name))

/* Whether the real functions are there; if not, dlsym is just looking for them. The first call comes
 * before there is a second thread. */
HOOKS_UNCHECKED static int hooks_ready(void)
{
    if (real.looking)
        return 0;
    if (real.free == NULL) {
        real.looking = 1;
        HOOKS_LOOK_UP(malloc);
        HOOKS_LOOK_UP(calloc);
        HOOKS_LOOK_UP(realloc);
        HOOKS_LOOK_UP(posix_memalign);
        HOOKS_LOOK_UP(aligned_alloc);
        HOOKS_LOOK_UP(free);
        real.looking = 0;
    }
    return 1;
}

/* ---- the functions that everybody finds ------------------------------------------------------ */

HOOKS_UNCHECKED void *malloc(size_t bytes)
{
    if (!hooks_ready())
        return hooks_from_arena(bytes);
    return hooks_grant(bytes) ? real.malloc(bytes) : NULL;
}

HOOKS_UNCHECKED void *calloc(size_t count, size_t size)
{
    if (!hooks_ready())
        return hooks_from_arena(count * size);
    return hooks_grant(count * size) ? real.calloc(count, size) : NULL;
}

HOOKS_UNCHECKED void *realloc(void *memory, size_t bytes)
{
    void *moved;
    if (!hooks_ready() || hooks_in_arena(memory))
        abort(); /* dlsym does not */
    moved = hooks_grant(bytes) ? real.realloc(memory, bytes) : NULL;
    if (moved != NULL)
        hooks_release(memory);
    return moved;
}

HOOKS_UNCHECKED int posix_memalign(void **memory, size_t alignment, size_t bytes)
{
    if (!hooks_ready())
        abort();
    return hooks_grant(bytes) ? real.posix_memalign(memory, alignment, bytes) : ENOMEM;
}

HOOKS_UNCHECKED void *aligned_alloc(size_t alignment, size_t bytes)
{
    if (!hooks_ready())
        abort();
    return hooks_grant(bytes) ? real.aligned_alloc(alignment, bytes) : NULL;
}

HOOKS_UNCHECKED void free(void *memory)
{
    if (!hooks_ready() || hooks_in_arena(memory))
        return;
    hooks_release(memory);
    real.free(memory);
}

#endif
