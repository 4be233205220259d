// Which arrays there can be, and that none of them is copied: every layout gives the same bits.
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <algorithm>
#include <array>
#include <type_traits>
#include <vector>
#if __has_include(<version>)
#include <version>
#endif
#ifdef __cpp_lib_span
#include <span>
#endif
#ifdef __cpp_lib_mdspan
#include <mdspan>
#endif

using ndgrad::view;
using numbers = std::vector<double>;
using list = ndgrad::per_axis<std::int64_t>;

// ---- what does not compile --------------------------------------------------------------------------------------------

struct matrix_with_rows {
    using value_type = double;
    double *data();
    std::size_t size(), rows();
};

static_assert(!std::is_convertible_v<const numbers &, view<double>>, "constants are not to be written");
static_assert(!std::is_convertible_v<numbers &, view<float>>, "a view does not convert elements");
static_assert(!std::is_convertible_v<std::vector<bool> &, view<const std::uint8_t>>, "bits are no array");
static_assert(!std::is_convertible_v<view<const double>, view<double>>, "a constant stays one");
static_assert(!std::is_convertible_v<matrix_with_rows &, view<double>>, "two dimensions are not flattened unseen");
static_assert(!std::is_convertible_v<double *, view<double>>, "a pointer has no extents");
static_assert(std::is_convertible_v<view<double>, view<const double>>);
static_assert(std::is_convertible_v<const std::array<float, 3> &, view<const float>>);

// ---- what views are ---------------------------------------------------------------------------------------------------

TEST_CASE("the view of a container, an array or a pointer") {
    numbers flat{1, 2, 3, 4, 5, 6};
    const view whole = flat;
    static_assert(std::is_same_v<decltype(whole), const view<double>>);
    CHECK(whole.data() == flat.data());
    CHECK(whole.shape() == list{6});
    CHECK(whole.strides() == list{1});

    const numbers &constant = flat;
    static_assert(std::is_same_v<decltype(view(constant)), view<const double>>);

    const view rows(flat, {2, 3}), columns(flat, {2, 3}, ndgrad::order::column_major);
    CHECK(rows.strides() == list{3, 1});
    CHECK(columns.strides() == list{1, 2});
    CHECK(rows(1, 0) == 4);
    CHECK(columns(1, 0) == 2);
    CHECK(rows.size() == 6);
    CHECK(rows.rank() == 2);

    double c_array[2][3] = {{1, 2, 3}, {4, 5, 6}};
    const view of_c_array = c_array;
    CHECK(of_c_array.data() == &c_array[0][0]);
    CHECK(of_c_array.shape() == list{2, 3});
    CHECK(of_c_array(1, 2) == 6);

    const std::size_t height = 2, width = 3; // no narrowing
    const view backwards(flat.data() + 5, {height, width}, {-3, -1});
    CHECK(backwards(0, 0) == 6);
    backwards(1, 2) = 9;
    CHECK(flat[0] == 9);

    std::vector<std::size_t> shape{3, 2};
    CHECK(view(flat.data(), shape).strides() == list{2, 1});
}

TEST_CASE("views that cannot be") {
    numbers flat(6);
    CHECK_THROWS_AS(view(flat, {2, 4}), ndgrad::shape_error);
    CHECK_THROWS_AS(view(flat.data(), {2, 3}, {1}), ndgrad::shape_error);
    const std::vector<std::int64_t> too_many(NDG_MAX_RANK + 1, 1);
    try {
        view(flat.data(), too_many);
        FAIL("33 axes");
    } catch (const ndgrad::shape_error &error) {
        CHECK(error.status() == ndgrad::status::bad_rank);
    }
}

// ---- every layout, the same bits ----------------------------------------------------------------------------------------

constexpr std::int64_t rows = 6, columns = 5;

/** Both derivatives of random samples, by contiguous arrays. */
struct expected {
    numbers f = random_samples<double>(rows * columns, 3), d0 = numbers(f.size()), d1 = numbers(f.size());
    expected() { ndgrad::gradient(view(f, {rows, columns}), {d0, d1}, {{0.5, 2}}); }
};

/** Copies row-major numbers into a view. */
template <class View> void fill(const View &out, const numbers &from) {
    for (std::int64_t i = 0; i < rows; i++)
        for (std::int64_t j = 0; j < columns; j++) out(i, j) = from[static_cast<std::size_t>(i * columns + j)];
}

template <class View> bool holds(const View &view, const numbers &wanted) {
    bool all = true;
    for (std::int64_t i = 0; i < rows; i++)
        for (std::int64_t j = 0; j < columns; j++) all &= view(i, j) == wanted[static_cast<std::size_t>(i * columns + j)];
    return all;
}

TEST_CASE("strided views") {
    const expected expected;
    const list layouts[] = {{columns, 1}, {1, rows}, {-columns, -1}, {2 * columns, 2}, {-1, 7}, {-3, 3 * rows}};
    for (const list &strides : layouts) {
        // Where element (0, 0) is, so that all lie inside.
        std::int64_t first = 0, last = 0;
        for (std::size_t axis = 0; axis < 2; axis++) {
            const std::int64_t reach = strides[axis] * ((axis == 0 ? rows : columns) - 1);
            (reach < 0 ? first : last) += reach;
        }
        const auto size = static_cast<std::size_t>(last - first + 1);
        guarded<double> f(size), d0(size), d1(size);
        const view samples(f.data() - first, {rows, columns}, strides);
        const view out0(d0.data() - first, {rows, columns}, strides), out1(d1.data() - first, {rows, columns}, strides);
        fill(samples, expected.f);
        ndgrad::gradient(samples, {out0, out1}, {{0.5, 2}});
        CHECK(holds(out0, expected.d0));
        CHECK(holds(out1, expected.d1));
        CHECK((d0.guards_hold() && d1.guards_hold()));
        // What lies between the elements is as it was.
        const auto written = static_cast<std::size_t>(rows * columns);
        double untouched;
        std::memset(&untouched, poison, sizeof untouched);
        const numbers elements = d0.elements();
        const auto is_untouched = [&](const double &x) { return std::memcmp(&x, &untouched, sizeof x) == 0; };
        CHECK(std::count_if(elements.begin(), elements.end(), is_untouched) == static_cast<long>(size - written));
    }
}

TEST_CASE("each output has strides of its own, and may be flat") {
    const expected expected;
    numbers d0(expected.f.size()), d1(expected.f.size());
    const view column_major(d1, {rows, columns}, ndgrad::order::column_major);
    ndgrad::gradient(view(expected.f, {rows, columns}), {d0, column_major}, {{0.5, 2}});
    CHECK(d0 == expected.d0);
    CHECK(holds(column_major, expected.d1));
}

TEST_CASE("interleaved outputs") {
    const expected expected;
    guarded<double> both(2 * expected.f.size());
    const list strides{2 * columns, 2};
    const view d0(both.data(), {rows, columns}, strides), d1(both.data() + 1, {rows, columns}, strides);
    ndgrad::gradient(view(expected.f, {rows, columns}), {d0, d1}, {{0.5, 2}});
    CHECK(holds(d0, expected.d0));
    CHECK(holds(d1, expected.d1));
    CHECK(both.guards_hold());
}

TEST_CASE("outputs in a container") {
    const expected expected;
    std::vector<numbers> out(2, numbers(expected.f.size()));
    ndgrad::gradient(view(expected.f, {rows, columns}), out, {{0.5, 2}});
    CHECK(out[0] == expected.d0);
    CHECK(out[1] == expected.d1);
}

#ifdef __cpp_lib_span
TEST_CASE("std::span") {
    const numbers f{1, 2, 4, 7, 11};
    numbers df(5);
    ndgrad::gradient(std::span(f), std::span(df));
    CHECK(df == numbers{1, 1.5, 2.5, 3.5, 4});
    ndgrad::gradient(std::span<const double, 5>(f), std::span<double, 5>(df), {std::span(f)});
    CHECK(df == numbers{1, 1, 1, 1, 1});
    static_assert(!std::is_convertible_v<std::span<const double>, view<double>>);
}
#endif

#ifdef __cpp_lib_mdspan
TEST_CASE("std::mdspan") {
    const expected expected;
    using extents = std::dextents<std::size_t, 2>;
    const std::mdspan f(expected.f.data(), extents(rows, columns));
    const std::array<std::int64_t, 2> strides{2 * columns, 2};

    guarded<double> right(expected.f.size()), left(expected.f.size()), strided(2 * expected.f.size());
    const std::mdspan<double, extents> as_right(right.data(), extents(rows, columns));
    const std::mdspan<double, extents, std::layout_left> as_left(left.data(), extents(rows, columns));
    const std::mdspan<double, extents, std::layout_stride> as_strided(
        strided.data(), std::layout_stride::mapping<extents>(extents(rows, columns), strides));

    ndgrad::gradient(f, {as_right, as_left}, {{0.5, 2}});
    CHECK(holds(view(as_right), expected.d0));
    CHECK(holds(view(as_left), expected.d1));
    ndgrad::gradient(as_left, {as_strided, as_right});
    CHECK(view(as_strided).strides() == list{2 * columns, 2});

    // A static extent, and no axis at all.
    const std::mdspan<const double, std::extents<int, rows, columns>> fixed(expected.f.data());
    ndgrad::gradient(fixed, {as_strided, as_left}, {{0.5, 2}});
    CHECK(holds(view(as_strided), expected.d0));
    CHECK(view(std::mdspan<const double, std::extents<int>>(expected.f.data())).rank() == 0);
    CHECK((right.guards_hold() && left.guards_hold() && strided.guards_hold()));

    static_assert(!std::is_convertible_v<std::mdspan<const double, extents>, view<double>>);
}
#endif
