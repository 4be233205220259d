!> The derivatives of an array in one call: gradient, of the module ndgrad.
module ndgrad_gradient
  use, intrinsic :: iso_c_binding
  implicit none
  private
  public :: gradient

  !> call gradient(f, df1 [, df2, ..., df7] [, axis] [, step] [, x] [, x1, ..., x7] [, edge_order] [, stat] [, errmsg])
  !>
  !> f           the samples: real32, real64, complex(real32) or complex(real64), of any rank
  !> df1 to df7  the derivatives, of f's type and shape: df1 along axis 1, df2 along axis 2, ... One call for all axes
  !>             reads f once. They may be sections too, but not of f's memory or each other's.
  !> axis        which axes instead, 1 to the rank: a scalar for df1 alone, or a vector with an entry for each output
  !> step        the distance of neighbouring samples: a scalar for all axes, or a vector with an entry for each output.
  !>             Not 0; negative where the coordinate decreases. 1 if absent
  !> x1 to x7    the coordinates of the samples along axis 1 to 7, which then win over the step
  !> x           the coordinates along the axis of a call with one output
  !> edge_order  1 to 8: how accurate the one-sided differences at the two ends are. 1 if absent
  !>
  !> Steps and coordinates are real32, real64 or integers of any kind, whatever f is; differences of integer coordinates are
  !> taken exactly. The interface bodies are of one C procedure, which reads everything from the descriptors.
  interface gradient
    subroutine gradient_real32(f, df1, df2, df3, df4, df5, df6, df7, axis, step, x, x1, x2, x3, x4, x5, x6, x7, &
                               edge_order, stat, errmsg) bind(c, name="ndgrad_fortran_gradient")
      import :: c_float, c_int, c_char
      real(c_float), intent(in) :: f(..)
      real(c_float), intent(inout) :: df1(..)
      real(c_float), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
      integer(c_int), intent(in), optional :: axis(..)
      type(*), intent(in), optional :: step(..), x(..), x1(..), x2(..), x3(..), x4(..), x5(..), x6(..), x7(..)
      integer(c_int), intent(in), optional :: edge_order
      integer(c_int), intent(out), optional :: stat
      character(*, c_char), intent(inout), optional :: errmsg
    end subroutine

    subroutine gradient_real64(f, df1, df2, df3, df4, df5, df6, df7, axis, step, x, x1, x2, x3, x4, x5, x6, x7, &
                               edge_order, stat, errmsg) bind(c, name="ndgrad_fortran_gradient")
      import :: c_double, c_int, c_char
      real(c_double), intent(in) :: f(..)
      real(c_double), intent(inout) :: df1(..)
      real(c_double), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
      integer(c_int), intent(in), optional :: axis(..)
      type(*), intent(in), optional :: step(..), x(..), x1(..), x2(..), x3(..), x4(..), x5(..), x6(..), x7(..)
      integer(c_int), intent(in), optional :: edge_order
      integer(c_int), intent(out), optional :: stat
      character(*, c_char), intent(inout), optional :: errmsg
    end subroutine

    subroutine gradient_complex32(f, df1, df2, df3, df4, df5, df6, df7, axis, step, x, x1, x2, x3, x4, x5, x6, x7, &
                                  edge_order, stat, errmsg) bind(c, name="ndgrad_fortran_gradient")
      import :: c_float_complex, c_int, c_char
      complex(c_float_complex), intent(in) :: f(..)
      complex(c_float_complex), intent(inout) :: df1(..)
      complex(c_float_complex), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
      integer(c_int), intent(in), optional :: axis(..)
      type(*), intent(in), optional :: step(..), x(..), x1(..), x2(..), x3(..), x4(..), x5(..), x6(..), x7(..)
      integer(c_int), intent(in), optional :: edge_order
      integer(c_int), intent(out), optional :: stat
      character(*, c_char), intent(inout), optional :: errmsg
    end subroutine

    subroutine gradient_complex64(f, df1, df2, df3, df4, df5, df6, df7, axis, step, x, x1, x2, x3, x4, x5, x6, x7, &
                                  edge_order, stat, errmsg) bind(c, name="ndgrad_fortran_gradient")
      import :: c_double_complex, c_int, c_char
      complex(c_double_complex), intent(in) :: f(..)
      complex(c_double_complex), intent(inout) :: df1(..)
      complex(c_double_complex), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
      integer(c_int), intent(in), optional :: axis(..)
      type(*), intent(in), optional :: step(..), x(..), x1(..), x2(..), x3(..), x4(..), x5(..), x6(..), x7(..)
      integer(c_int), intent(in), optional :: edge_order
      integer(c_int), intent(out), optional :: stat
      character(*, c_char), intent(inout), optional :: errmsg
    end subroutine
  end interface

end module
