set.seed(3)
x <- array(rnorm(7 * 8 * 9), c(7, 8, 9), list(lat = NULL, lon = NULL, height = NULL))
spacing <- list(c(1, 2, 4, 7, 8, 9.5, 12), 0.5, cumsum(runif(9, 0.5, 2)))
parts <- gradient(x, spacing)

test_that("derivatives have the weights of the formulas", {
  f <- c(3, -1, 4, 1, -5, 9, 2, 6)
  i <- 3:6
  h <- 0.25
  fourth <- derivative(f, h, accuracy = 4)
  expect_equal(fourth[i], (f[i - 2] - 8 * f[i - 1] + 8 * f[i + 1] - f[i + 2]) / (12 * h))
  second <- derivative(f, h, order = 2)
  expect_equal(second[i], (f[i - 1] - 2 * f[i] + f[i + 1]) / h^2)
  expect_equal(derivative(f, h, order = 2, accuracy = 4)[i],
               (-f[i - 2] + 16 * f[i - 1] - 30 * f[i] + 16 * f[i + 1] - f[i + 2]) / (12 * h^2))
  expect_equal(derivative(f, h, edge_order = 3)[1], (-11 * f[1] + 18 * f[2] - 9 * f[3] + 2 * f[4]) / (6 * h))
})

test_that("polynomials have exact derivatives, even at uneven coordinates", {
  t <- c(0, 0.5, 1.25, 2, 3, 3.5, 4.5, 5, 6, 6.5, 7, 8.5, 9, 10, 11)
  for (order in 1:4) {
    f <- t^5 / 120 - t^3 + 2
    exact <- switch(order, t^4 / 24 - 3 * t^2, t^3 / 6 - 6 * t, t^2 / 2 - 6, t)
    expect_equal(derivative(f, t, order = order, accuracy = 6), exact, tolerance = 1e-6)
  }
})

test_that("the derivative of order 1 is the gradient's", {
  for (k in 1:3) {
    expect_identical(derivative(x, spacing[[k]], axis = k), parts[[k]])
    expect_identical(derivative(x, spacing[[k]], k, edge_order = 2), gradient(x, spacing[[k]], k, 2))
  }
  expect_identical(derivative(x, 0.5, "lon", accuracy = 4), gradient(x, 0.5, "lon", accuracy = 4))
  # An accuracy and an edge order for each axis.
  both <- gradient(x, 0.5, accuracy = c(2, 4, 6), edge_order = c(1, 4, 2))
  expect_identical(both$lon, derivative(x, 0.5, 2, accuracy = 4))
  expect_identical(both$height, derivative(x, 0.5, 3, accuracy = 6, edge_order = 2))
})

test_that("mixed derivatives are applied axis after axis", {
  expect_equal(mixed_derivative(x, c(1, 0, 2), spacing), derivative(parts$lat, spacing[[3]], 3, order = 2))
  expect_identical(mixed_derivative(x, c(height = 2, lat = 1), spacing[c(3, 1)]), mixed_derivative(x, c(1, 0, 2), spacing))
  expect_identical(mixed_derivative(x, c(0, 0, 0)), x)
})

test_that("sums are those of their terms, in the order of the axes", {
  seconds <- lapply(1:3, function(k) derivative(x, spacing[[k]], k, order = 2))
  expect_equal(laplacian(x, spacing), seconds[[1]] + seconds[[2]] + seconds[[3]])
  expect_equal(laplacian(x, spacing[c(3, 1)], axis = c(3, 1)), seconds[[3]] + seconds[[1]])
  expect_equal(directional_derivative(x, c(0.5, -2, 3), spacing), 0.5 * parts$lat - 2 * parts$lon + 3 * parts$height)
  expect_identical(gradient_magnitude(x, spacing), sqrt(parts$lat^2 + parts$lon^2 + parts$height^2))
})

test_that("a Hessian is a symmetric matrix of arrays", {
  h <- hessian(x, spacing)
  expect_identical(dimnames(h), list(names(parts), names(parts)))
  expect_identical(h, t(h))
  for (k in 1:3) expect_identical(h[[k, k]], derivative(x, spacing[[k]], k, order = 2))
  expect_identical(h[["lat", "height"]], mixed_derivative(x, c(1, 0, 1), spacing))
  expect_identical(h[["lon", "height"]], mixed_derivative(x, c(0, 1, 1), spacing))
  expect_identical(hessian(x, 0.5, axis = 2)[[1]], derivative(x, 0.5, 2, order = 2))
})

test_that("vector fields have the bits of gradients", {
  f <- list(u = x, v = x[7:1, , ], w = x[, 8:1, ])
  d <- lapply(f, gradient, spacing)
  expect_identical(divergence(f, spacing), d$u$lat + d$v$lon + d$w$height)
  expect_identical(curl(f, spacing), list(u = d$w$lon - d$v$height, v = d$u$height - d$w$lat, w = d$v$lat - d$u$lon))
  # Of a field stored as latitude and longitude: eastward and northward components.
  expect_identical(curl(f[1:2], spacing[2:1], axis = c("lon", "lat")), d$v$lon - d$u$lat)
  j <- jacobian(f, spacing)
  expect_identical(dimnames(j), list(names(f), names(parts)))
  for (component in names(f)) for (axis in names(parts)) expect_identical(j[[component, axis]], d[[component]][[axis]])
  # Components of several types are of the type that has room for all.
  expect_identical(divergence(list(matrix(1:6, 3), matrix(0.5, 3, 2), matrix(1i, 3, 2))[c(1, 3)]),
                   divergence(list(matrix(1:6 + 0i, 3), matrix(1i, 3, 2))))
})

test_that("every type of samples is served", {
  for (kind in c("integer", "logical", "complex")) {
    y <- random_samples(kind, c(6, 7))
    as_numbers <- if (kind == "complex") y else y + 0
    for (operator in list(laplacian, gradient, hessian, function(y) derivative(y, accuracy = 4),
                          function(y) divergence(list(y, y)), function(y) jacobian(list(y))))
      expect_identical(operator(y), operator(as_numbers))
  }
  expect_identical(derivative(c(1L, NA, 4L, 7L, 11L), order = 2)[4:5], c(1, 1))
  expect_true(is.na(derivative(c(1L, NA, 4L, 7L, 11L), order = 2)[3]))
})

test_that("image operators are sums of weights", {
  image <- matrix(sample.int(255, 99, replace = TRUE), 9, 11)
  smoothing <- list(sobel = c(1, 2, 1), prewitt = c(1, 1, 1), scharr = c(3, 10, 3))
  padded <- image[c(1, 1:9, 9), c(1, 1:11, 11)]
  for (kernel in names(smoothing)) {
    rows <- matrix(0, 9, 11)
    columns <- matrix(0, 9, 11)
    for (a in 1:3) for (b in 1:3) {
      part <- padded[a + 0:8, b + 0:10]
      rows <- rows + (a - 2) * smoothing[[kernel]][b] * part
      columns <- columns + (b - 2) * smoothing[[kernel]][a] * part
    }
    expect_identical(image_gradient(image, kernel), list(d1 = rows, d2 = columns))
    expect_equal(image_gradient_magnitude(image, kernel), sqrt(rows^2 + columns^2))
  }
  # The derivative of a slope, in its units.
  slope <- outer(1:9, 1:11, function(i, j) 3 * i + 2 * j)
  for (kernel in c("sobel", "prewitt", "scharr", "farid")) {
    result <- image_gradient(slope, kernel, spacing = list(0.5, 4))
    expect_equal(result$d1[4:6, 4:8], matrix(6, 3, 5))
    expect_equal(result$d2[4:6, 4:8], matrix(0.5, 3, 5))
  }
  # Colours are an axis that is not looked at.
  colours <- array(sample.int(255, 9 * 11 * 3, replace = TRUE), c(9, 11, 3))
  expect_identical(image_gradient(colours, axis = 1:2)$d2[, , 2], image_gradient(colours[, , 2])$d2)
})
