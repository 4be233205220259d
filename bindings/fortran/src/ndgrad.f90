!> ndgrad: derivatives of sampled N-dimensional data, bit for bit numpy.gradient.
!>
!> gradient differentiates an array in one call. A grid (ndgrad_grid) says once where the samples of fields lie, and takes
!> fields of every type. Arrays are passed by their descriptors: sections of any step, negative ones too, are read and
!> written where they are, and never copied. Axes are dimensions of the array and count from 1.
!>
!> Every procedure that can fail takes stat= and errmsg=, as allocate does: stat becomes 0, or one of the constants ndg_*;
!> errmsg is changed only on a failure. Without stat a failure ends the program by error stop with the message. On a
!> failure no element of an output has been written, but for ndg_cancelled.
module ndgrad
  use ndgrad_constants
  use ndgrad_gradient, only: gradient
  use ndgrad_grids, only: ndgrad_grid, ndgrad_progress
  use ndgrad_library, only: ndgrad_version, ndgrad_num_threads, ndgrad_set_num_threads
  implicit none
  public
end module
