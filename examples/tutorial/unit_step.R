# unit_step.R: the derivative of samples that are 1 apart.
library(ndgrad)

df <- gradient(c(1, 2, 4, 7, 11, 16))
cat(sprintf("%25.16E\n", df), sep = "")
