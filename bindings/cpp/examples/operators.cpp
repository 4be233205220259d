// operators.cpp: a flow on a periodic grid, an image, and a call that tells how far it is.
#include <ndgrad.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

int main() {
    // Two vortices side by side: u = -cos(x) sin(y), v = sin(x) cos(y), 16 x 16 samples of one period of each.
    const std::int64_t n = 16;
    const double step = 2 * std::acos(-1.0) / n;
    std::vector<double> u, v;
    for (std::int64_t i = 0; i < n * n; i++) {
        const double x = step * static_cast<double>(i / n), y = step * static_cast<double>(i % n);
        u.push_back(-std::cos(x) * std::sin(y));
        v.push_back(std::sin(x) * std::cos(y));
    }
    ndgrad::grid grid({n, n});
    for (const int axis : {0, 1}) grid.set_spacing(axis, step).set_accuracy(axis, 8).set_periodic(axis);
    std::vector<double> vorticity(u.size()), divergence(u.size());
    grid.curl({u, v}, vorticity);
    grid.divergence({u, v}, divergence);
    std::printf("vorticity at the middle of a vortex: %.4f (exactly 2)\n", vorticity[0]);
    double most = 0;
    for (const double value : divergence) most = std::fmax(most, std::fabs(value));
    std::printf("no divergence: %d\n", most < 1e-12);

    // A bright square: 8-bit samples, exact 16-bit results.
    std::vector<std::uint8_t> image(64, 0);
    for (const int row : {2, 3, 4, 5})
        for (const int column : {2, 3, 4, 5}) image[static_cast<std::size_t>(8 * row + column)] = 10;
    std::vector<std::int16_t> down(64), right(64);
    ndgrad::grid({8, 8}).image_gradient(image, {down, right}, ndgrad::kernel::sobel);
    std::printf("Sobel along a row:");
    for (std::size_t column = 0; column < 8; column++) std::printf(" %d", right[24 + column]);

    bool is_told = false;
    grid.set_progress([&](double done) { return is_told = done >= 0; });
    grid.laplacian(u, vorticity);
    std::printf("\ntold how far it is: %d\n", is_told);
}
