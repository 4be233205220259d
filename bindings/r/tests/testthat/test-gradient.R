test_that("random arrays have the bits of the formulas", {
  set.seed(1)
  for (case in 1:200) {
    dim <- sample(3:(12 - 2 * (ndim <- sample(4, 1))), ndim, replace = TRUE)
    x <- random_samples(sample(c("numeric", "integer", "logical", "complex"), 1), dim)
    axis <- sample(ndim, sample(ndim, 1))
    spacing <- lapply(dim[axis], random_spacing)
    edge_order <- sample(2, 1)
    before <- bits(if (is.complex(x)) x else as.double(x))
    results <- gradient(x, spacing, axis, edge_order)
    if (length(axis) == 1) results <- list(results)
    for (k in seq_along(axis)) expect_same_bits(results[[k]], reference(x, spacing[[k]], axis[k], edge_order))
    expect_identical(bits(if (is.complex(x)) x else as.double(x)), before)
  }
})

test_that("the tutorial's examples come out", {
  expect_identical(gradient(c(1, 2, 4, 7, 11)), c(1, 1.5, 2.5, 3.5, 4))
  expect_identical(gradient(c(1L, 2L, 4L, 7L, 11L), edge_order = 2), c(0.5, 1.5, 2.5, 3.5, 4.5))
  x <- rbind(c(1, 2, 6), c(3, 5, 7), c(4, 8, 9))
  expect_identical(gradient(x), list(d1 = rbind(c(2, 3, 1), c(1.5, 3, 1.5), c(1, 3, 2)),
                                     d2 = rbind(c(1, 2.5, 4), c(2, 2, 2), c(4, 2.5, 1))))
})

test_that("missing values spread as far as they are looked at", {
  expect_identical(gradient(c(1L, NA, 4L, 7L, 11L, 13L)), c(NA, 1.5, NA, 3.5, 3, 2))
  expect_identical(gradient(c(NA, TRUE, FALSE, FALSE)), c(NA, NA, -0.5, 0))
  # With uneven spacing a sample counts at its own place too.
  expect_identical(is.na(gradient(c(1, 2, NA, 7, 11), c(0, 1, 3, 4, 8))), c(FALSE, TRUE, TRUE, TRUE, FALSE))
  result <- gradient(c(1, NA, 3, 5, NaN, 8))
  expect_identical(is.na(result), c(TRUE, FALSE, TRUE, TRUE, FALSE, TRUE))
  expect_identical(is.nan(result), c(FALSE, FALSE, FALSE, TRUE, FALSE, TRUE))
  expect_true(all(is.na(gradient(c(1i, NA, 2, 3))[c(1, 3)])))
  expect_identical(gradient(c(0, Inf, 1, 2)), c(Inf, 0.5, -Inf, 1))
})

test_that("integers do not overflow", {
  most <- .Machine$integer.max
  expect_identical(gradient(c(-most, most, -most)), c(2 * most, 0, -2 * most))
})

test_that("names and dimensions are kept, other attributes are not", {
  expect_identical(gradient(c(a = 1, b = 2, c = 4)), c(a = 1, b = 1.5, c = 2))
  x <- matrix(1:6, 2, dimnames = list(lat = c("n", "s"), NULL))
  results <- gradient(x)
  expect_named(results, c("lat", "d2"))
  expect_identical(dimnames(results$d2), dimnames(x))
  expect_identical(gradient(array(c(1, 2, 4), 3, list(time = c("a", "b", "c")))),
                   array(c(1, 1.5, 2), 3, list(time = c("a", "b", "c"))))
  expect_identical(gradient(ts(c(1, 2, 4), start = 1990)), c(1, 1.5, 2))
})

test_that("axes are numbers from 1 or names", {
  x <- array(rnorm(60), c(3, 4, 5), list(x = NULL, y = NULL, z = NULL))
  all <- gradient(x)
  expect_named(all, c("x", "y", "z"))
  expect_identical(gradient(x, axis = 3:2), all[3:2])
  expect_identical(gradient(x, axis = c("z", "y")), all[3:2])
  expect_identical(gradient(x, axis = 2), all$y)
  expect_identical(gradient(unname(x), axis = "d2"), unname(all$y))
  expect_identical(unname(gradient(x, axis = integer())), list())
})

test_that("an array without samples has derivatives without samples", {
  expect_identical(gradient(matrix(0, 3, 0), axis = 1), matrix(0, 3, 0))
})
