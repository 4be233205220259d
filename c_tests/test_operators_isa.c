/* Every operator gives the same bits with each instruction set. The set is chosen once in a process, so this program runs
 * itself again under NDGRAD_ISA, to print a digest of every result, and compares what it says. */
#include "sides.h"

static const char *program;

/* FNV-1a over the bytes of an array. */
static uint64_t digest(uint64_t hash, const void *data, size_t bytes)
{
    const unsigned char *byte = (const unsigned char *)data;
    size_t i;
    for (i = 0; i < bytes; i++)
        hash = (hash ^ byte[i]) * UINT64_C(1099511628211);
    return hash;
}

/* Runs every operator on one grid, and prints a line for each. */
static void print_digests(struct rng *r, int32_t ndim, const struct axis_kind *axes, int32_t dtype)
{
    ndg_grid *grid = grid_of_axes(ndim, axes, 1.5, *r);
    struct operator_call c = operator_call_on(grid, ndim);
    int64_t shape[MAX_OPERATOR_AXES] = {0}, elements, before = ghosts_before(ndim, axes);
    size_t bytes, row;
    unsigned char *arrays[2 * MAX_ARRAYS];
    ndg_view f[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    int k;

    shape_of(ndim, axes, 1, shape);
    elements = product(ndim, shape);
    bytes = (size_t)elements * dtype_size(dtype);
    for (k = 0; k < 2 * MAX_ARRAYS; k++) {
        arrays[k] = (unsigned char *)checked_malloc(bytes);
        fill_random(r, dtype, arrays[k], elements);
    }
    for (row = 0; row < COUNT_OF(operators); row++) {
        int is_adjoint = operators[row].is_adjoint;
        uint64_t hash = UINT64_C(14695981039346656037);
        if (!operator_takes(&operators[row], ndim))
            continue;
        for (k = 0; k < MAX_ARRAYS; k++) {
            memset(arrays[MAX_ARRAYS + k], 0x55, bytes);
            f[k].data = arrays[k] + (is_adjoint ? 0 : (size_t)before * dtype_size(dtype));
            out[k].data = arrays[MAX_ARRAYS + k] + (is_adjoint ? (size_t)before * dtype_size(dtype) : 0);
            f[k].strides = out[k].strides = NULL;
            f[k].dtype = out[k].dtype = dtype;
        }
        c.f = f;
        c.out = out;
        if (operators[row].run(&c) != NDG_OK)
            abort();
        for (k = 0; k < MAX_ARRAYS; k++)
            hash = digest(hash, arrays[MAX_ARRAYS + k], bytes);
        printf("%s, rank %d, %s: %016llx\n", operators[row].name, (int)ndim, dtype_name(dtype), (unsigned long long)hash);
    }
    for (k = 0; k < 2 * MAX_ARRAYS; k++)
        free(arrays[k]);
    ndg_grid_free(grid);
}

/* Rows of many vectors and rows that end within one. */
static int print_all(void)
{
    static const int64_t extents[MAX_OPERATOR_AXES] = {83, 14, 13};
    struct rng r = {81};
    int number;
    printf("%s\n", ndg_kernel_name());
    for (number = 0; number < 24; number++) {
        struct axis_kind axes[MAX_OPERATOR_AXES];
        int32_t ndim = 1 + number % 3, k;
        for (k = 0; k < ndim; k++) {
            int side = (number + 3 * (int)k) % SIDE_KINDS;
            axes[k].extent = extents[ndim - 1 - k];
            axes[k].sides[0] = axes[k].sides[1] = side;
            axes[k].accuracy = 2 + number % 8 / 2 * 2;
            axes[k].has_coordinates = (number / 4 + (int)k) % 2;
            axes[k].step = 0.3 + (double)k;
        }
        print_digests(&r, ndim, axes, number / 2 % 2 == 0 ? NDG_F32 : NDG_F64);
    }
    return 0;
}

/* What the program prints under an instruction set; its first line, the set in use, goes to `name`. */
static char *output_under(const char *isa, char *name, size_t name_size)
{
    char command[4096], *text = NULL;
    size_t length = 0, got;
    FILE *pipe;
    int written = snprintf(command, sizeof command, "NDGRAD_ISA=%s '%s' print", isa, program);
    assert_true(written > 0 && (size_t)written < sizeof command);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(name, (int)name_size, pipe));
    name[strcspn(name, "\n")] = '\0';
    do {
        text = (char *)realloc(text, length + 4097);
        assert_non_null(text);
        got = fread(text + length, 1, 4096, pipe);
        length += got;
    } while (got > 0);
    text[length] = '\0';
    assert_int_equal(pclose(pipe), 0);
    return text;
}

static void every_set_gives_the_same_bits(void **state)
{
    static const char *const sets[] = {"avx2", "avx512"};
    char name[32];
    char *baseline = output_under("baseline", name, sizeof name);
    size_t k;
    (void)state;
    assert_string_equal(name, "baseline");
    assert_true(strlen(baseline) > 1000);
    for (k = 0; k < COUNT_OF(sets); k++) {
        char *other = output_under(sets[k], name, sizeof name);
        if (strcmp(name, sets[k]) != 0)
            print_message("this processor has no %s: %s was compared again\n", sets[k], name);
        assert_string_equal(other, baseline);
        free(other);
    }
    free(baseline);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_gives_the_same_bits),
    };
    program = argv[0];
    if (argc > 1 && strcmp(argv[1], "print") == 0)
        return print_all();
    return cmocka_run_group_tests_name("operators_isa", tests, NULL, NULL);
}
