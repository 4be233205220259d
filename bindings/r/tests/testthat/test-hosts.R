# What R does around a call: threads, forked children, Ctrl-C.

# Lasts some seconds, in millions of slabs.
long_job <- function() ndgrad:::gradient_in_slabs(matrix(0, 3, 4e6), 1, 1, 1, slab = 1, call = NULL)

test_that("the number of threads is set, and changes no bit", {
  before <- num_threads(1)
  on.exit(num_threads(before))
  x <- array(rnorm(3e5), c(60, 50, 100))
  expected <- gradient(x, list(1, 0.1, cumsum(runif(100, 1, 2))) -> spacing)
  expect_identical(num_threads(3), 1L)
  expect_identical(num_threads(), 3L)
  expect_identical(gradient(x, spacing), expected)
  for (n in list(-1, 1.5, NA, "2", 1:2)) expect_error(num_threads(n), "expected a whole number", class = "ndg_bad_option")
  expect_identical(num_threads(), 3L)
})

test_that("nothing in use is collected as garbage", {
  x <- matrix(c(1L, NA, 3L, 9L, 7L, 2L), 3, dimnames = list(lat = letters[1:3], lon = NULL))
  spacing <- list(c(1, 2, 4), 0.5)
  expected <- gradient(x, spacing)
  gctorture(TRUE)
  results <- lapply(1:3, function(i) gradient(x, spacing))
  failure <- tryCatch(gradient(x, 0), error = conditionMessage)
  gctorture(FALSE)
  expect_identical(results, rep(list(expected), 3))
  expect_match(failure, "the step of axis 1")
})

test_that("forked children compute", {
  skip_on_os("windows")
  before <- num_threads(2)
  on.exit(num_threads(before))
  x <- array(rnorm(1e6), c(100, 100, 100))
  expected <- gradient(x)
  expect_identical(parallel::mclapply(1:4, function(child) gradient(x), mc.cores = 2), rep(list(expected), 4))
})

test_that("a time limit ends a long job", {
  setTimeLimit(elapsed = 0.2, transient = TRUE)
  on.exit(setTimeLimit())
  started <- proc.time()[["elapsed"]]
  expect_error(long_job(), "time limit")
  expect_lt(proc.time()[["elapsed"]] - started, 2)
})

test_that("Ctrl-C ends a long job", {
  skip_on_os("windows")
  parent <- Sys.getpid()
  child <- parallel::mcparallel({
    Sys.sleep(0.3)
    tools::pskill(parent, tools::SIGINT)
  })
  outcome <- tryCatch({
    long_job()
    "done"
  }, interrupt = function(condition) "interrupted")
  parallel::mccollect(child)
  expect_identical(outcome, "interrupted")
})
