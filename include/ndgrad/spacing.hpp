/** @file ndgrad/spacing.hpp
 *
 * How far apart samples are, and what else a call can be told.
 */
#ifndef NDGRAD_SPACING_HPP
#define NDGRAD_SPACING_HPP

#include "view.hpp"

#include <optional>

namespace ndgrad {

/**
 * Where the samples of one axis lie: a step, or coordinates.
 *
 * A number is a step: finite and not 0, negative where the coordinate decreases. A container, C array or view of double or
 * std::int64_t holds coordinates, one for each sample; it is not copied, and has to live until the call that it is for.
 * Differences of std::int64_t are taken exactly: nanosecond time stamps near 1.7e18, say.
 */
class spacing {
public:
    /** The samples are 1 apart. */
    spacing() noexcept = default;

    /** The samples are a step apart. */
    template <class Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
    spacing(Number step) noexcept : step_(static_cast<double>(step)) {}

    /** The samples lie at coordinates. Throws spacing_error if they have gaps in memory or more than one axis. */
    template <class A, std::enable_if_t<detail::is_one_of<detail::sample_t<A>, double, std::int64_t>, int> = 0>
    spacing(const A &coordinates) {
        const view<const detail::sample_t<A>> x(coordinates);
        if (x.rank() != 1 || (x.strides()[0] != 1 && x.size() > 1))
            detail::throw_error(status::bad_spacing, "coordinates have to lie one after another in an array of one axis");
        kind_ = std::is_same_v<detail::sample_t<A>, double> ? kind::real : kind::integer;
        coordinates_ = x.data();
        size_ = x.size();
    }

    bool is_step() const noexcept { return kind_ == kind::step; }

private:
    friend class grid;

    enum class kind { step, real, integer };

    ndg_status set_on(ndg_grid *grid, std::int32_t axis) const noexcept {
        switch (kind_) {
        case kind::real: return ndg_grid_set_coords_f64(grid, axis, static_cast<const double *>(coordinates_), size_);
        case kind::integer: return ndg_grid_set_coords_i64(grid, axis, static_cast<const std::int64_t *>(coordinates_), size_);
        default: return ndg_grid_set_step(grid, axis, step_);
        }
    }

    kind kind_ = kind::step;
    double step_ = 1.0;
    const void *coordinates_ = nullptr;
    std::int64_t size_ = 0;
};

/** Axes of an array, counted from 0, negative ones from the end: `1`, `{0, -1}`, or a container. */
using axis_list = per_axis<std::int32_t>;

/**
 * What a gradient can be told beside arrays. With C++20: `{.spacing = {metres, 5.0}, .edge_order = 2}`.
 */
struct options {
    /** One for each of the axes, in their order; or a single step for all of them. None: 1. */
    per_axis<ndgrad::spacing> spacing = {};
    /** Which axes to differentiate, and in which order the outputs are. None: all, in their order. */
    axis_list axes = {};
    /** How accurate the one-sided differences at both ends are, 1 to 8: 1 takes two samples, 2 takes three. None: as accurate
        as `accuracy` says, and 1, as numpy has it, if that says nothing. */
    std::optional<std::int32_t> edge_order = {};
    /** On how many threads a call may compute; 0: as ndgrad::num_threads says. The number changes no bit. */
    std::int32_t num_threads = 0;
    /** How accurate central differences are: 2, 4, 6 or 8; the error falls with this power of the step. None: 2. */
    std::optional<std::int32_t> accuracy = {};
};

} // namespace ndgrad

#endif // NDGRAD_SPACING_HPP
