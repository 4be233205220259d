!> The constants of the module ndgrad: statuses, sides, ends, kernels and scalings.
module ndgrad_constants
  use, intrinsic :: iso_c_binding, only: c_int
  implicit none
  private

  ! What stat can become. The numbers and their meaning are those of ndgrad.h.
  integer(c_int), parameter, public :: ndg_ok = 0
  !> A grid without shape, an output that is left out between others, an array that is not allocated.
  integer(c_int), parameter, public :: ndg_null_pointer = 1
  integer(c_int), parameter, public :: ndg_bad_rank = 2
  !> A negative extent, or an array whose shape is not that of f or of the grid.
  integer(c_int), parameter, public :: ndg_bad_shape = 3
  !> An axis outside 1 to the rank, or a number of axes that is not that of the outputs.
  integer(c_int), parameter, public :: ndg_bad_axis = 4
  integer(c_int), parameter, public :: ndg_repeated_axis = 5
  !> An edge order that is not 1 to 8.
  integer(c_int), parameter, public :: ndg_bad_edge_order = 6
  !> Fewer samples on a differentiated axis than a difference takes.
  integer(c_int), parameter, public :: ndg_axis_too_short = 7
  !> A step of 0 or coordinates that coincide; a wrong number of either; a type that they cannot have.
  integer(c_int), parameter, public :: ndg_bad_spacing = 8
  !> Elements whose distance is not a multiple of their size, as in some components of derived types.
  integer(c_int), parameter, public :: ndg_bad_stride = 9
  !> An output that shares memory with f or another output.
  integer(c_int), parameter, public :: ndg_overlap = 10
  integer(c_int), parameter, public :: ndg_misaligned = 11
  integer(c_int), parameter, public :: ndg_size_overflow = 12
  !> A type that is not served, or a pair of types of f and an output.
  integer(c_int), parameter, public :: ndg_bad_dtype = 13
  integer(c_int), parameter, public :: ndg_out_of_memory = 14
  !> A bug in the library: please report it.
  integer(c_int), parameter, public :: ndg_internal = 15
  !> A setting outside its range, such as a negative number of threads or an accuracy of 3; too few ghost cells.
  integer(c_int), parameter, public :: ndg_bad_option = 16
  !> The function of set_progress has stopped the call. Outputs may be partly written, on this status only.
  integer(c_int), parameter, public :: ndg_cancelled = 17

  ! How a field goes on beyond an end of an axis, for set_side. Of samples a b c to the left:
  !> not at all: one-sided differences, as numpy has them
  integer(c_int), parameter, public :: ndg_one_sided = 1
  !> mirrored about the last sample: c b
  integer(c_int), parameter, public :: ndg_mirrored = 2
  !> mirrored about the edge half a step beyond: b a
  integer(c_int), parameter, public :: ndg_reflected = 3
  !> turned about the last sample: 2a-c 2a-b
  integer(c_int), parameter, public :: ndg_odd_reflected = 4
  !> as the last sample: a a
  integer(c_int), parameter, public :: ndg_nearest = 5

  ! Which end: at the first sample, at the last, or both.
  integer(c_int), parameter, public :: ndg_lower = 1, ndg_upper = 2, ndg_both = 3

  ! Kernels and scalings of image_gradient: weights as they stand, or the derivative in units of f and the axis.
  integer(c_int), parameter, public :: ndg_sobel = 1, ndg_prewitt = 2, ndg_scharr = 3, ndg_farid = 4
  integer(c_int), parameter, public :: ndg_weights = 1, ndg_true_derivative = 2

end module
