/** @file ndgrad/per_axis.hpp
 *
 * A short list without allocation: shapes, strides, axes, spacings, outputs.
 */
#ifndef NDGRAD_PER_AXIS_HPP
#define NDGRAD_PER_AXIS_HPP

#include "error.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

namespace ndgrad {
namespace detail {

template <class T, class From> constexpr bool converts_to = std::is_convertible_v<From, T>;
/** Lists of numbers take integers of any width, with no complaint about narrowing from std::size_t. */
template <class From> constexpr bool converts_to<std::int64_t, From> = std::is_integral_v<std::decay_t<From>>;
template <class From> constexpr bool converts_to<std::int32_t, From> = std::is_integral_v<std::decay_t<From>>;

/** A number in a list of narrower ones: too large or too small ones stay so, and the library refuses them. */
template <class T, class Number> constexpr T clamped(Number number) {
    constexpr T least = std::numeric_limits<T>::min(), most = std::numeric_limits<T>::max();
    if constexpr (std::is_signed_v<Number>) {
        const auto wide = static_cast<std::int64_t>(number);
        return wide < least ? least : wide > most ? most : static_cast<T>(wide);
    } else {
        const auto wide = static_cast<std::uint64_t>(number);
        return wide > static_cast<std::uint64_t>(most) ? most : static_cast<T>(wide);
    }
}

template <class C> using reference_of = decltype(*std::begin(std::declval<C &>()));

/** A container of what converts to T, but not one that is itself an element (coordinates are one spacing, not several). */
template <class T, class C, class = void> constexpr bool is_list_of = false;
template <class T, class C>
constexpr bool is_list_of<T, C, std::void_t<reference_of<C>, decltype(std::size(std::declval<C &>()))>> =
    converts_to<T, reference_of<C>> && !converts_to<T, C &>;

} // namespace detail

/**
 * At most NDG_MAX_RANK values, one for each axis: `5`, `{4, 3}`, `{rows, columns}` of any integer type, or a container.
 *
 * Throws shape_error (bad_rank) for a container of more than NDG_MAX_RANK values.
 */
template <class T> class per_axis {
    static_assert(std::is_trivially_destructible_v<T> && std::is_nothrow_copy_constructible_v<T>);

public:
    using value_type = T;

    per_axis() noexcept {}

    template <class... Values, std::enable_if_t<(sizeof...(Values) > 0) && (detail::converts_to<T, Values &&> && ...), int> = 0>
    per_axis(Values &&...values) {
        static_assert(sizeof...(Values) <= NDG_MAX_RANK, "more values than an array can have axes");
        (push_back(std::forward<Values>(values)), ...);
    }

    template <class Container,
              std::enable_if_t<detail::is_list_of<T, Container> && !std::is_same_v<std::decay_t<Container>, per_axis>, int> = 0>
    per_axis(Container &&container) {
        if (std::size(container) > NDG_MAX_RANK)
            detail::throw_error(status::bad_rank, std::to_string(std::size(container)) +
                                                      " values, one for each axis: expected at most " +
                                                      std::to_string(NDG_MAX_RANK));
        for (auto &&value : container) push_back(value);
    }

    per_axis(const per_axis &other) noexcept { append(other); }

    per_axis &operator=(const per_axis &other) noexcept {
        if (this != &other) {
            size_ = 0;
            append(other);
        }
        return *this;
    }

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const T *data() const noexcept { return values_; }
    const T *begin() const noexcept { return values_; }
    const T *end() const noexcept { return values_ + size_; }
    const T &operator[](std::size_t axis) const noexcept { return values_[axis]; }
    T &operator[](std::size_t axis) noexcept { return values_[axis]; }

    /** The caller has made sure that there are fewer than NDG_MAX_RANK. */
    template <class Value> void push_back(Value &&value) {
        if constexpr (std::is_integral_v<T>)
            new (static_cast<void *>(values_ + size_)) T(detail::clamped<T>(value));
        else
            new (static_cast<void *>(values_ + size_)) T(std::forward<Value>(value));
        size_++;
    }

    friend bool operator==(const per_axis &a, const per_axis &b) {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; i++)
            if (!(a[i] == b[i])) return false;
        return true;
    }
    friend bool operator!=(const per_axis &a, const per_axis &b) { return !(a == b); }

private:
    void append(const per_axis &other) noexcept {
        for (const T &value : other) push_back(value);
    }

    std::size_t size_ = 0;
    // Only as many as there are values come to life: a view has room for 32 axes and seldom has more than three.
    union {
        T values_[NDG_MAX_RANK];
    };
};

} // namespace ndgrad

#endif // NDGRAD_PER_AXIS_HPP
