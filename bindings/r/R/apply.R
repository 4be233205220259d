# Calls of the library: what all operators have in common.

# What the arguments spacing, axis, accuracy, edge_order and sides say about the grid that the samples x lie on.
grid_of <- function(x, spacing, axis, accuracy, edge_order, sides, adjoint, call) {
  check_samples(x, call)
  if (!(is.logical(adjoint) && length(adjoint) == 1L && !is.na(adjoint)))
    refuse("NDG_BAD_OPTION", paste0("adjoint is ", shown(adjoint), ": expected TRUE or FALSE"), call)
  names <- axis_names(x)
  axes <- match_axes(axis, x, call)
  sides <- match_sides(sides, axes, names, call)
  accuracy <- match_orders(accuracy, c(2, 4, 6, 8), length(axes), "accuracy", "NDG_BAD_OPTION", call)
  # numpy's first-order differences at the ends are for numpy's accuracy.
  if (is.null(edge_order)) edge_order <- pmax(1L, accuracy * (accuracy > 2L))
  edge_order <- match_orders(edge_order, 1:8, length(axes), "edge_order", "NDG_BAD_EDGE_ORDER", call)

  extents <- if (is.null(dim(x))) length(x) else dim(x)
  ghosts <- matrix(0, 2L, length(extents))
  for (k in seq_along(axes)) ghosts[, axes[k]] <- sides[[k]]$ghosts
  shape <- as.double(extents)
  if (!adjoint) shape <- shape - colSums(ghosts) # samples have ghost cells, results have none
  if (any(shape < 0)) {
    k <- which(shape < 0)[1L]
    refuse("NDG_BAD_SHAPE", paste0("axis ", k, " has ", extents[k], " samples: expected at least its ", sum(ghosts[, k]),
                                   " ghost cells"), call)
  }
  list(axes = axes, names = names, shape = shape, ghosts = ghosts, adjoint = adjoint,
       settings = list(match_spacings(spacing, axes, names, call), accuracy, edge_order, lapply(sides, `[[`, "actions")))
}

# The results of an operator, a list. samples: a list of arrays of one type; arguments: those that only this operator has.
apply_operator <- function(operator, samples, grid, count, arguments = NULL, call) {
  like <- attributes_of_results(samples[[1L]], grid)
  results <- .Call(C_apply, operator, grid$adjoint, samples, grid$shape, grid$ghosts, grid$axes, grid$settings, arguments,
                   count, like)
  if (inherits(results, "condition")) raise(results)
  if (is.character(results)) {
    if (results[1L] == "NDG_CANCELLED") raise(structure(class = c("interrupt", "condition"), list()))
    refuse(results[1L], count_from_one(results[2L]), call)
  }
  results
}

# Results look like the samples; where these have ghost cells results have none, and the other way round for an adjoint.
attributes_of_results <- function(x, grid) {
  kept <- attributes(x)[c("dim", "dimnames", "names")]
  kept <- kept[!vapply(kept, is.null, NA)]
  changed <- which(colSums(grid$ghosts) > 0)
  if (!length(changed)) return(kept)
  inside <- function(names, k) {
    if (is.null(names) || grid$adjoint) NULL else names[grid$ghosts[1L, k] + seq_len(grid$shape[k])]
  }
  if (!is.null(kept$dim))
    kept$dim <- as.integer(grid$shape + if (grid$adjoint) colSums(grid$ghosts) else 0)
  for (k in changed) if (!is.null(kept$dimnames)) kept$dimnames[k] <- list(inside(kept$dimnames[[k]], k))
  if (!is.null(kept$names)) kept$names <- inside(kept$names, 1L)
  kept[!vapply(kept, is.null, NA)]
}

check_samples <- function(x, call, name = "x") {
  if (!(is.numeric(x) || is.complex(x) || is.logical(x)) || inherits(x, "integer64"))
    refuse("NDG_BAD_DTYPE", paste0(name, " is of class ", class(x)[1L], ": expected a vector, matrix or array of ",
                                   "numeric, integer, logical or complex values"), call)
  if (length(dim(x)) > 32L)
    refuse("NDG_BAD_RANK", paste0(name, " has ", length(dim(x)), " dimensions: expected at most 32"), call)
}

# A list of arrays of one size, such as the components of a vector field, with the type that has room for all of them.
check_fields <- function(f, name, call, count = NULL, count_is = NULL) {
  if (!is.list(f) || is.data.frame(f) || !length(f))
    refuse("NDG_BAD_DTYPE", paste0(name, " is of class ", class(f)[1L], ": expected a list of arrays"), call)
  for (k in seq_along(f)) {
    check_samples(f[[k]], call, paste0(name, "[[", k, "]]"))
    if (!identical(dim(f[[k]]), dim(f[[1L]])) || length(f[[k]]) != length(f[[1L]]))
      refuse("NDG_BAD_SHAPE", paste0(name, "[[", k, "]] is ", size_of(f[[k]]), ": expected ", size_of(f[[1L]]), " as ",
                                     name, "[[1]]"), call)
  }
  if (!is.null(count) && length(f) != count)
    refuse("NDG_BAD_AXIS", paste0(name, " has ", length(f), " arrays: expected ", count, ", ", count_is), call)
  f <- as.vector(f, "list")
  types <- vapply(f, typeof, "")
  if (length(unique(types)) > 1L) {
    type <- if ("complex" %in% types) "complex" else "double"
    for (k in which(types != type)) storage.mode(f[[k]]) <- type
  }
  f
}

size_of <- function(x) paste(if (is.null(dim(x))) length(x) else dim(x), collapse = " x ")

# The names of the dimensions: what dimnames() calls them, or d1, d2, ...
axis_names <- function(x) {
  numbered <- paste0("d", seq_len(max(1L, length(dim(x)))))
  given <- names(dimnames(x))
  if (is.null(given)) numbered else ifelse(nzchar(given), given, numbered)
}

match_axes <- function(axis, x, call) {
  ndim <- max(1L, length(dim(x)))
  if (is.null(axis)) return(seq_len(ndim))
  axes <- if (is.character(axis)) match(axis, axis_names(x)) else axis
  wrong <- !(is.numeric(axes) & axes %in% seq_len(ndim))
  if (any(wrong))
    refuse("NDG_BAD_AXIS", paste0("axis is ", shown(axis[wrong][1L]), ": expected 1 to ", ndim,
                                  " or the name of a dimension"), call)
  if (anyDuplicated(axes))
    refuse("NDG_REPEATED_AXIS", paste0("axis ", axes[anyDuplicated(axes)], " is given twice"), call)
  as.integer(axes)
}

# One number for all axes, or one for each.
match_orders <- function(value, allowed, count, name, status, call) {
  if (!is.numeric(value) || !(length(value) %in% c(1L, count)) || !all(value %in% allowed)) {
    expected <- if (length(allowed) > 4L) paste(min(allowed), "to", max(allowed)) else paste(allowed, collapse = ", ")
    refuse(status, paste0(name, " is ", shown(value), ": expected one of ", expected, " for all axes or for each"), call)
  }
  as.integer(rep_len(value, count))
}
