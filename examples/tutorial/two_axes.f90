!> two_axes.f90: the change of a temperature with depth and along a section, with three-sample differences at the edges.
program two_axes
  use, intrinsic :: iso_fortran_env, only: dp => real64
  use ndgrad, only: gradient
  implicit none
  real(dp) :: celsius(4, 3) = reshape([20, 18, 12, 10, 21, 19, 13, 10, 22, 20, 15, 11], [4, 3])
  real(dp) :: dz(4, 3), dx(4, 3)

  ! A depth every 10 m, a station every 5 km.
  call gradient(celsius, dz, dx, step=[10, 5], edge_order=2)
  print '(3es25.16e2)', transpose(dz), transpose(dx)
end program
