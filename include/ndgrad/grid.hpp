/** @file ndgrad/grid.hpp
 *
 * ndgrad::grid: where the samples of a field lie. The operators on it are in derivative.hpp, vector.hpp and image.hpp.
 */
#ifndef NDGRAD_GRID_HPP
#define NDGRAD_GRID_HPP

#include "derivative.hpp"
#include "image.hpp"
#include "side.hpp"
#include "spacing.hpp"
#include "vector.hpp"

#include <functional>
#include <memory>

namespace ndgrad {

/**
 * Where the samples of a field lie: shape, and for each axis spacing, accuracy and sides, with every weight that follows. Built
 * once, used for any number of fields of any dtype; gradients on it allocate nothing. Owns an ndg_grid; moves, does not copy.
 *
 * On an array of the grid's shape any strides will do. A flat array without gaps, such as a std::vector, stands for an
 * array of the grid's shape in C order if it has as many elements.
 *
 * Threads: any number may use one const grid at once; set_* and moving want it for themselves.
 */
class grid : public derivative_operators<grid>, public vector_operators<grid>, public image_operators<grid> {
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

    /**
     * How accurate the one-sided differences at both ends of an axis are, 1 to 8: a derivative of order m takes m + edge_order
     * samples. numpy has 1, the default, and 2.
     */
    grid &set_edge_order(std::int32_t axis, std::int32_t edge_order) {
        detail::failure_sink().check(ndg_grid_set_edge_order(get(), axis, edge_order));
        return *this;
    }
    void set_edge_order(std::int32_t axis, std::int32_t edge_order, std::error_code &ec) noexcept {
        detail::failure_sink(ec).check(ndg_grid_set_edge_order(get(), axis, edge_order));
    }

    /**
     * How accurate central differences along an axis are, 2, 4, 6 or 8: the error of a smooth field falls with this power of the
     * step. One-sided differences become as accurate, unless set_edge_order says otherwise.
     */
    grid &set_accuracy(std::int32_t axis, std::int32_t accuracy) {
        detail::failure_sink().check(ndg_grid_set_accuracy(get(), axis, accuracy));
        return *this;
    }
    void set_accuracy(std::int32_t axis, std::int32_t accuracy, std::error_code &ec) noexcept {
        detail::failure_sink(ec).check(ndg_grid_set_accuracy(get(), axis, accuracy));
    }

    /** How a field goes on beyond an end of an axis, or beyond both. */
    grid &set_side(std::int32_t axis, axis_end end, side side) {
        set_side(axis, end, side, detail::failure_sink());
        return *this;
    }
    void set_side(std::int32_t axis, axis_end end, side side, std::error_code &ec) noexcept {
        set_side(axis, end, side, detail::failure_sink(ec));
    }

    /** The field goes on beyond an end of an axis as a constant: f[-k] = value, finite and in units of f. */
    grid &set_constant_side(std::int32_t axis, axis_end end, double value) {
        set_constant_side(axis, end, value, detail::failure_sink());
        return *this;
    }
    void set_constant_side(std::int32_t axis, axis_end end, double value, std::error_code &ec) noexcept {
        set_constant_side(axis, end, value, detail::failure_sink(ec));
    }

    /**
     * The field goes on beyond an end of an axis in memory: arrays of samples have so many ghost cells there, which the caller
     * has filled, such as the halo of a domain that is split among processes. Samples then have the shape sample_shape().
     * Results have no ghost cells. With coordinates, ghost cells have theirs: set the ghost cells first.
     *
     * @param count  0 or more (0: one-sided); a call that needs more is a bad_option
     */
    grid &set_ghost_cells(std::int32_t axis, axis_end end, std::int64_t count) {
        set_ghost_cells(axis, end, count, detail::failure_sink());
        return *this;
    }
    void set_ghost_cells(std::int32_t axis, axis_end end, std::int64_t count, std::error_code &ec) noexcept {
        set_ghost_cells(axis, end, count, detail::failure_sink(ec));
    }

    /**
     * The field repeats itself along an axis: f[-k] = f[n-k], where n is the extent.
     *
     * @param period  the distance after which coordinates begin again, such as 360 for degrees of longitude. 0: the step times the
     *                extent, on an axis that has a step.
     */
    grid &set_periodic(std::int32_t axis, double period = 0.0) {
        set_periodic(axis, period, detail::failure_sink());
        return *this;
    }
    void set_periodic(std::int32_t axis, double period, std::error_code &ec) noexcept {
        set_periodic(axis, period, detail::failure_sink(ec));
    }

    /** On how many threads a call on this grid may compute; 0: as ndgrad::num_threads says. */
    grid &set_num_threads(std::int32_t n) {
        detail::failure_sink().check(ndg_grid_set_num_threads(get(), n));
        return *this;
    }
    void set_num_threads(std::int32_t n, std::error_code &ec) noexcept {
        detail::failure_sink(ec).check(ndg_grid_set_num_threads(get(), n));
    }

    /**
     * Has calls on this grid tell how far they are, and ask whether to go on: for a progress bar, or to answer Ctrl-C.
     *
     * The callback gets the fraction that is done, from 0 to 1, every few milliseconds of a large call and on the thread that
     * makes the call, and returns whether to go on. If it returns false the call fails with status::cancelled; if it throws, the
     * call throws the same (in its form without exceptions it is cancelled). Outputs are then partly written. Calls on several
     * threads at once each call it on their own. It may not change the grid. An empty function: nobody is told.
     */
    grid &set_progress(std::function<bool(double)> callback) {
        set_progress(std::move(callback), detail::failure_sink());
        return *this;
    }
    void set_progress(std::function<bool(double)> callback, std::error_code &ec) noexcept {
        set_progress(std::move(callback), detail::failure_sink(ec));
    }

    // ---- what it is ----------------------------------------------------------------------------------------------------

    std::size_t rank() const noexcept { return shape_.size(); }
    const shape_type &shape() const noexcept { return shape_; }

    /** The shape of samples: that of the grid and its ghost cells. */
    shape_type sample_shape() const noexcept {
        shape_type shape = shape_;
        for (std::size_t axis = 0; axis < rank(); axis++) shape[axis] += cells_before_[axis] + cells_behind_[axis];
        return shape;
    }
    /** How many ghost cells samples have at an end of each axis; at both ends, together. */
    shape_type ghost_cells(axis_end end) const noexcept {
        shape_type count = end == axis_end::upper ? cells_behind_ : cells_before_;
        if (end == axis_end::both)
            for (std::size_t axis = 0; axis < rank(); axis++) count[axis] += cells_behind_[axis];
        return count;
    }

    /** Whether set_progress has set a callback. */
    bool has_progress() const noexcept { return callback_ != nullptr; }

    /** For calls of ndgrad.h; still owned by this grid, which does not see ghost cells and callbacks that they set. */
    ndg_grid *get() noexcept { return grid_.get(); }
    const ndg_grid *get() const noexcept { return grid_.get(); }

private:
    struct free_grid {
        void operator()(ndg_grid *grid) const noexcept { ndg_grid_free(grid); }
    };

    grid(const shape_type &shape, const options &options, const detail::failure_sink &sink) : shape_(shape) {
        for (std::size_t axis = 0; axis < rank(); axis++) {
            cells_before_.push_back(0);
            cells_behind_.push_back(0);
        }
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
            if (options.accuracy && !sink.check(ndg_grid_set_accuracy(get(), axis, *options.accuracy))) return false;
            if (options.edge_order && !sink.check(ndg_grid_set_edge_order(get(), axis, *options.edge_order))) return false;
        }
        return sink.check(ndg_grid_set_num_threads(get(), options.num_threads));
    }

    bool set_spacing(std::int32_t axis, const spacing &spacing, const detail::failure_sink &sink) {
        return sink.check(spacing.set_on(get(), axis));
    }

    void set_side(std::int32_t axis, axis_end end, side side, const detail::failure_sink &sink) {
        if (sink.check(ndg_grid_set_side(get(), axis, static_cast<std::int32_t>(end), static_cast<std::int32_t>(side))))
            keep_ghost_cells(axis, end, 0);
    }

    void set_constant_side(std::int32_t axis, axis_end end, double value, const detail::failure_sink &sink) {
        if (sink.check(ndg_grid_set_constant_side(get(), axis, static_cast<std::int32_t>(end), value)))
            keep_ghost_cells(axis, end, 0);
    }

    void set_ghost_cells(std::int32_t axis, axis_end end, std::int64_t count, const detail::failure_sink &sink) {
        if (sink.check(ndg_grid_set_ghost_cells(get(), axis, static_cast<std::int32_t>(end), count)))
            keep_ghost_cells(axis, end, count);
    }

    void set_periodic(std::int32_t axis, double period, const detail::failure_sink &sink) {
        if (sink.check(ndg_grid_set_periodic(get(), axis, period))) keep_ghost_cells(axis, axis_end::both, 0);
    }

    /** The library has accepted the axis and the count. */
    void keep_ghost_cells(std::int32_t axis, axis_end end, std::int64_t count) noexcept {
        const std::size_t k = axis < 0 ? rank() - static_cast<std::size_t>(-axis) : static_cast<std::size_t>(axis);
        if (end != axis_end::upper) cells_before_[k] = count;
        if (end != axis_end::lower) cells_behind_[k] = count;
    }

    using callback_type = std::function<bool(double)>;

    void set_progress(callback_type callback, const detail::failure_sink &sink) {
        // On the heap, where the library finds it after the grid has moved.
        std::unique_ptr<callback_type> kept(callback ? new (std::nothrow) callback_type(std::move(callback)) : nullptr);
        if (callback && kept == nullptr)
            return sink.fail(status::out_of_memory, [] { return std::string("no memory for a callback"); });
        if (sink.check(ndg_grid_set_progress(get(), kept == nullptr ? nullptr : tell, kept.get()))) callback_ = std::move(kept);
    }

    static int tell(double done, void *callback) noexcept {
        try {
            return (*static_cast<const callback_type *>(callback))(done) ? 0 : 1;
        } catch (...) {
            detail::thrown_by_callback() = std::current_exception();
            return 1;
        }
    }

    shape_type shape_, cells_before_, cells_behind_;
    std::unique_ptr<callback_type> callback_;
    std::unique_ptr<ndg_grid, free_grid> grid_;
};

} // namespace ndgrad

#endif // NDGRAD_GRID_HPP
