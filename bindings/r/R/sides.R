# How a field goes on beyond the ends of an axis.

periodic <- function(period = NULL) {
  if (!is.null(period) && !(is.numeric(period) && length(period) == 1L && is.finite(period) && period > 0))
    refuse("NDG_BAD_OPTION", paste0("period is ", shown(period), ": expected a number above 0"), sys.call())
  structure(list(period = if (is.null(period)) 0 else as.double(period)), class = "ndgrad_periodic")
}

ghost_cells <- function(lower, upper = lower) {
  for (count in list(lower, upper))
    if (!(is.numeric(count) && length(count) == 1L && is.finite(count) && count >= 0 && count == round(count)))
      refuse("NDG_BAD_OPTION", paste0("the number of ghost cells is ", shown(count), ": expected 0 or more"), sys.call())
  structure(list(cells = c(lower, upper)), class = "ndgrad_ghost_cells")
}

# The numbers of ndgrad.h.
side_numbers <- c(one_sided = 1, mirrored = 2, reflected = 3, odd_reflected = 4, nearest = 5)
lower_end <- 1
upper_end <- 2

is_side <- function(side) {
  inherits(side, c("ndgrad_periodic", "ndgrad_ghost_cells")) || (length(side) == 1L && (is.character(side) || is.numeric(side)))
}

# For each axis its ghost cells, and what C_apply has to set.
match_sides <- function(sides, axes, names, call) {
  if (is_side(sides)) sides <- rep(list(sides), length(axes))
  if (length(sides) != length(axes))
    refuse("NDG_BAD_OPTION", paste0("sides has ", length(sides), " entries: expected one for all axes or for each of ",
                                    length(axes)), call)
  if (!is.null(names(sides))) {
    order <- match(names[axes], names(sides))
    if (anyNA(order))
      refuse("NDG_BAD_OPTION", paste0("sides has no entry named ", names[axes][is.na(order)][1L]), call)
    sides <- sides[order]
  }
  lapply(seq_along(axes), function(k) sides_of_axis(sides[[k]], axes[k], call))
}

sides_of_axis <- function(sides, axis, call) {
  if (identical(sides, "periodic")) sides <- periodic()
  if (inherits(sides, "ndgrad_periodic"))
    return(list(ghosts = c(0, 0), actions = matrix(c(lower_end + upper_end, -1, sides$period), 1L)))
  if (is_side(sides)) sides <- list(sides, sides)
  if (length(sides) != 2L) wrong_side(sides, axis, call)
  ends <- lapply(1:2, function(end) side_of_end(sides[[end]], end, axis, call))
  list(ghosts = vapply(ends, `[[`, 0, "ghosts"), actions = do.call(rbind, lapply(ends, `[[`, "action")))
}

side_of_end <- function(side, end, axis, call) {
  if (inherits(side, "ndgrad_ghost_cells")) return(list(ghosts = side$cells[end], action = matrix(0, 0L, 3L)))
  if (!is_side(side) || inherits(side, "ndgrad_periodic")) wrong_side(side, axis, call)
  if (is.numeric(side)) return(list(ghosts = 0, action = matrix(c(end, 0, side), 1L)))
  number <- side_numbers[side]
  if (is.na(number)) wrong_side(side, axis, call)
  list(ghosts = 0, action = matrix(c(end, number, 0), 1L))
}

wrong_side <- function(side, axis, call) {
  given <- if (is.atomic(side)) paste0("\"", shown(side), "\"") else paste("of class", class(side)[1L])
  refuse("NDG_BAD_OPTION", paste0("a side of axis ", axis, " is ", given, ": expected \"periodic\" for both, \"",
                                  paste(names(side_numbers), collapse = "\", \""), "\", a number or ghost_cells()"), call)
}
