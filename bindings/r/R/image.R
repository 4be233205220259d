# Image operators.

# The numbers of ndgrad.h.
kernel_numbers <- c(sobel = 1L, prewitt = 2L, scharr = 3L, farid = 4L)
weights_as_they_stand <- 1L
true_derivative <- 2L

image_gradient <- function(x, kernel = "sobel", spacing = NULL, axis = NULL, sides = "reflected", adjoint = FALSE) {
  call <- sys.call()
  samples <- if (isTRUE(adjoint) && is.list(x)) check_fields(x, "x", call) else list(x)
  grid <- grid_of_image(samples[[1L]], spacing, axis, sides, adjoint, call)
  options <- image_options(kernel, spacing, call)
  if (adjoint) {
    check_fields(samples, "x", call, length(grid$axes), "one for each axis")
    return(apply_operator("image_gradient", samples, grid, 1L, options, call)[[1L]])
  }
  one_or_list(apply_operator("image_gradient", samples, grid, length(grid$axes), options, call), grid)
}

image_gradient_magnitude <- function(x, kernel = "sobel", spacing = NULL, axis = NULL, sides = "reflected") {
  call <- sys.call()
  grid <- grid_of_image(x, spacing, axis, sides, FALSE, call)
  apply_operator("image_gradient_magnitude", list(x), grid, 1L, image_options(kernel, spacing, call), call)[[1L]]
}

grid_of_image <- function(x, spacing, axis, sides, adjoint, call) {
  grid_of(x, if (is.null(spacing)) 1 else spacing, axis, 2, NULL, sides, adjoint, call)
}

image_options <- function(kernel, spacing, call) {
  number <- if (is.character(kernel) && length(kernel) == 1L) kernel_numbers[kernel] else NA
  if (is.na(number))
    refuse("NDG_BAD_OPTION", paste0("kernel is ", shown(kernel), ": expected \"",
                                    paste(names(kernel_numbers), collapse = "\", \""), "\""), call)
  c(number, if (is.null(spacing)) weights_as_they_stand else true_derivative)
}
