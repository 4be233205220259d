// eigen.cpp: sea temperature in Eigen's matrices, column-major and row-major, and in a map of memory that Eigen does not own.
#include <Eigen/Core>
#include <ndgrad.hpp>

#include <iostream>

int main() {
    Eigen::MatrixXd celsius(4, 3); // four depths, three stations
    celsius << 20, 21, 22, 18, 19, 20, 12, 13, 15, 10, 10, 11;
    const Eigen::Vector4d metres(0, 10, 25, 50);

    // Eigen's default is column-major, a plain C array is row-major. Each is used where it lies: nothing is copied.
    Eigen::MatrixXd dz(4, 3);
    double memory[12];
    Eigen::Map<Eigen::Matrix<double, 4, 3, Eigen::RowMajor>> dx(memory);
    ndgrad::gradient(celsius, {dz, dx}, {{metres, 5.0}});

    const Eigen::IOFormat columns(3, 0, " ", "\n", "  ");
    std::cout << "degrees per metre\n" << dz.format(columns) << "\ndegrees per km\n" << dx.format(columns) << "\n";

    // A row of a column-major matrix: one-dimensional samples with gaps between them.
    Eigen::VectorXd along(3);
    ndgrad::gradient(celsius.row(3), along, {5});
    std::cout << "degrees per km at the bottom\n" << along.transpose().format(columns) << "\n";
}
