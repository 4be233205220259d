# Derivatives of vector fields: lists of arrays.

divergence <- function(f, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided",
                       adjoint = FALSE) {
  call <- sys.call()
  samples <- if (isTRUE(adjoint)) list(f) else check_fields(f, "f", call)
  grid <- grid_of(samples[[1L]], spacing, axis, accuracy, edge_order, sides, adjoint, call)
  if (adjoint) {
    results <- apply_operator("divergence", samples, grid, length(grid$axes), call = call)
    return(named(results, grid$names[grid$axes]))
  }
  check_fields(f, "f", call, length(grid$axes), "one for each axis")
  apply_operator("divergence", samples, grid, 1L, call = call)[[1L]]
}

curl <- function(f, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided", adjoint = FALSE) {
  call <- sys.call()
  samples <- if (isTRUE(adjoint) && !is.list(f)) list(f) else check_fields(f, "f", call)
  grid <- grid_of(samples[[1L]], spacing, axis, accuracy, edge_order, sides, adjoint, call)
  n <- length(grid$axes)
  if (!(n %in% 2:3)) refuse("NDG_BAD_AXIS", paste0("there are ", n, " axes: expected 2 or 3"), call)
  outer <- if (n == 2L) 1L else 3L
  if (adjoint) {
    check_fields(samples, "f", call, outer, "as curl gives them")
    return(named(apply_operator("curl", samples, grid, n, call = call), grid$names[grid$axes]))
  }
  check_fields(f, "f", call, n, "one for each axis")
  results <- apply_operator("curl", samples, grid, outer, call = call)
  if (n == 2L) results[[1L]] else named(results, names(f))
}

jacobian <- function(f, spacing = 1, axis = NULL, edge_order = NULL, accuracy = 2, sides = "one_sided", adjoint = FALSE) {
  call <- sys.call()
  samples <- check_fields(f, "f", call)
  grid <- grid_of(samples[[1L]], spacing, axis, accuracy, edge_order, sides, adjoint, call)
  n <- length(grid$axes)
  if (adjoint) {
    if (is.null(dim(f)) || ncol(f) != n)
      refuse("NDG_BAD_SHAPE", paste0("f has ", NCOL(f), " columns: expected ", n, ", one for each axis, as jacobian ",
                                     "gives it"), call)
    by_component <- samples[order(row(f))]
    results <- apply_operator("jacobian", by_component, grid, nrow(f), nrow(f), call)
    return(named(results, rownames(f)))
  }
  results <- apply_operator("jacobian", samples, grid, length(f) * n, length(f), call)
  matrix(results, length(f), n, byrow = TRUE, dimnames = list(names(f), grid$names[grid$axes]))
}

named <- function(results, names) {
  names(results) <- names
  results
}
