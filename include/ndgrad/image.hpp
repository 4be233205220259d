/** @file ndgrad/image.hpp
 *
 * Image operators: Sobel, Prewitt, Scharr, Farid and Simoncelli.
 */
#ifndef NDGRAD_IMAGE_HPP
#define NDGRAD_IMAGE_HPP

#include "operands.hpp"
#include "spacing.hpp"

namespace ndgrad {

/** The weights of an image operator: a difference along one axis, smoothed along the others. */
enum class kernel : std::int32_t {
    /** Difference [-1, 0, 1], smoothing [1, 2, 1]. */
    sobel = NDG_SOBEL,
    /** Difference [-1, 0, 1], smoothing [1, 1, 1]. */
    prewitt = NDG_PREWITT,
    /** Difference [-1, 0, 1], smoothing [3, 10, 3]: its gradient has nearly the same length in every direction. */
    scharr = NDG_SCHARR,
    /** Five samples wide: its gradient has nearly the same direction in every direction. Its weights are no integers. */
    farid = NDG_FARID
};

/** How the results of an image operator are scaled. */
enum class scaling : std::int32_t {
    /** The weights as they stand: what scipy.ndimage and OpenCV compute. */
    weights = NDG_WEIGHTS,
    /** Divided by what the weights add up to and by the step: the derivative, in units of f and the axis. */
    true_derivative = NDG_TRUE_DERIVATIVE
};

namespace detail {

/** As Sample of ndgrad::output: samples of an image operator, which has exact integer results besides those of the gradient. */
template <class Sample> struct image_sample {};

/** The table at ndg_image_gradient in ndgrad.h. */
constexpr bool is_image_result_dtype(std::int32_t samples, std::int32_t result) {
    const bool is_small = samples == NDG_I8 || samples == NDG_U8 || samples == NDG_I16 || samples == NDG_U16;
    return is_result_dtype(samples, result) || (is_small && (result == NDG_I16 || result == NDG_I32));
}

template <class Sample, class Result>
constexpr bool is_result<image_sample<Sample>, Result, std::enable_if_t<has_dtype<Sample> && has_dtype<Result>>> =
    is_image_result_dtype(dtype<Sample>::value, dtype<Result>::value);

} // namespace detail

/**
 * The outputs of an image operator on samples F: those of a gradient, and of samples of 8 or 16 bits std::int32_t and
 * std::int16_t, which get exact integers in the scaling weights (what an std::int16_t cannot hold becomes the nearest that it can).
 */
template <class F> using image_output_list = per_axis<output<detail::image_sample<detail::sample_t<F>>>>;

/**
 * Members of ndgrad::grid; see derivative_operators for what they have in common.
 *
 * Beyond its ends the image goes on as the grid's sides say; one-sided means reflected about the edge here. Axes that are not
 * among axes are not looked at: of an image of shape {rows, columns, colours} give {0, 1}.
 */
template <class Grid> class image_operators {
public:
    /** out[k] gets the difference along axes[k] smoothed along the other axes: positive where the image grows brighter. */
    template <class F>
    void image_gradient(const F &f, const image_output_list<F> &out, kernel kernel = kernel::sobel,
                        scaling scaling = scaling::weights, const axis_list &axes = {}) const {
        one_to_axes(f, out, kernel, scaling, axes, detail::failure_sink());
    }
    template <class F>
    void image_gradient(const F &f, const image_output_list<F> &out, kernel kernel, scaling scaling, const axis_list &axes,
                        std::error_code &ec) const noexcept {
        one_to_axes(f, out, kernel, scaling, axes, detail::failure_sink(ec));
    }
    /** From one array for each axis to one. Results are no integers. */
    void image_gradient_adjoint(const input_list &f, const any_output &out, kernel kernel = kernel::sobel,
                                scaling scaling = scaling::weights, const axis_list &axes = {}) const {
        axes_to_one(f, out, kernel, scaling, axes, detail::failure_sink());
    }
    void image_gradient_adjoint(const input_list &f, const any_output &out, kernel kernel, scaling scaling,
                                const axis_list &axes, std::error_code &ec) const noexcept {
        axes_to_one(f, out, kernel, scaling, axes, detail::failure_sink(ec));
    }

    /** The length of an image gradient: out = sqrt(sum over k of g[k]^2). Complex samples are a bad_dtype. */
    template <class F>
    void image_gradient_magnitude(const F &f, const output_of<F> &out, kernel kernel = kernel::sobel,
                                  scaling scaling = scaling::weights, const axis_list &axes = {}) const {
        magnitude(f, out, kernel, scaling, axes, detail::failure_sink());
    }
    template <class F>
    void image_gradient_magnitude(const F &f, const output_of<F> &out, kernel kernel, scaling scaling, const axis_list &axes,
                                  std::error_code &ec) const noexcept {
        magnitude(f, out, kernel, scaling, axes, detail::failure_sink(ec));
    }

private:
    const Grid &grid() const noexcept { return static_cast<const Grid &>(*this); }

    template <class F>
    void one_to_axes(const F &f, const image_output_list<F> &out, kernel kernel, scaling scaling, const axis_list &axes,
                     const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        if (!detail::is_count(out.size(), axis.size(), "outputs", "one for each axis", sink)) return;
        detail::apply(grid(), detail::direction::forward, input_list(f), out, sink,
                      call(ndg_image_gradient, kernel, scaling, axis));
    }

    void axes_to_one(const input_list &f, const any_output &out, kernel kernel, scaling scaling, const axis_list &axes,
                     const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        if (!detail::is_count(f.size(), axis.size(), "inputs", "one for each axis", sink)) return;
        detail::apply(grid(), detail::direction::adjoint, f, any_output_list(out), sink,
                      call(ndg_image_gradient_adjoint, kernel, scaling, axis));
    }

    template <class F>
    void magnitude(const F &f, const output_of<F> &out, kernel kernel, scaling scaling, const axis_list &axes,
                   const detail::failure_sink &sink) const {
        const detail::axis_argument axis(grid(), axes);
        detail::apply(grid(), detail::direction::forward, input_list(f), output_list<F>(out), sink,
                      call(ndg_image_gradient_magnitude, kernel, scaling, axis));
    }

    template <class Function>
    static auto call(Function function, kernel kernel, scaling scaling, const detail::axis_argument &axis) {
        return [=](const ndg_grid *grid, const ndg_view *read, const ndg_view_mut *written) {
            return function(grid, read, static_cast<std::int32_t>(kernel), static_cast<std::int32_t>(scaling), axis.count,
                            axis.data, written);
        };
    }
};

} // namespace ndgrad

#endif // NDGRAD_IMAGE_HPP
