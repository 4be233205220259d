// terrain.cpp: how steep is the land of western North America?  terrain DATA  reads DATA/rockies.*
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <ndgrad.hpp>
#include <string>
#include <vector>

const double degree = 111195;            // metres, along a meridian or the equator
const double radian = 57.29577951308232; // degrees

// A line "name length unit", perhaps after comments, and then the coordinates.
std::vector<double> read_axis(std::istream &file) {
    std::string name, unit;
    while (file >> name && name[0] == '#') file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    std::size_t length = 0;
    file >> length >> unit;
    std::vector<double> coordinates(length);
    for (double &coordinate : coordinates) file >> coordinate;
    return coordinates;
}

// Little-endian, on every machine.
std::vector<std::int16_t> read_heights(std::istream &file, std::size_t length) {
    std::vector<std::int16_t> heights(length);
    for (auto &height : heights) {
        const int low = file.get(), high = file.get();
        height = static_cast<std::int16_t>(high << 8 | low);
    }
    return heights;
}

std::vector<double> times(double factor, std::vector<double> numbers) {
    for (double &number : numbers) number *= factor;
    return numbers;
}

void print(const char *what, double number) { std::printf("%22s%25.16E\n", what, number); }

int main(int argc, char **argv) {
    if (argc != 2) {
        std::fputs("usage: terrain DATA\n", stderr);
        return 1;
    }
    const std::string tile = std::string(argv[1]) + "/rockies";
    std::ifstream header(tile + ".txt"), values(tile + ".i16", std::ios::binary);
    header.exceptions(std::ios::failbit);
    values.exceptions(std::ios::failbit);
    const std::vector<double> latitude = read_axis(header), longitude = read_axis(header);
    const std::size_t rows = latitude.size(), columns = longitude.size();
    const std::vector<std::int16_t> height = read_heights(values, rows * columns);

    // Rise, in metres per metre of way. East in metres along the equator: a row farther north is shorter, which the slope
    // sees to.
    std::vector<double> north(height.size()), east(height.size());
    const std::vector<double> y = times(degree, latitude), x = times(degree, longitude);
    ndgrad::gradient(ndgrad::view(height, {rows, columns}), {north, east}, {{y, x}});

    double land = 0, slopes = 0, sum = 0, greatest = -1;
    std::size_t top = 0;
    for (std::size_t i = 0; i < height.size(); i++) {
        if (height[i] <= 0) continue; // sea
        // In hundredths of a degree: from heights in whole metres one knows no more.
        const double rise = std::hypot(north[i], east[i] / std::cos(latitude[i / columns] / radian));
        const double slope = std::floor(100 * radian * std::atan(rise) + 0.5);
        land += 1;
        slopes += slope >= 100;
        sum += slope;
        if (slope > greatest) {
            greatest = slope;
            top = i;
        }
    }
    print("cells of land", land);
    print("1 degree or steeper", slopes);
    print("mean slope", sum / (100 * land));
    print("greatest slope", greatest / 100);
    print("its latitude", latitude[top / columns]);
    print("its longitude", longitude[top % columns]);
    print("its height", height[top]);
    print("its rise to the north", north[top]);
    print("and along the equator", east[top]);
}
