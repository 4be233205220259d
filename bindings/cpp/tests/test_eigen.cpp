// Eigen: matrices of both orders, vectors, maps and blocks, without a copy and without Eigen in ndgrad's headers.
#include "guarded.hpp"

#include <ndgrad.hpp>

#include <doctest/doctest.h>

#ifdef __clang__
#pragma clang diagnostic ignored "-Wdeprecated-anon-enum-enum-conversion"
#else
#pragma GCC diagnostic ignored "-Wdeprecated-enum-enum-conversion"
#endif
#include <Eigen/Core>

template <> struct ndgrad::dtype<Eigen::half> : std::integral_constant<std::int32_t, NDG_F16> {};

using row_major = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

static_assert(!std::is_convertible_v<const Eigen::MatrixXd &, ndgrad::view<double>>);
static_assert(!std::is_convertible_v<decltype(Eigen::MatrixXd() * 2), ndgrad::view<const double>>, "an expression is not in memory");

struct square {
    Eigen::Matrix3d f, d0, d1;
    square() {
        f << 1, 2, 6, 3, 5, 7, 4, 8, 9;
        d0 << 2, 3, 1, 1.5, 3, 1.5, 1, 3, 2;
        d1 << 1, 2.5, 4, 2, 2, 2, 4, 2.5, 1;
    }
};

TEST_CASE("matrices of both orders") {
    const square square;
    Eigen::MatrixXd d0(3, 3);
    row_major d1(3, 3);
    ndgrad::gradient(square.f, {d0, d1});
    CHECK(d0 == square.d0);
    CHECK(d1 == square.d1);
    ndgrad::gradient(row_major(square.f), {d0, d1});
    CHECK(d0 == square.d0);
    CHECK(d1 == square.d1);
    Eigen::Array33d array;
    ndgrad::grid({3, 3}).gradient(square.f, array, 1);
    CHECK((array == square.d1.array()).all());
}

TEST_CASE("maps, blocks, transposes") {
    const square square;
    Eigen::MatrixXd large = Eigen::MatrixXd::Constant(7, 7, -1);
    Eigen::Block<Eigen::MatrixXd> inner = large.block(2, 3, 3, 3);
    guarded<double> memory(18);
    Eigen::Map<row_major, 0, Eigen::OuterStride<>> map(memory.data(), 3, 3, Eigen::OuterStride<>(6));
    ndgrad::gradient(square.f, {inner, map});
    CHECK(inner == square.d0);
    CHECK(map == square.d1);
    CHECK(large.sum() == -40 + square.d0.sum());
    CHECK(memory.guards_hold());
    // The two axes change places.
    ndgrad::gradient(square.f.transpose(), {map, inner});
    CHECK(map == square.d1.transpose());
    CHECK(inner == square.d0.transpose());
}

TEST_CASE("vectors, and coordinates in one") {
    Eigen::VectorXd f(5), x(5), df(5);
    f << 1, 2, 4, 7, 11;
    x << 0, 2, 4, 6, 8;
    ndgrad::gradient(f, df, {x});
    CHECK(df == Eigen::VectorXd::Map(std::vector<double>{0.5, 0.75, 1.25, 1.75, 2}.data(), 5));
    Eigen::MatrixXd rows(2, 5);
    rows.row(1) = f;
    auto first = rows.row(0);
    ndgrad::gradient(rows.row(1), first, {2});
    CHECK(rows.row(0).transpose() == df);
    CHECK_THROWS_AS(ndgrad::gradient(f, df, {rows.row(0)}), ndgrad::spacing_error);
}

TEST_CASE("complex, single and half precision") {
    const square square;
    const Eigen::Matrix3cd complex = square.f.cast<std::complex<double>>() * std::complex<double>(1, 2);
    Eigen::Matrix3cd d0, d1;
    ndgrad::gradient(complex, {d0, d1});
    CHECK(d0.imag() == 2 * square.d0);
    CHECK(d1.real() == square.d1);
    Eigen::Matrix<Eigen::half, 3, 3> half = square.f.cast<Eigen::half>(), h0, h1;
    Eigen::Matrix3f wide;
    ndgrad::gradient(half, {h0, wide});
    CHECK(h0.cast<double>() == square.d0);
    CHECK(wide.cast<double>() == square.d1);
}
