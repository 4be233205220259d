// Operators on vector fields: exact on linear fields, in any layout, in both forms.
#include "adjoints.hpp"
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <array>
#include <vector>

using ndgrad::status;
using ndgrad::view;
using numbers = std::vector<double>;

static const numbers u = sampled(4, 5, [](double x, double y) { return 2 * x + 3 * y; });
static const numbers v = sampled(4, 5, [](double x, double y) { return 5 * x + 7 * y; });

static numbers all(double value) { return numbers(20, value); }

TEST_CASE("divergence, curl and Jacobian of two components") {
    const ndgrad::grid grid({4, 5});
    guarded<double> memory(20);
    const view out(memory.data(), {4, 5});
    grid.divergence({u, v}, out);
    CHECK(memory.elements() == all(9));
    grid.divergence({u, v}, out, {1, 0});
    CHECK(memory.elements() == all(8));
    grid.curl({u, v}, out);
    CHECK(memory.elements() == all(2));
    grid.curl({v, u}, out, {1, 0}); // the components in the other order of the axes: the other sign
    CHECK(memory.elements() == all(-2));
    CHECK(memory.guards_hold());
    numbers ux(20), uy(20), vx(20), vy(20);
    grid.jacobian({u, v}, {ux, uy, vx, vy});
    CHECK((ux == all(2) && uy == all(3) && vx == all(5) && vy == all(7)));
    grid.jacobian({u, v}, {uy, vy}, 1);
    CHECK((uy == all(3) && vy == all(7)));
}

TEST_CASE("components side by side in one buffer") {
    std::vector<std::array<float, 2>> wind(20), gradient(20);
    for (std::size_t i = 0; i < 20; i++) wind[i] = {static_cast<float>(u[i]), static_cast<float>(v[i])};
    const auto component = [](auto &field, std::size_t k) { return view(&field[0][k], {4, 5}, {10, 2}); };
    const ndgrad::grid grid({4, 5});
    std::vector<float> out(20);
    grid.divergence(std::vector{component(wind, 0), component(wind, 1)}, out);
    CHECK(out == std::vector<float>(20, 9));
    grid.gradient(component(wind, 0), {component(gradient, 0), component(gradient, 1)});
    CHECK(gradient == std::vector<std::array<float, 2>>(20, {2, 3}));
    // Integers have results in float and in double.
    const std::vector<std::int16_t> a(u.begin(), u.end()), b(v.begin(), v.end());
    numbers wide(20);
    grid.divergence({a, b}, out);
    grid.divergence({a, b}, wide);
    CHECK(out == std::vector<float>(20, 9));
    CHECK(wide == all(9));
}

TEST_CASE("the curl of three components") {
    numbers f[3];
    const double slopes[3][3] = {{1, 2, 3}, {5, 8, 13}, {21, 34, 55}};
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 27; i++) f[c].push_back(slopes[c][0] * (i / 9) + slopes[c][1] * (i / 3 % 3) + slopes[c][2] * (i % 3));
    numbers x(27), y(27), z(27);
    ndgrad::grid({3, 3, 3}).curl({f[0], f[1], f[2]}, {x, y, z});
    CHECK(x == numbers(27, 34 - 13));
    CHECK(y == numbers(27, 3 - 21));
    CHECK(z == numbers(27, 5 - 2));
}

TEST_CASE("the divergence is the gradients' sum, to the bit") {
    ndgrad::grid grid({6, 7});
    grid.set_spacing(0, 0.3).set_spacing(1, 0.7).set_edge_order(0, 2);
    const numbers a = random_samples<double>(42, 1), b = random_samples<double>(42, 2);
    numbers ax(42), by(42), out(42);
    grid.gradient(a, ax, 0);
    grid.gradient(b, by, 1);
    for (std::size_t i = 0; i < 42; i++) ax[i] += by[i];
    grid.divergence({a, b}, out);
    CHECK(same_bits(out, ax));
}

TEST_CASE("adjoints") {
    ndgrad::grid grid({4, 3, 3});
    grid.set_spacing(0, numbers{0, 1, 3, 4}).set_spacing(1, -2).set_edge_order(2, 2);
    grid.set_side(1, ndgrad::axis_end::upper, ndgrad::side::odd_reflected);
    const auto check = [](std::size_t inputs, std::size_t outputs, auto forward, auto adjoint) {
        check_adjoint(inputs, outputs, 36, forward, adjoint);
    };
    check(
        1, 3, [&](const fields &x, fields &out) { grid.gradient(x[0], out); },
        [&](const fields &x, fields &out) { grid.gradient_adjoint(x, out[0]); });
    check(
        2, 1, [&](const fields &x, fields &out) { grid.divergence(x, out[0], {2, 0}); },
        [&](const fields &x, fields &out) { grid.divergence_adjoint(x[0], out, {2, 0}); });
    check(
        3, 3, [&](const fields &x, fields &out) { grid.curl(x, out); },
        [&](const fields &x, fields &out) { grid.curl_adjoint(x, out); });
    check(
        2, 1, [&](const fields &x, fields &out) { grid.curl(x, out, {1, 0}); },
        [&](const fields &x, fields &out) { grid.curl_adjoint(x, out, {1, 0}); });
    check(
        2, 6, [&](const fields &x, fields &out) { grid.jacobian(x, out); },
        [&](const fields &x, fields &out) { grid.jacobian_adjoint(x, out); });
}

TEST_CASE("what is wrong, by exception and by code, with nothing written") {
    const ndgrad::grid grid({4, 5});
    guarded<double> memory(20), more(20);
    const view<double> out(memory.data(), {4, 5}), second(more.data(), {4, 5});
    std::error_code ec;
    const auto expect = [&](status expected) {
        CHECK(ec == expected);
        CHECK((memory.is_untouched() && more.is_untouched()));
        ec.clear();
    };
    CHECK_THROWS_AS(grid.divergence(u, out), ndgrad::shape_error);
    grid.divergence({u, v, u}, out, {}, ec);
    expect(status::count_mismatch);
    grid.divergence({u, std::vector<float>(20)}, out, {}, ec);
    expect(status::bad_dtype);
    grid.divergence({u, v}, view(reinterpret_cast<float *>(memory.data()), {4, 5}), {}, ec);
    expect(status::bad_dtype);
    grid.divergence({u, view(v.data(), {2, 5})}, out, {}, ec);
    expect(status::shape_mismatch);
    grid.divergence_adjoint(u, out, {}, ec);
    expect(status::count_mismatch);
    grid.gradient_adjoint(u, out, {}, ec);
    expect(status::count_mismatch);
    CHECK_THROWS_AS(grid.gradient_adjoint({u, out}, out), ndgrad::layout_error);
    grid.gradient_adjoint({u, out}, out, {}, ec);
    expect(status::overlap);
    CHECK_THROWS_AS(grid.curl(u, out, 0), ndgrad::axis_error);
    grid.curl(u, out, 0, ec);
    expect(status::bad_axis);
    grid.curl({u, v}, {out, second}, {}, ec);
    expect(status::count_mismatch);
    grid.curl_adjoint(u, out, {}, ec);
    expect(status::count_mismatch);
    grid.jacobian(u, out, {}, ec);
    expect(status::count_mismatch);
    CHECK_THROWS_AS(grid.jacobian(u, {out, second}, {0, 0}), ndgrad::axis_error);
    grid.jacobian(u, {out, second}, {0, 0}, ec);
    expect(status::repeated_axis);
    grid.jacobian_adjoint({u, v, u}, out, {}, ec);
    expect(status::count_mismatch);
}
