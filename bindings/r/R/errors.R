# Every failure is a condition of class "ndgrad_error" and of the status of the C library, in lower case.
refuse <- function(status, message, call) {
  stop(structure(class = c(tolower(status), "ndgrad_error", "error", "condition"),
                 list(message = message, call = call)))
}

# The library counts axes and coordinates from 0, R from 1.
count_from_one <- function(message) {
  numbers <- gregexpr("(?<=axis |index |coordinate )[0-9]+", message, perl = TRUE)
  regmatches(message, numbers) <- lapply(regmatches(message, numbers), function(n) as.character(as.numeric(n) + 1))
  message
}

# A value in a message.
shown <- function(value) if (is.null(value)) "NULL" else paste(format(value), collapse = " ")

# Signals a condition that R has made while the library computed: as R itself does, when it is in charge again.
raise <- function(condition) {
  if (inherits(condition, "error")) stop(condition)
  signalCondition(condition)
  invokeRestart("abort")
}
