// Every failure: by exception and by error code, with its message, and with nothing written.
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <set>
#include <string>
#include <vector>

using ndgrad::status;
using ndgrad::view;
using numbers = std::vector<double>;

static_assert(std::is_base_of_v<std::runtime_error, ndgrad::error>);
static_assert(std::is_error_code_enum_v<status>);

/** A call that fails: with exceptions of the type Error, and without. */
template <class Error, class Throwing, class Quiet>
static void fails(status expected, const std::string &words, Throwing throwing, Quiet quiet) {
    CAPTURE(words);
    std::string message;
    try {
        throwing();
        FAIL("no exception");
    } catch (const Error &error) {
        CHECK(error.status() == expected);
        CHECK(error.code() == expected);
        message = error.what();
    }
    CHECK_MESSAGE(message.find(words) != std::string::npos, message);
    std::error_code ec;
    quiet(ec);
    CHECK(ec == expected);
}

/** A gradient that fails both ways without touching its outputs. */
template <class Error>
static void gradient_fails(status expected, const std::string &words, const view<const double> &f,
                           const std::vector<view<double>> &out, const ndgrad::options &options = {}) {
    fails<Error>(
        expected, words, [&] { ndgrad::gradient(f, out, options); },
        [&](std::error_code &ec) { ndgrad::gradient(f, out, options, ec); });
}

TEST_CASE("what is wrong with a gradient, and that nothing is written") {
    const numbers f = random_samples<double>(12, 7);
    guarded<double> d0(12), d1(12);
    const view samples(f, {4, 3});
    const std::vector<view<double>> out{view(d0.data(), {4, 3}), view(d1.data(), {4, 3})};
    ndgrad::options o;

    SUBCASE("axes") {
        o.axes = {0, 2};
        gradient_fails<ndgrad::axis_error>(status::bad_axis, "2", samples, out, o);
        o.axes = {0, std::int64_t{1} << 32}; // not 0 again
        gradient_fails<ndgrad::axis_error>(status::bad_axis, "2147483647", samples, out, o);
        o.axes = {0, -2};
        gradient_fails<ndgrad::axis_error>(status::repeated_axis, "", samples, out, o);
    }
    SUBCASE("edge orders") {
        o.edge_order = 9;
        gradient_fails<ndgrad::error>(status::bad_edge_order, "9", samples, out, o);
    }
    SUBCASE("an axis that is too short") {
        o.edge_order = 2;
        const view two_columns(f.data(), {4, 2}, {3, 1});
        gradient_fails<ndgrad::shape_error>(status::axis_too_short, "axis 1 has 2 samples", two_columns,
                                            {view(d0.data(), {4, 2}), view(d1.data(), {4, 2})}, o);
    }
    SUBCASE("spacings") {
        o.spacing = {1, 0};
        gradient_fails<ndgrad::spacing_error>(status::bad_spacing, "axis 1", samples, out, o);
        const numbers equal{1, 1, 1, 1}, short_by_one{1, 2, 3};
        o.spacing = {equal, 1};
        gradient_fails<ndgrad::spacing_error>(status::bad_spacing, "axis 0", samples, out, o);
        o.spacing = {short_by_one, 1};
        gradient_fails<ndgrad::spacing_error>(status::bad_spacing, "expected 4", samples, out, o);
        o.spacing = {1, 2, 3};
        gradient_fails<ndgrad::shape_error>(status::count_mismatch, "3 spacings for 2 axes", samples, out, o);
        o.spacing = equal; // one step is for all axes, coordinates are for one
        gradient_fails<ndgrad::shape_error>(status::count_mismatch, "1 spacings for 2 axes", samples, out, o);
    }
    SUBCASE("outputs") {
        gradient_fails<ndgrad::shape_error>(status::count_mismatch, "1 outputs: expected 2", samples, {out[0]});
        gradient_fails<ndgrad::shape_error>(status::shape_mismatch, "(3, 4): expected (4, 3)", samples,
                                            {out[0], view(d1.data(), {3, 4})});
        gradient_fails<ndgrad::shape_error>(status::shape_mismatch, "(11): expected (4, 3)", samples,
                                            {out[0], view(d1.data(), 11)});
        // Flat and of the right size, but with gaps.
        gradient_fails<ndgrad::shape_error>(status::shape_mismatch, "(6): expected (2, 3)", view(f.data(), {2, 3}),
                                            {view(d0.data(), {6}, {2}), view(d1.data(), 6)});
    }
    SUBCASE("memory") {
        gradient_fails<ndgrad::layout_error>(status::overlap, "", samples, {out[0], out[0]});
        gradient_fails<ndgrad::layout_error>(status::bad_stride, "", samples, {out[0], view(d1.data(), {4, 3}, {1, 1})});
        auto *const crooked = reinterpret_cast<double *>(reinterpret_cast<char *>(d1.data()) + 1);
        gradient_fails<ndgrad::layout_error>(status::misaligned, "", samples, {out[0], view(crooked, {4, 3})});
        gradient_fails<ndgrad::error>(status::null_pointer, "", samples, {out[0], view<double>(nullptr, {4, 3})});
        gradient_fails<ndgrad::error>(status::null_pointer, "", view<const double>(nullptr, {4, 3}), out);
    }
    SUBCASE("shapes") {
        gradient_fails<ndgrad::shape_error>(status::bad_shape, "-1", view(f.data(), {4, -1}), out);
        gradient_fails<ndgrad::shape_error>(status::size_overflow, "", view(f.data(), {UINT64_MAX, 4}),
                                            {view(d0.data(), {UINT64_MAX, 4}), view(d1.data(), {UINT64_MAX, 4})});
        const std::int64_t huge = std::int64_t{1} << 40;
        gradient_fails<ndgrad::shape_error>(status::size_overflow, "", view(f.data(), {huge, huge}),
                                            {view(d0.data(), {huge, huge}), view(d1.data(), {huge, huge})});
    }
    SUBCASE("threads") {
        o.num_threads = -1;
        gradient_fails<ndgrad::error>(status::bad_option, "-1", samples, out, o);
    }
    CHECK((d0.is_untouched() && d1.is_untouched()));
}

TEST_CASE("settings that fail leave the grid as it was") {
    const numbers f{1, 2, 4, 7, 11}, two{0, 1};
    numbers df(5);
    ndgrad::grid grid(5);
    grid.set_spacing(0, 0.5);
    fails<ndgrad::spacing_error>(
        status::bad_spacing, "0.0", [&] { grid.set_spacing(0, 0); }, [&](std::error_code &ec) { grid.set_spacing(0, 0, ec); });
    fails<ndgrad::spacing_error>(
        status::bad_spacing, "expected 5", [&] { grid.set_spacing(0, two); },
        [&](std::error_code &ec) { grid.set_spacing(0, two, ec); });
    fails<ndgrad::axis_error>(
        status::bad_axis, "1", [&] { grid.set_edge_order(1, 2); }, [&](std::error_code &ec) { grid.set_edge_order(1, 2, ec); });
    fails<ndgrad::error>(
        status::bad_edge_order, "0", [&] { grid.set_edge_order(0, 0); },
        [&](std::error_code &ec) { grid.set_edge_order(0, 0, ec); });
    fails<ndgrad::error>(
        status::bad_option, "-3", [&] { grid.set_num_threads(-3); },
        [&](std::error_code &ec) { grid.set_num_threads(-3, ec); });
    grid.gradient(f, df);
    CHECK(df == numbers{2, 3, 5, 7, 8});
}

TEST_CASE("a grid that could not be made") {
    fails<ndgrad::shape_error>(
        status::bad_shape, "-5", [] { ndgrad::grid grid({3, -5}); }, [](std::error_code &ec) { ndgrad::grid grid({3, -5}, ec); });
    std::error_code ec;
    const ndgrad::grid grid({3, -5}, ec);
    CHECK(grid.get() == nullptr);
    numbers nothing;
    grid.gradient(nothing, {nothing, nothing}, ec);
    CHECK(ec == status::shape_mismatch);
}

TEST_CASE("coordinates with gaps") {
    const numbers x{0, 1, 2, 3};
    CHECK_THROWS_AS(ndgrad::spacing(view(x.data(), {2}, {2})), ndgrad::spacing_error);
    CHECK_THROWS_AS(ndgrad::spacing(view(x, {2, 2})), ndgrad::spacing_error);
}

TEST_CASE("a call without exceptions that goes well clears the code") {
    const numbers f{1, 2, 4, 7, 11};
    numbers df(5);
    std::error_code ec = status::overlap;
    ndgrad::gradient(f, df, ec);
    CHECK(!ec);
    ec = status::overlap;
    ndgrad::gradient(f, df, {2.0}, ec);
    CHECK(!ec);
    const ndgrad::grid grid(5, ec = status::overlap);
    CHECK(!ec);
    ec = status::overlap;
    grid.gradient(f, df, 0, ec);
    CHECK(!ec);
    CHECK(df == numbers{1, 1.5, 2.5, 3.5, 4});
}

TEST_CASE("the category") {
    std::set<std::string> messages;
    for (int code = -2; code < 0 || ndg_status_name(code) != std::string("unknown status"); code++) {
        const std::error_code ec = static_cast<status>(code);
        CHECK(std::string(ec.category().name()) == "ndgrad");
        CHECK(messages.insert(ec.message()).second);
        CHECK(!ec == (code == 0));
        if (code >= 0) CHECK(ec.message() == ndg_status_message(code));
    }
    CHECK(messages.size() > 18);
    CHECK(ndgrad::name(status::axis_too_short) == "NDG_AXIS_TOO_SHORT");
    CHECK(ndgrad::name(status::count_mismatch) == "count_mismatch");
    CHECK(make_error_code(status::overlap) == std::errc::invalid_argument);
    CHECK(make_error_code(status::out_of_memory) == std::errc::not_enough_memory);
    CHECK(make_error_code(status::size_overflow) == std::errc::value_too_large);
    CHECK(make_error_code(status::cancelled) == std::errc::operation_canceled);
    CHECK(make_error_code(status::internal) != std::errc::invalid_argument);
}

TEST_CASE("the last error") {
    const numbers f{1, 2, 4, 7, 11};
    numbers df(5);
    std::error_code ec;
    ndgrad::gradient(f, df, {0.0}, ec);
    CHECK(ndgrad::last_error().find("the step of axis 0") != std::string::npos);
}
