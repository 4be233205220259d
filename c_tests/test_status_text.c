/* Numbers, names and sentences of the statuses. The numbers are the ABI: they never change. */
#include "ndg_test.h"

static const struct {
    ndg_status status;
    int number;
    const char *name;
} statuses[] = {
    {NDG_OK, 0, "NDG_OK"},
    {NDG_NULL_POINTER, 1, "NDG_NULL_POINTER"},
    {NDG_BAD_RANK, 2, "NDG_BAD_RANK"},
    {NDG_BAD_SHAPE, 3, "NDG_BAD_SHAPE"},
    {NDG_BAD_AXIS, 4, "NDG_BAD_AXIS"},
    {NDG_REPEATED_AXIS, 5, "NDG_REPEATED_AXIS"},
    {NDG_BAD_EDGE_ORDER, 6, "NDG_BAD_EDGE_ORDER"},
    {NDG_AXIS_TOO_SHORT, 7, "NDG_AXIS_TOO_SHORT"},
    {NDG_BAD_SPACING, 8, "NDG_BAD_SPACING"},
    {NDG_BAD_STRIDE, 9, "NDG_BAD_STRIDE"},
    {NDG_OVERLAP, 10, "NDG_OVERLAP"},
    {NDG_MISALIGNED, 11, "NDG_MISALIGNED"},
    {NDG_SIZE_OVERFLOW, 12, "NDG_SIZE_OVERFLOW"},
    {NDG_BAD_DTYPE, 13, "NDG_BAD_DTYPE"},
    {NDG_OUT_OF_MEMORY, 14, "NDG_OUT_OF_MEMORY"},
    {NDG_INTERNAL, 15, "NDG_INTERNAL"},
    {NDG_BAD_OPTION, 16, "NDG_BAD_OPTION"},
    {NDG_CANCELLED, 17, "NDG_CANCELLED"},
};

static void numbers_are_fixed(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(statuses); k++)
        assert_int_equal(statuses[k].status, statuses[k].number);
}

static void names(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(statuses); k++)
        assert_string_equal(ndg_status_name(statuses[k].status), statuses[k].name);
}

/* A sentence: a capital first, a full stop last, its own for each status. */
static void sentences(void **state)
{
    size_t k, other;
    (void)state;
    for (k = 0; k < COUNT_OF(statuses); k++) {
        const char *text = ndg_status_message(statuses[k].status);
        assert_non_null(text);
        assert_true(strlen(text) > 10);
        assert_true(text[0] >= 'A' && text[0] <= 'Z');
        assert_true(text[strlen(text) - 1] == '.');
        for (other = 0; other < k; other++)
            assert_string_not_equal(text, ndg_status_message(statuses[other].status));
    }
}

static void unknown_numbers_have_texts_too(void **state)
{
    static const ndg_status unknown[] = {-1, 18, 19, 100, 255, 256, INT32_MAX, INT32_MIN};
    size_t k, known;
    (void)state;
    for (k = 0; k < COUNT_OF(unknown); k++) {
        assert_non_null(ndg_status_name(unknown[k]));
        assert_true(strlen(ndg_status_name(unknown[k])) > 0);
        assert_non_null(ndg_status_message(unknown[k]));
        assert_true(strlen(ndg_status_message(unknown[k])) > 0);
        for (known = 0; known < COUNT_OF(statuses); known++)
            assert_string_not_equal(ndg_status_name(unknown[k]), statuses[known].name);
    }
}

/* The same pointer every time: nobody has to copy or free. */
static void texts_are_static(void **state)
{
    (void)state;
    assert_ptr_equal(ndg_status_name(NDG_OVERLAP), ndg_status_name(NDG_OVERLAP));
    assert_ptr_equal(ndg_status_message(-5), ndg_status_message(-5));
}

static void dtype_numbers_are_fixed(void **state)
{
    static const int32_t dtypes[] = {NDG_I8,  NDG_I16,  NDG_I32, NDG_I64, NDG_U8,  NDG_U16, NDG_U32,
                                     NDG_U64, NDG_F16, NDG_BF16, NDG_F32, NDG_F64, NDG_C64, NDG_C128};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(dtypes); k++)
        assert_int_equal(dtypes[k], k + 1);
    assert_int_equal(NDG_MAX_RANK, 32);
}

/* So are those of sides, ends and image operators. */
static void option_numbers_are_fixed(void **state)
{
    static const int32_t sides[] = {NDG_ONE_SIDED, NDG_MIRRORED, NDG_REFLECTED, NDG_ODD_REFLECTED, NDG_NEAREST};
    static const int32_t ends[] = {NDG_LOWER, NDG_UPPER, NDG_BOTH};
    static const int32_t kernels[] = {NDG_SOBEL, NDG_PREWITT, NDG_SCHARR, NDG_FARID};
    static const int32_t scalings[] = {NDG_WEIGHTS, NDG_TRUE_DERIVATIVE};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(sides); k++)
        assert_int_equal(sides[k], k + 1);
    for (k = 0; k < COUNT_OF(ends); k++)
        assert_int_equal(ends[k], k + 1);
    for (k = 0; k < COUNT_OF(kernels); k++)
        assert_int_equal(kernels[k], k + 1);
    for (k = 0; k < COUNT_OF(scalings); k++)
        assert_int_equal(scalings[k], k + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_fixed),
        cmocka_unit_test(names),
        cmocka_unit_test(sentences),
        cmocka_unit_test(unknown_numbers_have_texts_too),
        cmocka_unit_test(texts_are_static),
        cmocka_unit_test(dtype_numbers_are_fixed),
        cmocka_unit_test(option_numbers_are_fixed),
    };
    return cmocka_run_group_tests_name("status_text", tests, NULL, NULL);
}
