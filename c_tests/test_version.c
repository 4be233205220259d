/* The version: macros of the header and what the library says agree. */
#include "ndg_test.h"

static void macros_compose(void **state)
{
    char text[64];
    (void)state;
    snprintf(text, sizeof text, "%d.%d.%d", NDGRAD_VERSION_MAJOR, NDGRAD_VERSION_MINOR, NDGRAD_VERSION_PATCH);
    assert_string_equal(NDGRAD_VERSION, text);
    assert_int_equal(NDGRAD_VERSION_NUMBER,
                     NDGRAD_VERSION_MAJOR * 10000 + NDGRAD_VERSION_MINOR * 100 + NDGRAD_VERSION_PATCH);
    /* So that the parts do not run into each other. */
    assert_true(NDGRAD_VERSION_MINOR >= 0 && NDGRAD_VERSION_MINOR < 100);
    assert_true(NDGRAD_VERSION_PATCH >= 0 && NDGRAD_VERSION_PATCH < 100);
}

/* Usable where programs use it: in the preprocessor. */
static void number_works_in_the_preprocessor(void **state)
{
    (void)state;
#if NDGRAD_VERSION_NUMBER >= NDGRAD_VERSION_MAJOR * 10000 && NDGRAD_VERSION_NUMBER < (NDGRAD_VERSION_MAJOR + 1) * 10000
    assert_true(1);
#else
    fail();
#endif
}

static void library_is_of_the_headers_version(void **state)
{
    (void)state;
    assert_string_equal(ndg_version(), NDGRAD_VERSION);
    assert_ptr_equal(ndg_version(), ndg_version());
}

/* The SONAME's number: tests/c_suite.rs passes what it read from the library. */
static void abi_version_is_the_sonames(void **state)
{
    const char *soname_number = getenv("NDGRAD_TEST_SONAME_NUMBER");
    (void)state;
    assert_true(ndg_abi_version() >= 0);
    if (soname_number == NULL) {
        print_message("skipped: NDGRAD_TEST_SONAME_NUMBER is not set\n");
        skip();
    }
    assert_int_equal(ndg_abi_version(), strtol(soname_number, NULL, 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(macros_compose),
        cmocka_unit_test(number_works_in_the_preprocessor),
        cmocka_unit_test(library_is_of_the_headers_version),
        cmocka_unit_test(abi_version_is_the_sonames),
    };
    return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}
