// ndgrad::grid: it owns, moves, is shared, and does what the one-call form does.
#include "guarded.hpp"

#include <doctest/doctest.h>
#include <ndgrad.hpp>

#include <thread>
#include <type_traits>
#include <vector>

using numbers = std::vector<double>;

static_assert(!std::is_copy_constructible_v<ndgrad::grid> && !std::is_copy_assignable_v<ndgrad::grid>);
static_assert(std::is_nothrow_move_constructible_v<ndgrad::grid> && std::is_nothrow_move_assignable_v<ndgrad::grid>);
static_assert(!std::is_convertible_v<std::int64_t, ndgrad::grid>, "a number is not a grid by accident");

TEST_CASE("settings one by one, and all at once") {
    const numbers f = random_samples<double>(12, 4), metres{0, 10, 25, 50};
    numbers expected0(12), expected1(12), d0(12), d1(12);
    ndgrad::options options;
    options.spacing = {metres, 5.0};
    options.edge_order = 2;
    ndgrad::gradient(ndgrad::view(f, {4, 3}), {expected0, expected1}, options);

    ndgrad::grid grid({4, 3});
    grid.set_spacing(0, metres).set_spacing(-1, 5.0).set_edge_order(0, 2).set_edge_order(1, 2).set_num_threads(2);
    grid.gradient(f, {d0, d1});
    CHECK(d0 == expected0);
    CHECK(d1 == expected1);

    const ndgrad::grid at_once({4, 3}, options);
    at_once.gradient(f, d1, 0);
    CHECK(d1 == expected0);
    at_once.gradient(f, {d0, d1}, {-1, 0});
    CHECK(d0 == expected1);
    CHECK(d1 == expected0);
}

TEST_CASE("options that are about some axes leave the others") {
    const numbers f = random_samples<double>(12, 5);
    numbers d0(12), d1(12), expected0(12), expected1(12);
    ndgrad::options options;
    options.spacing = 3;
    options.axes = -1;
    ndgrad::grid({4, 3}, options).gradient(f, {d0, d1});
    ndgrad::gradient(ndgrad::view(f, {4, 3}), {expected0, expected1}, {{1, 3}});
    CHECK(d0 == expected0);
    CHECK(d1 == expected1);
}

TEST_CASE("a grid keeps a copy of its coordinates") {
    const numbers f{1, 2, 4, 7, 11};
    numbers df(5);
    ndgrad::grid grid(5);
    {
        numbers x = f;
        grid.set_spacing(0, x);
        x.assign(5, 0);
    }
    grid.gradient(f, df);
    CHECK(df == numbers{1, 1, 1, 1, 1});
}

TEST_CASE("one grid for fields of every dtype and layout") {
    const ndgrad::grid grid({3, 3});
    const std::vector<std::int16_t> f{1, 2, 6, 3, 5, 7, 4, 8, 9};
    const double g[3][3] = {{1, 2, 6}, {3, 5, 7}, {4, 8, 9}};
    numbers from_integers(9), from_doubles(9);
    grid.gradient(f, from_integers, 0);
    grid.gradient(g, from_doubles, 0);
    CHECK(from_integers == from_doubles);
    numbers transposed(9);
    grid.gradient(ndgrad::view(f.data(), {3, 3}, {1, 3}), ndgrad::view(transposed, {3, 3}, ndgrad::order::column_major), 1);
    CHECK(transposed == from_doubles);
}

TEST_CASE("a grid moves") {
    ndgrad::grid first(5);
    const ndg_grid *handle = first.get();
    ndgrad::grid second = std::move(first);
    CHECK(second.get() == handle);
    first = ndgrad::grid({2, 2});
    second = std::move(first);
    CHECK(second.shape() == ndgrad::per_axis<std::int64_t>{2, 2});
    CHECK(second.rank() == 2);
    const numbers f{1, 2, 3, 5};
    numbers d0(4), d1(4);
    second.gradient(f, {d0, d1});
    CHECK(d0 == numbers{2, 3, 2, 3});
    CHECK(d1 == numbers{1, 1, 2, 2});
}

TEST_CASE("a grid is shared by threads") {
    const ndgrad::grid grid({40, 50});
    const numbers f = random_samples<double>(2000, 6);
    numbers expected(2000);
    grid.gradient(f, expected, 1);
    std::vector<numbers> out(4, numbers(2000));
    std::vector<std::thread> threads;
    for (numbers &mine : out)
        threads.emplace_back([&grid, &f, &mine] {
            for (int i = 0; i < 20; i++) grid.gradient(f, mine, 1);
        });
    for (std::thread &thread : threads) thread.join();
    for (const numbers &mine : out) CHECK(same_bits(mine, expected));
}
