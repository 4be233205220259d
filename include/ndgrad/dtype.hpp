/** @file ndgrad/dtype.hpp
 *
 * Which C++ types are which NDG_ dtypes, and which of them a gradient may be written in.
 */
#ifndef NDGRAD_DTYPE_HPP
#define NDGRAD_DTYPE_HPP

#include "../ndgrad.h"

#include <complex>
#include <cstdint>
#include <type_traits>

#if defined(__STDCPP_FLOAT16_T__) || defined(__STDCPP_BFLOAT16_T__)
#include <stdfloat>
#endif

namespace ndgrad {

/**
 * The NDG_ constant of a type: dtype<float>::value is NDG_F32. Types that have none do not have the member.
 *
 * Integers of 8 to 64 bits (but not bool and the character types), float, double, std::complex of these two, and C++23's
 * std::float16_t and std::bfloat16_t have one. Specialise it for another type of the same representation:
 *
 * @code
 *   template <> struct ndgrad::dtype<Eigen::half> : std::integral_constant<std::int32_t, NDG_F16> {};
 * @endcode
 */
template <class T, class = void> struct dtype {};

template <> struct dtype<float> : std::integral_constant<std::int32_t, NDG_F32> {};
template <> struct dtype<double> : std::integral_constant<std::int32_t, NDG_F64> {};
template <> struct dtype<std::complex<float>> : std::integral_constant<std::int32_t, NDG_C64> {};
template <> struct dtype<std::complex<double>> : std::integral_constant<std::int32_t, NDG_C128> {};
#ifdef __STDCPP_FLOAT16_T__
template <> struct dtype<std::float16_t> : std::integral_constant<std::int32_t, NDG_F16> {};
#endif
#ifdef __STDCPP_BFLOAT16_T__
template <> struct dtype<std::bfloat16_t> : std::integral_constant<std::int32_t, NDG_BF16> {};
#endif

namespace detail {

template <class T, class... Others> constexpr bool is_one_of = (std::is_same_v<T, Others> || ...);

/** What is counted with: long and long long alike, whichever of them std::int64_t is. */
template <class T>
constexpr bool is_integer = std::is_integral_v<T> && sizeof(T) <= 8 && !std::is_const_v<T> && !std::is_volatile_v<T> &&
#ifdef __cpp_char8_t
                            !is_one_of<T, char8_t> &&
#endif
                            !is_one_of<T, bool, char, wchar_t, char16_t, char32_t>;

constexpr std::int32_t integer_dtype(std::size_t size, bool is_signed) {
    const std::int32_t first = is_signed ? NDG_I8 : NDG_U8;
    return first + (size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3);
}

} // namespace detail

template <class T>
struct dtype<T, std::enable_if_t<detail::is_integer<T>>>
    : std::integral_constant<std::int32_t, detail::integer_dtype(sizeof(T), std::is_signed_v<T>)> {};

namespace detail {

template <class T, class = void> constexpr bool has_dtype = false;
template <class T> constexpr bool has_dtype<T, std::void_t<decltype(dtype<T>::value)>> = true;

/** The table at ndg_gradient in ndgrad.h: may a gradient of samples of one dtype be written in the other? */
constexpr bool is_result_dtype(std::int32_t samples, std::int32_t result) {
    if (samples >= NDG_F32) return result == samples;
    if (samples >= NDG_F16) return result == samples || result == NDG_F32;
    return result == NDG_F32 || result == NDG_F64;
}

template <class Sample, class Result, class = void> constexpr bool is_result = false;
template <class Sample, class Result>
constexpr bool is_result<Sample, Result, std::enable_if_t<has_dtype<Sample> && has_dtype<Result>>> =
    is_result_dtype(dtype<Sample>::value, dtype<Result>::value);

} // namespace detail
} // namespace ndgrad

#endif // NDGRAD_DTYPE_HPP
