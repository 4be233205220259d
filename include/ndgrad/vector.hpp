/** @file ndgrad/vector.hpp
 *
 * What makes a vector field, or is taken of one: gradient, divergence, curl, Jacobian.
 */
#ifndef NDGRAD_VECTOR_HPP
#define NDGRAD_VECTOR_HPP

#include "operands.hpp"
#include "spacing.hpp"

namespace ndgrad {

/**
 * Members of ndgrad::grid; see derivative_operators for what they have in common. The components of a vector field are
 * arrays of one type, `{u, v}` or a container of views; derivatives are the gradient's, to the bit.
 */
template <class Grid> class vector_operators {
public:
    /**
     * The gradient: out[k] gets the derivative of f along axes[k], by the formulas at ndg_gradient_f64 in ndgrad.h.
     *
     * @param f     the samples, of the grid's shape
     * @param out   one array for each axis: `df`, `{dx, dy}`, or a container of views
     * @param axes  which axes, negative ones counted from the end; none: all, in their order
     * @throws shape_error, axis_error, spacing_error, layout_error, error; then no output has been written
     */
    template <class F> void gradient(const F &f, const output_list<F> &out, const axis_list &axes = {}) const {
        one_to_axes(ndg_gradient, forward, f, out, axes, detail::failure_sink());
    }
    template <class F> void gradient(const F &f, const output_list<F> &out, std::error_code &ec) const noexcept {
        one_to_axes(ndg_gradient, forward, f, out, {}, detail::failure_sink(ec));
    }
    template <class F>
    void gradient(const F &f, const output_list<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        one_to_axes(ndg_gradient, forward, f, out, axes, detail::failure_sink(ec));
    }
    /** out = sum over k of (d/dx[axes[k]])^T f[k]: minus a divergence, up to the ends of the axes. */
    void gradient_adjoint(const input_list &f, const any_output &out, const axis_list &axes = {}) const {
        axes_to_one(ndg_gradient_adjoint, adjoint, f, out, axes, detail::failure_sink());
    }
    void gradient_adjoint(const input_list &f, const any_output &out, const axis_list &axes, std::error_code &ec) const noexcept {
        axes_to_one(ndg_gradient_adjoint, adjoint, f, out, axes, detail::failure_sink(ec));
    }

    /** The divergence: out = sum over k of df[k]/dx[axes[k]], in one sweep. */
    void divergence(const input_list &f, const any_output &out, const axis_list &axes = {}) const {
        axes_to_one(ndg_divergence, forward, f, out, axes, detail::failure_sink());
    }
    void divergence(const input_list &f, const any_output &out, const axis_list &axes, std::error_code &ec) const noexcept {
        axes_to_one(ndg_divergence, forward, f, out, axes, detail::failure_sink(ec));
    }
    template <class F> void divergence_adjoint(const F &f, const output_list<F> &out, const axis_list &axes = {}) const {
        one_to_axes(ndg_divergence_adjoint, adjoint, f, out, axes, detail::failure_sink());
    }
    template <class F>
    void divergence_adjoint(const F &f, const output_list<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        one_to_axes(ndg_divergence_adjoint, adjoint, f, out, axes, detail::failure_sink(ec));
    }

    /**
     * The curl, in one sweep: of two components along axes (x, y) df[1]/dx - df[0]/dy; of three along (x, y, z)
     * `{df[2]/dy - df[1]/dz, df[0]/dz - df[2]/dx, df[1]/dx - df[0]/dy}`.
     *
     * @param axes  in the order of the components: of (eastward, northward) stored as [latitude, longitude] they are {1, 0}
     */
    void curl(const input_list &f, const any_output_list &out, const axis_list &axes = {}) const {
        curl(ndg_curl, forward, f, out, axes, detail::failure_sink());
    }
    void curl(const input_list &f, const any_output_list &out, const axis_list &axes, std::error_code &ec) const noexcept {
        curl(ndg_curl, forward, f, out, axes, detail::failure_sink(ec));
    }
    void curl_adjoint(const input_list &f, const any_output_list &out, const axis_list &axes = {}) const {
        curl(ndg_curl_adjoint, adjoint, f, out, axes, detail::failure_sink());
    }
    void curl_adjoint(const input_list &f, const any_output_list &out, const axis_list &axes, std::error_code &ec) const noexcept {
        curl(ndg_curl_adjoint, adjoint, f, out, axes, detail::failure_sink(ec));
    }

    /** The Jacobian: out[c n + k] = df[c]/dx[axes[k]], of n axes, component after component; each component in one sweep. */
    void jacobian(const array_list<input> &f, const array_list<any_output> &out, const axis_list &axes = {}) const {
        jacobian(ndg_jacobian, forward, f, out, axes, detail::failure_sink());
    }
    void jacobian(const array_list<input> &f, const array_list<any_output> &out, const axis_list &axes,
                  std::error_code &ec) const noexcept {
        jacobian(ndg_jacobian, forward, f, out, axes, detail::failure_sink(ec));
    }
    /** out[c] = sum over k of (d/dx[axes[k]])^T f[c n + k]. */
    void jacobian_adjoint(const array_list<input> &f, const array_list<any_output> &out, const axis_list &axes = {}) const {
        jacobian(ndg_jacobian_adjoint, adjoint, f, out, axes, detail::failure_sink());
    }
    void jacobian_adjoint(const array_list<input> &f, const array_list<any_output> &out, const axis_list &axes,
                          std::error_code &ec) const noexcept {
        jacobian(ndg_jacobian_adjoint, adjoint, f, out, axes, detail::failure_sink(ec));
    }

private:
    static constexpr auto forward = detail::direction::forward, adjoint = detail::direction::adjoint;

    const Grid &grid() const noexcept { return static_cast<const Grid &>(*this); }

    template <class Function, class F>
    void one_to_axes(Function function, detail::direction direction, const F &f, const output_list<F> &out,
                     const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        if (!detail::is_count(out.size(), axis.size(), "outputs", "one for each axis", sink)) return;
        detail::apply(grid(), direction, input_list(f), out, sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, read, axis.count, axis.data, written);
                      });
    }

    template <class Function>
    void axes_to_one(Function function, detail::direction direction, const input_list &f, const any_output &out,
                     const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        if (!detail::is_count(f.size(), axis.size(), "components", "one for each axis", sink)) return;
        detail::apply(grid(), direction, f, any_output_list(out), sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, axis.count, axis.data, read, written);
                      });
    }

    template <class Function>
    void curl(Function function, detail::direction direction, const input_list &f, const any_output_list &out,
              const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        const std::size_t curls = axis.size() == 2 ? 1 : axis.size();
        const bool is_forward = direction == forward;
        const char *const why = "as many as there are axes, or one for the curl of two components";
        if (!detail::is_count(f.size(), is_forward ? axis.size() : curls, "inputs", why, sink) ||
            !detail::is_count(out.size(), is_forward ? curls : axis.size(), "outputs", why, sink))
            return;
        detail::apply(grid(), direction, f, out, sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, axis.count, axis.data, read, written);
                      });
    }

    template <class Function>
    void jacobian(Function function, detail::direction direction, const array_list<input> &f,
                  const array_list<any_output> &out, const axis_list &axes, const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        const bool is_forward = direction == forward;
        const std::size_t components = is_forward ? f.size() : out.size(), entries = is_forward ? out.size() : f.size();
        if (!detail::is_count(entries, components * axis.size(), is_forward ? "outputs" : "inputs",
                              "one for each component and axis", sink))
            return;
        detail::apply(grid(), direction, f, out, sink,
                      [&](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
                          return function(grid, detail::clamped<std::int32_t>(components), read, axis.count, axis.data, written);
                      });
    }
};

} // namespace ndgrad

#endif // NDGRAD_VECTOR_HPP
