!> Every pair of types that Fortran has and the library serves, in one call where that takes them, and on a grid.
program test_types
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use checks, only: check, fill, finish, same_bits, poison32, poison64, poison_complex32, poison_complex64
  use ndgrad
  use reference, only: reference_gradient
  implicit none

  integer, parameter :: n(2) = [6, 9]
  real(real64), parameter :: step = 0.3_real64
  real(real64) :: x(9) = [0._real64, 0.1_real64, 0.3_real64, 0.35_real64, 1._real64, 2.5_real64, 2.7_real64, 3._real64, 9._real64]
  type(ndgrad_grid) :: grid

  call grid%create(n)
  call grid%set_step(1, step)
  call grid%set_coordinates(2, x)
  call reals()
  call complexes()
  call integers()
  call components()
  call finish()

contains

  subroutine reals()
    real(real64) :: f(6, 9), df1(6, 9), df2(6, 9), samples(54)
    real(real32) :: g(6, 9), dg1(6, 9), dg2(6, 9), singles(54)

    call fill(samples); call fill(singles)
    f = reshape(samples, n); g = reshape(singles, n)
    df1 = poison64; df2 = poison64; dg1 = poison32; dg2 = poison32
    call grid%gradient(f, df1, df2)
    call check(same_bits([df1], reference_gradient(samples, n, 1, 1, step=step)), "real64 on a grid, axis 1")
    call check(same_bits([df2], reference_gradient(samples, n, 2, 1, x=x)), "real64 on a grid, axis 2")
    call grid%gradient(g(6:1:-1, :), dg1(6:1:-1, :), dg2(6:1:-1, :))
    call check(same_bits([dg1(6:1:-1, :)], reference_gradient([g(6:1:-1, :)], n, 1, 1, step=step)), "real32 on a grid, axis 1")
    call check(same_bits([dg2], reference_gradient(singles, n, 2, 1, x=x)), "real32 on a grid, axis 2")
  end subroutine

  subroutine complexes()
    complex(real64) :: f(6, 9), df1(12, 9), df2(6, 9)
    complex(real32) :: g(6, 9), dg1(12, 9), dg2(6, 9)
    real(real64) :: re(54), im(54)
    real(real32) :: single_re(54), single_im(54)
    integer :: way

    call fill(re); call fill(im); call fill(single_re); call fill(single_im)
    f = reshape(cmplx(re, im, real64), n); g = reshape(cmplx(single_re, single_im, real32), n)
    do way = 1, 2
      df1 = poison_complex64; df2 = df1(:6, :)
      dg1 = poison_complex32; dg2 = dg1(:6, :)
      if (way == 1) then
        call gradient(f, df1(::2, :), df2, step=step, x2=x)
        call gradient(g, dg1(::2, :), dg2, step=step, x2=x)
      else
        call grid%gradient(f, df1(::2, :), df2)
        call grid%gradient(g, dg1(::2, :), dg2)
      end if
      call check(same_bits([real(df1(::2, :))], reference_gradient(re, n, 1, 1, step=step)), "complex(real64), real part")
      call check(same_bits([aimag(df1(::2, :))], reference_gradient(im, n, 1, 1, step=step)), "complex(real64), imaginary part")
      call check(same_bits([real(df2)], reference_gradient(re, n, 2, 1, x=x)), "complex(real64), axis 2, real part")
      call check(same_bits([aimag(df2)], reference_gradient(im, n, 2, 1, x=x)), "complex(real64), axis 2, imaginary part")
      call check(same_bits([real(dg1(::2, :))], reference_gradient(single_re, n, 1, 1, step=step)), "complex(real32), real part")
      call check(same_bits([aimag(dg1(::2, :))], reference_gradient(single_im, n, 1, 1, step=step)), &
                 "complex(real32), imaginary part")
      call check(same_bits([real(dg2)], reference_gradient(single_re, n, 2, 1, x=x)), "complex(real32), axis 2, real part")
      call check(same_bits([aimag(dg2)], reference_gradient(single_im, n, 2, 1, x=x)), &
                 "complex(real32), axis 2, imaginary part")
      call check(same_bits([df1(2::2, :)], spread(poison_complex64, 1, 54)), "complex(real64): between")
      call check(same_bits([dg1(2::2, :)], spread(poison_complex32, 1, 54)), "complex(real32): between")
    end do
  end subroutine

  !> Integers of up to 16 bits become real32 as they are; wider ones are computed in real64 and rounded once.
  subroutine integers()
    integer(int8) :: i8(6, 9)
    integer(int16) :: i16(6, 9)
    integer(int32) :: i32(6, 9)
    integer(int64) :: i64(6, 9)
    real(real64) :: u(6, 9)

    call random_number(u)
    i8 = int(255 * u - 128, int8)
    i16 = int(65535 * u - 32768, int16)
    i32 = int(4e9_real64 * u - 2e9_real64, int32)
    i64 = int(1.8e19_real64 * u - 9e18_real64, int64)
    call expect("int8", i8(6:1:-1, :), real(i8(6:1:-1, :), real64), .true.)
    call expect("int16", i16(:, 9:1:-1), real(i16(:, 9:1:-1), real64), .true.)
    call expect("int32", i32, real(i32, real64), .false.)
    call expect("int64", i64, real(i64, real64), .false.)
  end subroutine

  subroutine expect(what, f, samples, are_small)
    character(*), intent(in) :: what
    type(*), intent(in) :: f(..)
    real(real64), intent(in) :: samples(6, 9)
    logical, intent(in) :: are_small
    real(real64) :: df1(6, 9), df2(6, 9)
    real(real32) :: dg1(6, 9), dg2(6, 9)

    df1 = poison64; df2 = poison64; dg1 = poison32; dg2 = poison32
    call grid%gradient(f, df1, df2)
    call check(same_bits([df1], reference_gradient([samples], n, 1, 1, step=step)), what // " to real64, axis 1")
    call check(same_bits([df2], reference_gradient([samples], n, 2, 1, x=x)), what // " to real64, axis 2")
    call grid%gradient(f, dg1, dg2)
    if (are_small) then
      call check(same_bits([dg1], reference_gradient(real([samples], real32), n, 1, 1, step=step)), what // " to real32, axis 1")
      call check(same_bits([dg2], reference_gradient(real([samples], real32), n, 2, 1, x=x)), what // " to real32, axis 2")
    else
      call check(same_bits([dg1], real([df1], real32)), what // " to real32, axis 1")
      call check(same_bits([dg2], real([df2], real32)), what // " to real32, axis 2")
    end if
    dg1 = poison32; df2 = poison64
    call grid%gradient(f, dg1, df2)
    call check(same_bits([df2], reference_gradient([samples], n, 2, 1, x=x)), what // " to real64 beside real32")
  end subroutine

  !> Samples and results beside each other in an array of a derived type, and the parts of complex numbers.
  subroutine components()
    type :: point
      real(real64) :: temperature, gradient
      integer(int64) :: count
    end type
    type(point) :: points(12)
    complex(real64) :: z(9), dz(9)
    real(real64) :: samples(12)

    call fill(samples)
    points%temperature = samples; points%gradient = poison64; points%count = 7
    call gradient(points%temperature, points%gradient, step=step)
    call check(same_bits([points%gradient], reference_gradient(samples, [12], 1, 1, step=step)), "components")
    call check(same_bits([points%temperature], samples) .and. all(points%count == 7), "components beside them")

    z = cmplx(samples(:9), samples(4:), real64); dz = poison_complex64
    call gradient(z%im, dz%re, x=x)
    call check(same_bits([real(dz)], reference_gradient(samples(4:), [9], 1, 1, x=x)), "the part of complex numbers")
    call check(same_bits([aimag(dz)], spread(poison64, 1, 9)), "the other part of complex numbers")
  end subroutine

end program
