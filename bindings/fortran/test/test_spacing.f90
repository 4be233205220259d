!> Steps and coordinates of every kind, axes by number, edge orders.
program test_spacing
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use checks, only: check, fill, finish, same_bits, poison32, poison64
  use ndgrad, only: gradient
  use reference, only: reference_gradient
  implicit none

  integer, parameter :: n(3) = [6, 5, 7]
  real(real64) :: samples(product(n)), f(6, 5, 7), df1(6, 5, 7), df2(6, 5, 7), df3(6, 5, 7)
  real(real32) :: singles(product(n)), g(6, 5, 7), dg(6, 5, 7)
  real(real64) :: uneven(7) = [0._real64, 0.1_real64, 0.3_real64, 0.35_real64, 1._real64, 2.5_real64, 2.7_real64]

  call fill(samples)
  call fill(singles)
  f = reshape(samples, n)
  g = reshape(singles, n)
  call steps()
  call coordinates()
  call coordinates_of_singles()
  call axes()
  call finish()

contains

  subroutine poison()
    df1 = poison64; df2 = poison64; df3 = poison64; dg = poison32
  end subroutine

  subroutine expect(what, df, axis, edge_order, step, x)
    character(*), intent(in) :: what
    real(real64), intent(in) :: df(:, :, :)
    integer, intent(in) :: axis, edge_order
    real(real64), intent(in), optional :: step, x(:)
    call check(same_bits([df], reference_gradient(samples, n, axis, edge_order, step, x)), what)
  end subroutine

  subroutine expect_single(what, axis, edge_order, step, x)
    character(*), intent(in) :: what
    integer, intent(in) :: axis, edge_order
    real(real64), intent(in), optional :: step, x(:)
    call check(same_bits([dg], reference_gradient(singles, n, axis, edge_order, step, x)), what)
    call poison()
  end subroutine

  subroutine steps()
    call poison()
    call gradient(f, df1, df2, df3)
    call expect("no step, axis 1", df1, 1, 1, step=1._real64)
    call expect("no step, axis 2", df2, 2, 1, step=1._real64)
    call expect("no step, axis 3", df3, 3, 1, step=1._real64)

    call poison()
    call gradient(f, df1, df2, df3, step=[0.1_real64, -2._real64, 3._real64], edge_order=2)
    call expect("three steps, axis 1", df1, 1, 2, step=0.1_real64)
    call expect("three steps, axis 2", df2, 2, 2, step=-2._real64)
    call expect("three steps, axis 3", df3, 3, 2, step=3._real64)

    call poison()
    call gradient(f, df1, axis=1, step=0.1_real32)
    call expect("a step of single precision", df1, 1, 1, step=real(0.1_real32, real64))
    call gradient(f, df1, axis=1, step=3)
    call expect("an integer step", df1, 1, 1, step=3._real64)
    call gradient(f, df1, axis=1, step=-7_int8)
    call expect("a step of 8 bits", df1, 1, 1, step=-7._real64)
    call gradient(f, df1, axis=1, step=300_int16)
    call expect("a step of 16 bits", df1, 1, 1, step=300._real64)
    call gradient(f, df1, df2, df3, step=[4_int64, 5_int64, 6_int64])
    call expect("steps of 64 bits", df3, 3, 1, step=6._real64)
    call gradient(f, df1, df2, df3, step=uneven(6:2:-2))
    call expect("steps in a section", df1, 1, 1, step=uneven(6))
    call expect("steps in a section, the last", df3, 3, 1, step=uneven(2))

    call poison()
    call gradient(g, dg, axis=2, step=0.1_real64, edge_order=2)
    call expect_single("singles, even", 2, 2, step=0.1_real64)
  end subroutine

  subroutine coordinates()
    type :: mark
      sequence
      integer(int32) :: number
      real(real64) :: place
    end type
    type(mark) :: marks(7)
    real(real64) :: many(14)
    real(real32) :: single(5)
    integer(int64) :: nanoseconds(6), offset

    call poison()
    call gradient(f, df1, df2, df3, step=0.5_real64, x1=uneven(:6), x3=uneven, edge_order=2)
    call expect("x1", df1, 1, 2, x=uneven(:6))
    call expect("the step beside x1 and x3", df2, 2, 2, step=0.5_real64)
    call expect("x3", df3, 3, 2, x=uneven)

    call poison()
    call gradient(f, df3, axis=3, x=uneven)
    call expect("x", df3, 3, 1, x=uneven)
    call gradient(f, df3, axis=3, x=uneven(7:1:-1))
    call expect("x backwards", df3, 3, 1, x=uneven(7:1:-1))
    many = -1
    many(2::2) = uneven
    call gradient(f, df3, axis=3, x=many(2::2))
    call expect("x of every second number", df3, 3, 1, x=uneven)
    call gradient(f, df3, axis=3, x3=uneven, step=0)
    call expect("a step of 0 that coordinates win over", df3, 3, 1, x=uneven)

    ! 12 bytes apart, which is no multiple of 8.
    marks%number = 0
    marks%place = uneven
    call gradient(f, df3, axis=3, x=marks%place)
    call expect("components of a derived type", df3, 3, 1, x=uneven)

    single = real(uneven(:5), real32)
    call gradient(f, df2, axis=2, x=single)
    call expect("x of single precision", df2, 2, 1, x=real(single, real64))
    call gradient(f, df1, axis=1, x=[2, 4, 6, 8, 10, 12], edge_order=2)
    call expect("integers that are even", df1, 1, 2, x=[2._real64, 4._real64, 6._real64, 8._real64, 10._real64, 12._real64])
    call gradient(f, df1, axis=1, x=[-100_int8, 0_int8, 3_int8, 5_int8, 90_int8, 127_int8])
    call expect("integers of 8 bits", df1, 1, 1, x=[-100._real64, 0._real64, 3._real64, 5._real64, 90._real64, 127._real64])

    ! Exact although real64 has only every 256th of these.
    offset = 1700000000000000000_int64
    nanoseconds = [0, 3, 4, 9, 11, 12]
    call gradient(f, df1, axis=1, x=nanoseconds + offset, edge_order=2)
    call expect("nanoseconds", df1, 1, 2, x=real(nanoseconds, real64))
  end subroutine

  subroutine coordinates_of_singles()
    integer :: i

    call poison()
    call gradient(g, dg, axis=3, x=uneven)
    call expect_single("singles, uneven", 3, 1, x=uneven)
    call gradient(g, dg, axis=3, x=uneven, edge_order=2)
    call expect_single("singles, uneven, edge order 2", 3, 2, x=uneven)
    call gradient(g, dg, axis=3, x=[(0.25_real64 * i, i = 1, 7)])
    call expect_single("singles, even coordinates", 3, 1, x=[(0.25_real64 * i, i = 1, 7)])
    call gradient(g, dg, axis=3, x=[(3._real64 * i, i = 1, 7)], edge_order=2)
    call expect_single("singles, even coordinates, edge order 2", 3, 2, x=[(3._real64 * i, i = 1, 7)])
  end subroutine

  subroutine axes()
    integer :: axis

    do axis = 1, 3
      call poison()
      call gradient(f, df1, axis=axis, step=0.3_real64)
      call expect("one axis", df1, axis, 1, step=0.3_real64)
    end do
    call poison()
    call gradient(f, df3, df1, axis=[3, 1], step=[0.3_real64, 0.1_real64])
    call expect("axes 3 and 1: the first", df3, 3, 1, step=0.3_real64)
    call expect("axes 3 and 1: the second", df1, 1, 1, step=0.1_real64)
    call check(same_bits([df2], spread(poison64, 1, size(df2))), "axes 3 and 1: nothing else")
  end subroutine

end program
