/** @file ndgrad/library.hpp
 *
 * What concerns the library as a whole: its version, its kernels, its threads.
 */
#ifndef NDGRAD_LIBRARY_HPP
#define NDGRAD_LIBRARY_HPP

#include "../ndgrad.h"

#include <cstdint>
#include <string_view>

namespace ndgrad {

/** The version of the library that the program runs with; NDGRAD_VERSION is that which it was compiled with. */
inline std::string_view version() noexcept { return ndg_version(); }

/** The number of the ABI, which the shared library also bears in its SONAME. */
inline std::int32_t abi_version() noexcept { return ndg_abi_version(); }

/** The instruction set that the kernels use on this machine: "baseline", "neon", "avx2" or "avx512". */
inline std::string_view kernel_name() noexcept { return ndg_kernel_name(); }

/**
 * On how many threads a call may compute, in the whole process, but for grids that have a number of their own.
 *
 * @param n  1 or more; 0: as many as there are cores for the process. A negative number changes nothing.
 */
inline void set_num_threads(std::int32_t n) noexcept { ndg_set_num_threads(n); }

/** On how many threads a call may compute where the grid does not say; see ndg_num_threads. */
inline std::int32_t num_threads() noexcept { return ndg_num_threads(); }

} // namespace ndgrad

#endif // NDGRAD_LIBRARY_HPP
