library(testthat)
library(ndgrad)

test_check("ndgrad")
