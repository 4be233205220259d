/** @file ndgrad/derivative.hpp
 *
 * What is taken of one field: derivatives of any order and in any direction, the Laplacian, the length of the gradient, the
 * Hessian.
 */
#ifndef NDGRAD_DERIVATIVE_HPP
#define NDGRAD_DERIVATIVE_HPP

#include "operands.hpp"
#include "spacing.hpp"

namespace ndgrad {

/**
 * Members of ndgrad::grid.
 *
 * Each takes the samples f, the outputs, and what the operator has besides; axes may be negative, counted from the end, and
 * none means all in their order. Formulas, weights and types are those of the function of ndgrad.h that bears the same name.
 *
 * Each throws shape_error, axis_error, spacing_error, layout_error or error, and has a form with a std::error_code & at the
 * end, which does not throw. Either way no output has been written, unless the callback of set_progress stopped the call.
 *
 * The adjoint of an operator A is A^T: for all x and y the sums of (A x) y and x (A^T y) are the same, but for rounding. It
 * reads what A writes and writes what A reads; with ghost cells its output has them.
 */
template <class Grid> class derivative_operators {
public:
    /**
     * The derivative of any order along one axis: out = d^order f / dx^order. Of order 1 its numbers are the gradient's.
     *
     * @param order  1 to 6
     */
    template <class F>
    void derivative(const F &f, const output_of<F> &out, std::int32_t axis, std::int32_t order = 1) const {
        one_axis(ndg_derivative, forward, f, out, axis, order, detail::failure_sink());
    }
    template <class F>
    void derivative(const F &f, const output_of<F> &out, std::int32_t axis, std::int32_t order,
                    std::error_code &ec) const noexcept {
        one_axis(ndg_derivative, forward, f, out, axis, order, detail::failure_sink(ec));
    }
    template <class F>
    void derivative_adjoint(const F &f, const output_of<F> &out, std::int32_t axis, std::int32_t order = 1) const {
        one_axis(ndg_derivative_adjoint, adjoint, f, out, axis, order, detail::failure_sink());
    }
    template <class F>
    void derivative_adjoint(const F &f, const output_of<F> &out, std::int32_t axis, std::int32_t order,
                            std::error_code &ec) const noexcept {
        one_axis(ndg_derivative_adjoint, adjoint, f, out, axis, order, detail::failure_sink(ec));
    }

    /**
     * A mixed derivative: the derivative of order orders[k] along each axis k, one after the other.
     *
     * @param orders  one for each axis, 0 to 6; 0 for an axis along which f is not differentiated
     */
    template <class F>
    void mixed_derivative(const F &f, const output_of<F> &out, const per_axis<std::int32_t> &orders) const {
        mixed(ndg_mixed_derivative, forward, f, out, orders, detail::failure_sink());
    }
    template <class F>
    void mixed_derivative(const F &f, const output_of<F> &out, const per_axis<std::int32_t> &orders,
                          std::error_code &ec) const noexcept {
        mixed(ndg_mixed_derivative, forward, f, out, orders, detail::failure_sink(ec));
    }
    template <class F>
    void mixed_derivative_adjoint(const F &f, const output_of<F> &out, const per_axis<std::int32_t> &orders) const {
        mixed(ndg_mixed_derivative_adjoint, adjoint, f, out, orders, detail::failure_sink());
    }
    template <class F>
    void mixed_derivative_adjoint(const F &f, const output_of<F> &out, const per_axis<std::int32_t> &orders,
                                  std::error_code &ec) const noexcept {
        mixed(ndg_mixed_derivative_adjoint, adjoint, f, out, orders, detail::failure_sink(ec));
    }

    /**
     * The derivative in a direction: out = sum over k of direction[k] df/dx[axes[k]].
     *
     * @param direction  one number for each of the axes; its length counts: of length 1 it gives the slope in that direction
     */
    template <class F>
    void directional_derivative(const F &f, const output_of<F> &out, const per_axis<double> &direction,
                                const axis_list &axes = {}) const {
        directional(ndg_directional_derivative, forward, f, out, direction, axes, detail::failure_sink());
    }
    template <class F>
    void directional_derivative(const F &f, const output_of<F> &out, const per_axis<double> &direction,
                                const axis_list &axes, std::error_code &ec) const noexcept {
        directional(ndg_directional_derivative, forward, f, out, direction, axes, detail::failure_sink(ec));
    }
    template <class F>
    void directional_derivative_adjoint(const F &f, const output_of<F> &out, const per_axis<double> &direction,
                                        const axis_list &axes = {}) const {
        directional(ndg_directional_derivative_adjoint, adjoint, f, out, direction, axes, detail::failure_sink());
    }
    template <class F>
    void directional_derivative_adjoint(const F &f, const output_of<F> &out, const per_axis<double> &direction,
                                        const axis_list &axes, std::error_code &ec) const noexcept {
        directional(ndg_directional_derivative_adjoint, adjoint, f, out, direction, axes, detail::failure_sink(ec));
    }

    /** The Laplacian: out = sum over k of d^2 f / dx[axes[k]]^2, in one sweep over f. */
    template <class F> void laplacian(const F &f, const output_of<F> &out, const axis_list &axes = {}) const {
        sum_over_axes(ndg_laplacian, forward, f, out, axes, detail::failure_sink());
    }
    template <class F>
    void laplacian(const F &f, const output_of<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        sum_over_axes(ndg_laplacian, forward, f, out, axes, detail::failure_sink(ec));
    }
    template <class F> void laplacian_adjoint(const F &f, const output_of<F> &out, const axis_list &axes = {}) const {
        sum_over_axes(ndg_laplacian_adjoint, adjoint, f, out, axes, detail::failure_sink());
    }
    template <class F>
    void laplacian_adjoint(const F &f, const output_of<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        sum_over_axes(ndg_laplacian_adjoint, adjoint, f, out, axes, detail::failure_sink(ec));
    }

    /** The length of the gradient: out = sqrt(sum over k of (df/dx[axes[k]])^2), in one sweep. Complex samples are a bad_dtype. */
    template <class F> void gradient_magnitude(const F &f, const output_of<F> &out, const axis_list &axes = {}) const {
        sum_over_axes(ndg_gradient_magnitude, forward, f, out, axes, detail::failure_sink());
    }
    template <class F>
    void gradient_magnitude(const F &f, const output_of<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        sum_over_axes(ndg_gradient_magnitude, forward, f, out, axes, detail::failure_sink(ec));
    }

    /**
     * The Hessian: the second derivatives d^2 f / (dx[axes[k]] dx[axes[l]]) for k <= l, in one sweep over f.
     *
     * @param out  of n axes n (n + 1) / 2 arrays, the rows of the upper triangle: `{xx, xy, yy}`, or a container of views
     */
    template <class F>
    void hessian(const F &f, const array_list<output_of<F>> &out, const axis_list &axes = {}) const {
        second_derivatives(ndg_hessian, forward, input_list(f), out, axes, detail::failure_sink());
    }
    template <class F>
    void hessian(const F &f, const array_list<output_of<F>> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        second_derivatives(ndg_hessian, forward, input_list(f), out, axes, detail::failure_sink(ec));
    }
    void hessian_adjoint(const array_list<input> &f, const any_output &out, const axis_list &axes = {}) const {
        second_derivatives(ndg_hessian_adjoint, adjoint, f, any_output_list(out), axes, detail::failure_sink());
    }
    void hessian_adjoint(const array_list<input> &f, const any_output &out, const axis_list &axes,
                         std::error_code &ec) const noexcept {
        second_derivatives(ndg_hessian_adjoint, adjoint, f, any_output_list(out), axes, detail::failure_sink(ec));
    }

private:
    static constexpr auto forward = detail::direction::forward, adjoint = detail::direction::adjoint;

    const Grid &grid() const noexcept { return static_cast<const Grid &>(*this); }

    template <class Function, class F>
    void one_axis(Function function, detail::direction direction, const F &f, const output_of<F> &out, std::int32_t axis,
                  std::int32_t order, const detail::failure_sink &sink) const {
        detail::apply(grid(), direction, input_list(f), output_list<F>(out), sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, axis, order, written);
                      });
    }

    template <class Function, class F>
    void mixed(Function function, detail::direction direction, const F &f, const output_of<F> &out,
               const per_axis<std::int32_t> &orders, const detail::failure_sink &sink) const {
        if (!detail::is_count(orders.size(), grid().rank(), "orders", "one for each axis", sink)) return;
        detail::apply(grid(), direction, input_list(f), output_list<F>(out), sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, orders.data(), written);
                      });
    }

    template <class Function, class F>
    void directional(Function function, detail::direction direction, const F &f, const output_of<F> &out,
                     const per_axis<double> &along, const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        if (!detail::is_count(along.size(), axis.size(), "numbers for a direction", "one for each axis", sink)) return;
        detail::apply(grid(), direction, input_list(f), output_list<F>(out), sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, axis.count, axis.data, along.data(), written);
                      });
    }

    template <class Function, class F>
    void sum_over_axes(Function function, detail::direction direction, const F &f, const output_of<F> &out,
                       const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        detail::apply(grid(), direction, input_list(f), output_list<F>(out), sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, axis.count, axis.data, written);
                      });
    }

    template <class Function, class Inputs, class Outputs>
    void second_derivatives(Function function, detail::direction direction, const Inputs &f, const Outputs &out,
                            const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        const std::size_t pairs = axis.size() * (axis.size() + 1) / 2;
        const bool is_forward = direction == forward;
        if (!detail::is_count(is_forward ? out.size() : f.size(), pairs, is_forward ? "outputs" : "inputs",
                              "one for each pair of axes", sink))
            return;
        detail::apply(grid(), direction, f, out, sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, axis.count, axis.data, written);
                      });
    }
};

} // namespace ndgrad

#endif // NDGRAD_DERIVATIVE_HPP
