!> unit_step.f90: the derivative of samples that are 1 apart.
program unit_step
  use, intrinsic :: iso_fortran_env, only: dp => real64
  use ndgrad, only: gradient
  implicit none
  real(dp) :: f(6) = [1, 2, 4, 7, 11, 16], df(6)

  call gradient(f, df)
  print '(es25.16e2)', df
end program
