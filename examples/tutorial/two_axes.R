# two_axes.R: the change of a temperature with depth and along a section, with three-sample differences at the edges.
library(ndgrad)

celsius <- rbind(c(20, 21, 22), c(18, 19, 20), c(12, 13, 15), c(10, 10, 11))

# A depth every 10 m, a station every 5 km.
slopes <- gradient(celsius, list(10, 5), edge_order = 2)
for (slope in slopes) cat(sprintf("%25.16E%25.16E%25.16E\n", slope[, 1], slope[, 2], slope[, 3]), sep = "")
