// unit_step.cpp: the derivative of samples that are 1 apart.
#include <cstdio>
#include <ndgrad.hpp>
#include <vector>

int main() {
    const std::vector<double> f{1, 2, 4, 7, 11, 16};
    std::vector<double> df(f.size());

    ndgrad::gradient(f, df);
    for (double value : df) std::printf("%25.16E\n", value);
}
