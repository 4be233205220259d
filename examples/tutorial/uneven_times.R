# uneven_times.R: how fast a temperature changes that was read at uneven times.
library(ndgrad)

celsius <- c(20, 22, 24, 21, 19, 18, 17)
hours <- c(0, 1, 1.5, 3, 4, 6, 7)

rate <- gradient(celsius, hours) # degrees per hour
cat(sprintf("%25.16E\n", rate), sep = "")
