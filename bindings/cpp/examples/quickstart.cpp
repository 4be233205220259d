// quickstart.cpp: numpy.gradient's own three examples, on std::vector.
#include <ndgrad.hpp>

#include <cstdio>
#include <vector>

void print(const char *what, const ndgrad::view<const double> &array) {
    std::printf("%s\n", what);
    const std::int64_t columns = array.shape()[array.rank() - 1];
    for (std::int64_t i = 0; i < array.size(); i++)
        std::printf("%5.1f%c", array.data()[i], i % columns == columns - 1 ? '\n' : ' ');
}

int main() {
    const std::vector<double> f{1, 2, 4, 7, 11};
    std::vector<double> df(f.size());
    ndgrad::gradient(f, df);
    print("np.gradient(f)", df);

    // A vector is flat: a view gives the samples their shape. Flat outputs of the same size are fine.
    const std::vector<double> g{1, 2, 6, 3, 5, 7, 4, 8, 9};
    std::vector<double> d0(g.size()), d1(g.size());
    ndgrad::gradient(ndgrad::view(g, {3, 3}), {d0, d1});
    print("np.gradient(g), axis 0", ndgrad::view(d0, {3, 3}));
    print("np.gradient(g), axis 1", ndgrad::view(d1, {3, 3}));

    ndgrad::options options; // C++20: {.edge_order = 2}
    options.edge_order = 2;
    ndgrad::gradient(f, df, options);
    print("np.gradient(f, edge_order=2)", df);

    try {
        ndgrad::gradient(f, df, {0.0});
    } catch (const ndgrad::spacing_error &error) {
        std::printf("%s\n", error.what());
    }
}
