/** @file ndgrad/gradient.hpp
 *
 * The gradient in one call: numpy.gradient.
 */
#ifndef NDGRAD_GRADIENT_HPP
#define NDGRAD_GRADIENT_HPP

#include "grid.hpp"

namespace ndgrad {
namespace detail {

template <class F>
void gradient(const F &f, const output_list<F> &out, const options &options, std::error_code *ec) {
    const view<const sample_t<F>> samples(f);
    if (ec == nullptr) return grid(samples.shape(), options).gradient(samples, out, options.axes);
    const grid grid(samples.shape(), options, *ec);
    if (!*ec) grid.gradient(samples, out, options.axes, *ec);
}

} // namespace detail

/**
 * The gradient of f, numpy.gradient's numbers to the bit, by the formulas at ndg_gradient_f64 in ndgrad.h: out[k] gets the
 * derivative along axes[k].
 *
 * @code
 *   ndgrad::gradient(f, df);                                        // one axis, step 1
 *   ndgrad::gradient(f, df, {0.5});                                 // step 0.5
 *   ndgrad::gradient(f, {dx, dy}, {{x, 0.5}});                      // coordinates x along axis 0, a step along axis 1
 *   ndgrad::gradient(f, dy, {.axes = -1, .edge_order = 2});         // C++20: along the last axis
 * @endcode
 *
 * float and double, complex of both, integers and half precision alike; see ndgrad::output for the type of the results.
 * It makes a grid for this one call, which allocates; calls that follow each other are faster on a grid of their own.
 *
 * @param f        the samples: an array that has the shape (make one of a flat container by ndgrad::view)
 * @param out      one array for each axis, of f's shape or flat: `df`, `{dx, dy}`, or a container of views
 * @param options  spacing, axes, edge order, threads
 * @throws shape_error, axis_error, spacing_error, layout_error, error; then no output has been written
 *
 * Threads: any number of calls at once, each with outputs of its own.
 */
template <class F> void gradient(const F &f, const output_list<F> &out, const options &options = {}) {
    detail::gradient(f, out, options, nullptr);
}

/** The same without exceptions: `ec` tells how it went, and ndgrad::last_error() more. */
template <class F> void gradient(const F &f, const output_list<F> &out, std::error_code &ec) noexcept {
    detail::gradient(f, out, options(), &ec);
}
template <class F>
void gradient(const F &f, const output_list<F> &out, const options &options, std::error_code &ec) noexcept {
    detail::gradient(f, out, options, &ec);
}

} // namespace ndgrad

#endif // NDGRAD_GRADIENT_HPP
