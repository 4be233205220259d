// Operators on one field: exact on polynomials, in both forms, and the C functions' numbers.
#include "adjoints.hpp"
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <complex>
#include <vector>

using ndgrad::status;
using ndgrad::view;
using numbers = std::vector<double>;

/** x^2 + 3 x y + 2 y^2 on 6 by 5 points: its second differences are exact, at the ends too. */
static const numbers quadratic = sampled(6, 5, [](double x, double y) { return x * x + 3 * x * y + 2 * y * y; });
static const numbers plane = sampled(6, 5, [](double x, double y) { return 3 * x + 4 * y; });

static numbers all(double value) { return numbers(30, value); }

TEST_CASE("the derivative of every order") {
    numbers f;
    for (int i = 0; i < 12; i++) f.push_back(i * i);
    guarded<double> out(12);
    const view written(out.data(), 12);
    const ndgrad::grid grid(12);
    grid.derivative(f, written, 0, 2);
    CHECK(out.elements() == numbers(12, 2));
    for (std::int32_t order = 1; order <= 6; order++) {
        numbers expected(12, NAN);
        const ndg_view samples{f.data(), nullptr, NDG_F64};
        const ndg_view_mut result{expected.data(), nullptr, NDG_F64};
        REQUIRE(ndg_derivative(grid.get(), &samples, 0, order, &result) == NDG_OK);
        grid.derivative(f, written, -1, order);
        CHECK(same_bits(out.elements(), expected));
    }
    CHECK(out.guards_hold());
    // Without an order it is the gradient.
    numbers gradient(12);
    grid.gradient(f, gradient);
    grid.derivative(f, written, 0);
    CHECK(same_bits(out.elements(), gradient));
}

TEST_CASE("an accurate derivative") {
    numbers f, df(12), exact;
    for (double x = 0; x < 12; x++) {
        f.push_back(x * x * x * x);
        exact.push_back(4 * x * x * x);
    }
    ndgrad::options options;
    options.accuracy = 4;
    ndgrad::grid(12, options).derivative(f, df, 0);
    for (std::size_t i = 0; i < 12; i++) CHECK(df[i] == doctest::Approx(exact[i]));
    ndgrad::grid one_by_one(12);
    numbers same(12);
    one_by_one.set_accuracy(0, 4).derivative(f, same, 0);
    CHECK(same_bits(same, df));
    options.edge_order = 1;
    ndgrad::grid(12, options).derivative(f, df, 0);
    CHECK(df[0] == 1);
    CHECK(df[6] == doctest::Approx(exact[6]));
    ndgrad::gradient(f, same, options);
    CHECK(same_bits(same, df));
}

TEST_CASE("operators from one field to one") {
    const ndgrad::grid grid({6, 5});
    guarded<double> memory(30);
    const view out(memory.data(), {6, 5});
    grid.mixed_derivative(quadratic, out, {1, 1});
    CHECK(memory.elements() == all(3));
    grid.mixed_derivative(quadratic, out, {0, 2});
    CHECK(memory.elements() == all(4));
    grid.directional_derivative(plane, out, {2, -1});
    CHECK(memory.elements() == all(2));
    grid.directional_derivative(plane, out, 10, 1);
    CHECK(memory.elements() == all(40));
    grid.laplacian(quadratic, out);
    CHECK(memory.elements() == all(6));
    grid.laplacian(quadratic, out, -1);
    CHECK(memory.elements() == all(4));
    grid.gradient_magnitude(plane, out);
    CHECK(memory.elements() == all(5));
    grid.gradient_magnitude(plane, out, 0);
    CHECK(memory.elements() == all(3));
    CHECK(memory.guards_hold());
}

TEST_CASE("the Hessian") {
    const ndgrad::grid grid({6, 5});
    numbers xx(30), xy(30), yy(30);
    grid.hessian(quadratic, {xx, xy, yy});
    CHECK((xx == all(2) && xy == all(3) && yy == all(4)));
    grid.hessian(quadratic, {yy, xy, xx}, {1, 0});
    CHECK((xx == all(2) && xy == all(3) && yy == all(4)));
    const std::vector<view<double>> list{view(xx, {6, 5}), view(xy, {6, 5}), view(yy, {6, 5})};
    for (numbers *const out : {&xx, &xy, &yy}) out->assign(30, NAN); // where they are: the list points there
    grid.hessian(quadratic, list);
    CHECK((xx == all(2) && xy == all(3) && yy == all(4)));
    xx = all(NAN);
    grid.hessian(quadratic, xx, 0);
    CHECK(xx == all(2));

    // More outputs than an array can have axes: 8 axes have 36 pairs.
    const ndgrad::grid deep({3, 3, 3, 3, 3, 3, 3, 3});
    const numbers f(6561, 1.0);
    fields memory(36, numbers(6561, NAN));
    deep.hessian(f, memory);
    for (const numbers &out : memory) CHECK(out == numbers(6561, 0.0));
}

TEST_CASE("types") {
    const ndgrad::grid grid(4);
    const std::vector<std::uint8_t> bytes{0, 1, 4, 9};
    std::vector<float> narrow(4);
    grid.derivative(bytes, narrow, 0, 2);
    CHECK(narrow == std::vector<float>(4, 2));
    const std::vector<std::complex<float>> waves{{0, 0}, {1, 2}, {4, 8}, {9, 18}};
    std::vector<std::complex<float>> result(4);
    grid.laplacian(waves, result);
    CHECK(result == std::vector<std::complex<float>>(4, {2, 4}));
    std::error_code ec;
    grid.gradient_magnitude(waves, result, {}, ec);
    CHECK(ec == status::bad_dtype);
}

TEST_CASE("adjoints") {
    ndgrad::grid grid({6, 5});
    grid.set_spacing(0, 0.5).set_spacing(1, numbers{0, 1, 3, 4, 6}).set_accuracy(0, 4);
    const auto check = [&](auto forward, auto adjoint) {
        check_adjoint(
            1, 1, 30, [&](const fields &x, fields &out) { forward(x[0], out[0]); },
            [&](const fields &x, fields &out) { adjoint(x[0], out[0]); });
    };
    check([&](const numbers &x, numbers &out) { grid.derivative(x, out, 0, 2); },
          [&](const numbers &x, numbers &out) { grid.derivative_adjoint(x, out, 0, 2); });
    check([&](const numbers &x, numbers &out) { grid.mixed_derivative(x, out, {2, 1}); },
          [&](const numbers &x, numbers &out) { grid.mixed_derivative_adjoint(x, out, {2, 1}); });
    check([&](const numbers &x, numbers &out) { grid.directional_derivative(x, out, {0.6, -2}, {1, 0}); },
          [&](const numbers &x, numbers &out) { grid.directional_derivative_adjoint(x, out, {0.6, -2}, {1, 0}); });
    check([&](const numbers &x, numbers &out) { grid.laplacian(x, out); },
          [&](const numbers &x, numbers &out) { grid.laplacian_adjoint(x, out); });
    check_adjoint(
        1, 3, 30, [&](const fields &x, fields &out) { grid.hessian(x[0], out); },
        [&](const fields &x, fields &out) { grid.hessian_adjoint(x, out[0]); });
}

TEST_CASE("what is wrong, by exception and by code, with nothing written") {
    const ndgrad::grid grid({6, 5});
    guarded<double> memory(30);
    const view<double> out(memory.data(), {6, 5});
    std::error_code ec;
    const auto expect = [&](status expected) {
        CHECK(ec == expected);
        CHECK(memory.is_untouched());
        ec.clear();
    };
    CHECK_THROWS_AS(grid.derivative(plane, out, 2), ndgrad::axis_error);
    grid.derivative(plane, out, 2, 1, ec);
    expect(status::bad_axis);
    CHECK_THROWS_AS(grid.derivative_adjoint(plane, out, 0, 7), ndgrad::error);
    grid.derivative_adjoint(plane, out, 0, 7, ec);
    expect(status::bad_option);
    CHECK_THROWS_AS(grid.mixed_derivative(plane, out, 1), ndgrad::shape_error);
    grid.mixed_derivative(plane, out, {1, 1, 1}, ec);
    expect(status::count_mismatch);
    grid.mixed_derivative_adjoint(plane, out, {1, -1}, ec);
    expect(status::bad_option);
    CHECK_THROWS_AS(grid.directional_derivative(plane, out, {1, 2, 3}), ndgrad::shape_error);
    grid.directional_derivative(plane, out, {1, 2}, 0, ec);
    expect(status::count_mismatch);
    grid.directional_derivative_adjoint(plane, out, {1, INFINITY}, {}, ec);
    expect(status::bad_option);
    CHECK_THROWS_AS(grid.laplacian(plane, out, {0, -2}), ndgrad::axis_error);
    grid.laplacian(plane, out, {0, -2}, ec);
    expect(status::repeated_axis);
    grid.laplacian_adjoint(numbers(29), out, {}, ec);
    expect(status::shape_mismatch);
    grid.gradient_magnitude(plane, view(memory.data(), {5, 6}), {}, ec);
    expect(status::shape_mismatch);
    CHECK_THROWS_AS(grid.hessian(plane, {out, out}), ndgrad::shape_error);
    grid.hessian(plane, out, {}, ec);
    expect(status::count_mismatch);
    grid.hessian(plane, {out, out, out}, {}, ec);
    expect(status::overlap);
    grid.hessian_adjoint({plane, plane}, out, {}, ec);
    expect(status::count_mismatch);
    grid.hessian_adjoint({plane, plane, std::vector<float>(30)}, out, {}, ec);
    expect(status::bad_dtype);
}
