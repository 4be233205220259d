!> How a temperature changes, read every second and then at times of its own.
program temperatures
  use, intrinsic :: iso_fortran_env, only: dp => real64
  use ndgrad, only: gradient
  implicit none

  real(dp) :: celsius(7) = [20, 22, 24, 21, 19, 18, 17], rate(7)
  real(dp) :: seconds(7) = [0._dp, 1._dp, 1.5_dp, 3._dp, 4._dp, 6._dp, 7._dp]

  call gradient(celsius, rate, step=1)
  print '(7f6.2)', rate
  call gradient(celsius, rate, x=seconds)
  print '(7f6.2)', rate
end program
