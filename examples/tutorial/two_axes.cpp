// two_axes.cpp: the change of a temperature with depth and along a section, with three-sample differences at the edges.
#include <cstdio>
#include <ndgrad.hpp>

int main() {
    const double celsius[4][3] = {{20, 21, 22}, {18, 19, 20}, {12, 13, 15}, {10, 10, 11}};
    double dz[4][3], dx[4][3];

    ndgrad::options options; // in C++20 the call can have {.spacing = {10, 5}, .edge_order = 2} instead
    options.spacing = {10, 5}; // a depth every 10 m, a station every 5 km
    options.edge_order = 2;
    ndgrad::gradient(celsius, {dz, dx}, options);
    for (const auto &row : dz) std::printf("%25.16E%25.16E%25.16E\n", row[0], row[1], row[2]);
    for (const auto &row : dx) std::printf("%25.16E%25.16E%25.16E\n", row[0], row[1], row[2]);
}
