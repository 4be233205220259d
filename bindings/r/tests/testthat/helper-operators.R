# Samples and sums that the tests of operators share.

random_spacing <- function(n) {
  switch(sample(4, 1),
         runif(1, 0.5, 2),
         cumsum(runif(n, 0.5, 2)),
         rev(cumsum(runif(n, 0.5, 2))),
         3 + 0.25 * seq_len(n))
}

random_samples <- function(kind, dim) {
  n <- prod(dim)
  values <- switch(kind,
                   numeric = rnorm(n),
                   integer = sample.int(.Machine$integer.max, n, replace = TRUE) * sample(c(-1L, 1L), n, replace = TRUE),
                   logical = sample(c(TRUE, FALSE), n, replace = TRUE),
                   complex = complex(real = rnorm(n), imaginary = rnorm(n)))
  array(values, dim)
}

# Lists of arrays, or arrays: the sum of all products.
dot <- function(a, b) {
  if (is.list(a)) sum(mapply(dot, a, b)) else sum(a * b)
}
