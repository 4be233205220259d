// uneven_times.cpp: how fast a temperature changes that was read at uneven times.
#include <cstdio>
#include <ndgrad.hpp>
#include <vector>

int main() {
    const std::vector<double> celsius{20, 22, 24, 21, 19, 18, 17};
    const std::vector<double> hours{0, 1, 1.5, 3, 4, 6, 7};
    std::vector<double> rate(celsius.size()); // degrees per hour

    ndgrad::gradient(celsius, rate, {{hours}});
    for (double value : rate) std::printf("%25.16E\n", value);
}
