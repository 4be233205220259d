!> A function that is told how far a call is: what it hears, that it can stop the call, and that nobody need listen.
module hosts
  use, intrinsic :: iso_fortran_env, only: real64
  use ndgrad
  implicit none

contains

  !> How often an internal function is called that counts in a variable of this procedure's.
  integer function calls_of_an_internal_function(f, df) result(times)
    real(real64), intent(in) :: f(:, :)
    real(real64), intent(inout) :: df(:, :)
    type(ndgrad_grid) :: grid

    times = 0
    call grid%create(shape(f))
    call grid%set_progress(count_calls)
    call grid%laplacian(f, df)

  contains

    logical function count_calls(done)
      real(real64), intent(in) :: done

      times = times + 1
      count_calls = done >= 0
    end function
  end function

end module

program test_progress
  use, intrinsic :: iso_fortran_env, only: real64
  use checks, only: check, finish, same_bits, poison64
  use hosts, only: calls_of_an_internal_function
  use ndgrad
  implicit none

  real(real64), allocatable :: f(:, :), df(:, :), expected(:, :)
  real(real64) :: first, last
  integer :: times
  logical :: always_rises

  allocate (f(1500, 1400), df(1500, 1400), expected(1500, 1400))
  call random_number(f)
  call listens()
  call stops()
  call failures()
  call finish()

contains

  logical function listen(done)
    real(real64), intent(in) :: done

    if (times == 0) first = done
    if (times > 0) always_rises = always_rises .and. done >= last
    last = done
    times = times + 1
    listen = .true.
  end function

  subroutine listens()
    type(ndgrad_grid) :: grid

    call grid%create(shape(f))
    call grid%laplacian(f, expected)
    call grid%set_progress(listen)
    times = 0; always_rises = .true.; df = poison64
    call grid%laplacian(f, df)
    call check(times > 2 .and. always_rises, "it is told several times, and the fraction does not fall")
    call check(first >= 0 .and. first < 1 .and. last >= 1, "from the start to the end")
    call check(same_bits([df], [expected]), "it changes no bit")

    call grid%set_num_threads(2)
    times = 0; df = poison64
    call grid%laplacian(f, df)
    ! The other thread may have done most of it.
    call check(times > 0 .and. last >= 1 .and. same_bits([df], [expected]), "two threads")

    df = poison64
    times = calls_of_an_internal_function(f, df)
    call check(times > 2 .and. same_bits([df], [expected]), "a function inside a procedure")

    call grid%set_progress()
    times = 0; df = poison64
    call grid%gradient(f, df, axis=1)
    call check(times == 0 .and. .not. any(same_as_poison(df)), "nobody is told any more")

    call grid%set_progress(listen)
    call grid%create(shape(f))
    times = 0
    call grid%laplacian(f, df)
    call check(times == 0, "a grid that begins anew tells nobody")
  end subroutine

  logical function stop_halfway(done)
    real(real64), intent(in) :: done

    times = times + 1
    last = done
    stop_halfway = done < 0.3
  end function

  subroutine stops()
    type(ndgrad_grid) :: grid
    integer :: stat
    character(100) :: message

    call grid%create(shape(f))
    call grid%set_progress(stop_halfway)
    times = 0; df = poison64
    call grid%gradient_magnitude(f, df, stat=stat, errmsg=message)
    call check(stat == ndg_cancelled, "the status")
    call check(message == "progress is .false.: expected .true. to go on", "the message: " // message)
    call check(last >= 0.3 .and. last < 1, "it stops when it is told to")
    call check(any(same_as_poison(df)) .and. .not. all(same_as_poison(df)), "outputs are partly written")

    call grid%set_progress(stat=stat, errmsg=message)
    call check(stat == ndg_ok, "taking it away")
    call grid%gradient_magnitude(f, df, stat=stat)
    call check(stat == ndg_ok .and. .not. any(same_as_poison(df)), "and the grid works on")
  end subroutine

  subroutine failures()
    type(ndgrad_grid) :: grid
    integer :: stat
    character(100) :: message

    call grid%set_progress(listen, stat, message)
    call check(stat == ndg_null_pointer .and. index(message, "the grid has no shape yet") == 1, "no shape yet: " // message)
  end subroutine

  elemental logical function same_as_poison(value)
    real(real64), intent(in) :: value

    same_as_poison = same_bits([value], [poison64])
  end function

end program
