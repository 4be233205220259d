!> Every rank from 1 to 7 in both precisions: sections in, sections out, nothing between them touched.
module ranks_real64
  use, intrinsic :: iso_fortran_env, only: real64
  use checks, only: check, fill, same_bits, poison => poison64
  use ndgrad, only: gradient
  use reference, only: reference_gradient
  implicit none
  private
  public :: run
  integer, parameter :: k = real64
  real(k), allocatable, target :: samples(:), results(:)
contains
  include "ranks.inc"
end module

module ranks_real32
  use, intrinsic :: iso_fortran_env, only: real32, real64
  use checks, only: check, fill, same_bits, poison => poison32
  use ndgrad, only: gradient
  use reference, only: reference_gradient
  implicit none
  private
  public :: run
  integer, parameter :: k = real32
  real(k), allocatable, target :: samples(:), results(:)
contains
  include "ranks.inc"
end module

program test_ranks
  use checks, only: finish
  use ranks_real64, only: run_real64 => run
  use ranks_real32, only: run_real32 => run
  implicit none

  call run_real64()
  call run_real32()
  call finish()
end program
