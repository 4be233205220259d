// A callback that is told how far a call is, and may stop it.
#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using ndgrad::status;
using numbers = std::vector<double>;

constexpr std::int64_t side_length = 1500;

struct field {
    numbers f = numbers(side_length * side_length, 1.0), dx = f, dy = f;
};

TEST_CASE("it is told from 0 to 1, on the thread of the call") {
    field field;
    std::vector<double> told;
    bool is_here = true;
    const auto here = std::this_thread::get_id();
    ndgrad::grid made({side_length, side_length});
    CHECK(!made.has_progress());
    made.set_num_threads(2).set_progress([&](double done) {
        told.push_back(done);
        is_here = is_here && std::this_thread::get_id() == here;
        return true;
    });
    CHECK(made.has_progress());
    const ndgrad::grid grid = std::move(made); // the callback moves with it
    grid.gradient(field.f, {field.dx, field.dy});
    REQUIRE(told.size() >= 2);
    CHECK(is_here);
    CHECK(told.front() >= 0);
    CHECK(told.back() == 1);
    for (std::size_t i = 1; i < told.size(); i++) CHECK(told[i - 1] <= told[i]);
    CHECK(field.dx == numbers(field.f.size(), 0.0));
}

TEST_CASE("it stops a call") {
    field field;
    ndgrad::grid grid({side_length, side_length});
    grid.set_progress([](double) { return false; });
    std::error_code ec;
    grid.gradient(field.f, {field.dx, field.dy}, ec);
    CHECK(ec == status::cancelled);
    CHECK(ec == std::errc::operation_canceled);
    try {
        grid.laplacian(field.f, field.dx);
        FAIL("no exception");
    } catch (const ndgrad::error &error) {
        CHECK(error.status() == status::cancelled);
    }
    grid.set_progress(nullptr);
    grid.laplacian(field.f, field.dx);
    CHECK(field.dx == numbers(field.f.size(), 0.0));
}

TEST_CASE("its exceptions leave the call") {
    field field;
    ndgrad::grid grid({side_length, side_length});
    grid.set_progress([](double) -> bool { throw std::out_of_range("mine"); });
    CHECK_THROWS_WITH_AS(grid.gradient(field.f, {field.dx, field.dy}), "mine", std::out_of_range);
    std::error_code ec;
    grid.gradient(field.f, {field.dx, field.dy}, ec);
    CHECK(ec == status::cancelled);
    // The last one too, which stops nothing; and none of them is left behind.
    grid.set_progress([](double done) { return done < 1 ? true : throw std::out_of_range("at the end"); });
    CHECK_THROWS_AS(grid.gradient(field.f, {field.dx, field.dy}), std::out_of_range);
    CHECK(field.dx == numbers(field.f.size(), 0.0));
    grid.gradient(field.f, {field.dx, field.dy}, ec);
    CHECK(!ec);
    grid.set_progress([](double) { return true; });
    CHECK_THROWS_AS(grid.derivative(field.f, field.dx, 5), ndgrad::axis_error);
    grid.gradient(field.f, {field.dx, field.dy});
}
