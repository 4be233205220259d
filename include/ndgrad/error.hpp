/** @file ndgrad/error.hpp
 *
 * What can go wrong: ndgrad::status, the exceptions, and std::error_code for those who want none.
 */
#ifndef NDGRAD_ERROR_HPP
#define NDGRAD_ERROR_HPP

#include "../ndgrad.h"

#include <array>
#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace ndgrad {

/**
 * What a call came to: the NDG_ constants of ndgrad.h, which says when each occurs, and two that only C++ has, because its
 * arrays know their extents. Converts to std::error_code, and compares with one.
 */
enum class status : std::int32_t {
    ok = NDG_OK,
    null_pointer = NDG_NULL_POINTER,
    bad_rank = NDG_BAD_RANK,
    bad_shape = NDG_BAD_SHAPE,
    bad_axis = NDG_BAD_AXIS,
    repeated_axis = NDG_REPEATED_AXIS,
    bad_edge_order = NDG_BAD_EDGE_ORDER,
    axis_too_short = NDG_AXIS_TOO_SHORT,
    bad_spacing = NDG_BAD_SPACING,
    bad_stride = NDG_BAD_STRIDE,
    overlap = NDG_OVERLAP,
    misaligned = NDG_MISALIGNED,
    size_overflow = NDG_SIZE_OVERFLOW,
    bad_dtype = NDG_BAD_DTYPE,
    out_of_memory = NDG_OUT_OF_MEMORY,
    internal = NDG_INTERNAL,
    bad_option = NDG_BAD_OPTION,
    cancelled = NDG_CANCELLED,
    /** Extents of an array that are not those of the samples or of the grid. */
    shape_mismatch = -1,
    /** A number of outputs, spacings or strides that is not the number of axes. */
    count_mismatch = -2
};

/** The name of a status in C, for example "NDG_AXIS_TOO_SHORT"; of those that only C++ has, its name here. */
inline std::string_view name(status code) noexcept {
    switch (code) {
    case status::shape_mismatch: return "shape_mismatch";
    case status::count_mismatch: return "count_mismatch";
    default: return ndg_status_name(static_cast<ndg_status>(code));
    }
}

/** The category of error codes that hold a status. Its messages are those of ndg_status_message. */
inline const std::error_category &category() noexcept {
    class status_category final : public std::error_category {
        const char *name() const noexcept override { return "ndgrad"; }

        std::string message(int code) const override {
            switch (static_cast<status>(code)) {
            case status::shape_mismatch: return "An array whose extents are not those of the samples or of the grid.";
            case status::count_mismatch: return "A number of outputs, spacings or strides that is not the number of axes.";
            default: return ndg_status_message(code);
            }
        }

        std::error_condition default_error_condition(int code) const noexcept override {
            switch (static_cast<status>(code)) {
            case status::ok: return {};
            case status::out_of_memory: return std::errc::not_enough_memory;
            case status::size_overflow: return std::errc::value_too_large;
            case status::cancelled: return std::errc::operation_canceled;
            case status::internal: return {code, *this};
            default: return std::errc::invalid_argument;
            }
        }
    };
    static const status_category instance;
    return instance;
}

inline std::error_code make_error_code(status code) noexcept { return {static_cast<int>(code), category()}; }

/**
 * The detailed message of the calling thread's last failure inside the library: for use after a call with an error code.
 * The message of an exception is its what().
 */
inline std::string last_error() {
    std::array<char, 256> start;
    const auto length = static_cast<std::size_t>(ndg_last_error(start.data(), start.size()));
    if (length < start.size()) return {start.data(), length};
    std::string whole(length + 1, '\0');
    ndg_last_error(whole.data(), static_cast<std::int64_t>(whole.size()));
    whole.resize(length);
    return whole;
}

/**
 * Any failure; with status cancelled, that the callback of grid::set_progress stopped the call. what() says which argument,
 * axis or index was at fault, what was expected and what came.
 */
class error : public std::runtime_error {
public:
    error(ndgrad::status status, const std::string &message) : std::runtime_error(message), status_(status) {}

    ndgrad::status status() const noexcept { return status_; }
    std::error_code code() const noexcept { return make_error_code(status_); }

private:
    ndgrad::status status_;
};

/** Rank or extents: bad_rank, bad_shape, axis_too_short, size_overflow, shape_mismatch, count_mismatch. */
class shape_error : public error {
    using error::error;
};

/** bad_axis, repeated_axis. */
class axis_error : public error {
    using error::error;
};

/** bad_spacing. */
class spacing_error : public error {
    using error::error;
};

/** Where arrays lie: bad_stride, overlap, misaligned. */
class layout_error : public error {
    using error::error;
};

namespace detail {

[[noreturn]] inline void throw_error(status status, const std::string &message) {
    switch (status) {
    case status::bad_rank:
    case status::bad_shape:
    case status::axis_too_short:
    case status::size_overflow:
    case status::shape_mismatch:
    case status::count_mismatch: throw shape_error(status, message);
    case status::bad_axis:
    case status::repeated_axis: throw axis_error(status, message);
    case status::bad_spacing: throw spacing_error(status, message);
    case status::bad_stride:
    case status::overlap:
    case status::misaligned: throw layout_error(status, message);
    default: throw error(status, message);
    }
}

/**
 * Where a failure goes: into the error code of a function that has one, otherwise up as an exception. So each function
 * is written once for both.
 */
class failure_sink {
public:
    /** Throws. */
    failure_sink() noexcept = default;
    explicit failure_sink(std::error_code &code) noexcept : code_(&code) { code.clear(); }

    /** @param message  a function that makes the exception's message; called only if one is thrown */
    template <class Message> void fail(status status, Message message) const {
        if (code_ == nullptr) throw_error(status, message());
        *code_ = make_error_code(status);
    }

    /** Whether a call of the library went well. */
    bool check(ndg_status status) const {
        if (status == NDG_OK) return true;
        fail(static_cast<ndgrad::status>(status), last_error);
        return false;
    }

    /** What a callback has thrown leaves the call, unless that has an error code. */
    void pass_on(const std::exception_ptr &thrown) const {
        if (code_ == nullptr && thrown != nullptr) std::rethrow_exception(thrown);
    }

private:
    std::error_code *code_ = nullptr;
};

} // namespace detail
} // namespace ndgrad

template <> struct std::is_error_code_enum<ndgrad::status> : std::true_type {};

#endif // NDGRAD_ERROR_HPP
