# The formulas in plain R, in the order of operations that gives the library's bits.
reference_vector <- function(f, spacing, edge_order) {
  n <- length(f)
  coords <- if (length(spacing) == n) spacing else NULL
  d <- diff(coords)
  if (!is.null(coords) && all(d == d[1])) {
    spacing <- d[1]
    coords <- NULL
  }
  if (is.null(coords)) {
    h <- spacing[1]
    out <- c(0, (f[-(1:2)] - f[seq_len(n - 2)]) / (2 * h), 0)
    if (edge_order == 1) {
      out[c(1, n)] <- c((f[2] - f[1]) / h, (f[n] - f[n - 1]) / h)
    } else {
      out[1] <- (-1.5 / h * f[1] + 2 / h * f[2]) + -0.5 / h * f[3]
      out[n] <- (0.5 / h * f[n - 2] + -2 / h * f[n - 1]) + 1.5 / h * f[n]
    }
    return(out)
  }
  d1 <- d[-(n - 1)]
  d2 <- d[-1]
  i <- 2:(n - 1)
  inner <- (-d2 / (d1 * (d1 + d2)) * f[i - 1] + (d2 - d1) / (d1 * d2) * f[i]) + d1 / (d2 * (d1 + d2)) * f[i + 1]
  out <- c(0, inner, 0)
  if (edge_order == 1) {
    out[c(1, n)] <- c((f[2] - f[1]) / d[1], (f[n] - f[n - 1]) / d[n - 1])
    return(out)
  }
  p <- d[1]
  q <- d[2]
  out[1] <- (-(2 * p + q) / (p * (p + q)) * f[1] + (p + q) / (p * q) * f[2]) + -p / (q * (p + q)) * f[3]
  p <- d[n - 2]
  q <- d[n - 1]
  out[n] <- (q / (p * (p + q)) * f[n - 2] + -(q + p) / (p * q) * f[n - 1]) + (2 * q + p) / (q * (p + q)) * f[n]
  out
}

reference <- function(x, spacing, axis, edge_order) {
  differentiate <- function(f) reference_vector(as.double(f), spacing, edge_order)
  if (is.complex(x)) {
    return(array(complex(real = reference(Re(x), spacing, axis, edge_order),
                         imaginary = reference(Im(x), spacing, axis, edge_order)), dim(x)))
  }
  if (is.null(dim(x))) return(differentiate(x))
  others <- seq_along(dim(x))[-axis]
  if (!length(others)) return(array(differentiate(x), dim(x)))
  aperm(array(apply(x, others, differentiate), dim(x)[c(axis, others)]), order(c(axis, others)))
}

bits <- function(x) {
  attributes(x) <- NULL
  if (is.complex(x)) x <- c(Re(x), Im(x))
  readBin(writeBin(x, raw()), "integer", 2 * length(x))
}

expect_same_bits <- function(result, expected) {
  expect_identical(dim(result), dim(expected))
  expect_identical(bits(result), bits(expected))
}
