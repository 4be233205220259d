x <- c(3, 1, 4, 1, 5)

# 64-bit integers as package bit64 keeps them: high and low 32 bits in a double.
integer64 <- function(high, low) {
  order <- if (.Platform$endian == "little") rbind(low, high) else rbind(high, low)
  structure(readBin(writeBin(as.integer(order), raw()), "double", length(low)), class = "integer64")
}

test_that("a number is a step, a vector is coordinates", {
  expect_identical(gradient(x, 2), gradient(x) / 2)
  expect_identical(gradient(x, 2L), gradient(x) / 2)
  expect_identical(gradient(x, c(0, 2, 4, 6, 8)), gradient(x, 2))
  expect_identical(gradient(x, c(1L, 2L, 4L, 7L, 9L)), gradient(x, list(c(1, 2, 4, 7, 9))))
  expect_identical(gradient(rbind(x, x, x), c(0, 1, 3, 4, 8), axis = 2)[1, ], gradient(x, c(0, 1, 3, 4, 8)))
})

test_that("a list is for the axes in order, or by name", {
  y <- matrix(rnorm(12), 3, dimnames = list(lat = NULL, lon = NULL))
  expect_identical(gradient(y, list(2, 4)), list(lat = gradient(y, axis = 1) / 2, lon = gradient(y, axis = 2) / 4))
  expect_identical(gradient(y, list(lon = 4, lat = 2)), gradient(y, list(2, 4)))
  expect_identical(gradient(y, list(4, 2), axis = 2:1), gradient(y, list(2, 4))[2:1])
  expect_error(gradient(y, list(lon = 4, depth = 2)), "no entry named lat", class = "ndg_bad_spacing")
})

test_that("times count in their unit", {
  days <- as.Date("2024-02-27") + c(0, 1, 3, 4, 9)
  expect_identical(gradient(x, days), gradient(x, c(0, 1, 3, 4, 9)))
  seconds <- as.POSIXct("2024-02-27", tz = "UTC") + c(0, 1, 3, 4, 9)
  expect_identical(gradient(x, seconds), gradient(x, c(0, 1, 3, 4, 9)))
  expect_identical(gradient(x, as.POSIXlt(seconds)), gradient(x, seconds))
  expect_identical(gradient(x, as.difftime(2, units = "hours")), gradient(x, 2))
})

test_that("integer64 keeps exact differences", {
  # 1.7e18 nanoseconds and a few: a double would make them equal.
  expect_identical(gradient(x, integer64(rep(395812000L, 5), c(0, 3, 6, 10, 13))), gradient(x, c(0, 3, 6, 10, 13)))
  expect_identical(gradient(x, integer64(rep(-1L, 5), c(-9, -6, -5, -3, -1))), gradient(x, c(-9, -6, -5, -3, -1)))
  expect_identical(gradient(x, integer64(0L, 3L)), gradient(x, 3))
  expect_error(gradient(x, integer64(c(0L, 0L, NA, 0L, 0L), c(1, 2, 0, 4, 5))), "coordinate 3 of axis 1 is NA",
               class = "ndg_bad_spacing")
})
