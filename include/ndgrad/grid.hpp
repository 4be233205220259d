/** @file ndgrad/grid.hpp
 *
 * ndgrad::grid: where the samples of a field lie, and the operators on it.
 */
#ifndef NDGRAD_GRID_HPP
#define NDGRAD_GRID_HPP

#include "operands.hpp"
#include "spacing.hpp"

#include <memory>

namespace ndgrad {

/**
 * Where the samples of a field lie: shape, and for each axis spacing and edge order, with every weight that follows. Built
 * once, used for any number of fields of any dtype; calls on it allocate nothing. Owns an ndg_grid; moves, does not copy.
 *
 * On an array of the grid's shape any strides will do. A flat array without gaps, such as a std::vector, stands for an
 * array of the grid's shape in C order if it has as many elements.
 *
 * Threads: any number may use one const grid at once; set_* and moving want it for themselves.
 */
class grid {
public:
    using shape_type = per_axis<std::int64_t>;

    /** A grid of a shape; step 1 and edge order 1 on every axis, or what the options say of theirs. Throws error. */
    explicit grid(const shape_type &shape, const options &options = {}) : grid(shape, options, detail::failure_sink()) {}
    /** The same without exceptions: on failure the grid is empty, and every call on it is a null_pointer. */
    grid(const shape_type &shape, std::error_code &ec) noexcept : grid(shape, options(), detail::failure_sink(ec)) {}
    grid(const shape_type &shape, const options &options, std::error_code &ec) noexcept
        : grid(shape, options, detail::failure_sink(ec)) {}

    // ---- settings ------------------------------------------------------------------------------------------------------

    /**
     * The samples of an axis are a step apart, or lie at coordinates, which are copied.
     *
     * @param axis  negative counts from the end
     * @returns this grid, for the next setting
     * @throws axis_error, spacing_error, error; the grid is then as it was
     */
    grid &set_spacing(std::int32_t axis, const spacing &spacing) {
        set_spacing(axis, spacing, detail::failure_sink());
        return *this;
    }
    void set_spacing(std::int32_t axis, const spacing &spacing, std::error_code &ec) noexcept {
        set_spacing(axis, spacing, detail::failure_sink(ec));
    }

    /** How accurate the one-sided differences at both ends of an axis are: 1 takes two samples, 2 takes three. */
    grid &set_edge_order(std::int32_t axis, std::int32_t edge_order) {
        detail::failure_sink().check(ndg_grid_set_edge_order(get(), axis, edge_order));
        return *this;
    }
    void set_edge_order(std::int32_t axis, std::int32_t edge_order, std::error_code &ec) noexcept {
        detail::failure_sink(ec).check(ndg_grid_set_edge_order(get(), axis, edge_order));
    }

    /** On how many threads a call on this grid may compute; 0: as ndgrad::num_threads says. */
    grid &set_num_threads(std::int32_t n) {
        detail::failure_sink().check(ndg_grid_set_num_threads(get(), n));
        return *this;
    }
    void set_num_threads(std::int32_t n, std::error_code &ec) noexcept {
        detail::failure_sink(ec).check(ndg_grid_set_num_threads(get(), n));
    }

    // ---- operators -----------------------------------------------------------------------------------------------------

    /**
     * The gradient: out[k] gets the derivative of f along axes[k], by the formulas at ndg_gradient_f64 in ndgrad.h.
     *
     * @param f     the samples, of the grid's shape
     * @param out   one array for each axis: `df`, `{dx, dy}`, or a container of views
     * @param axes  which axes, negative ones counted from the end; none: all, in their order
     * @throws shape_error, axis_error, spacing_error, layout_error, error; then no output has been written
     */
    template <class F> void gradient(const F &f, const output_list<F> &out, const axis_list &axes = {}) const {
        gradient(f, out, axes, detail::failure_sink());
    }
    template <class F> void gradient(const F &f, const output_list<F> &out, std::error_code &ec) const noexcept {
        gradient(f, out, {}, detail::failure_sink(ec));
    }
    template <class F>
    void gradient(const F &f, const output_list<F> &out, const axis_list &axes, std::error_code &ec) const noexcept {
        gradient(f, out, axes, detail::failure_sink(ec));
    }

    // ---- what it is ----------------------------------------------------------------------------------------------------

    std::size_t rank() const noexcept { return shape_.size(); }
    const shape_type &shape() const noexcept { return shape_; }

    /** For calls of ndgrad.h; still owned by this grid. */
    ndg_grid *get() noexcept { return grid_.get(); }
    const ndg_grid *get() const noexcept { return grid_.get(); }

private:
    struct free_grid {
        void operator()(ndg_grid *grid) const noexcept { ndg_grid_free(grid); }
    };

    grid(const shape_type &shape, const options &options, const detail::failure_sink &sink) : shape_(shape) {
        ndg_grid *made = nullptr;
        if (!sink.check(ndg_grid_new(static_cast<std::int32_t>(shape.size()), shape.data(), &made))) return;
        grid_.reset(made);
        if (!apply(options, sink)) grid_.reset();
    }

    bool apply(const options &options, const detail::failure_sink &sink) {
        const std::size_t naxes = options.axes.empty() ? rank() : options.axes.size();
        const per_axis<spacing> &spacings = options.spacing;
        const bool is_one_for_all = spacings.size() == 1 && spacings[0].is_step();
        if (!spacings.empty() && !is_one_for_all && spacings.size() != naxes) {
            sink.fail(status::count_mismatch, [&] {
                return std::to_string(spacings.size()) + " spacings for " + std::to_string(naxes) +
                       " axes: expected one for each, or a single step";
            });
            return false;
        }
        for (std::size_t k = 0; k < naxes; k++) {
            const std::int32_t axis = options.axes.empty() ? static_cast<std::int32_t>(k) : options.axes[k];
            if (!spacings.empty() && !set_spacing(axis, spacings[is_one_for_all ? 0 : k], sink)) return false;
            if (!sink.check(ndg_grid_set_edge_order(get(), axis, options.edge_order))) return false;
        }
        return sink.check(ndg_grid_set_num_threads(get(), options.num_threads));
    }

    bool set_spacing(std::int32_t axis, const spacing &spacing, const detail::failure_sink &sink) {
        return sink.check(spacing.set_on(get(), axis));
    }

    template <class F>
    void gradient(const F &f, const output_list<F> &out, const axis_list &axes, const detail::failure_sink &sink) const {
        const std::size_t naxes = axes.empty() ? rank() : axes.size();
        if (out.size() != naxes) {
            return sink.fail(status::count_mismatch, [&] {
                return std::to_string(out.size()) + " outputs for " + std::to_string(naxes) + " axes";
            });
        }
        detail::operands<F> operands(f, out);
        if (!operands.fit(shape_, sink)) return;
        sink.check(ndg_gradient(get(), &operands.samples, static_cast<std::int32_t>(naxes),
                                axes.empty() ? nullptr : axes.data(), operands.results));
    }

    shape_type shape_;
    std::unique_ptr<ndg_grid, free_grid> grid_;
};

} // namespace ndgrad

#endif // NDGRAD_GRID_HPP
