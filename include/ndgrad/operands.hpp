/** @file ndgrad/operands.hpp
 *
 * What operators read and write, on its way from C++'s arrays to ndgrad.h's views.
 */
#ifndef NDGRAD_OPERANDS_HPP
#define NDGRAD_OPERANDS_HPP

#include "side.hpp"
#include "view.hpp"

#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace ndgrad {
namespace detail {

/** An array of which the type is known only at run time. */
template <class Void> class any_array {
public:
    Void *data() const noexcept { return data_; }
    std::int32_t dtype() const noexcept { return dtype_; }
    std::size_t item_size() const noexcept { return item_size_; }
    const per_axis<std::int64_t> &shape() const noexcept { return shape_; }
    const per_axis<std::int64_t> &strides() const noexcept { return strides_; }

protected:
    template <class T>
    explicit any_array(const view<T> &array)
        : data_(array.data()), dtype_(ndgrad::dtype<std::remove_const_t<T>>::value), item_size_(sizeof(T)),
          shape_(array.shape()), strides_(array.strides()) {}

private:
    Void *data_;
    std::int32_t dtype_;
    std::size_t item_size_;
    per_axis<std::int64_t> shape_, strides_;
};

/** As Sample of ndgrad::output: the library looks at the types of samples and results, not the compiler. */
struct any_sample {};

template <class Result>
constexpr bool is_result<any_sample, Result, std::enable_if_t<has_dtype<Result>>> = dtype<Result>::value >= NDG_F16;

} // namespace detail

/** An array of samples of any type that has a dtype: a component of a vector field. Arrays convert to it by themselves. */
class input : public detail::any_array<const void> {
public:
    template <class A, std::enable_if_t<detail::has_dtype<detail::sample_t<A>>, int> = 0>
    input(const A &array) : any_array(view<const detail::sample_t<A>>(array)) {}
};

/**
 * An array that results of Sample may be written to, by the table at ndg_gradient in ndgrad.h: for float, double and
 * complex samples the same type, for integers float or double, for half precision float or the same. Arrays convert to it
 * by themselves; one of a wrong type, or of constants, does not compile.
 */
template <class Sample> class output : public detail::any_array<void> {
public:
    template <class A, std::enable_if_t<detail::is_result<Sample, detail::element_t<A>>, int> = 0>
    output(A &&array) : any_array(detail::view_of(array)) {}
};

/** Any number of arrays: one, `{xx, xy, yy}`, or a container of views. */
template <class Array> class array_list {
public:
    template <class... Arrays,
              std::enable_if_t<(sizeof...(Arrays) > 0) && (std::is_convertible_v<Arrays &&, Array> && ...), int> = 0>
    array_list(Arrays &&...arrays) {
        arrays_.reserve(sizeof...(Arrays));
        (arrays_.emplace_back(std::forward<Arrays>(arrays)), ...);
    }

    template <class Container, std::enable_if_t<detail::is_list_of<Array, Container> &&
                                                    !std::is_same_v<std::decay_t<Container>, array_list>, int> = 0>
    array_list(Container &&container) : arrays_(std::begin(container), std::end(container)) {}

    std::size_t size() const noexcept { return arrays_.size(); }
    const Array &operator[](std::size_t k) const noexcept { return arrays_[k]; }

private:
    std::vector<Array> arrays_;
};

/** The output of a call on samples F, and the outputs: one array, `{dx, dy}`, or a container of views. */
template <class F> using output_of = output<detail::sample_t<F>>;
template <class F> using output_list = per_axis<output_of<F>>;

/** The components of a vector field: `{u, v}`, or a container of views. All are of one type, or the call fails with bad_dtype. */
using input_list = per_axis<input>;
/** What a call on a vector field writes. A type that its results cannot have makes the call fail with bad_dtype. */
using any_output = output<detail::any_sample>;
using any_output_list = per_axis<any_output>;

namespace detail {

/** What the arrays of a call have to look like: their extents, and at which of them element [0, ..., 0] of the grid is. */
struct extents {
    per_axis<std::int64_t> shape;
    /** How many ghost cells lie before each axis. */
    per_axis<std::int64_t> before;

    bool has_cells_before() const noexcept {
        for (const std::int64_t count : before)
            if (count != 0) return true;
        return false;
    }
};

/** Arrays as ndgrad.h wants them; they point into the C++ arrays and lists. */
template <class View> class views {
public:
    /** False, and a failure in the sink, if an array has another shape or there is no memory for so many. */
    template <class List> bool fit(const List &arrays, const extents &extents, const char *who, const failure_sink &sink) {
        if (arrays.size() > NDG_MAX_RANK) {
            many_.reset(new (std::nothrow) View[arrays.size()]);
            if (many_ == nullptr) return refuse(status::out_of_memory, sink, [] { return std::string("no memory for views"); });
        }
        View *const made = many_ == nullptr ? few_ : many_.get();
        for (std::size_t k = 0; k < arrays.size(); k++) {
            const auto &array = arrays[k];
            const bool is_flat = is_flat_for(array.shape(), array.strides(), extents.shape);
            if (!is_flat && array.shape() != extents.shape)
                return refuse(status::shape_mismatch, sink, [&] {
                    return who + (" shape " + shape_text(array.shape())) + ": expected " + shape_text(extents.shape);
                });
            made[k] = {first(array, is_flat, extents), is_flat ? nullptr : array.strides().data(), array.dtype()};
        }
        return true;
    }

    const View *data() const noexcept { return many_ == nullptr ? few_ : many_.get(); }

private:
    template <class Message> static bool refuse(status status, const failure_sink &sink, Message message) {
        sink.fail(status, message);
        return false;
    }

    /** Element [0, ..., 0], behind the ghost cells. */
    template <class Void> static Void *first(const any_array<Void> &array, bool is_flat, const extents &extents) {
        if (array.data() == nullptr || !extents.has_cells_before()) return array.data();
        const per_axis<std::int64_t> strides = is_flat ? contiguous_strides(extents.shape, order::row_major) : array.strides();
        // As an address, because nobody has checked the strides yet: the library does.
        auto address = reinterpret_cast<std::uintptr_t>(array.data());
        for (std::size_t axis = 0; axis < strides.size(); axis++)
            address += static_cast<std::uintptr_t>(extents.before[axis]) * static_cast<std::uintptr_t>(strides[axis]) *
                       array.item_size();
        return reinterpret_cast<Void *>(address);
    }

    View few_[NDG_MAX_RANK];
    std::unique_ptr<View[]> many_;
};

/** Whether there are as many as a call needs, "one for each axis"; otherwise a failure in the sink. */
inline bool is_count(std::size_t count, std::size_t expected, const char *what, const char *why, const failure_sink &sink) {
    if (count == expected) return true;
    sink.fail(status::count_mismatch,
              [&] { return std::to_string(count) + " " + what + ": expected " + std::to_string(expected) + ", " + why; });
    return false;
}

/** What the callback of grid::set_progress has thrown during the call that this thread is in. */
inline std::exception_ptr &thrown_by_callback() noexcept {
    static thread_local std::exception_ptr exception;
    return exception;
}

/** An operator maps arrays of samples to arrays of results; its adjoint the other way round. Only samples have ghost cells. */
enum class direction { forward, adjoint };

/** Has a function of ndgrad.h called with a grid and views, if every array has the shape that it has to have. */
template <class Grid, class Inputs, class Outputs, class Call>
void apply(const Grid &grid, direction direction, const Inputs &f, const Outputs &out, const failure_sink &sink, Call call) {
    const extents samples{grid.sample_shape(), grid.ghost_cells(axis_end::lower)}, results{grid.shape(), {}};
    const bool is_forward = direction == direction::forward;
    views<ndg_view> read;
    views<ndg_view_mut> written;
    if (!read.fit(f, is_forward ? samples : results, "the samples have", sink) ||
        !written.fit(out, is_forward ? results : samples, "an output has", sink))
        return;
    const ndg_status status = call(grid.get(), read.data(), written.data());
    if (grid.has_progress()) sink.pass_on(std::exchange(thrown_by_callback(), nullptr));
    sink.check(status);
}

/** Axes as ndgrad.h wants them. */
struct axis_argument {
    template <class Grid>
    axis_argument(const Grid &grid, const per_axis<std::int32_t> &axes)
        : count(static_cast<std::int32_t>(axes.empty() ? grid.rank() : axes.size())), data(axes.empty() ? nullptr : axes.data()) {}

    std::size_t size() const noexcept { return static_cast<std::size_t>(count); }

    std::int32_t count;
    const std::int32_t *data;
};

} // namespace detail
} // namespace ndgrad

#endif // NDGRAD_OPERANDS_HPP
