# What R does around a call: threads, forked children, Ctrl-C.

# One call that lasts some tenths of a second.
samples <- matrix(0, 4000, 4000)
long_job <- function() mixed_derivative(samples, c(6, 6), accuracy = 8)
seconds <- function(job) system.time(job)[["user.self"]]

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

# What came of a long call that begins after something has been set up to end it, and how much of it was computed.
expect_ended <- function(whole, set_up) {
  outcome <- "none"
  partly <- seconds(outcome <- tryCatch({
    set_up()
    long_job()
    "done"
  }, interrupt = function(condition) "ended", error = conditionMessage))
  expect_match(outcome, "ended|time limit")
  expect_lt(partly, whole * 0.8)
  # The library is as it was.
  expect_identical(derivative(c(1, 2, 4)), c(1, 1.5, 2))
}

test_that("a time limit ends a long call", {
  on.exit(setTimeLimit())
  expect_ended(seconds(long_job()), function() setTimeLimit(elapsed = 0.1, transient = TRUE))
})

test_that("Ctrl-C ends a long call", {
  skip_on_os("windows")
  whole <- seconds(long_job())
  parent <- Sys.getpid()
  child <- NULL
  expect_ended(whole, function() {
    child <<- parallel::mcparallel({
      Sys.sleep(0.2)
      tools::pskill(parent, tools::SIGINT)
    })
  })
  parallel::mccollect(child)
})
