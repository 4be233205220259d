# A list with a step or coordinates for each of the axes, as C_gradient wants it.
match_spacings <- function(spacing, axes, names, call) {
  if (!is.list(spacing) || inherits(spacing, "POSIXlt")) {
    if (length(spacing) != 1L && length(axes) != 1L)
      refuse("NDG_BAD_SPACING", paste0("spacing has ", length(spacing), " numbers: expected one step, or a list with a ",
                                       "step or coordinates for each of ", length(axes), " axes"), call)
    spacing <- rep(list(spacing), length(axes))
  } else if (length(spacing) != length(axes)) {
    refuse("NDG_BAD_SPACING", paste0("spacing has ", length(spacing), " entries: expected ", length(axes),
                                     ", one for each axis"), call)
  } else if (!is.null(names(spacing))) {
    order <- match(names[axes], names(spacing))
    if (anyNA(order))
      refuse("NDG_BAD_SPACING", paste0("spacing has no entry named ", names[axes][is.na(order)][1L]), call)
    spacing <- spacing[order]
  }
  lapply(seq_along(axes), function(k) as_coordinates(spacing[[k]], axes[k], call))
}

# Numbers stay in place; times and durations are numbers of their unit; integer64 keeps its exact differences.
as_coordinates <- function(spacing, axis, call) {
  if (inherits(spacing, "POSIXlt")) spacing <- as.POSIXct(spacing)
  if (inherits(spacing, c("Date", "POSIXct", "difftime"))) spacing <- as.numeric(spacing)
  if (!is.numeric(spacing) || length(dim(spacing)) > 1L || length(spacing) == 0L)
    refuse("NDG_BAD_SPACING", paste0("the spacing of axis ", axis, " is of class ", class(spacing)[1L],
                                     ": expected a number or a vector of coordinates"), call)
  # bit64's missing value is the least of all 64-bit integers, which is -0 as a double.
  if (inherits(spacing, "integer64")) {
    missing <- which(unclass(spacing) == 0 & 1 / unclass(spacing) < 0)
    if (length(missing))
      refuse("NDG_BAD_SPACING", paste0("coordinate ", missing[1L], " of axis ", axis, " is NA"), call)
    return(spacing)
  }
  as.double(spacing)
}
