!> Bad input: the status, the message in Fortran's terms, and that nothing has been written.
program test_errors
  use, intrinsic :: iso_fortran_env, only: real32, real64
  use checks, only: check, finish, same_bits, poison64
  use ndgrad
  implicit none

  real(real64), target :: f(4, 6), df1(4, 6), df2(4, 6)
  real(real64), pointer :: same(:, :)
  real(real64) :: other(6, 4), flat(24), short(2, 6), x(4), nan
  real(real64), allocatable :: nowhere(:, :)
  integer :: stat
  character(200) :: message

  f = reshape([(real(stat, real64)**2, stat = 1, 24)], [4, 6])
  nan = transfer(poison64, nan)
  call quiet()

  call gradient(f, other, df2, stat=stat, errmsg=message)
  call expect(ndg_bad_shape, "df1 has extent 6 on axis 1: expected 4")
  call gradient(f, df1, flat, stat=stat, errmsg=message)
  call expect(ndg_bad_shape, "df2 has rank 1: expected 2")
  call gradient(f, df1, stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "there are 1 outputs for an array of rank 2: expected one for each axis, or an argument axis")
  call gradient(f, df1, df3=df2, axis=[1, 2], stat=stat, errmsg=message)
  call expect(ndg_null_pointer, "df2 is missing, and df3 is given")
  call gradient(f, df1, axis=0, stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "axis is 0: expected 1 to 2")
  call gradient(f, df1, axis=3, stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "axis is 3: expected 1 to 2")
  call gradient(f, df1, axis=-1, stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "axis is -1: expected 1 to 2")
  call gradient(f, df1, df2, axis=[1], stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "axis is not a scalar or vector of 2, one for each output")
  call gradient(f, df1, df2, axis=[2, 2], stat=stat, errmsg=message)
  call expect(ndg_repeated_axis, "axis(2) is axis 2: expected each axis once, and axis(1) is the same axis")
  call gradient(f, df1, df2, edge_order=3, stat=stat, errmsg=message)
  call expect(ndg_bad_edge_order, "edge_order is 3: expected 1 or 2")
  call gradient(f(:2, :), short, axis=1, edge_order=2, stat=stat, errmsg=message)
  call expect(ndg_axis_too_short, "axis 1 has 2 samples: expected at least 3")

  call gradient(f, df1, df2, step=0, stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "the step of axis 1 is 0.0: expected a finite number other than 0")
  call gradient(f, df1, df2, step=[1._real64, nan], stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "the step of axis 2 is NaN: expected a finite number other than 0")
  call gradient(f, df1, df2, step=[1, 2, 3], stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "step is neither one number nor a vector of 2, one for each output (real32, real64 or integer)")
  call gradient(f, df1, df2, step="1", stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "step is neither one number nor a vector of 2, one for each output (real32, real64 or integer)")
  call gradient(f, df1, df2, step=(1., 0.), stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "step is neither one number nor a vector of 2, one for each output (real32, real64 or integer)")
  x = [0, 1, 1, 2]
  call gradient(f, df1, df2, x1=x, stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "coordinate 3 of axis 1 is 1.0, the same as coordinate 2: expected distinct neighbours")
  call gradient(f, df1, df2, x2=x, stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "axis 2 was given 4 coordinates: expected 6, one for each sample")
  call gradient(f, df1, df2, x3=x, stat=stat, errmsg=message)
  call expect(ndg_bad_axis, "x3 is given, and f has rank 2")
  call gradient(f, df1, df2, x=x, stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "x is given for 2 axes: expected x1, x2 and so on")
  call gradient(f, df1, axis=1, x=x, x1=x, stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "x and x1 are both given")
  call gradient(f, df1, axis=1, x=1., stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "x is not a vector of real32, real64 or integers")
  call gradient(f, df1, df2, x1=[.true., .false., .true., .true.], stat=stat, errmsg=message)
  call expect(ndg_bad_spacing, "x1 is not a vector of real32, real64 or integers")

  ! A section that came as a copy would share no memory with the whole.
  same => f
  call gradient(f(::2, :), same(::2, :), axis=2, stat=stat, errmsg=message)
  call expect(ndg_overlap, "df1 shares memory with f: expected separate memory")
  same => df1
  call gradient(f(::2, :), same(4:2:-2, :), df1(2::2, :), axis=[2, 1], edge_order=1, stat=stat, errmsg=message)
  call expect(ndg_overlap, "df2 shares memory with df1: expected separate memory")

  call not_in_step()
  call unallocated()
  call as_allocate_does()
  call finish()

contains

  subroutine quiet()
    df1 = poison64; df2 = poison64; other = poison64; flat = poison64; short = poison64
    stat = -1
    message = "?"
  end subroutine

  subroutine expect(status, text)
    integer, intent(in) :: status
    character(*), intent(in) :: text
    integer :: i

    call check(stat == status, "status of: " // text)
    call check(message == text, "expected '" // text // "', got '" // trim(message) // "'")
    call check(same_bits([df1, df2, other, flat, short], [(poison64, i = 1, 108)]), "nothing written: " // text)
    call check(same_bits([f], [(real(i, real64)**2, i = 1, 24)]), "f as it was: " // text)
    call quiet()
  end subroutine

  !> 24 bytes from one complex number to the next are no multiple of 16.
  subroutine not_in_step()
    type :: packed
      sequence
      complex(real64) :: z
      real(real64) :: weight
    end type
    type(packed) :: many(4)
    complex(real64) :: dz(4)

    many%z = 1; many%weight = 1
    call gradient(many%z, dz, stat=stat, errmsg=message)
    call expect(ndg_bad_stride, "the elements of f are 24 bytes apart along axis 1: expected a multiple of their size, 16 bytes")
  end subroutine

  !> A type-bound procedure takes any type: what it does with arrays that are not there is checked here.
  subroutine unallocated()
    type(ndgrad_grid) :: grid
    character(4) :: words(4, 6)

    words = "word"
    call grid%gradient(f, df1, df2, stat=stat, errmsg=message)
    call expect(ndg_null_pointer, "the grid has no shape yet: expected a call of its create first")
    call grid%create([4, 6])
    call grid%gradient(words, df1, df2, stat=stat, errmsg=message)
    call expect(ndg_bad_dtype, "f is of a type that has no gradient here: expected an integer of 8 to 64 bits, real32, " // &
                "real64 or a complex of these")
    call grid%gradient(cmplx(f, kind=real32), df1, df2, stat=stat, errmsg=message)
    call expect(ndg_bad_dtype, "df1 is real64 and f is complex(real32): expected complex(real32)")
    call grid%gradient(other, df1, df2, stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "f has extent 6 on axis 1: expected 4")
    ! For an optional argument an array that is not allocated is an absent one.
    call gradient(f, df1, nowhere, axis=1)
    call check(stat == -1, "an absent output")
    call quiet()
  end subroutine

  subroutine as_allocate_does()
    character(9) :: small

    call gradient(f, df1, df2, stat=stat, errmsg=message)
    call check(stat == ndg_ok .and. message == "?", "success leaves errmsg alone")
    call quiet()
    call gradient(f, df1, axis=9, stat=stat, errmsg=small)
    call check(stat == ndg_bad_axis .and. small == "axis is 9", "a message is cut off")
    call gradient(f, df1, axis=9, stat=stat)
    call check(stat == ndg_bad_axis, "stat without errmsg")
    call gradient(f, df1, axis=1, stat=stat)
    call check(stat == ndg_ok, "stat is 0 again")
  end subroutine

end program
