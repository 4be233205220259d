!> ndgrad: derivatives of sampled N-dimensional data, bit for bit numpy.gradient.
!>
!> gradient differentiates an array in one call. A grid (ndgrad_grid) says once where the samples of fields lie, and takes
!> fields of every type. Arrays are passed by their descriptors: sections of any step, negative ones too, are read and
!> written where they are, and never copied. Axes are dimensions of the array and count from 1.
!>
!> Every procedure that can fail takes stat= and errmsg=, as allocate does: stat becomes 0, or one of the constants ndg_*;
!> errmsg is changed only on a failure. Without stat a failure ends the program by error stop with the message. On a
!> failure no element of an output has been written.
module ndgrad
  use, intrinsic :: iso_c_binding
  implicit none
  private

  public :: gradient, ndgrad_grid
  public :: ndgrad_version, ndgrad_num_threads, ndgrad_set_num_threads

  ! What stat can become. The numbers and their meaning are those of ndgrad.h.
  integer(c_int), parameter, public :: ndg_ok = 0
  !> A grid without shape, an output that is left out between others, an array that is not allocated.
  integer(c_int), parameter, public :: ndg_null_pointer = 1
  integer(c_int), parameter, public :: ndg_bad_rank = 2
  !> A negative extent, or an array whose shape is not that of f or of the grid.
  integer(c_int), parameter, public :: ndg_bad_shape = 3
  !> An axis outside 1 to the rank, or a number of axes that is not that of the outputs.
  integer(c_int), parameter, public :: ndg_bad_axis = 4
  integer(c_int), parameter, public :: ndg_repeated_axis = 5
  !> An edge order that is neither 1 nor 2.
  integer(c_int), parameter, public :: ndg_bad_edge_order = 6
  !> Fewer than edge_order + 1 samples on a differentiated axis.
  integer(c_int), parameter, public :: ndg_axis_too_short = 7
  !> A step of 0 or coordinates that coincide; a wrong number of either; a type that they cannot have.
  integer(c_int), parameter, public :: ndg_bad_spacing = 8
  !> Elements whose distance is not a multiple of their size, as in some components of derived types.
  integer(c_int), parameter, public :: ndg_bad_stride = 9
  !> An output that shares memory with f or another output.
  integer(c_int), parameter, public :: ndg_overlap = 10
  integer(c_int), parameter, public :: ndg_misaligned = 11
  integer(c_int), parameter, public :: ndg_size_overflow = 12
  !> A type that is not served, or a pair of types of f and an output.
  integer(c_int), parameter, public :: ndg_bad_dtype = 13
  integer(c_int), parameter, public :: ndg_out_of_memory = 14
  !> A bug in the library: please report it.
  integer(c_int), parameter, public :: ndg_internal = 15
  !> A setting outside its range, such as a negative number of threads.
  integer(c_int), parameter, public :: ndg_bad_option = 16

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
  !> edge_order  1 or 2: how accurate the one-sided differences at the two ends are. 1 if absent
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

  !> Where the samples of a field lie: made by create with a step of 1 and edge order 1 on every axis, then filled in.
  !>
  !> It holds copies of what it is given and keeps all weights, so that its gradient allocates nothing. It frees itself. Any
  !> number of threads may use one at once while none changes it. A grid is not copied: pass it on as an argument.
  !>
  !> errmsg is a scalar of type character here as well. It is declared as type(*) since gfortran 12 mistakes the length of a
  !> character argument that follows another of type(*).
  type :: ndgrad_grid
    private
    type(c_ptr) :: handle = c_null_ptr
  contains
    procedure :: create => grid_create
    procedure :: set_step => grid_set_step
    procedure :: set_coordinates => grid_set_coordinates
    procedure :: set_edge_order => grid_set_edge_order
    procedure :: set_num_threads => grid_set_num_threads
    procedure :: gradient => grid_gradient
    procedure :: destroy => grid_destroy
    procedure, private :: grid_assign
    generic :: assignment(=) => grid_assign
    final :: grid_finalize
  end type

  interface
    subroutine c_grid_create(handle, shape, stat, errmsg) bind(c, name="ndgrad_fortran_grid_create")
      import :: c_ptr, c_int
      type(c_ptr), intent(inout) :: handle
      type(*), intent(in) :: shape(..)
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_free(handle) bind(c, name="ndgrad_fortran_grid_free")
      import :: c_ptr
      type(c_ptr), value :: handle
    end subroutine

    subroutine c_grid_set_step(handle, axis, step, stat, errmsg) bind(c, name="ndgrad_fortran_grid_set_step")
      import :: c_ptr, c_int
      type(c_ptr), value :: handle
      integer(c_int), value :: axis
      type(*), intent(in) :: step(..)
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_coordinates(handle, axis, coordinates, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_coordinates")
      import :: c_ptr, c_int
      type(c_ptr), value :: handle
      integer(c_int), value :: axis
      type(*), intent(in) :: coordinates(..)
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_edge_order(handle, axis, edge_order, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_edge_order")
      import :: c_ptr, c_int
      type(c_ptr), value :: handle
      integer(c_int), value :: axis, edge_order
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_num_threads(handle, n, stat, errmsg) bind(c, name="ndgrad_fortran_grid_set_num_threads")
      import :: c_ptr, c_int
      type(c_ptr), value :: handle
      integer(c_int), value :: n
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_gradient(handle, f, df1, df2, df3, df4, df5, df6, df7, axis, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_gradient")
      import :: c_ptr, c_int
      type(c_ptr), value :: handle
      type(*), intent(in) :: f(..)
      type(*), intent(inout) :: df1(..)
      type(*), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
      integer(c_int), intent(in), optional :: axis(..)
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    !> On how many threads a call may compute, in the whole process, but for grids that have a number of their own; 0: as
    !> many as there are cores for the process. A process starts with 1, or with what NDGRAD_NUM_THREADS says. The number
    !> changes no bit of a result.
    subroutine ndgrad_set_num_threads(n) bind(c, name="ndg_set_num_threads")
      import :: c_int32_t
      integer(c_int32_t), value :: n
    end subroutine

    function ndgrad_num_threads() bind(c, name="ndg_num_threads") result(n)
      import :: c_int32_t
      integer(c_int32_t) :: n
    end function

    function c_version() bind(c, name="ndg_version") result(text)
      import :: c_ptr
      type(c_ptr) :: text
    end function

    pure function c_strlen(text) bind(c, name="strlen") result(length)
      import :: c_ptr, c_size_t
      type(c_ptr), value :: text
      integer(c_size_t) :: length
    end function
  end interface

contains

  !> The version of the library that the program runs with, such as "0.1.0".
  function ndgrad_version() result(version)
    character(:), allocatable :: version
    type(c_ptr) :: text
    character(kind=c_char), pointer :: characters(:)
    integer :: i

    text = c_version()
    call c_f_pointer(text, characters, [c_strlen(text)])
    allocate (character(size(characters)) :: version)
    do i = 1, size(characters)
      version(i:i) = characters(i)
    end do
  end function

  !> Gives the grid its shape, integers of any kind such as shape(f). A grid that had one begins anew.
  subroutine grid_create(self, shape, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    type(*), intent(in) :: shape(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_create(self%handle, shape, stat, errmsg)
  end subroutine

  !> The samples of an axis are a step apart: a number of any real or integer kind, not 0.
  subroutine grid_set_step(self, axis, step, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis
    type(*), intent(in) :: step(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_step(self%handle, axis, step, stat, errmsg)
  end subroutine

  !> The samples of an axis lie at coordinates of their own: a vector of any real or integer kind. The differences of
  !> integers are taken exactly: nanosecond time stamps in int64, say, of which real64 can hold only every 256th.
  subroutine grid_set_coordinates(self, axis, coordinates, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis
    type(*), intent(in) :: coordinates(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_coordinates(self%handle, axis, coordinates, stat, errmsg)
  end subroutine

  !> How accurate the one-sided differences at the two ends of an axis are: 1 takes two samples, 2 takes three.
  subroutine grid_set_edge_order(self, axis, edge_order, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis, edge_order
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_edge_order(self%handle, axis, edge_order, stat, errmsg)
  end subroutine

  !> On how many threads a call on this grid may compute; 0, as at first: what ndgrad_num_threads() says.
  subroutine grid_set_num_threads(self, n, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: n
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_num_threads(self%handle, n, stat, errmsg)
  end subroutine

  !> The derivatives of f along all axes, or along those in axis, as gradient says; f and outputs have the grid's shape.
  !>
  !> f                           outputs           computed
  !> real64, complex(real64)     the same          in real64
  !> real32, complex(real32)     the same          in real32 where the spacing is even, else in real64
  !> int8, int16, int32, int64   real64            in real64
  !> int8, int16                 real32            as of real32 samples
  !> int32, int64                real32            in real64, rounded once
  subroutine grid_gradient(self, f, df1, df2, df3, df4, df5, df6, df7, axis, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df1(..)
    type(*), intent(inout), optional :: df2(..), df3(..), df4(..), df5(..), df6(..), df7(..)
    integer(c_int), intent(in), optional :: axis(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_gradient(self%handle, f, df1, df2, df3, df4, df5, df6, df7, axis, stat, errmsg)
  end subroutine

  !> Frees what the grid holds, before it goes out of scope. It may be created again.
  subroutine grid_destroy(self)
    class(ndgrad_grid), intent(inout) :: self

    call c_grid_free(self%handle)
    self%handle = c_null_ptr
  end subroutine

  !> Elemental, so that the grids of an array are freed too.
  impure elemental subroutine grid_finalize(self)
    type(ndgrad_grid), intent(inout) :: self

    call self%destroy()
  end subroutine

  !> Two grids with one handle would free it twice.
  subroutine grid_assign(left, right)
    class(ndgrad_grid), intent(inout) :: left
    class(ndgrad_grid), intent(in) :: right

    if (c_associated(left%handle, right%handle)) return
    if (c_associated(right%handle)) error stop "ndgrad: a grid is not copied: pass it on as an argument"
    call left%destroy()
  end subroutine

  !> For the C side, which cannot stop a program as Fortran does.
  subroutine error_stop(message, length) bind(c, name="ndgrad_fortran_error_stop")
    integer(c_int), value :: length
    character(kind=c_char), intent(in) :: message(length)
    character(length) :: text
    integer :: i

    do i = 1, length
      text(i:i) = message(i)
    end do
    error stop "ndgrad: " // text
  end subroutine

end module
