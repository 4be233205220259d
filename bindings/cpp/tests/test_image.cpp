// Image operators: the sums that their definitions say, in every type of result.
#include "adjoints.hpp"
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using ndgrad::kernel;
using ndgrad::scaling;
using ndgrad::status;
using ndgrad::view;
using bytes = std::vector<std::uint8_t>;
using integers = std::vector<std::int32_t>;

constexpr std::int64_t rows = 5, columns = 6;

static bytes random_image() {
    std::mt19937 random(9);
    bytes image(rows * columns);
    for (std::uint8_t &pixel : image) pixel = static_cast<std::uint8_t>(random());
    return image;
}

static const bytes image = random_image();

/** The operator along axis 1, of weights [-1, 0, 1] and [a, b, a], written out: the image goes on reflected about its edge. */
static integers along_columns(int a, int b) {
    const auto pixel = [](std::int64_t i, std::int64_t j) {
        return static_cast<std::int32_t>(image[static_cast<std::size_t>(
            std::clamp<std::int64_t>(i, 0, rows - 1) * columns + std::clamp<std::int64_t>(j, 0, columns - 1))]);
    };
    integers sums;
    for (std::int64_t i = 0; i < rows; i++)
        for (std::int64_t j = 0; j < columns; j++) {
            const auto difference = [&](std::int64_t row) { return pixel(row, j + 1) - pixel(row, j - 1); };
            sums.push_back(a * difference(i - 1) + b * difference(i) + a * difference(i + 1));
        }
    return sums;
}

TEST_CASE("integers are exact") {
    const ndgrad::grid grid({rows, columns});
    guarded<std::int32_t> memory(rows * columns), unread(rows * columns);
    const view out(memory.data(), {rows, columns}), rest(unread.data(), {rows, columns});
    grid.image_gradient(image, {rest, out});
    CHECK(memory.elements() == along_columns(1, 2));
    grid.image_gradient(image, {out, rest}, kernel::prewitt, scaling::weights, {-1, 0});
    CHECK(memory.elements() == along_columns(1, 1));
    grid.image_gradient(image, {rest, out}, kernel::scharr, scaling::weights);
    CHECK(memory.elements() == along_columns(3, 10));
    CHECK((memory.guards_hold() && unread.guards_hold()));

    std::vector<std::int16_t> narrow(rows * columns), narrow_rest(rows * columns);
    std::vector<float> real(rows * columns);
    const integers expected = along_columns(1, 2);
    grid.image_gradient(image, {narrow_rest, narrow});
    CHECK(std::equal(expected.begin(), expected.end(), narrow.begin(), narrow.end()));
    grid.image_gradient(image, {narrow_rest, real});
    CHECK(std::equal(expected.begin(), expected.end(), real.begin(), real.end()));
    // Of one axis alone nothing is smoothed.
    grid.image_gradient(image, out, kernel::sobel, scaling::weights, 1);
    CHECK(memory.elements() == along_columns(0, 1));
}

TEST_CASE("a plane has its slope as true derivative, and its length") {
    ndgrad::grid grid({rows, columns});
    grid.set_spacing(0, 2).set_spacing(1, 0.5);
    for (const std::int32_t axis : {0, 1}) grid.set_side(axis, ndgrad::axis_end::both, ndgrad::side::odd_reflected);
    const std::vector<double> f = sampled(rows, columns, [](double i, double j) { return 3 * 2 * i + 4 * 0.5 * j; });
    for (const kernel k : {kernel::sobel, kernel::prewitt, kernel::scharr, kernel::farid}) {
        CAPTURE(static_cast<int>(k));
        std::vector<double> dx(f.size(), NAN), dy(dx), length(dx);
        grid.image_gradient(f, {dx, dy}, k, scaling::true_derivative);
        grid.image_gradient_magnitude(f, length, k, scaling::true_derivative);
        for (std::size_t i = 0; i < f.size(); i++) {
            CHECK(dx[i] == doctest::Approx(3));
            CHECK(dy[i] == doctest::Approx(4));
            CHECK(length[i] == doctest::Approx(5));
        }
    }
}

TEST_CASE("colours are not looked at") {
    const bytes coloured = {1, 9, 2, 9, 4, 9, 8, 9, 16, 9, 32, 9, 64, 9, 128, 9, 255, 9}; // 3 x 3 x 2
    integers x(18), y(18);
    ndgrad::grid({3, 3, 2}).image_gradient(coloured, {x, y}, kernel::sobel, scaling::weights, {0, 1});
    CHECK(y[8] == (4 - 1) + 2 * (32 - 8) + (255 - 64)); // the middle, first colour
    for (std::size_t i = 1; i < 18; i += 2) CHECK((x[i] == 0 && y[i] == 0));
}

TEST_CASE("the adjoint") {
    ndgrad::grid grid({rows, columns});
    check_adjoint(
        1, 2, rows * columns, [&](const fields &x, fields &out) { grid.image_gradient(x[0], out, kernel::farid); },
        [&](const fields &x, fields &out) { grid.image_gradient_adjoint(x, out[0], kernel::farid); });
}

TEST_CASE("what is wrong") {
    const ndgrad::grid grid({rows, columns});
    guarded<std::int32_t> memory(rows * columns);
    const view out(memory.data(), {rows, columns});
    std::vector<double> length(rows * columns);
    std::error_code ec;
    CHECK_THROWS_AS(grid.image_gradient(image, out), ndgrad::shape_error);
    grid.image_gradient(image, out, kernel::sobel, scaling::weights, {}, ec);
    CHECK(ec == status::count_mismatch);
    CHECK_THROWS_AS(grid.image_gradient(image, out, kernel::farid, scaling::weights, 0), ndgrad::error);
    grid.image_gradient(image, out, kernel::farid, scaling::weights, 0, ec);
    CHECK(ec == status::bad_dtype);
    grid.image_gradient(image, out, static_cast<kernel>(9), scaling::weights, 0, ec);
    CHECK(ec == status::bad_option);
    grid.image_gradient_magnitude(image, length, kernel::sobel, static_cast<scaling>(0), {}, ec);
    CHECK(ec == status::bad_option);
    grid.image_gradient_adjoint(length, length, kernel::sobel, scaling::weights, {}, ec);
    CHECK(ec == status::count_mismatch);
    CHECK(memory.is_untouched());
}

template <class Sample, class Result>
constexpr bool is_result = std::is_convertible_v<std::vector<Result> &, ndgrad::image_output_list<std::vector<Sample>>>;

static_assert(is_result<std::uint8_t, std::int32_t> && is_result<std::int16_t, std::int16_t> && is_result<std::uint8_t, float>);
static_assert(!is_result<std::int32_t, std::int32_t> && !is_result<float, std::int32_t> && !is_result<double, float>);

TEST_CASE("the table of types is the library's") {
    const ndgrad::grid grid({3, 3});
    alignas(16) const unsigned char samples[9 * 16] = {};
    alignas(16) unsigned char results[9 * 16];
    const std::int32_t axis = 0;
    for (std::int32_t from = NDG_I8; from <= NDG_C128; from++) {
        for (std::int32_t to = NDG_I8; to <= NDG_C128; to++) {
            const ndg_view f{samples, nullptr, from};
            const ndg_view_mut out{results, nullptr, to};
            const ndg_status status = ndg_image_gradient(grid.get(), &f, NDG_SOBEL, NDG_WEIGHTS, 1, &axis, &out);
            CAPTURE(from);
            CAPTURE(to);
            CHECK((status == NDG_OK) == ndgrad::detail::is_image_result_dtype(from, to));
        }
    }
}
