/* One way to stream a chunk, for the vectors that the including file defines:
 *   NAME, TARGET   the function's name and attribute
 *   VECTOR, WIDTH  the type and its bytes
 *   LOAD, STORE    unaligned load, non-temporal store to an aligned address
 */
#define PER_LINE (64 / WIDTH)

/* Out of `in_bytes` at `from` of each input and into `out_bytes` at `to` of each output: whole lines, in the ratio of a power
 * of 2. Each output reads an input; where there are more of those than outputs, their lines are as long as the outputs', and
 * the others are shared out. */
TARGET static void NAME(const traffic *t, size_t from, size_t in_bytes, size_t to, size_t out_bytes) {
    VECTOR v[PER_LINE];
    for (int k = 0; k < t->outputs; k++) {
        const char *in = t->in[k % t->inputs] + from;
        char *o = t->out[k] + to;
        /* Only an input's first loads come from memory; the others keep the store loops alike. */
        if (in_bytes >= out_bytes) {
            size_t reads = in_bytes / out_bytes;
            for (size_t line = 0; line < out_bytes; line += 64) {
                for (size_t r = 0; r < reads; r++) {
                    const char *of = in + line * reads + 64 * r;
                    for (size_t u = 0; u < PER_LINE; u++) {
                        VECTOR loaded = LOAD(of + u * WIDTH);
                        v[u] = r == 0 ? loaded : MIX(v[u], loaded);
                    }
                }
                for (int more = k + t->outputs; more < t->inputs; more += t->outputs) {
                    for (size_t u = 0; u < PER_LINE; u++) {
                        v[u] = MIX(v[u], LOAD(t->in[more] + from + line + u * WIDTH));
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
