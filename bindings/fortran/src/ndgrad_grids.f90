!> The type ndgrad_grid of the module ndgrad, and all that is computed on it.
module ndgrad_grids
  use, intrinsic :: iso_c_binding
  use ndgrad_c
  use ndgrad_constants, only: ndg_both
  implicit none
  private
  public :: ndgrad_grid, ndgrad_progress

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
    procedure :: set_progress => grid_set_progress
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

  abstract interface
    !> Is told which fraction of a call is done, from 0 at the start to 1 at the end, and says whether the call shall go on.
    logical function ndgrad_progress(done)
      import :: c_double
      real(c_double), intent(in) :: done
    end function
  end interface

contains

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

  !> Has calls on this grid tell a function how far they are, every few milliseconds and on the thread that makes the call. If
  !> it gives .false. before the end the call stops with ndg_cancelled, and outputs are partly written. Without progress nobody
  !> is told, as at first. The function may be an internal one: then calls are made while its host runs.
  subroutine grid_set_progress(self, progress, stat, errmsg)
    class(ndgrad_grid), intent(inout) :: self
    procedure(ndgrad_progress), optional :: progress
    integer(c_int), intent(out), optional :: stat
    type(*), intent(inout), optional :: errmsg(..)
    type(c_funptr) :: address

    address = c_null_funptr
    if (present(progress)) address = c_funloc(progress)
    call c_grid_set_progress(self%handle, address, stat, errmsg)
  end subroutine

  !> For the C side, which gets the address of an ndgrad_progress and cannot call it.
  integer(c_int) function goes_on(address, done) bind(c, name="ndgrad_fortran_goes_on")
    type(c_funptr), value :: address
    real(c_double), value :: done
    procedure(ndgrad_progress), pointer :: progress

    call c_f_procpointer(address, progress)
    goes_on = merge(1, 0, progress(done))
  end function

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

end module
