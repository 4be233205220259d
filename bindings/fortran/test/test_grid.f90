!> A grid's life: made, filled in, used, made again, given back. Threads and versions.
program test_grid
  use, intrinsic :: iso_fortran_env, only: int64, real64
  use checks, only: check, fill, finish, same_bits, poison64
  use ndgrad
  use reference, only: reference_gradient
  implicit none

  real(real64) :: samples(35), f(5, 7), df1(5, 7), df2(5, 7)
  integer, parameter :: n(2) = [5, 7]

  call fill(samples)
  f = reshape(samples, n)
  call spacing()
  call failures()
  call lives()
  call threads()
  call check(ndgrad_version() == expected_version(), "version")
  call finish()

contains

  !> From the suite, which knows what it has built; any, where somebody else runs this.
  function expected_version() result(version)
    character(:), allocatable :: version
    integer :: length

    call get_environment_variable("NDGRAD_TEST_VERSION", length=length)
    allocate (character(length) :: version)
    call get_environment_variable("NDGRAD_TEST_VERSION", version)
    if (length == 0) version = ndgrad_version()
  end function

  subroutine spacing()
    type(ndgrad_grid) :: grid
    real(real64) :: x(14)
    integer(int64) :: nanoseconds(5) = [0, 3, 4, 9, 11]

    call grid%create(shape(f, kind=int64))
    df1 = poison64; df2 = poison64
    call grid%gradient(f, df1, df2)
    call check(same_bits([df1], reference_gradient(samples, n, 1, 1, step=1._real64)), "a new grid, axis 1")
    call check(same_bits([df2], reference_gradient(samples, n, 2, 1, step=1._real64)), "a new grid, axis 2")

    call fill(x)
    call grid%set_coordinates(1, nanoseconds + 1700000000000000000_int64)
    call grid%set_coordinates(2, x(14:1:-2))
    call grid%set_edge_order(1, 2)
    call grid%gradient(f, df1, df2)
    call check(same_bits([df1], reference_gradient(samples, n, 1, 2, x=real(nanoseconds, real64))), "nanoseconds")
    call check(same_bits([df2], reference_gradient(samples, n, 2, 1, x=x(14:1:-2))), "coordinates from a section")

    call grid%set_step(2, 0.3)
    df1 = poison64
    call grid%gradient(f, df1, axis=2)
    call check(same_bits([df1], reference_gradient(samples, n, 2, 1, step=real(0.3, real64))), "a step, along axis 2")
    call grid%gradient(f, df2, df1, axis=[2, 1])
    call check(same_bits([df2], reference_gradient(samples, n, 2, 1, step=real(0.3, real64))), "axes 2 and 1: the first")
    call check(same_bits([df1], reference_gradient(samples, n, 1, 2, x=real(nanoseconds, real64))), "axes 2 and 1: the second")
  end subroutine

  subroutine failures()
    type(ndgrad_grid) :: grid
    integer :: stat
    character(120) :: message

    call grid%set_step(1, 1, stat, message)
    call check(stat == ndg_null_pointer, "no shape yet: set_step")
    call grid%set_num_threads(1, stat=stat)
    call check(stat == ndg_null_pointer, "no shape yet: set_num_threads")
    call grid%create([4, -6], stat, message)
    call check(stat == ndg_bad_shape .and. message == "shape(2) is -6: expected 0 or more", "negative extent: " // message)
    call grid%create([4., 6.], stat, message)
    call check(stat == ndg_bad_rank .and. message == "shape is not a vector of at most 15 integers", "real extents: " // message)
    call grid%create(n)
    call grid%set_step(3, 1, stat, message)
    call check(stat == ndg_bad_axis .and. message == "axis is 3: expected 1 to 2", "axis 3: " // message)
    call grid%set_step(2, [1, 2], stat, message)
    call check(stat == ndg_bad_spacing .and. message == "step is not one real32, real64 or integer", "two steps: " // message)
    call grid%set_step(2, 0, stat, message)
    call check(stat == ndg_bad_spacing .and. index(message, "the step of axis 2 is 0.0") == 1, "step 0: " // message)
    call grid%set_coordinates(1, [1, 2], stat, message)
    call check(stat == ndg_bad_spacing .and. index(message, "axis 1 was given 2 coordinates") == 1, "two: " // message)
    call grid%set_edge_order(1, 0, stat, message)
    call check(stat == ndg_bad_edge_order, "edge order 0: " // message)
    call grid%set_num_threads(-1, stat, message)
    call check(stat == ndg_bad_option, "threads: " // message)
    ! A grid that could not be made anew is what it was.
    call grid%set_edge_order(1, 2)
    call grid%create([-1], stat)
    df1 = poison64; df2 = poison64
    call grid%gradient(f, df1, df2, stat=stat)
    call check(stat == ndg_ok, "after a failure: status")
    call check(same_bits([df1], reference_gradient(samples, n, 1, 2, step=1._real64)), "after a failure: results")
  end subroutine

  !> Under a leak checker this shows that finalizers run, and run once.
  subroutine lives()
    type :: model
      type(ndgrad_grid) :: grid
    end type
    type(ndgrad_grid), allocatable :: one, moved, several(:)
    type(model), allocatable :: models
    integer :: i

    do i = 1, 3
      allocate (one, models, several(2))
      call one%create(n)
      call one%create([5])
      call several(2)%create(n)
      call models%grid%create(n)
      call move_alloc(one, moved)
      call moved%gradient(f(:, 3), df1(:, 3))
      call check(same_bits(df1(:, 3), reference_gradient(f(:, 3), [5], 1, 1, step=1._real64)), "a grid that has moved")
      call models%grid%destroy()
      call models%grid%create(n)
      deallocate (models, several, moved)
    end do
  end subroutine

  subroutine threads()
    type(ndgrad_grid) :: grid
    real(real64), allocatable :: big(:, :), serial(:, :, :), parallel(:, :, :)

    allocate (big(1200, 1000), serial(1200, 1000, 2), parallel(1200, 1000, 2))
    call random_number(big)
    call grid%create(shape(big))
    call grid%gradient(big, serial(:, :, 1), serial(:, :, 2))
    call ndgrad_set_num_threads(2)
    call check(ndgrad_num_threads() == 2, "number of threads")
    call grid%gradient(big, parallel(:, :, 1), parallel(:, :, 2))
    call check(same_bits([serial], [parallel]), "two threads")
    call ndgrad_set_num_threads(1)
    call grid%set_num_threads(3)
    parallel = poison64
    call grid%gradient(big, parallel(:, :, 1), parallel(:, :, 2))
    call check(same_bits([serial], [parallel]), "three threads of a grid")
  end subroutine

end program
