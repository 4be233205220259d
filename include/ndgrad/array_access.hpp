/** @file ndgrad/array_access.hpp
 *
 * How the arrays of C++ are recognised: by what they can do, so that none of their headers is included here.
 */
#ifndef NDGRAD_ARRAY_ACCESS_HPP
#define NDGRAD_ARRAY_ACCESS_HPP

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace ndgrad {
namespace detail {

// ---- std::mdspan, and what came before it in Kokkos -----------------------------------------------------------------

template <class A, class = void> constexpr bool is_mdspan = false;
/** With strides whatever its extents, and not with an accessor that computes the elements: they lie in memory as they are. */
template <class A>
constexpr bool is_mdspan<A, std::void_t<typename A::accessor_type, typename A::extents_type,
                                        decltype(std::declval<const A &>().data_handle())>> =
    std::is_same_v<typename A::data_handle_type, typename A::element_type *> &&
    std::is_same_v<typename A::reference, typename A::element_type &> && A::is_always_strided();

// ---- Eigen: Matrix, Array, Map, Ref, Block --------------------------------------------------------------------------

template <class A, class = void> constexpr bool is_eigen = false;
/** Expressions that are not in memory have no data(). */
template <class A>
constexpr bool is_eigen<A, std::void_t<decltype(std::declval<A &>().data()), decltype(std::declval<A &>().rows()),
                                       decltype(std::declval<A &>().cols()), decltype(std::declval<A &>().rowStride()),
                                       decltype(std::declval<A &>().colStride()), decltype(A::IsVectorAtCompileTime)>> = true;

// ---- containers: std::vector, std::array, std::span -----------------------------------------------------------------

/** A type that says more of its shape than size() does would lose it if it were taken for a flat container. */
template <class A, class = void> constexpr bool has_shape = false;
template <class A> constexpr bool has_shape<A, std::void_t<decltype(std::declval<A &>().shape())>> = true;
template <class A, class = void> constexpr bool has_rows = false;
template <class A> constexpr bool has_rows<A, std::void_t<decltype(std::declval<A &>().rows())>> = true;
template <class A, class = void> constexpr bool has_extents = false;
template <class A> constexpr bool has_extents<A, std::void_t<decltype(std::declval<A &>().extents())>> = true;
template <class A, class = void> constexpr bool has_dimensions = false;
template <class A> constexpr bool has_dimensions<A, std::void_t<decltype(std::declval<A &>().dimensions())>> = true;

template <class A, class = void> constexpr bool is_flat_container = false;
template <class A>
constexpr bool is_flat_container<A, std::void_t<decltype(std::declval<A &>().data()), decltype(std::declval<A &>().size()),
                                                typename A::value_type>> =
    std::is_pointer_v<decltype(std::declval<A &>().data())> &&
    std::is_same_v<std::remove_cv_t<std::remove_pointer_t<decltype(std::declval<A &>().data())>>, typename A::value_type> &&
    !has_shape<A> && !has_rows<A> && !has_extents<A> && !has_dimensions<A>;

} // namespace detail
} // namespace ndgrad

#endif // NDGRAD_ARRAY_ACCESS_HPP
