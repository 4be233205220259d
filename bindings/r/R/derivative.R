# Derivatives of one array, of any order.

derivative <- function(x, spacing = 1, axis = 1, order = 1, edge_order = NULL, accuracy = 2, sides = "one_sided",
                       adjoint = FALSE) {
  call <- sys.call()
  if (length(axis) != 1L)
    refuse("NDG_BAD_AXIS", paste0("there are ", length(axis), " axes: expected one; see mixed_derivative"), call)
  if (length(order) != 1L) refuse("NDG_BAD_OPTION", paste0("order is ", shown(order), ": expected one number"), call)
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  order <- match_orders(order, 1:6, 1L, "order", "NDG_BAD_OPTION", call)
  apply_operator("derivative", list(x), grid, 1L, order, call)[[1L]]
}

mixed_derivative <- function(x, orders, spacing = 1, edge_order = NULL, accuracy = 2, sides = "one_sided",
                             adjoint = FALSE) {
  call <- sys.call()
  axis <- names(orders)
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  if (length(orders) != length(grid$axes))
    refuse("NDG_BAD_OPTION", paste0("there are ", length(orders), " orders: expected ", length(grid$axes),
                                    ", one for each axis, or names"), call)
  of_axes <- integer(max(1L, length(dim(x))))
  of_axes[grid$axes] <- match_orders(orders, 0:6, length(grid$axes), "orders", "NDG_BAD_OPTION", call)
  apply_operator("mixed_derivative", list(x), grid, 1L, of_axes, call)[[1L]]
}

directional_derivative <- function(x, direction, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2,
                                   sides = "one_sided", adjoint = FALSE) {
  call <- sys.call()
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  if (!is.numeric(direction) || length(direction) != length(grid$axes))
    refuse("NDG_BAD_OPTION", paste0("direction is ", shown(direction), ": expected ", length(grid$axes),
                                    " numbers, one for each axis"), call)
  apply_operator("directional_derivative", list(x), grid, 1L, as.double(direction), call)[[1L]]
}

laplacian <- function(x, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided",
                      adjoint = FALSE) {
  call <- sys.call()
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  apply_operator("laplacian", list(x), grid, 1L, call = call)[[1L]]
}

hessian <- function(x, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided", adjoint = FALSE) {
  call <- sys.call()
  if (isTRUE(adjoint)) return(hessian_adjoint(x, spacing, axis, accuracy, edge_order, sides, call))
  grid <- grid_of(x, spacing, axis, accuracy, edge_order, sides, adjoint, call)
  n <- length(grid$axes)
  results <- apply_operator("hessian", list(x), grid, n * (n + 1) / 2, call = call)
  names <- grid$names[grid$axes]
  matrix(results[upper_triangle(n)], n, n, dimnames = list(names, names))
}

hessian_adjoint <- function(x, spacing, axis, accuracy, edge_order, sides, call) {
  n <- if (is.null(dim(x))) 0L else nrow(x)
  if (!is.list(x) || !identical(dim(x), c(n, n)))
    refuse("NDG_BAD_SHAPE", paste0("x is of class ", class(x)[1L], ": expected a square matrix of arrays, as hessian ",
                                   "gives it"), call)
  numbers <- upper_triangle(n)
  f <- check_fields(x[match(seq_len(n * (n + 1) / 2), numbers)], "x", call)
  grid <- grid_of(f[[1L]], spacing, axis, accuracy, edge_order, sides, TRUE, call)
  if (length(grid$axes) != n)
    refuse("NDG_BAD_AXIS", paste0("x has ", n, " rows: expected ", length(grid$axes), ", one for each axis"), call)
  apply_operator("hessian", f, grid, 1L, call = call)[[1L]]
}

# The entry of a symmetric matrix, column after column, in the rows of its upper triangle.
upper_triangle <- function(n) {
  row <- rep(seq_len(n), n)
  column <- rep(seq_len(n), each = n)
  first <- pmin(row, column)
  (first - 1) * n - (first - 1) * (first - 2) / 2 + pmax(row, column) - first + 1
}
