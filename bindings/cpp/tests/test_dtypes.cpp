// Which types are which dtypes, what their gradients may be written in, and that the library agrees.
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <cstring>
#include <limits>
#include <vector>

// ---- a half precision type of the user's own ---------------------------------------------------------------------------

/** The upper half of a float. */
struct truncated {
    std::uint16_t bits;

    explicit operator float() const {
        const std::uint32_t wide = static_cast<std::uint32_t>(bits) << 16;
        float value;
        std::memcpy(&value, &wide, sizeof value);
        return value;
    }
    static truncated of(float value) {
        std::uint32_t wide;
        std::memcpy(&wide, &value, sizeof wide);
        return {static_cast<std::uint16_t>(wide >> 16)};
    }
};

template <> struct ndgrad::dtype<truncated> : std::integral_constant<std::int32_t, NDG_BF16> {};

// ---- the numbers ------------------------------------------------------------------------------------------------------

static_assert(ndgrad::dtype<std::int8_t>::value == NDG_I8 && ndgrad::dtype<std::uint8_t>::value == NDG_U8);
static_assert(ndgrad::dtype<std::int16_t>::value == NDG_I16 && ndgrad::dtype<std::uint16_t>::value == NDG_U16);
static_assert(ndgrad::dtype<std::int32_t>::value == NDG_I32 && ndgrad::dtype<std::uint32_t>::value == NDG_U32);
static_assert(ndgrad::dtype<long>::value == (sizeof(long) == 8 ? NDG_I64 : NDG_I32));
static_assert(ndgrad::dtype<long long>::value == NDG_I64 && ndgrad::dtype<unsigned long long>::value == NDG_U64);
static_assert(ndgrad::dtype<float>::value == NDG_F32 && ndgrad::dtype<double>::value == NDG_F64);
static_assert(ndgrad::dtype<std::complex<float>>::value == NDG_C64 && ndgrad::dtype<std::complex<double>>::value == NDG_C128);
static_assert(!ndgrad::detail::has_dtype<bool> && !ndgrad::detail::has_dtype<char> && !ndgrad::detail::has_dtype<long double>);

template <class Sample, class Result>
constexpr bool is_result = std::is_convertible_v<std::vector<Result> &, ndgrad::output<Sample>>;

static_assert(is_result<double, double> && !is_result<double, float> && !is_result<double, std::complex<double>>);
static_assert(is_result<float, float> && !is_result<float, double>);
static_assert(is_result<int, double> && is_result<std::uint8_t, float> && !is_result<int, int>);
static_assert(is_result<truncated, truncated> && is_result<truncated, float> && !is_result<truncated, double>);
static_assert(!std::is_convertible_v<const std::vector<double> &, ndgrad::output<double>>);

/** What compiles here is what the library takes: for every pair of dtypes. */
TEST_CASE("the table of conversions is the library's") {
    const std::int64_t shape[1] = {3};
    ndgrad::grid grid(shape);
    alignas(16) const unsigned char samples[3 * 16] = {};
    alignas(16) unsigned char results[3 * 16];
    for (std::int32_t from = NDG_I8; from <= NDG_C128; from++) {
        for (std::int32_t to = NDG_I8; to <= NDG_C128; to++) {
            const ndg_view f{samples, nullptr, from};
            const ndg_view_mut out{results, nullptr, to};
            const ndg_status status = ndg_gradient(grid.get(), &f, 1, nullptr, &out);
            CAPTURE(from);
            CAPTURE(to);
            CHECK((status == NDG_OK) == ndgrad::detail::is_result_dtype(from, to));
        }
    }
}

TEST_CASE_TEMPLATE("integers", T, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t, long,
                   unsigned long, long long, unsigned long long) {
    const std::vector<T> f{11, 7, 4, 2, std::numeric_limits<T>::min()};
    guarded<double> wide(5);
    guarded<float> narrow(5);
    ndgrad::gradient(f, ndgrad::view(wide.data(), 5));
    ndgrad::gradient(f, ndgrad::view(narrow.data(), 5));
    const double last = static_cast<double>(std::numeric_limits<T>::min());
    CHECK(wide.elements() == std::vector<double>{-4, -3.5, -2.5, (last - 4) / 2, last - 2});
    CHECK(narrow.elements() == std::vector<float>{-4, -3.5, -2.5, static_cast<float>((last - 4) / 2), static_cast<float>(last - 2)});
    CHECK((wide.guards_hold() && narrow.guards_hold()));
}

TEST_CASE("outputs of different types in one call") {
    const std::vector<std::uint8_t> image{1, 2, 6, 3, 5, 7, 4, 8, 9};
    std::vector<float> d0(9);
    std::vector<double> d1(9);
    ndgrad::gradient(ndgrad::view(image, {3, 3}), {d0, d1});
    CHECK(d0 == std::vector<float>{2, 3, 1, 1.5, 3, 1.5, 1, 3, 2});
    CHECK(d1 == std::vector<double>{1, 2.5, 4, 2, 2, 2, 4, 2.5, 1});
}

TEST_CASE("half precision by a type of one's own") {
    std::vector<truncated> f, df(5);
    for (const float x : {1.0f, 2.0f, 4.0f, 7.0f, 11.0f}) f.push_back(truncated::of(x));
    std::vector<float> wide(5);
    ndgrad::gradient(f, df);
    ndgrad::gradient(f, wide);
    CHECK(wide == std::vector<float>{1, 1.5, 2.5, 3.5, 4});
    for (std::size_t i = 0; i < 5; i++) CHECK(static_cast<float>(df[i]) == wide[i]);
}
