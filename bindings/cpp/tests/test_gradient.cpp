// ndgrad::gradient: the tutorial's numbers, and the C function's to the bit for every dtype that it has one for.
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <array>
#include <complex>
#include <vector>

using numbers = std::vector<double>;

TEST_CASE("the tutorial's three examples") {
    const numbers f{1, 2, 4, 7, 11};
    guarded<double> df(5);
    ndgrad::gradient(f, ndgrad::view(df.data(), 5));
    CHECK(df.elements() == numbers{1, 1.5, 2.5, 3.5, 4});

    const numbers square{1, 2, 6, 3, 5, 7, 4, 8, 9};
    guarded<double> d0(9), d1(9);
    ndgrad::gradient(ndgrad::view(square, {3, 3}), {ndgrad::view(d0.data(), {3, 3}), ndgrad::view(d1.data(), {3, 3})});
    CHECK(d0.elements() == numbers{2, 3, 1, 1.5, 3, 1.5, 1, 3, 2});
    CHECK(d1.elements() == numbers{1, 2.5, 4, 2, 2, 2, 4, 2.5, 1});

    ndgrad::options second_order;
    second_order.edge_order = 2;
    ndgrad::gradient(f, ndgrad::view(df.data(), 5), second_order);
    CHECK(df.elements() == numbers{0.5, 1.5, 2.5, 3.5, 4.5});
    CHECK((df.guards_hold() && d0.guards_hold() && d1.guards_hold()));
}

TEST_CASE("spacing as numpy takes it") {
    const numbers square{1, 2, 6, 3, 5, 7, 4, 8, 9};
    const ndgrad::view f(square, {3, 3});
    numbers a(9), b(9), half(9), third(9);
    ndgrad::gradient(f, {half, third}, {{2, 3}});

    SUBCASE("one step for all axes") {
        numbers once(9), twice(9);
        ndgrad::gradient(f, {once, twice}, {2.0});
        CHECK(once == half);
        ndgrad::gradient(f, b, {2.0, 1});
        CHECK(twice == b);
    }
    SUBCASE("coordinates that are even count as their step") {
        const numbers x{0, 2, 4};
        ndgrad::gradient(f, {a, b}, {{x, 3}});
        CHECK(a == half);
        CHECK(b == third);
    }
    SUBCASE("integer coordinates keep their differences") {
        const std::array<std::int64_t, 3> x{1'700'000'000'000'000'000, 1'700'000'000'000'000'002, 1'700'000'000'000'000'004};
        ndgrad::gradient(f, {a, b}, {{x, 3}});
        CHECK(a == half);
    }
    SUBCASE("a list that is made while the program runs") {
        const std::vector<ndgrad::spacing> spacings{2, 3};
        ndgrad::gradient(f, {a, b}, {spacings});
        CHECK(a == half);
        CHECK(b == third);
    }
    SUBCASE("one axis, or axes in another order") {
        ndgrad::gradient(f, a, {3, -1});
        CHECK(a == third);
        ndgrad::gradient(f, {a, b}, {{3, 2}, {1, 0}});
        CHECK(a == third);
        CHECK(b == half);
    }
}

#if __cplusplus >= 202002L
TEST_CASE("options by name") {
    const numbers f{1, 2, 4, 7, 11}, x{0, 1, 1.5, 3.5, 4};
    numbers named(5), assigned(5);
    ndgrad::gradient(f, named, {.spacing = x, .edge_order = 2});
    ndgrad::options options;
    options.spacing = x;
    options.edge_order = 2;
    ndgrad::gradient(f, assigned, options);
    CHECK(named == assigned);

    const double square[3][3] = {{1, 2, 6}, {3, 5, 7}, {4, 8, 9}};
    numbers d1(9);
    ndgrad::gradient(square, d1, {.spacing = 2, .axes = -1, .num_threads = 2});
    CHECK(d1 == numbers{0.5, 1.25, 2, 1, 1, 1, 2, 1.25, 0.5});
}
#endif

// ---- to the bit what C gives ------------------------------------------------------------------------------------------

static ndg_status in_c(const float *f, const std::int64_t *shape, const double *steps, const double *const *coords,
                       std::int32_t edge_order, float *const *out) {
    return ndg_gradient_f32(f, 3, shape, nullptr, 3, nullptr, steps, coords, edge_order, out, nullptr);
}
static ndg_status in_c(const double *f, const std::int64_t *shape, const double *steps, const double *const *coords,
                       std::int32_t edge_order, double *const *out) {
    return ndg_gradient_f64(f, 3, shape, nullptr, 3, nullptr, steps, coords, edge_order, out, nullptr);
}
/** A complex number is two parts side by side, here and in C. */
template <class Part>
static ndg_status in_c(const std::complex<Part> *f, const std::int64_t *shape, const double *steps,
                       const double *const *coords, std::int32_t edge_order, std::complex<Part> *const *out) {
    Part *const parts[3] = {reinterpret_cast<Part *>(out[0]), reinterpret_cast<Part *>(out[1]),
                            reinterpret_cast<Part *>(out[2])};
    constexpr auto function = [] {
        if constexpr (std::is_same_v<Part, float>)
            return ndg_gradient_c64;
        else
            return ndg_gradient_c128;
    }();
    return function(reinterpret_cast<const Part *>(f), 3, shape, nullptr, 3, nullptr, steps, coords, edge_order, parts,
                    nullptr);
}

template <class T> static T from_parts(double real, double imaginary) {
    if constexpr (std::is_floating_point_v<T>)
        return static_cast<T>(real);
    else
        return T(static_cast<typename T::value_type>(real), static_cast<typename T::value_type>(imaginary));
}

TEST_CASE_TEMPLATE("the same bits as the C function", T, float, double, std::complex<float>, std::complex<double>) {
    const std::int64_t shape[3] = {7, 5, 9};
    const std::size_t size = 7 * 5 * 9;
    const numbers real = random_samples<double>(size, 1), imaginary = random_samples<double>(size, 2);
    std::vector<T> f;
    for (std::size_t i = 0; i < size; i++) f.push_back(from_parts<T>(real[i], imaginary[i]));

    const numbers x{-1, 0.5, 0.75, 2, 3.5};
    const double steps[3] = {0.1, 1, -2.5};
    const double *const coords[3] = {nullptr, x.data(), nullptr};
    for (const std::int32_t edge_order : {1, 2}) {
        guarded<T> c[3] = {guarded<T>(size), guarded<T>(size), guarded<T>(size)}, cpp[3] = {c[0], c[1], c[2]};
        T *const out[3] = {c[0].data(), c[1].data(), c[2].data()};
        REQUIRE(in_c(f.data(), shape, steps, coords, edge_order, out) == NDG_OK);
        std::vector<ndgrad::view<T>> views;
        for (guarded<T> &output : cpp) views.emplace_back(output.data(), shape);
        ndgrad::options options;
        options.spacing = {steps[0], x, steps[2]};
        options.edge_order = edge_order;
        ndgrad::gradient(ndgrad::view(f, shape), views, options);
        for (int axis = 0; axis < 3; axis++) {
            CHECK(cpp[axis].guards_hold());
            CHECK(same_bits(cpp[axis].elements(), c[axis].elements()));
        }
    }
}

TEST_CASE("an array without elements or without axes") {
    const numbers nothing;
    numbers out;
    ndgrad::gradient(ndgrad::view(nothing, {0, 3}), out, {2, 1});
    const double scalar = 5;
    ndgrad::gradient(ndgrad::view(&scalar, {}), ndgrad::output_list<ndgrad::view<const double>>());
}
