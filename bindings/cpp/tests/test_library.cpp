// What concerns the library as a whole.
#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <string>

TEST_CASE("versions") {
    CHECK(ndgrad::version() == NDGRAD_VERSION);
    CHECK(ndgrad::abi_version() == ndg_abi_version());
    const std::string kernel(ndgrad::kernel_name());
    CHECK((kernel == "baseline" || kernel == "neon" || kernel == "avx2" || kernel == "avx512"));
}

TEST_CASE("threads") {
    const std::int32_t before = ndgrad::num_threads();
    ndgrad::set_num_threads(3);
    CHECK(ndgrad::num_threads() == 3);
    CHECK(ndg_num_threads() == 3);
    ndgrad::set_num_threads(-1);
    CHECK(ndgrad::num_threads() == 3);
    ndgrad::set_num_threads(before);
}
