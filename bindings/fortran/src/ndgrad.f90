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
  use ndgrad_c
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
  !> An edge order that is not 1 to 8.
  integer(c_int), parameter, public :: ndg_bad_edge_order = 6
  !> Fewer samples on a differentiated axis than a difference takes.
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
  !> A setting outside its range, such as a negative number of threads or an accuracy of 3; too few ghost cells.
  integer(c_int), parameter, public :: ndg_bad_option = 16

  ! How a field goes on beyond an end of an axis, for set_side. Of samples a b c to the left:
  !> not at all: one-sided differences, as numpy has them
  integer(c_int), parameter, public :: ndg_one_sided = 1
  !> mirrored about the last sample: c b
  integer(c_int), parameter, public :: ndg_mirrored = 2
  !> mirrored about the edge half a step beyond: b a
  integer(c_int), parameter, public :: ndg_reflected = 3
  !> turned about the last sample: 2a-c 2a-b
  integer(c_int), parameter, public :: ndg_odd_reflected = 4
  !> as the last sample: a a
  integer(c_int), parameter, public :: ndg_nearest = 5

  ! Which end: at the first sample, at the last, or both.
  integer(c_int), parameter, public :: ndg_lower = 1, ndg_upper = 2, ndg_both = 3

  ! Kernels and scalings of image_gradient: weights as they stand, or the derivative in units of f and the axis.
  integer(c_int), parameter, public :: ndg_sobel = 1, ndg_prewitt = 2, ndg_scharr = 3, ndg_farid = 4
  integer(c_int), parameter, public :: ndg_weights = 1, ndg_true_derivative = 2

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
    procedure :: set_accuracy => grid_set_accuracy
    procedure :: set_side => grid_set_side
    procedure :: set_constant_side => grid_set_constant_side
    procedure :: set_ghost_cells => grid_set_ghost_cells
    procedure :: set_periodic => grid_set_periodic
    procedure :: set_num_threads => grid_set_num_threads
    procedure :: gradient => grid_gradient
    procedure :: gradient_adjoint => grid_gradient_adjoint
    procedure :: gradient_magnitude => grid_gradient_magnitude
    procedure :: derivative => grid_derivative
    procedure :: mixed_derivative => grid_mixed_derivative
    procedure :: directional_derivative => grid_directional_derivative
    procedure :: laplacian => grid_laplacian
    procedure :: hessian => grid_hessian
    procedure :: divergence => grid_divergence
    procedure :: curl => grid_curl
    procedure :: jacobian => grid_jacobian
    procedure :: image_gradient => grid_image_gradient
    procedure :: image_gradient_magnitude => grid_image_gradient_magnitude
    procedure :: destroy => grid_destroy
    procedure, private :: grid_assign
    generic :: assignment(=) => grid_assign
    final :: grid_finalize
  end type

  interface
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

  !> How accurate the one-sided differences at the two ends of an axis are, 1 to 8: a derivative of order m takes m +
  !> edge_order samples there.
  subroutine grid_set_edge_order(self, axis, edge_order, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis, edge_order
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_edge_order(self%handle, axis, edge_order, stat, errmsg)
  end subroutine

  !> How accurate central differences along an axis are: 2, 4, 6 or 8. The error of a smooth field falls with this power of
  !> the step. One-sided differences become as accurate, unless set_edge_order says otherwise.
  subroutine grid_set_accuracy(self, axis, accuracy, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis, accuracy
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_accuracy(self%handle, axis, accuracy, stat, errmsg)
  end subroutine

  !> How a field goes on beyond an end of an axis, or both: ndg_one_sided, ndg_mirrored, ndg_reflected, ndg_odd_reflected or
  !> ndg_nearest; end is ndg_lower, ndg_upper or, if absent, ndg_both.
  subroutine grid_set_side(self, axis, side, end, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis, side
    integer(c_int), intent(in), optional :: end
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_side(self%handle, axis, side, end_or_both(end), stat, errmsg)
  end subroutine

  !> A field goes on beyond an end of an axis, or both, as a constant.
  subroutine grid_set_constant_side(self, axis, value, end, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis
    real(c_double), intent(in) :: value
    integer(c_int), intent(in), optional :: end
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_constant_side(self%handle, axis, value, end_or_both(end), stat, errmsg)
  end subroutine

  !> Samples have so many more at an end of an axis, or both, which the caller has filled. Only the differences of others use
  !> them: results have none, and are smaller. Coordinates are for all samples, so they are set after this.
  subroutine grid_set_ghost_cells(self, axis, count, end, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis, count
    integer(c_int), intent(in), optional :: end
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_set_ghost_cells(self%handle, axis, count, end_or_both(end), stat, errmsg)
  end subroutine

  !> A field repeats itself along an axis. period is the distance after which coordinates begin again, such as 360 for
  !> degrees of longitude; if it is absent, the step times the extent.
  subroutine grid_set_periodic(self, axis, period, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    integer(c_int), intent(in) :: axis
    real(c_double), intent(in), optional :: period
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)
    real(c_double) :: distance

    distance = 0
    if (present(period)) distance = period
    call c_grid_set_periodic(self%handle, axis, distance, stat, errmsg)
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

  !> The adjoint of gradient: f has the derivatives along all axes, or those in axis, as its last dimension, and df has none.
  !> They may be arrays of their own too: f, f2 and f3.
  subroutine grid_gradient_adjoint(self, f, df, axis, f2, f3, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    type(*), intent(in), optional :: f2(..), f3(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "gradient" // c_null_char, 1, f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, &
                      f2=f2, f3=f3, stat=stat, errmsg=errmsg)
  end subroutine

  !> The length of the gradient: the root of the sum of its squares, in one sweep over f.
  subroutine grid_gradient_magnitude(self, f, df, axis, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "gradient_magnitude" // c_null_char, 0, f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> The derivative of order 1 to 6 along one axis. With adjoint=.true., as everywhere below, the transpose of the
  !> operator's matrix is applied: f is like what the operator gives, and df like what it takes.
  subroutine grid_derivative(self, f, df, axis, order, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in) :: axis, order
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "derivative" // c_null_char, is_true(adjoint), f, df, axis=axis, numbers=order, &
                      number_name="order" // c_null_char, number_count=1, stat=stat, errmsg=errmsg)
  end subroutine

  !> The derivative of order orders(k), 0 to 6, along each axis k.
  subroutine grid_mixed_derivative(self, f, df, orders, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in) :: orders(:)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "mixed_derivative" // c_null_char, is_true(adjoint), f, df, numbers=orders, &
                      number_name="orders" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> The sum of the derivatives along all axes, or those in axis, each times its entry of direction.
  subroutine grid_directional_derivative(self, f, df, direction, axis, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    type(*), intent(in) :: direction(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "directional_derivative" // c_null_char, is_true(adjoint), f, df, axis=axis, numbers=direction, &
                      number_name="direction" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> The sum of the second derivatives along all axes, or those in axis, in one sweep over f.
  subroutine grid_laplacian(self, f, df, axis, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "laplacian" // c_null_char, is_true(adjoint), f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> The second derivatives along each pair of n axes: the last dimension of df has extent n (n + 1) / 2, for the rows of
  !> the upper triangle of a symmetric matrix, 11, 12, ..., 1n, 22, ..., nn.
  subroutine grid_hessian(self, f, df, axis, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "hessian" // c_null_char, is_true(adjoint), f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> The divergence of a vector field, whose components along all axes, or those in axis, are the last dimension of f.
  !> They may be arrays of their own too: f, f2 and f3, and of an adjoint df, df2 and df3.
  subroutine grid_divergence(self, f, df, axis, adjoint, f2, f3, df2, df3, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    type(*), intent(in), optional :: f2(..), f3(..)
    type(*), intent(inout), optional :: df2(..), df3(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "divergence" // c_null_char, is_true(adjoint), f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, &
                      f2=f2, f3=f3, df2=df2, df3=df3, stat=stat, errmsg=errmsg)
  end subroutine

  !> The curl of a vector field of two or three components, the last dimension of f. Of three, df has such a dimension too.
  !> The axes are in the order of the components.
  !> They may be arrays of their own too: f, f2 and f3, of three also df, df2 and df3.
  subroutine grid_curl(self, f, df, axis, adjoint, f2, f3, df2, df3, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    type(*), intent(in), optional :: f2(..), f3(..)
    type(*), intent(inout), optional :: df2(..), df3(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "curl" // c_null_char, is_true(adjoint), f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, &
                      f2=f2, f3=f3, df2=df2, df3=df3, stat=stat, errmsg=errmsg)
  end subroutine

  !> The Jacobian: df(..., c, k) is the derivative of the component f(..., c) along axis k, or axis(k).
  subroutine grid_jacobian(self, f, df, axis, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "jacobian" // c_null_char, is_true(adjoint), f, df, axis=axis, &
                      number_name="" // c_null_char, number_count=0, stat=stat, errmsg=errmsg)
  end subroutine

  !> An image operator, ndg_sobel, ndg_prewitt, ndg_scharr or ndg_farid: the last dimension of df has the differences along
  !> all axes, or those in axis, each smoothed along the others; ndg_weights, or ndg_true_derivative in units of f and the
  !> axis. One-sided ends are reflected ones here.
  subroutine grid_image_gradient(self, f, df, kernel, scaling, axis, adjoint, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in) :: kernel, scaling
    integer(c_int), intent(in), optional :: axis(..)
    logical, intent(in), optional :: adjoint
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "image_gradient" // c_null_char, is_true(adjoint), f, df, axis=axis, numbers=[kernel, scaling], &
                      number_name="kernel" // c_null_char, number_count=2, stat=stat, errmsg=errmsg)
  end subroutine

  !> The length of what image_gradient gives.
  subroutine grid_image_gradient_magnitude(self, f, df, kernel, scaling, axis, stat, errmsg)
    class(ndgrad_grid), intent(in) :: self
    type(*), intent(in) :: f(..)
    type(*), intent(inout) :: df(..)
    integer(c_int), intent(in) :: kernel, scaling
    integer(c_int), intent(in), optional :: axis(..)
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)

    call c_grid_apply(self%handle, "image_gradient_magnitude" // c_null_char, 0, f, df, axis=axis, numbers=[kernel, scaling], &
                      number_name="kernel" // c_null_char, number_count=2, stat=stat, errmsg=errmsg)
  end subroutine

  pure integer(c_int) function end_or_both(end)
    integer(c_int), intent(in), optional :: end

    end_or_both = ndg_both
    if (present(end)) end_or_both = end
  end function

  pure integer(c_int) function is_true(adjoint)
    logical, intent(in), optional :: adjoint

    is_true = 0
    if (present(adjoint)) is_true = merge(1, 0, adjoint)
  end function

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
