!> The examples of numpy's tutorial on gradient.
program tutorial
  use, intrinsic :: iso_fortran_env, only: dp => real64
  use ndgrad, only: gradient
  implicit none

  real(dp) :: f(5) = [1, 2, 4, 7, 11], df(5)
  real(dp) :: g(3, 3) = reshape([1, 3, 4, 2, 5, 8, 6, 7, 9], [3, 3]), down(3, 3), along(3, 3)
  integer :: i

  call gradient(f, df)
  print '(5f5.1)', df

  call gradient(g, down, along) ! axis 1 runs down the columns, axis 2 along the rows
  do i = 1, 3
    print '(3f5.1, 5x, 3f5.1)', down(i, :), along(i, :)
  end do

  call gradient(f, df, edge_order=2)
  print '(5f5.1)', df

  call gradient(f(5:1:-1), df(5:1:-1), step=-1) ! backwards, and the same
  print '(5f5.1)', df
end program
