!> How fields go on beyond their ends.
program test_sides
  use, intrinsic :: iso_fortran_env, only: real64
  use checks, only: check, finish, same_bits, poison64
  use ndgrad
  implicit none

  real(real64) :: f(9), expected(9), df(9)
  integer :: stat

  call random_number(f)
  call sides()
  call ghost_cells()
  call periods()
  call refusals()
  call finish()

contains

  !> The derivative of a line that has been made longer by three samples at both ends.
  function longer(left, right) result(inner)
    real(real64), intent(in) :: left(3), right(3)
    real(real64) :: inner(9), all(15), d(15)
    type(ndgrad_grid) :: grid

    all = [left, f, right]
    call grid%create([15])
    call grid%set_step(1, 0.5)
    call grid%set_accuracy(1, 6)
    call grid%derivative(all, d, 1, 2)
    inner = d(4:12)
  end function

  subroutine compare(grid, name)
    type(ndgrad_grid), intent(in) :: grid
    character(*), intent(in) :: name

    df = poison64
    call grid%derivative(f, df, 1, 2)
    call check(maxval(abs(df - expected)) < 1e-9_real64, name)
  end subroutine

  subroutine sides()
    type(ndgrad_grid) :: grid
    real(real64) :: sevens(3) = 7

    call grid%create([9])
    call grid%set_step(1, 0.5)
    call grid%set_accuracy(1, 6)
    call grid%set_side(1, ndg_mirrored)
    expected = longer(f(4:2:-1), f(8:6:-1))
    call compare(grid, "mirrored")
    call grid%set_side(1, ndg_reflected)
    expected = longer(f(3:1:-1), f(9:7:-1))
    call compare(grid, "reflected")
    call grid%set_side(1, ndg_odd_reflected)
    expected = longer(2*f(1) - f(4:2:-1), 2*f(9) - f(8:6:-1))
    call compare(grid, "odd reflected")
    call grid%set_side(1, ndg_nearest)
    call grid%set_constant_side(1, 7._real64, end=ndg_upper)
    expected = longer(f([1, 1, 1]), sevens)
    call compare(grid, "nearest and constant")
    call grid%set_periodic(1)
    expected = longer(f(7:9), f(1:3))
    call compare(grid, "periodic")
  end subroutine

  subroutine ghost_cells()
    type(ndgrad_grid) :: whole, upper, lower
    real(real64) :: g(8, 5), d(8, 5), part(8, 5), spread(16, 5)

    call random_number(g)
    call whole%create([8, 5])
    call whole%derivative(g, d, 1, 1)
    part = poison64
    call upper%create([4, 5])
    call upper%set_ghost_cells(1, 1, end=ndg_upper)
    call upper%derivative(g(1:5, :), part(1:4, :), 1, 1)
    call lower%create([4, 5])
    call lower%set_ghost_cells(1, 1, end=ndg_lower)
    spread = poison64
    spread(16:2:-2, :) = g
    call lower%gradient(spread(10:2:-2, :), part(5:8, :), axis=1)
    call check(same_bits([part], [d]), "two halves with ghost cells")
    call lower%gradient(g(1:4, :), part(5:8, :), axis=1, stat=stat)
    call check(stat == ndg_bad_shape, "samples without their ghost cells")
    ! An adjoint gives ghost cells what they contribute.
    call lower%derivative(g(4:8, :), d(5:8, :), 1, 1)
    call lower%derivative(part(5:8, :), spread(1:5, :), 1, 1, adjoint=.true.)
    call check(abs(sum(d(5:8, :)*part(5:8, :)) - sum(g(4:8, :)*spread(1:5, :))) < 1e-10_real64, "adjoint with ghost cells")
    call lower%set_side(1, ndg_one_sided)
    call lower%gradient(g(1:4, :), part(5:8, :), axis=1, stat=stat)
    call check(stat == ndg_ok, "no ghost cells any more")
  end subroutine

  !> A periodic field has the same derivatives wherever it begins.
  subroutine periods()
    type(ndgrad_grid) :: grid, turned
    real(real64) :: x(9) = [0, 30, 75, 100, 160, 200, 240, 290, 330], there(9)

    call grid%create([9])
    call grid%set_coordinates(1, x)
    call grid%set_periodic(1, 360._real64)
    call turned%create([9])
    call turned%set_coordinates(1, [x(5:9), x(1:4) + 360])
    call turned%set_periodic(1, period=360._real64)
    call grid%derivative(f, df, 1, 1)
    call turned%derivative(cshift(f, 4), there, 1, 1)
    call check(maxval(abs(cshift(df, 4) - there)) < 1e-12_real64, "a turned periodic field")
  end subroutine

  subroutine refusals()
    type(ndgrad_grid) :: grid

    call grid%set_side(1, ndg_nearest, stat=stat)
    call check(stat == ndg_null_pointer, "a side of nothing")
    call grid%create([9])
    call grid%set_side(2, ndg_nearest, stat=stat)
    call check(stat == ndg_bad_axis, "a side of axis 2")
    call grid%set_side(1, 77, stat=stat)
    call check(stat == ndg_bad_option, "side 77")
    call grid%set_side(1, ndg_nearest, end=4, stat=stat)
    call check(stat == ndg_bad_option, "end 4")
    call grid%set_ghost_cells(1, -1, stat=stat)
    call check(stat == ndg_bad_option, "ghost cells below 0")
    call grid%set_accuracy(1, 6)
    call grid%set_ghost_cells(1, 1)
    df = poison64
    call grid%derivative([f(1), f, f(9)], df, 1, 1, stat=stat)
    call check(stat == ndg_bad_option, "too few ghost cells")
    call check(same_bits(df, [(poison64, stat = 1, 9)]), "too few ghost cells: nothing written")
  end subroutine

end program
