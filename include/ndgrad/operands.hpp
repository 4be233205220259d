/** @file ndgrad/operands.hpp
 *
 * What operators read and write, on its way from C++'s arrays to ndgrad.h's views.
 */
#ifndef NDGRAD_OPERANDS_HPP
#define NDGRAD_OPERANDS_HPP

#include "view.hpp"

namespace ndgrad {

/**
 * An array that results of Sample may be written to, by the table at ndg_gradient in ndgrad.h: for float, double and
 * complex samples the same type, for integers float or double, for half precision float or the same. Arrays convert to it
 * by themselves; one of a wrong type, or of constants, does not compile.
 */
template <class Sample> class output {
public:
    template <class A, std::enable_if_t<detail::is_result<Sample, detail::element_t<A>>, int> = 0>
    output(A &&array) : output(detail::view_of(array), 0) {}

    void *data() const noexcept { return data_; }
    std::int32_t dtype() const noexcept { return dtype_; }
    const per_axis<std::int64_t> &shape() const noexcept { return shape_; }
    const per_axis<std::int64_t> &strides() const noexcept { return strides_; }

private:
    template <class T> output(const view<T> &array, int)
        : data_(array.data()), dtype_(ndgrad::dtype<T>::value), shape_(array.shape()), strides_(array.strides()) {}

    void *data_;
    std::int32_t dtype_;
    per_axis<std::int64_t> shape_, strides_;
};

namespace detail {

/** Samples and outputs of one call, as ndgrad.h wants them; they point into the C++ arrays and lists. */
template <class F> class operands {
public:
    using sample = sample_t<F>;
    using output_list = per_axis<output<sample>>;

    operands(const view<const sample> &f, const output_list &out) : f_(f), out_(out) {}

    /** Compares all shapes with that of the grid and fills in the views; false, and a failure in the sink, if one differs. */
    bool fit(const per_axis<std::int64_t> &shape, const failure_sink &sink) {
        const bool is_flat = is_flat_for(f_.shape(), f_.strides(), shape);
        if (!is_flat && f_.shape() != shape) return refuse("the samples have", f_.shape(), shape, sink);
        samples = {f_.data(), is_flat ? nullptr : f_.strides().data(), dtype<sample>::value};
        for (std::size_t k = 0; k < out_.size(); k++) {
            const output<sample> &out = out_[k];
            const bool is_flat_output = is_flat_for(out.shape(), out.strides(), shape);
            if (!is_flat_output && out.shape() != shape) return refuse("an output has", out.shape(), shape, sink);
            results[k] = {out.data(), is_flat_output ? nullptr : out.strides().data(), out.dtype()};
        }
        return true;
    }

    ndg_view samples;
    ndg_view_mut results[NDG_MAX_RANK];

private:
    static bool refuse(const char *who, const per_axis<std::int64_t> &got, const per_axis<std::int64_t> &expected,
                       const failure_sink &sink) {
        sink.fail(status::shape_mismatch,
                  [&] { return who + (" shape " + shape_text(got)) + ": expected " + shape_text(expected); });
        return false;
    }

    const view<const sample> f_;
    const output_list &out_;
};

} // namespace detail

/** The outputs of a call on samples F: one array, `{dx, dy}`, or a container of views. */
template <class F> using output_list = typename detail::operands<F>::output_list;

} // namespace ndgrad

#endif // NDGRAD_OPERANDS_HPP
