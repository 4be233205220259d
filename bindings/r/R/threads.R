num_threads <- function(n = NULL) {
  before <- .Call(C_num_threads)
  if (is.null(n)) return(before)
  if (!is.numeric(n) || length(n) != 1L || is.na(n) || n < 0 || n != round(n))
    refuse("NDG_BAD_OPTION", paste0("n is ", shown(n), ": expected a whole number, 0 or more"), sys.call())
  .Call(C_set_num_threads, as.integer(min(n, 1024)))
  invisible(before)
}
