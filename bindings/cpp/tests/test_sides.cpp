// How a field goes on beyond the ends of an axis: sides, ghost cells, periods.
#include "adjoints.hpp"
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <vector>

using ndgrad::axis_end;
using ndgrad::side;
using ndgrad::status;
using ndgrad::view;
using numbers = std::vector<double>;
using shape = ndgrad::per_axis<std::int64_t>;

static const numbers f{1, 2, 4, 7, 11};

static numbers slope(const ndgrad::grid &grid, const numbers &samples = f) {
    numbers out(5, NAN);
    grid.gradient(samples, out);
    return out;
}

TEST_CASE("every side") {
    ndgrad::grid grid(5);
    const double one_sided = 4, lower = 1;
    CHECK(slope(grid) == numbers{lower, 1.5, 2.5, 3.5, one_sided});
    grid.set_side(0, axis_end::both, side::mirrored);
    CHECK(slope(grid) == numbers{0, 1.5, 2.5, 3.5, 0});
    grid.set_side(0, axis_end::both, side::reflected);
    CHECK(slope(grid) == numbers{0.5, 1.5, 2.5, 3.5, 2});
    grid.set_side(-1, axis_end::upper, side::odd_reflected);
    CHECK(slope(grid) == numbers{0.5, 1.5, 2.5, 3.5, 4});
    grid.set_side(0, axis_end::lower, side::nearest);
    CHECK(slope(grid) == numbers{0.5, 1.5, 2.5, 3.5, 4});
    grid.set_constant_side(0, axis_end::upper, 17);
    CHECK(slope(grid) == numbers{0.5, 1.5, 2.5, 3.5, 5});
    grid.set_periodic(0);
    CHECK(slope(grid) == numbers{-4.5, 1.5, 2.5, 3.5, -3});
    grid.set_side(0, axis_end::both, side::one_sided);
    CHECK(slope(grid) == numbers{lower, 1.5, 2.5, 3.5, one_sided});
}

TEST_CASE("a period of coordinates") {
    ndgrad::grid grid(5);
    grid.set_spacing(0, numbers{0, 10, 30, 60, 300}).set_periodic(0, 360);
    const numbers df = slope(grid, numbers{5, 5, 5, 5, 5});
    for (const double slope : df) CHECK(slope == doctest::Approx(0));
    std::error_code ec;
    grid.set_periodic(0, NAN, ec);
    CHECK(ec == status::bad_option);
    CHECK_THROWS_AS(grid.set_periodic(1), ndgrad::axis_error);
}

TEST_CASE("a field in blocks with ghost cells has the bits of the whole") {
    const numbers whole = random_samples<double>(8 * 9, 3);
    ndgrad::grid all({8, 9});
    all.set_accuracy(0, 4).set_accuracy(1, 4);
    numbers expected(72);
    all.laplacian(whole, expected);

    // Rows 3 to 5 and columns 2 to 6, with two ghost cells on each side.
    ndgrad::grid block({3, 5});
    block.set_accuracy(0, 4).set_accuracy(1, 4);
    block.set_ghost_cells(0, axis_end::both, 2).set_ghost_cells(1, axis_end::lower, 2).set_ghost_cells(-1, axis_end::upper, 2);
    CHECK(block.sample_shape() == shape{7, 9});
    CHECK(block.ghost_cells(axis_end::lower) == shape{2, 2});
    CHECK(block.ghost_cells(axis_end::both) == shape{4, 4});
    CHECK(block.shape() == shape{3, 5});
    numbers part, of_strided(15), of_flat(15);
    for (std::int64_t i = 3; i < 6; i++)
        for (std::int64_t j = 2; j < 7; j++) part.push_back(expected[static_cast<std::size_t>(9 * i + j)]);
    block.laplacian(view(whole.data() + 9, {7, 9}, {9, 1}), of_strided);
    CHECK(same_bits(of_strided, part));
    block.laplacian(numbers(whole.begin() + 9, whole.begin() + 72), of_flat);
    CHECK(same_bits(of_flat, part));

    SUBCASE("an array without them is refused") {
        std::error_code ec;
        block.laplacian(numbers(15), of_flat, {}, ec);
        CHECK(ec == status::shape_mismatch);
    }
    SUBCASE("and so is one with too few") {
        block.set_ghost_cells(0, axis_end::upper, 1);
        CHECK(block.ghost_cells(axis_end::upper) == shape{1, 2});
        std::error_code ec;
        block.laplacian(numbers(54), of_flat, {}, ec);
        CHECK(ec == status::bad_option);
    }
    SUBCASE("another side takes their place") {
        block.set_side(0, axis_end::lower, side::mirrored).set_constant_side(0, axis_end::upper, 0).set_periodic(1);
        CHECK(block.sample_shape() == block.shape());
    }
    SUBCASE("what fails changes nothing") {
        std::error_code ec;
        block.set_ghost_cells(0, axis_end::both, -1, ec);
        CHECK(ec == status::bad_option);
        block.set_ghost_cells(2, axis_end::both, 1, ec);
        CHECK(ec == status::bad_axis);
        CHECK(block.sample_shape() == shape{7, 9});
    }
    SUBCASE("the adjoint writes them") {
        const numbers y = random_samples<double>(15, 5);
        guarded<double> memory(63);
        block.laplacian_adjoint(y, view(memory.data(), {7, 9}));
        CHECK(memory.guards_hold());
        const numbers samples(whole.begin() + 9, whole.begin() + 72);
        CHECK(dot({part}, {y}) == doctest::Approx(dot({samples}, {memory.elements()})));
    }
}

TEST_CASE("settings that fail leave the grid as it was") {
    ndgrad::grid grid(5);
    std::error_code ec;
    CHECK_THROWS_AS(grid.set_accuracy(0, 3), ndgrad::error);
    grid.set_accuracy(0, 3, ec);
    CHECK(ec == status::bad_option);
    grid.set_accuracy(3, 4, ec);
    CHECK(ec == status::bad_axis);
    CHECK_THROWS_AS(grid.set_side(0, axis_end::both, static_cast<side>(77)), ndgrad::error);
    grid.set_side(0, static_cast<axis_end>(0), side::nearest, ec);
    CHECK(ec == status::bad_option);
    CHECK_THROWS_AS(grid.set_constant_side(0, axis_end::both, NAN), ndgrad::error);
    grid.set_constant_side(0, axis_end::both, INFINITY, ec);
    CHECK(ec == status::bad_option);
    CHECK_THROWS_AS(grid.set_ghost_cells(0, axis_end::both, -1), ndgrad::error);
    ec = status::overlap;
    grid.set_side(0, axis_end::both, side::one_sided, ec);
    CHECK(!ec);
    CHECK(slope(grid) == numbers{1, 1.5, 2.5, 3.5, 4});
}
