# two_axes.py: the change of a temperature with depth and along a section, with three-sample differences at the edges.
import ndgrad

celsius = [[20, 21, 22], [18, 19, 20], [12, 13, 15], [10, 10, 11]]

dz, dx = ndgrad.gradient(celsius, 10, 5, edge_order=2)  # a depth every 10 m, a station every 5 km
for a, b, c in (*dz, *dx):
    print(f"{a:25.16E}{b:25.16E}{c:25.16E}")
