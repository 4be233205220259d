set.seed(4)
f <- rnorm(9)
n <- 9
beyond <- list(mirrored = c(4, 3, 2), reflected = c(3, 2, 1), nearest = c(1, 1, 1))
# All samples and three more on the left, or on both sides.
extended <- function(left, right) c(left, f, right)

test_that("a field goes on as its side says", {
  inner <- function(g, ...) derivative(g, 0.5, ..., accuracy = 6)[3 + 1:n]
  for (side in names(beyond)) {
    left <- f[beyond[[side]]]
    right <- rev(f)[rev(beyond[[side]])]
    expect_equal(derivative(f, 0.5, accuracy = 6, sides = side), inner(extended(left, right)))
    expect_equal(derivative(f, 0.5, order = 2, accuracy = 6, sides = side), inner(extended(left, right), order = 2))
  }
  expect_equal(derivative(f, 0.5, accuracy = 6, sides = "odd_reflected"),
               inner(extended(2 * f[1] - f[4:2], 2 * f[9] - f[8:6])))
  expect_equal(derivative(f, 0.5, accuracy = 6, sides = 7), inner(extended(rep(7, 3), rep(7, 3))))
  expect_equal(derivative(f, 0.5, accuracy = 6, sides = "periodic"), inner(extended(f[7:9], f[1:3])))
  expect_equal(derivative(f, 0.5, accuracy = 6, sides = list(list("nearest", 7))), inner(extended(f[c(1, 1, 1)], rep(7, 3))))
  one <- derivative(f, 0.5, accuracy = 6, sides = list(c("mirrored", "one_sided")))
  expect_equal(one[1:6], inner(extended(f[4:2], rep(0, 3)))[1:6])
  expect_identical(one[7:9], derivative(f, 0.5, accuracy = 6)[7:9])
})

test_that("coordinates begin again after a period", {
  degrees <- sort(runif(12, 0, 360))
  turn <- 5
  moved <- c(degrees[-seq_len(turn)], degrees[seq_len(turn)] + 360)
  wave <- function(x) sin(x * pi / 180)
  around <- derivative(wave(degrees), degrees, sides = periodic(360))
  expect_equal(c(around[-seq_len(turn)], around[seq_len(turn)]), derivative(wave(moved), moved, sides = periodic(360)))
  expect_equal(derivative(f, 1:9, sides = periodic(9)), derivative(f, sides = "periodic"))
  expect_error(derivative(f, c(1, 2, 4, 5, 6, 7, 8, 9, 10), sides = "periodic"), class = "ndgrad_error")
})

test_that("ghost cells are samples, and no results", {
  y <- matrix(rnorm(80), 8, dimnames = list(lat = letters[1:8], lon = NULL))
  whole <- gradient(y)
  halves <- lapply(list(list(1:5, "one_sided", ghost_cells(1)), list(4:8, ghost_cells(1), "one_sided")), function(half)
    gradient(y[half[[1]], ], sides = list(half[2:3], "one_sided")))
  for (axis in names(whole)) {
    joined <- rbind(halves[[1]][[axis]], halves[[2]][[axis]])
    expect_identical(rownames(joined), letters[1:8])
    expect_identical(unname(joined), unname(whole[[axis]]))
  }
  expect_identical(derivative(f, accuracy = 4, sides = ghost_cells(2)), derivative(f, accuracy = 4)[3:7])
  expect_identical(derivative(f, accuracy = 4, sides = ghost_cells(2, 3)), derivative(f, accuracy = 4)[3:6])
  expect_identical(derivative(c(a = 1, b = 2, c = 4, d = 7), sides = ghost_cells(1)), c(b = 1.5, c = 2.5))
  x <- cumsum(runif(9, 1, 2))
  expect_identical(derivative(f, x, sides = ghost_cells(1)), derivative(f, x)[2:8])
  expect_error(derivative(f, accuracy = 4, sides = ghost_cells(1)), class = "ndg_bad_option")
  expect_error(derivative(f, sides = ghost_cells(5)), "at least its 10 ghost cells", class = "ndg_bad_shape")
})

test_that("sides are for all axes, in order or by name", {
  y <- matrix(rnorm(30), 5, dimnames = list(lat = NULL, lon = NULL))
  expected <- list(lat = derivative(y, axis = 1, sides = "nearest"), lon = derivative(y, axis = 2, sides = "periodic"))
  expect_identical(gradient(y, sides = c("nearest", "periodic")), expected)
  expect_identical(gradient(y, sides = list("nearest", periodic())), expected)
  expect_identical(gradient(y, sides = list(lon = "periodic", lat = "nearest")), expected)
  expect_identical(gradient(y, axis = 2:1, sides = c("periodic", "nearest")), rev(expected))
  for (sides in list("sideways", NULL, list("nearest"), list("nearest", NA), list("nearest", TRUE), list(1:3, 1),
                     list(list("periodic", "nearest"), "nearest"), list(lat = "nearest", depth = "nearest")))
    expect_error(gradient(y, sides = sides), class = "ndg_bad_option")
  expect_error(periodic(0), "period is 0", class = "ndg_bad_option")
  expect_error(ghost_cells(-1), "ghost cells is -1", class = "ndg_bad_option")
})
