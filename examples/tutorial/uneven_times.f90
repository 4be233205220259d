!> uneven_times.f90: how fast a temperature changes that was read at uneven times.
program uneven_times
  use, intrinsic :: iso_fortran_env, only: dp => real64
  use ndgrad, only: gradient
  implicit none
  real(dp) :: celsius(7) = [20, 22, 24, 21, 19, 18, 17]
  real(dp) :: hours(7) = [0._dp, 1._dp, 1.5_dp, 3._dp, 4._dp, 6._dp, 7._dp]
  real(dp) :: rate(7)   ! degrees per hour

  call gradient(celsius, rate, x=hours)
  print '(es25.16e2)', rate
end program
