// The same in C++.
#include <cstdio>
#include <ndgrad.hpp>
#include <vector>

int main() {
    const std::vector<double> f{1, 2, 4, 7, 11};
    std::vector<double> df(5);
    ndgrad::gradient(f, df);
    for (const double x : df) std::printf("%4.1f", x);
    std::printf("\n");
}
