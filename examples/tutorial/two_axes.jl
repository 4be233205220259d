# two_axes.jl: the change of a temperature with depth and along a section, with three-sample differences at the edges.
using NDGrad, Printf

celsius = [20 21 22; 18 19 20; 12 13 15; 10 10 11]

dz, dx = gradient(celsius, 10, 5; edge_order = 2)   # a depth every 10 m, a station every 5 km
foreach(row -> @printf("%25.16E%25.16E%25.16E\n", row...), eachrow(dz))
foreach(row -> @printf("%25.16E%25.16E%25.16E\n", row...), eachrow(dx))
