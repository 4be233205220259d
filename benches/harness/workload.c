#include "workload.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int code, bytes;
} DTYPES[] = {
    {"i8", NDG_I8, 1},   {"i16", NDG_I16, 2},   {"i32", NDG_I32, 4}, {"i64", NDG_I64, 8}, {"u8", NDG_U8, 1},
    {"u16", NDG_U16, 2}, {"u32", NDG_U32, 4},   {"u64", NDG_U64, 8}, {"f16", NDG_F16, 2}, {"bf16", NDG_BF16, 2},
    {"f32", NDG_F32, 4}, {"f64", NDG_F64, 8},   {"c64", NDG_C64, 8}, {"c128", NDG_C128, 16},
};

static int32_t dtype_code(const char *name) {
    for (size_t i = 0; i < sizeof DTYPES / sizeof *DTYPES; i++) {
        if (strcmp(name, DTYPES[i].name) == 0) {
            return DTYPES[i].code;
        }
    }
    return 0;
}

static size_t dtype_bytes(int32_t code) {
    for (size_t i = 0; i < sizeof DTYPES / sizeof *DTYPES; i++) {
        if (code == DTYPES[i].code) {
            return (size_t)DTYPES[i].bytes;
        }
    }
    return 0;
}

static const char *const OPERATORS[] = {"gradient", "laplacian", "divergence", "curl", "sobel"};

/* 0 if there is no such operator. */
static int operator_named(const char *name, operation *found) {
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
        if (strcmp(name, OPERATORS[i]) == 0) {
            *found = (operation)i;
            return 1;
        }
    }
    return 0;
}

/* How many numbers there were. */
static int numbers(const char *text, int64_t *into) {
    int count = 0;
    for (char *end; count < MAX_RANK && *text != '\0'; text = *end == ',' ? end + 1 : end) {
        into[count++] = strtoll(text, &end, 10);
        if (end == text) {
            return 0;
        }
    }
    return count;
}

typedef struct {
    const char *spacing, *in_order, *out_order;
    int64_t every;
} layout;

static const char *parse(workload *w, layout *l, char *words) {
    int64_t axis[MAX_RANK];
    *l = (layout){"even", "C", "C", 1};
    w->h = 1.0;
    w->accuracy = 2;
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
        char *value = strchr(word, '=');
        if (value == NULL) {
            return "a word without =";
        }
        *value++ = '\0';
        if (strcmp(word, "operator") == 0) {
            if (!operator_named(value, &w->operator)) {
                return "an unknown operator";
            }
        } else if (strcmp(word, "accuracy") == 0) {
            w->accuracy = atoi(value);
        } else if (strcmp(word, "in") == 0) {
            w->in = dtype_code(value);
        } else if (strcmp(word, "out") == 0) {
            w->out = dtype_code(value);
        } else if (strcmp(word, "shape") == 0) {
            w->rank = numbers(value, w->shape);
        } else if (strcmp(word, "axes") == 0) {
            w->axes = numbers(value, axis);
            for (int k = 0; k < w->axes; k++) {
                w->axis[k] = (int32_t)axis[k];
            }
        } else if (strcmp(word, "h") == 0) {
            w->h = strtod(value, NULL);
        } else if (strcmp(word, "spacing") == 0) {
            l->spacing = value;
        } else if (strcmp(word, "every") == 0) {
            l->every = strtoll(value, NULL, 10);
        } else if (strcmp(word, "in_order") == 0) {
            l->in_order = value;
        } else if (strcmp(word, "out_order") == 0) {
            l->out_order = value;
        } else {
            return "an unknown word";
        }
    }
    w->inputs = w->operator == DIVERGENCE || w->operator == CURL ? w->axes : 1;
    w->outputs = w->operator == LAPLACIAN || w->operator == DIVERGENCE || (w->operator == CURL && w->axes == 2) ? 1 : w->axes;
    return w->in == 0 || w->out == 0 || w->rank == 0 || w->axes == 0 || l->every == 0 ? "incomplete" : NULL;
}

/* Returns the number of elements that the strides span. */
static int64_t strides_of(const workload *w, const char *order, int64_t unit, int64_t every, int64_t *strides) {
    int64_t size = unit;
    for (int k = 0; k < w->rank; k++) {
        int axis = *order == 'F' ? k : w->rank - 1 - k;
        strides[axis] = size * every;
        size *= w->shape[axis] * every;
    }
    return size;
}

static int make_inputs(workload *w, const layout *l) {
    int64_t every = l->every < 0 ? -l->every : l->every, first = 0;
    int together = *l->in_order == 'i';
    int64_t span = strides_of(w, l->in_order, together ? w->inputs : 1, every, w->in_strides);
    for (int k = 0; k < (together ? 1 : w->inputs); k++) {
        if (!buffer_new(&w->in_buffer[k], (size_t)span * dtype_bytes(w->in))) {
            return 0;
        }
        fill_samples(w->in_buffer[k].data, w->in, span, k);
    }
    for (int axis = 0; l->every < 0 && axis < w->rank; axis++) {
        first += (w->shape[axis] - 1) * w->in_strides[axis];
        w->in_strides[axis] = -w->in_strides[axis];
    }
    for (int k = 0; k < w->inputs; k++) {
        w->f[k] = w->in_buffer[together ? 0 : k].data + (size_t)(first + (together ? k : 0)) * dtype_bytes(w->in);
    }
    return 1;
}

static int make_outputs(workload *w, const layout *l) {
    int together = *l->out_order == 'i';
    int64_t span = strides_of(w, l->out_order, together ? w->outputs : 1, 1, w->out_strides);
    for (int k = 0; k < w->outputs; k++) {
        if (!together || k == 0) {
            if (!buffer_new(&w->out_buffer[k], (size_t)span * dtype_bytes(w->out))) {
                return 0;
            }
        }
        w->g[k] = together ? w->out_buffer[0].data + (size_t)k * dtype_bytes(w->out) : w->out_buffer[k].data;
    }
    return 1;
}

/* Coordinates, and the weights of numpy's formulas with those of the two edges at the ends. */
static int make_coordinates(workload *w) {
    for (int k = 0; k < w->axes; k++) {
        int64_t n = w->shape[w->axis[k]];
        double *x = w->coords[k] = malloc((size_t)n * sizeof(double));
        double *a = w->weights[k][0] = malloc((size_t)n * sizeof(double));
        double *b = w->weights[k][1] = malloc((size_t)n * sizeof(double));
        double *c = w->weights[k][2] = malloc((size_t)n * sizeof(double));
        if (x == NULL || a == NULL || b == NULL || c == NULL) {
            return 0;
        }
        for (int64_t i = 0; i < n; i++) {
            x[i] = (double)i + 0.3 * sin((double)i);
        }
        for (int64_t i = 1; i < n - 1; i++) {
            double dx1 = x[i] - x[i - 1], dx2 = x[i + 1] - x[i];
            a[i] = -dx2 / (dx1 * (dx1 + dx2));
            b[i] = (dx2 - dx1) / (dx1 * dx2);
            c[i] = dx1 / (dx2 * (dx1 + dx2));
        }
    }
    return 1;
}

/* On a line of so many samples, the derivatives of its unit vectors are the columns of the matrix. */
static ndg_status make_stencil(workload *w, const library *lib) {
    const int taps = w->accuracy + 1;
    if (lib->derivative == NULL || lib->grid_set_accuracy == NULL || taps > MAX_TAPS) {
        return NDG_BAD_OPTION;
    }
    double unit[MAX_TAPS * MAX_TAPS] = {0}, derivatives[MAX_TAPS * MAX_TAPS];
    for (int t = 0; t < taps; t++) {
        unit[t * taps + t] = 1;
    }
    const int64_t shape[2] = {taps, taps};
    const ndg_view f = {unit, NULL, NDG_F64};
    const ndg_view_mut out = {derivatives, NULL, NDG_F64};
    ndg_grid *line = NULL;
    ndg_status status = lib->grid_new(2, shape, &line);
    status = status != NDG_OK ? status : lib->grid_set_step(line, 0, w->h);
    if (status == NDG_OK && w->accuracy != 2) { /* to set it to 2 would make the ends more accurate than a new grid's */
        status = lib->grid_set_accuracy(line, 0, w->accuracy);
    }
    status = status != NDG_OK ? status : lib->derivative(line, &f, 0, w->operator == LAPLACIAN ? 2 : 1, &out);
    lib->grid_free(line);
    for (int i = 0; i < taps && status == NDG_OK; i++) {
        memcpy(w->stencil[i], derivatives + i * taps, (size_t)taps * sizeof(double));
        w->taps = taps;
    }
    return status;
}

static int has_operator(const workload *w, const library *lib) {
    switch (w->operator) {
    case LAPLACIAN:
        return lib->laplacian != NULL;
    case DIVERGENCE:
        return lib->divergence != NULL;
    case CURL:
        return lib->curl != NULL;
    case SOBEL:
        return lib->image_gradient != NULL;
    default:
        return 1;
    }
}

static ndg_status make_arguments(workload *w, const library *lib) {
    const int64_t *in_strides = w->plain ? NULL : w->in_strides, *out_strides = w->plain ? NULL : w->out_strides;
    for (int k = 0; k < w->inputs; k++) {
        w->view[k] = (ndg_view){w->f[k], in_strides, w->in};
    }
    for (int k = 0; k < w->axes; k++) {
        w->steps[k] = w->h;
    }
    for (int k = 0; k < w->outputs; k++) {
        w->out_f64[k] = (double *)(void *)w->g[k];
        w->out_f32[k] = (float *)(void *)w->g[k];
        w->views[k] = (ndg_view_mut){w->g[k], out_strides, w->out};
    }
    ndg_status status = lib->grid_new(w->rank, w->shape, &w->grid);
    for (int k = 0; k < w->axes && status == NDG_OK; k++) {
        status = w->coords[k] != NULL ? lib->grid_set_coords_f64(w->grid, w->axis[k], w->coords[k], w->shape[w->axis[k]])
                                      : lib->grid_set_step(w->grid, w->axis[k], w->h);
        if (status == NDG_OK && w->accuracy != 2) {
            status = lib->grid_set_accuracy != NULL ? lib->grid_set_accuracy(w->grid, w->axis[k], w->accuracy) : NDG_BAD_OPTION;
        }
    }
    if (status == NDG_OK && (w->operator == LAPLACIAN || (w->operator == GRADIENT && w->accuracy != 2))) {
        status = make_stencil(w, lib);
    }
    return status;
}

/* What must be read and written at least: whole lines of memory. A view over every second sample touches every line of the
 * rows that it has samples in. */
static void count_traffic(workload *w, const layout *l) {
    int64_t elements = 1, every = l->every < 0 ? -l->every : l->every;
    for (int axis = 0; axis < w->rank; axis++) {
        elements *= w->shape[axis];
    }
    int64_t row = w->shape[w->rank - 1];
    int by_rows = every > 1 && w->rank > 1 && (size_t)row * dtype_bytes(w->out) % 64 == 0;
    traffic *t = &w->least;
    for (int k = 0; k < w->inputs; k++) {
        if (w->in_buffer[k].data != NULL) {
            t->in[t->inputs++] = w->in_buffer[k].data;
        }
    }
    t->rows = by_rows ? (size_t)(elements / row) : 1;
    t->in_row = (size_t)(elements * every) / t->rows * dtype_bytes(w->in);
    if (t->inputs < w->inputs) { /* interleaved: one stream that is as long as all */
        t->in_row *= (size_t)w->inputs;
    }
    t->in_pitch = t->in_row * (size_t)every;
    t->out_row = (size_t)elements / t->rows * dtype_bytes(w->out);
    for (int k = 0; k < w->outputs; k++) {
        if (w->out_buffer[k].data != NULL) {
            t->out[t->outputs++] = w->out_buffer[k].data;
        }
    }
    if (t->outputs < w->outputs) { /* likewise */
        t->out_row *= (size_t)w->outputs;
    }
    w->bytes = (double)t->rows * ((double)t->inputs * (double)t->in_row + (double)t->outputs * (double)t->out_row);
    w->plain = l->every == 1 && *l->in_order == 'C' && *l->out_order == 'C';
}

const char *workload_open(workload *w, const library *lib, char *words) {
    layout l;
    memset(w, 0, sizeof *w);
    const char *reason = parse(w, &l, words);
    if (reason == NULL && !(make_inputs(w, &l) && make_outputs(w, &l))) {
        reason = "not enough memory";
    }
    if (reason == NULL && strcmp(l.spacing, "uneven") == 0 && !make_coordinates(w)) {
        reason = "not enough memory";
    }
    if (reason == NULL && !has_operator(w, lib)) {
        reason = "the library has no such operator";
    }
    if (reason == NULL) {
        count_traffic(w, &l);
        ndg_status status = make_arguments(w, lib);
        reason = status == NDG_OK ? NULL : lib->status_name(status);
    }
    if (reason != NULL) {
        workload_close(w, lib);
    }
    return reason;
}

void workload_close(workload *w, const library *lib) {
    lib->grid_free(w->grid);
    for (int k = 0; k < MAX_RANK; k++) {
        buffer_free(&w->in_buffer[k]);
        buffer_free(&w->out_buffer[k]);
        free(w->coords[k]);
        for (int j = 0; j < 3; j++) {
            free(w->weights[k][j]);
        }
    }
    memset(w, 0, sizeof *w);
}

static ndg_status gradient(const workload *w, const library *lib) {
    const double *const *coords = w->coords[0] != NULL ? (const double *const *)w->coords : NULL;
    if (w->in == NDG_F64 && w->out == NDG_F64 && w->accuracy == 2) {
        return lib->gradient_f64((const double *)w->view[0].data, w->rank, w->shape, w->view[0].strides, w->axes, w->axis,
                                 w->steps, coords, 1, w->out_f64, w->views[0].strides);
    }
    if (w->in == NDG_F32 && w->out == NDG_F32 && w->accuracy == 2) {
        return lib->gradient_f32((const float *)w->view[0].data, w->rank, w->shape, w->view[0].strides, w->axes, w->axis,
                                 w->steps, coords, 1, w->out_f32, w->views[0].strides);
    }
    return lib->gradient(w->grid, w->view, w->axes, w->axis, w->views);
}

ndg_status workload_call(const workload *w, const library *lib) {
    switch (w->operator) {
    case LAPLACIAN:
        return lib->laplacian(w->grid, w->view, w->axes, w->axis, w->views);
    case DIVERGENCE:
        return lib->divergence(w->grid, w->axes, w->axis, w->view, w->views);
    case CURL:
        return lib->curl(w->grid, w->axes, w->axis, w->view, w->views);
    case SOBEL:
        return lib->image_gradient(w->grid, w->view, NDG_SOBEL, NDG_WEIGHTS, w->axes, w->axis, w->views);
    default:
        return gradient(w, lib);
    }
}
