# terrain.R: how steep is the land of western North America?  Rscript terrain.R DATA  reads DATA/rockies.*
library(ndgrad)

tile <- file.path(commandArgs(trailingOnly = TRUE)[1], "rockies")
degree <- 111195 # metres, along a meridian or the equator

# Each axis is its name, its length, its unit, and then the coordinates.
words <- scan(paste0(tile, ".txt"), what = "", comment.char = "#", quiet = TRUE)
rows <- as.integer(words[2])
latitude <- as.numeric(words[3 + seq_len(rows)])
longitude <- as.numeric(words[-seq_len(rows + 6)])
columns <- length(longitude)

height <- readBin(paste0(tile, ".i16"), "integer", n = rows * columns, size = 2, endian = "little") # metres
height <- matrix(height, rows, columns, byrow = TRUE, dimnames = list(north = NULL, east = NULL))

# Rise, in metres per metre of way. East in metres along the equator: a row farther north is shorter, which the slope sees to.
rise <- gradient(height, list(north = degree * latitude, east = degree * longitude))

# In hundredths of a degree: from heights in whole metres one knows no more.
shrink <- cospi(latitude / 180) # of each row: R goes down the columns
slope <- floor(100 * 180 / pi * atan(sqrt(rise$north^2 + (rise$east / shrink)^2)) + 0.5)

land <- height > 0
top <- which(land & slope == max(slope[land]), arr.ind = TRUE)[1, , drop = FALSE]
numbers <- c(
  "cells of land" = sum(land),
  "1 degree or steeper" = sum(slope[land] >= 100),
  "mean slope" = sum(slope[land]) / (100 * sum(land)),
  "greatest slope" = slope[top] / 100,
  "its latitude" = latitude[top[1]],
  "its longitude" = longitude[top[2]],
  "its height" = height[top],
  "its rise to the north" = rise$north[top],
  "and along the equator" = rise$east[top]
)
cat(sprintf("%22s%25.16E\n", names(numbers), numbers), sep = "")
