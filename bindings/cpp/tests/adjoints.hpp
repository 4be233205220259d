// What an operator and its adjoint have to have in common: the sums of (A x) y and x (A^T y).
#ifndef ADJOINTS_HPP
#define ADJOINTS_HPP

#include "guarded.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <vector>

using fields = std::vector<std::vector<double>>;

/** Fields of random samples. */
inline fields random_fields(std::size_t count, std::size_t size, unsigned seed) {
    fields made;
    for (std::size_t k = 0; k < count; k++) made.push_back(random_samples<double>(size, seed + static_cast<unsigned>(k)));
    return made;
}

inline double dot(const fields &a, const fields &b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); k++)
        for (std::size_t i = 0; i < a[k].size(); i++) sum += a[k][i] * b[k][i];
    return sum;
}

/** @param forward, adjoint  functions of what is read and what is written */
template <class Forward, class Adjoint>
void check_adjoint(std::size_t inputs, std::size_t outputs, std::size_t size, Forward forward, Adjoint adjoint) {
    const fields x = random_fields(inputs, size, 71), y = random_fields(outputs, size, 91);
    fields ax(outputs, std::vector<double>(size, NAN)), aty(inputs, std::vector<double>(size, NAN));
    forward(x, ax);
    adjoint(y, aty);
    CHECK(dot(ax, y) != 0);
    CHECK(dot(ax, y) == doctest::Approx(dot(x, aty)).epsilon(1e-12));
}

/** The samples of a function of two variables at integer points. */
template <class Function> std::vector<double> sampled(std::int64_t rows, std::int64_t columns, Function function) {
    std::vector<double> samples;
    for (std::int64_t i = 0; i < rows; i++)
        for (std::int64_t j = 0; j < columns; j++) samples.push_back(function(static_cast<double>(i), static_cast<double>(j)));
    return samples;
}

#endif // ADJOINTS_HPP
