/* One way to stream a chunk, for the vectors that the including file defines:
 *   NAME, TARGET   the function's name and attribute
 *   VECTOR, WIDTH  the type and its bytes
 *   LOAD, STORE    unaligned load, non-temporal store to an aligned address
 */
#define PER_LINE (64 / WIDTH)

/* Out of `in_bytes` at `in` and into `out_bytes` at `out[k] + at`: whole lines, in the ratio of a power of 2. */
TARGET static void NAME(const char *in, size_t in_bytes, char *const *out, int outputs, size_t at, size_t out_bytes) {
    VECTOR v[PER_LINE];
    for (int k = 0; k < outputs; k++) {
        char *o = out[k] + at;
        /* Only the first output's loads come from memory; the others' keep the store loops alike. */
        if (in_bytes >= out_bytes) {
            size_t reads = in_bytes / out_bytes;
            for (size_t line = 0; line < out_bytes; line += 64) {
                for (size_t r = 0; r < reads; r++) {
                    const char *from = in + line * reads + 64 * r;
                    for (size_t u = 0; u < PER_LINE; u++) {
                        VECTOR loaded = LOAD(from + u * WIDTH);
                        v[u] = r == 0 ? loaded : MIX(v[u], loaded);
                    }
                }
                for (size_t u = 0; u < PER_LINE; u++) {
                    STORE(o + line + u * WIDTH, v[u]);
                }
            }
        } else {
            size_t writes = out_bytes / in_bytes;
            for (size_t line = 0; line < in_bytes; line += 64) {
                for (size_t u = 0; u < PER_LINE; u++) {
                    v[u] = LOAD(in + line + u * WIDTH);
                }
                for (size_t w = 0; w < writes; w++) {
                    for (size_t u = 0; u < PER_LINE; u++) {
                        STORE(o + line * writes + 64 * w + u * WIDTH, v[u]);
                    }
                }
            }
        }
    }
}

#undef PER_LINE
#undef NAME
#undef TARGET
#undef VECTOR
#undef WIDTH
#undef LOAD
#undef STORE
#undef MIX
