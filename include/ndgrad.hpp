/** @file ndgrad.hpp
 *
 * ndgrad for C++17 and later: numpy.gradient's numbers for arrays of any layout, without copies. Header-only, over ndgrad.h.
 *
 * @code
 *   std::vector<double> f{1, 2, 4, 7, 11}, df(5);
 *   ndgrad::gradient(f, df);                                                   // 1, 1.5, 2.5, 3.5, 4
 *
 *   ndgrad::gradient(ndgrad::view(celsius, {4, 3}), {dz, dx}, {{metres, 5.0}});  // coordinates along axis 0, a step along 1
 *
 *   ndgrad::grid grid({4, 3});                                                 // the same, set up once
 *   grid.set_spacing(0, metres).set_spacing(1, 5.0);
 *   grid.gradient(celsius, {dz, dx});
 *   grid.laplacian(celsius, out);                                              // and every other operator
 * @endcode
 *
 * Arrays
 *   Whatever view.hpp can look at, no copies made: containers with data() and size(), C arrays, std::span, std::mdspan of
 *   any strided layout, Eigen's matrices, arrays and maps, and ndgrad::view, which is a pointer, extents and strides.
 *
 * Errors
 *   A failure throws ndgrad::error or a class derived from it; what() is the library's message. Every function that can
 *   fail has a sibling with a std::error_code & at the end, which does not throw. Either way no output has been written, unless
 *   a callback of the caller's stopped the call.
 *
 * Threads, ownership, overlap, results
 *   As ndgrad.h says. A const ndgrad::grid may be shared by any number of threads.
 */
#ifndef NDGRAD_HPP
#define NDGRAD_HPP

#include "ndgrad/error.hpp"
#include "ndgrad/gradient.hpp"
#include "ndgrad/grid.hpp"
#include "ndgrad/library.hpp"
#include "ndgrad/view.hpp"

#endif // NDGRAD_HPP
