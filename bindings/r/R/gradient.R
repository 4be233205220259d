gradient <- function(x, spacing = 1, axis = NULL, edge_order = 1) {
  gradient_in_slabs(x, spacing, axis, edge_order, slab = 2^24, call = sys.call())
}

# slab: how many results are computed, for each axis, between two looks at whether the user has pressed Ctrl-C.
gradient_in_slabs <- function(x, spacing, axis, edge_order, slab, call) {
  check_samples(x, call)
  if (!(is.numeric(edge_order) && length(edge_order) == 1L && edge_order %in% 1:2))
    refuse("NDG_BAD_EDGE_ORDER", paste0("edge_order is ", shown(edge_order), ": expected 1 or 2"), call)
  axes <- match_axes(axis, x, call)
  spacings <- match_spacings(spacing, axes, axis_names(x), call)

  results <- .Call(C_gradient, x, axes, spacings, as.integer(edge_order), slab)
  if (is.character(results)) refuse(results[1L], count_from_one(results[2L]), call)
  if (length(axes) == 1L) return(results[[1L]])
  names(results) <- axis_names(x)[axes]
  results
}

check_samples <- function(x, call) {
  if (!(is.numeric(x) || is.complex(x) || is.logical(x)) || inherits(x, "integer64"))
    refuse("NDG_BAD_DTYPE", paste0("x is of class ", class(x)[1L], ": expected a vector, matrix or array of ",
                                   "numeric, integer, logical or complex values"), call)
  if (length(dim(x)) > 32L)
    refuse("NDG_BAD_RANK", paste0("x has ", length(dim(x)), " dimensions: expected at most 32"), call)
}

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
