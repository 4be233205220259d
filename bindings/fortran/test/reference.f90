!> numpy.gradient's formulas in plain Fortran, slow and obvious, in numpy's order of operations. Arrays are flat here: an
!> array of some shape is looked at as one of shape (before, n, after), of which the axis in question is the second.
module reference
  use, intrinsic :: iso_fortran_env, only: real32, real64
  implicit none
  private
  public :: reference_gradient

  !> reference_gradient(f, shape, axis, edge_order, step=) or (..., x=) with coordinates, even or not.
  interface reference_gradient
    procedure gradient_real32, gradient_real64
  end interface

contains

  pure function gradient_real64(f, shape, axis, edge_order, step, x) result(df)
    real(real64), intent(in) :: f(:)
    integer, intent(in) :: shape(:), axis, edge_order
    real(real64), intent(in), optional :: step, x(:)
    real(real64) :: df(size(f))
    real(real64) :: lines(product(shape(:axis - 1)), shape(axis), product(shape(axis + 1:)))
    integer :: i, j

    lines = reshape(f, shape=[size(lines, 1), size(lines, 2), size(lines, 3)])
    do j = 1, size(lines, 3)
      do i = 1, size(lines, 1)
        if (present(x)) then
          lines(i, :, j) = along_coordinates_real64(lines(i, :, j), x, edge_order)
        else
          lines(i, :, j) = along_step_real64(lines(i, :, j), step, edge_order)
        end if
      end do
    end do
    df = [lines]
  end function

  pure function gradient_real32(f, shape, axis, edge_order, step, x) result(df)
    real(real32), intent(in) :: f(:)
    integer, intent(in) :: shape(:), axis, edge_order
    real(real64), intent(in), optional :: step, x(:)
    real(real32) :: df(size(f))
    real(real32) :: lines(product(shape(:axis - 1)), shape(axis), product(shape(axis + 1:)))
    integer :: i, j

    lines = reshape(f, shape=[size(lines, 1), size(lines, 2), size(lines, 3)])
    do j = 1, size(lines, 3)
      do i = 1, size(lines, 1)
        if (present(x)) then
          lines(i, :, j) = along_coordinates_real32(lines(i, :, j), x, edge_order)
        else
          lines(i, :, j) = along_step_real32(lines(i, :, j), step, edge_order)
        end if
      end do
    end do
    df = [lines]
  end function

  pure function along_step_real64(f, h, edge_order) result(df)
    real(real64), intent(in) :: f(:), h
    integer, intent(in) :: edge_order
    real(real64) :: df(size(f))
    integer :: n

    n = size(f)
    df(2:n - 1) = (f(3:) - f(:n - 2)) / (2 * h)
    if (edge_order == 1) then
      df(1) = (f(2) - f(1)) / h
      df(n) = (f(n) - f(n - 1)) / h
    else
      df(1) = ((-1.5_real64 / h) * f(1) + (2 / h) * f(2)) + (-0.5_real64 / h) * f(3)
      df(n) = ((0.5_real64 / h) * f(n - 2) + (-2 / h) * f(n - 1)) + (1.5_real64 / h) * f(n)
    end if
  end function

  !> All in single precision; the weights are rounded to it first.
  pure function along_step_real32(f, h, edge_order) result(df)
    real(real32), intent(in) :: f(:)
    real(real64), intent(in) :: h
    integer, intent(in) :: edge_order
    real(real32) :: df(size(f)), w(3)
    integer :: n

    n = size(f)
    df(2:n - 1) = (f(3:) - f(:n - 2)) / real(2 * h, real32)
    if (edge_order == 1) then
      df(1) = (f(2) - f(1)) / real(h, real32)
      df(n) = (f(n) - f(n - 1)) / real(h, real32)
    else
      w = real([-1.5_real64 / h, 2 / h, -0.5_real64 / h], real32)
      df(1) = (w(1) * f(1) + w(2) * f(2)) + w(3) * f(3)
      w = real([0.5_real64 / h, -2 / h, 1.5_real64 / h], real32)
      df(n) = (w(1) * f(n - 2) + w(2) * f(n - 1)) + w(3) * f(n)
    end if
  end function

  !> The weights of the interior and of the two ends where edge_order is 2.
  pure function uneven_weights(x) result(w)
    real(real64), intent(in) :: x(:)
    real(real64) :: w(3, size(x)), dx1, dx2
    integer :: i, n

    n = size(x)
    do i = 2, n - 1
      dx1 = x(i) - x(i - 1)
      dx2 = x(i + 1) - x(i)
      w(:, i) = [-dx2 / (dx1 * (dx1 + dx2)), (dx2 - dx1) / (dx1 * dx2), dx1 / (dx2 * (dx1 + dx2))]
    end do
    w(:, 1) = 0
    w(:, n) = 0
    if (n < 3) return
    dx1 = x(2) - x(1)
    dx2 = x(3) - x(2)
    w(:, 1) = [-(2 * dx1 + dx2) / (dx1 * (dx1 + dx2)), (dx1 + dx2) / (dx1 * dx2), -dx1 / (dx2 * (dx1 + dx2))]
    dx1 = x(n - 1) - x(n - 2)
    dx2 = x(n) - x(n - 1)
    w(:, n) = [dx2 / (dx1 * (dx1 + dx2)), -(dx2 + dx1) / (dx1 * dx2), (2 * dx2 + dx1) / (dx2 * (dx1 + dx2))]
  end function

  pure logical function is_even(x)
    real(real64), intent(in) :: x(:)
    is_even = all(abs((x(3:) - x(2:size(x) - 1)) - (x(2) - x(1))) <= 0)
  end function

  pure function along_coordinates_real64(f, x, edge_order) result(df)
    real(real64), intent(in) :: f(:), x(:)
    integer, intent(in) :: edge_order
    real(real64) :: df(size(f)), w(3, size(f))
    integer :: i, n

    n = size(f)
    if (is_even(x)) then
      df = along_step_real64(f, x(2) - x(1), edge_order)
      return
    end if
    w = uneven_weights(x)
    do i = 2, n - 1
      df(i) = (w(1, i) * f(i - 1) + w(2, i) * f(i)) + w(3, i) * f(i + 1)
    end do
    if (edge_order == 1) then
      df(1) = (f(2) - f(1)) / (x(2) - x(1))
      df(n) = (f(n) - f(n - 1)) / (x(n) - x(n - 1))
    else
      df(1) = (w(1, 1) * f(1) + w(2, 1) * f(2)) + w(3, 1) * f(3)
      df(n) = (w(1, n) * f(n - 2) + w(2, n) * f(n - 1)) + w(3, n) * f(n)
    end if
  end function

  !> Differences of two samples in single precision, everything else in double, rounded once.
  pure function along_coordinates_real32(f, x, edge_order) result(df)
    real(real32), intent(in) :: f(:)
    real(real64), intent(in) :: x(:)
    integer, intent(in) :: edge_order
    real(real32) :: df(size(f))
    real(real64) :: g(size(f)), dg(size(f)), h
    integer :: n

    n = size(f)
    g = f
    dg = along_coordinates_real64(g, x, edge_order)
    if (is_even(x)) then
      h = x(2) - x(1)
      dg(2:n - 1) = real(f(3:) - f(:n - 2), real64) / (2 * h)
    end if
    if (edge_order == 1) then
      dg(1) = real(f(2) - f(1), real64) / (x(2) - x(1))
      dg(n) = real(f(n) - f(n - 1), real64) / (x(n) - x(n - 1))
    end if
    df = real(dg, real32)
  end function

end module
