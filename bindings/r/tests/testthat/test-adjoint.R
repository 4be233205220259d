# For every linear operator: the products of A x with y and of x with the adjoint of y have the same sum.
set.seed(5)
dim <- c(6, 7, 8)
fields <- function(count, dim) lapply(seq_len(count), function(k) array(rnorm(prod(dim)), dim))
spacing <- list(cumsum(runif(6, 1, 2)), 0.5, cumsum(runif(8, 1, 2)))

expect_adjoint <- function(operator, x, ...) {
  y <- operator(x, ...)
  if (is.list(y)) {
    y[] <- fields(length(y), dim(y[[1]]))
    # Both triangles of a Hessian are one.
    if (!is.null(dim(y)) && nrow(y) == ncol(y) && identical(operator, hessian)) {
      y[lower.tri(y)] <- t(y)[lower.tri(y)]
      products <- operator(x, ...)[upper.tri(y, TRUE)]
      return(expect_equal(dot(products, y[upper.tri(y, TRUE)]), dot(x, operator(y, ..., adjoint = TRUE))))
    }
  } else {
    y <- fields(1, dim(y))[[1]]
  }
  result <- operator(y, ..., adjoint = TRUE)
  if (is.list(x) && !is.list(result)) result <- list(result)
  expect_equal(dot(operator(x, ...), y), dot(x, result))
}

test_that("adjoints are adjoint, whatever the sides", {
  one <- fields(1, dim)[[1]]
  three <- fields(3, dim)
  for (sides in list("one_sided", "mirrored", "periodic", "reflected")) {
    s <- if (identical(sides, "periodic")) list(periodic(20), "periodic", periodic(20)) else sides
    for (accuracy in c(2, 4)) {
      expect_adjoint(derivative, one, spacing = 0.5, axis = 2, order = 2, accuracy = accuracy, sides = sides)
      expect_adjoint(mixed_derivative, one, orders = c(1, 0, 2), spacing = spacing, sides = s)
      expect_adjoint(directional_derivative, one, direction = c(1, -2, 0.5), spacing = spacing, sides = s)
      for (operator in list(laplacian, gradient, hessian))
        expect_adjoint(operator, one, spacing = spacing, accuracy = 2, sides = s)
      for (operator in list(divergence, curl, jacobian))
        expect_adjoint(operator, three, spacing = spacing, accuracy = 2, sides = s)
    }
    expect_adjoint(image_gradient, one, kernel = "farid", sides = sides)
  }
  expect_adjoint(curl, three[1:2], axis = 3:2)
  expect_adjoint(gradient, one, axis = 2)
})

test_that("an adjoint gives ghost cells what they contribute", {
  x <- fields(1, dim)[[1]]
  dimnames(x) <- list(letters[1:6], NULL, letters[1:8])
  sides <- list(ghost_cells(1, 2), "one_sided", "nearest")
  y <- fields(1, c(3, 7, 8))[[1]]
  back <- laplacian(y, sides = sides, adjoint = TRUE)
  expect_identical(dim(back), c(6L, 7L, 8L))
  expect_equal(dot(laplacian(x, sides = sides), y), dot(x, back))
  expect_null(dimnames(laplacian(laplacian(x, sides = sides), sides = sides, adjoint = TRUE))[[1]])
  expect_identical(length(derivative(c(a = 1, b = 2), sides = ghost_cells(1), adjoint = TRUE)), 4L)
})
