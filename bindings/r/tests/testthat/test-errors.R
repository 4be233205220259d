x <- matrix(rnorm(20), 4)

expect_refused <- function(object, class, message) {
  error <- expect_error(object, class = class)
  expect_s3_class(error, "ndgrad_error")
  expect_match(conditionMessage(error), message, fixed = TRUE)
  expect_identical(as.character(conditionCall(error)[[1]]), "gradient")
}

test_that("messages count from 1", {
  expect_refused(gradient(x, 0), "ndg_bad_spacing", "the step of axis 1 is 0.0: expected a finite number other than 0")
  expect_refused(gradient(x, list(1, NA_real_)), "ndg_bad_spacing", "the step of axis 2 is NaN")
  expect_refused(gradient(x, 1e-320, axis = 2, edge_order = 2), "ndg_bad_spacing", "the step of axis 2 is 1e-320")
  expect_refused(gradient(x, list(c(1, 2, NA, 3), 1)), "ndg_bad_spacing", "coordinate 3 of axis 1 is NaN")
  expect_refused(gradient(x, list(1, c(0, 2, 2, 3, 4))), "ndg_bad_spacing",
                 "coordinate 3 of axis 2 is 2.0, the same as coordinate 2")
  expect_refused(gradient(x, list(1, 1:4)), "ndg_bad_spacing", "axis 2 was given 4 coordinates: expected 5")
  expect_refused(gradient(x, list(1, c(0, 1e-320, 1, 2, 3))), "ndg_bad_spacing", "coordinates of axis 2")
  expect_refused(gradient(x[, 1:2], edge_order = 2), "ndg_axis_too_short",
                 "axis 2 has 2 samples: expected at least 3")
  expect_refused(gradient(numeric()), "ndg_axis_too_short", "axis 1 has 0 samples")
})

test_that("arguments are checked", {
  expect_refused(gradient("a"), "ndg_bad_dtype", "x is of class character")
  expect_refused(gradient(as.data.frame(x)), "ndg_bad_dtype", "x is of class data.frame")
  expect_refused(gradient(factor(1:3)), "ndg_bad_dtype", "factor")
  expect_refused(gradient(as.raw(1:3)), "ndg_bad_dtype", "raw")
  expect_refused(gradient(Sys.Date() + 0:3), "ndg_bad_dtype", "Date")
  expect_refused(gradient(structure(c(1, 2), class = "integer64")), "ndg_bad_dtype", "integer64")
  expect_refused(gradient(NULL), "ndg_bad_dtype", "NULL")
  expect_refused(gradient(array(0, rep(1, 33)), axis = 1), "ndg_bad_rank", "33")
  for (edge_order in list(0, 3, 1.5, NA, "1", 1:2, NULL))
    expect_refused(gradient(x, edge_order = edge_order), "ndg_bad_edge_order", "edge_order is")
  for (axis in list(0, 3, -1, 1.5, NA, "d3", TRUE))
    expect_refused(gradient(x, axis = axis), "ndg_bad_axis", paste0("axis is ", axis, ": expected 1 to 2"))
  expect_refused(gradient(x, axis = c(2, 1, 2)), "ndg_repeated_axis", "axis 2 is given twice")
  expect_refused(gradient(x, 1:2), "ndg_bad_spacing", "expected one step, or a list")
  expect_refused(gradient(x, list(1, 2, 3)), "ndg_bad_spacing", "spacing has 3 entries: expected 2")
  for (spacing in list("1", NULL, 1i, diag(5), list(1)))
    expect_refused(gradient(x, list(1, spacing)), "ndg_bad_spacing", "the spacing of axis 2")
})

test_that("a caller catches them by class", {
  expect_identical(tryCatch(gradient(x, 0), ndgrad_error = function(e) "caught"), "caught")
})
