/** @file ndgrad/side.hpp
 *
 * How a field goes on beyond the ends of an axis.
 */
#ifndef NDGRAD_SIDE_HPP
#define NDGRAD_SIDE_HPP

#include "../ndgrad.h"

#include <cstdint>

namespace ndgrad {

/** Which end of an axis. */
enum class axis_end : std::int32_t {
    /** The end at index 0. */
    lower = NDG_LOWER,
    /** The end at the last index. */
    upper = NDG_UPPER,
    both = NDG_BOTH
};

/**
 * How a field goes on beyond an end of an axis; see also grid::set_constant_side, set_ghost_cells and set_periodic.
 * Where it does go on, central differences are used up to the end.
 */
enum class side : std::int32_t {
    /** It does not: one-sided differences, as numpy has them. The default. */
    one_sided = NDG_ONE_SIDED,
    /** As its mirror image about the last sample: f[-k] = f[k]. */
    mirrored = NDG_MIRRORED,
    /** As its mirror image about the edge half a step beyond the last sample: f[-k] = f[k-1]. */
    reflected = NDG_REFLECTED,
    /** Turned about the last sample: f[-k] = 2 f[0] - f[k]. */
    odd_reflected = NDG_ODD_REFLECTED,
    /** As its last sample: f[-k] = f[0]. */
    nearest = NDG_NEAREST
};

} // namespace ndgrad

#endif // NDGRAD_SIDE_HPP
