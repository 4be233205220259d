# The gradient and its length.

gradient <- function(x, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided", adjoint = FALSE) {
  call <- sys.call()
  if (isTRUE(adjoint)) return(gradient_adjoint(x, spacing, axis, accuracy, edge_order, sides, call))
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  one_or_list(apply_operator("gradient", list(x), grid, length(grid$axes), call = call), grid)
}

gradient_adjoint <- function(x, spacing, axis, accuracy, edge_order, sides, call) {
  f <- if (is.list(x)) check_fields(x, "x", call) else list(x)
  grid <- grid_of(f[[1L]], spacing, axis, accuracy, edge_order, sides, TRUE, call)
  f <- check_fields(f, "x", call, length(grid$axes), "one for each axis")
  apply_operator("gradient", f, grid, 1L, call = call)[[1L]]
}

gradient_magnitude <- function(x, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided") {
  call <- sys.call()
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, FALSE, call)
  apply_operator("gradient_magnitude", list(x), grid, 1L, call = call)[[1L]]
}

# An array for one axis, otherwise a list with the names of the axes.
one_or_list <- function(results, grid) {
  if (length(grid$axes) == 1L) return(results[[1L]])
  names(results) <- grid$names[grid$axes]
  results
}
