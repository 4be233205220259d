/** @file ndgrad/view.hpp
 *
 * ndgrad::view, a pointer, extents and strides; and how the arrays of C++ become one.
 */
#ifndef NDGRAD_VIEW_HPP
#define NDGRAD_VIEW_HPP

#include "array_access.hpp"
#include "dtype.hpp"
#include "per_axis.hpp"

namespace ndgrad {

template <class T> class view;

/** In which order the elements of an array without gaps lie. */
enum class order {
    /** The last index changes fastest: C, std::layout_right, Eigen's RowMajor. */
    row_major,
    /** The first index changes fastest: Fortran, LAPACK, std::layout_left, Eigen's default. */
    column_major
};

namespace detail {

template <class A> constexpr bool is_view = false;
template <class T> constexpr bool is_view<view<T>> = true;

/** The view of an array: void if A is none that is known here. */
template <class A> auto view_of(A &array);

template <class A> using view_type = decltype(view_of(std::declval<A &>()));

template <class A, class = void> struct element {};
template <class A> struct element<A, std::enable_if_t<!std::is_void_v<view_type<A>>>> {
    using type = typename view_type<A>::element_type;
};

/** The type of an array's elements, const if they cannot be written. */
template <class A> using element_t = typename element<std::remove_reference_t<A>>::type;

/** The type of an array's elements without that const. */
template <class A> using sample_t = std::remove_const_t<element_t<const A>>;

/** Whether A is an array, other than a view, whose elements a view<T> may point to. */
template <class A, class T, class = void> constexpr bool is_viewable_as = false;
template <class A, class T>
constexpr bool is_viewable_as<A, T, std::void_t<element_t<A>>> =
    std::is_convertible_v<element_t<A> (*)[], T (*)[]> && !is_view<std::decay_t<A>>;

inline per_axis<std::int64_t> contiguous_strides(const per_axis<std::int64_t> &shape, order order) {
    per_axis<std::int64_t> strides = shape;
    // Unsigned, because nobody has checked the extents yet: the library does, and then does not look at wrapped strides.
    std::uint64_t stride = 1;
    for (std::size_t i = 0; i < shape.size(); i++) {
        const std::size_t axis = order == order::row_major ? shape.size() - 1 - i : i;
        strides[axis] = static_cast<std::int64_t>(stride);
        stride *= static_cast<std::uint64_t>(shape[axis]);
    }
    return strides;
}

} // namespace detail

/**
 * An array of T that somebody else owns: a pointer to element [0, ..., 0], the extents, and for each axis its stride,
 * counted in elements, negative or (for samples) 0 allowed. A view<const T> can only be read. Copying a view copies no
 * element; the elements have to outlive it.
 *
 * Arrays convert to it by themselves where the library takes one.
 */
template <class T> class view {
    static_assert(detail::has_dtype<std::remove_const_t<T>>, "ndgrad has no dtype for elements of this type");

public:
    using element_type = T;
    using value_type = std::remove_const_t<T>;
    using index_list = per_axis<std::int64_t>;

    /** An array without gaps. */
    view(T *data, const index_list &shape, order order = order::row_major)
        : data_(data), shape_(shape), strides_(detail::contiguous_strides(shape, order)) {}

    /** Any strided array. Throws shape_error (count_mismatch) if there is not one stride for each axis. */
    view(T *data, const index_list &shape, const index_list &strides) : data_(data), shape_(shape), strides_(strides) {
        if (shape.size() != strides.size())
            detail::throw_error(status::count_mismatch, "a view of " + std::to_string(shape.size()) + " axes with " +
                                                            std::to_string(strides.size()) + " strides");
    }

    /** The whole of an array; its shape and its layout are the array's. */
    template <class A, std::enable_if_t<detail::is_viewable_as<A, T>, int> = 0>
    view(A &&array) : view(detail::view_of(array)) {}

    /** A view of what may be written is one of what may be read. */
    template <class U, std::enable_if_t<std::is_same_v<const U, T> && !std::is_same_v<U, T>, int> = 0>
    view(const view<U> &other) : data_(other.data()), shape_(other.shape()), strides_(other.strides()) {}

    /**
     * The elements of a flat container, such as std::vector, as an array of a shape.
     *
     * Throws shape_error (shape_mismatch) if the container does not have just as many elements as the shape.
     */
    template <class A, std::enable_if_t<detail::is_viewable_as<A, T> && detail::is_flat_container<std::decay_t<A>>, int> = 0>
    view(A &&array, const index_list &shape, order order = order::row_major)
        : view(static_cast<T *>(array.data()), shape, order) {
        if (size() != static_cast<std::int64_t>(array.size()))
            detail::throw_error(status::shape_mismatch, std::to_string(array.size()) + " elements for an array of " +
                                                            std::to_string(size()));
    }

    T *data() const noexcept { return data_; }
    std::size_t rank() const noexcept { return shape_.size(); }
    const index_list &shape() const noexcept { return shape_; }
    const index_list &strides() const noexcept { return strides_; }

    /** The number of elements. */
    std::int64_t size() const noexcept {
        std::uint64_t count = 1;
        for (const std::int64_t extent : shape_) count *= static_cast<std::uint64_t>(extent);
        return static_cast<std::int64_t>(count);
    }

    /** The element at one index for each axis, from 0. Not checked. */
    template <class... Indices> T &operator()(Indices... indices) const {
        std::size_t axis = 0;
        std::int64_t offset = 0;
        ((offset += static_cast<std::int64_t>(indices) * strides_[axis++]), ...);
        return data_[offset];
    }

private:
    T *data_;
    index_list shape_, strides_;
};

template <class T> view(T *, const per_axis<std::int64_t> &) -> view<T>;
template <class T> view(T *, const per_axis<std::int64_t> &, order) -> view<T>;
template <class T> view(T *, const per_axis<std::int64_t> &, const per_axis<std::int64_t> &) -> view<T>;
template <class A> view(A &&) -> view<detail::element_t<A>>;
template <class A> view(A &&, const per_axis<std::int64_t> &) -> view<detail::element_t<A>>;
template <class A> view(A &&, const per_axis<std::int64_t> &, order) -> view<detail::element_t<A>>;

namespace detail {

/** `double f[4][3]` has shape {4, 3}. */
template <class A, std::size_t... Axes> auto view_of_c_array(A &array, std::index_sequence<Axes...>) {
    using element = std::remove_all_extents_t<A>;
    return view<element>(reinterpret_cast<element *>(&array), {std::extent_v<A, Axes>...});
}

template <class A> auto view_of(A &array) {
    using type = std::remove_cv_t<A>;
    if constexpr (is_view<type>) {
        return array;
    } else if constexpr (std::is_array_v<A>) {
        if constexpr (has_dtype<std::remove_cv_t<std::remove_all_extents_t<A>>>)
            return view_of_c_array(array, std::make_index_sequence<std::rank_v<A>>());
    } else if constexpr (is_mdspan<type>) {
        if constexpr (has_dtype<typename type::value_type>) {
            static_assert(type::rank() <= NDG_MAX_RANK, "more axes than an array can have");
            per_axis<std::int64_t> shape, strides;
            if constexpr (type::rank() > 0) { // without axes there is no stride()
                for (std::size_t axis = 0; axis < type::rank(); axis++) {
                    shape.push_back(array.extent(axis));
                    strides.push_back(array.stride(axis));
                }
            }
            return view<typename type::element_type>(array.data_handle(), shape, strides);
        }
    } else if constexpr (is_eigen<A>) {
        using element = std::remove_pointer_t<decltype(array.data())>;
        if constexpr (!has_dtype<std::remove_cv_t<element>>)
            return;
        else if constexpr (type::IsVectorAtCompileTime)
            return view<element>(array.data(), {array.size()}, {array.innerStride()});
        else
            return view<element>(array.data(), {array.rows(), array.cols()}, {array.rowStride(), array.colStride()});
    } else if constexpr (is_flat_container<A>) {
        using element = std::remove_pointer_t<decltype(array.data())>;
        if constexpr (has_dtype<std::remove_cv_t<element>>) return view<element>(array.data(), {array.size()});
    }
}

/**
 * Whether an array lies and is shaped so that it can stand for one of that shape. A flat array without gaps, such as a
 * std::vector, stands for any shape of as many elements, in C order; a column-major array of another rank does not.
 */
inline bool is_flat_for(const per_axis<std::int64_t> &array_shape, const per_axis<std::int64_t> &array_strides,
                        const per_axis<std::int64_t> &shape) {
    if (array_shape.size() != 1 || (array_strides[0] != 1 && array_shape[0] > 1)) return false;
    std::uint64_t count = 1;
    for (const std::int64_t extent : shape) count *= static_cast<std::uint64_t>(extent);
    return count == static_cast<std::uint64_t>(array_shape[0]);
}

inline std::string shape_text(const per_axis<std::int64_t> &shape) {
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); axis++) text += (axis > 0 ? ", " : "") + std::to_string(shape[axis]);
    return text + ")";
}

} // namespace detail
} // namespace ndgrad

#endif // NDGRAD_VIEW_HPP
