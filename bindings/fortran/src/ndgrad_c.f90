!> The C procedures below the type ndgrad_grid, and what they call in their turn. For the modules of ndgrad only.
module ndgrad_c
  use, intrinsic :: iso_c_binding, only: c_char, c_double, c_funptr, c_int, c_ptr
  implicit none
  public

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

    subroutine c_grid_set_progress(handle, progress, stat, errmsg) bind(c, name="ndgrad_fortran_grid_set_progress")
      import :: c_funptr, c_ptr, c_int
      type(c_ptr), value :: handle
      type(c_funptr), value :: progress
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

    subroutine c_grid_set_accuracy(handle, axis, accuracy, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_accuracy")
      import :: c_ptr, c_int, c_double
      type(c_ptr), value :: handle
      integer(c_int), value :: axis, accuracy
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_side(handle, axis, side, end, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_side")
      import :: c_ptr, c_int, c_double
      type(c_ptr), value :: handle
      integer(c_int), value :: axis, side, end
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_constant_side(handle, axis, value, end, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_constant_side")
      import :: c_ptr, c_int, c_double
      type(c_ptr), value :: handle
      integer(c_int), value :: axis, end
      real(c_double), value :: value
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_ghost_cells(handle, axis, count, end, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_ghost_cells")
      import :: c_ptr, c_int, c_double
      type(c_ptr), value :: handle
      integer(c_int), value :: axis, count, end
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    subroutine c_grid_set_periodic(handle, axis, period, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_set_periodic")
      import :: c_ptr, c_int, c_double
      type(c_ptr), value :: handle
      integer(c_int), value :: axis
      real(c_double), value :: period
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine

    !> An operator by its name, and the name of its own numbers, both with a NUL at their ends: see apply.c.
    subroutine c_grid_apply(handle, operator, adjoint, f, df, axis, numbers, number_name, number_count, &
                            f2, f3, df2, df3, stat, errmsg) &
        bind(c, name="ndgrad_fortran_grid_apply")
      import :: c_ptr, c_int, c_char
      type(c_ptr), value :: handle
      character(kind=c_char), intent(in) :: operator(*)
      integer(c_int), value :: adjoint
      type(*), intent(in) :: f(..)
      type(*), intent(inout) :: df(..)
      integer(c_int), intent(in), optional :: axis(..)
      type(*), intent(in), optional :: numbers(..)
      character(kind=c_char), intent(in) :: number_name(*)
      integer(c_int), value :: number_count
      type(*), intent(in), optional :: f2(..), f3(..)
      type(*), intent(inout), optional :: df2(..), df3(..)
      integer(c_int), intent(out), optional :: stat
      type(*), intent(inout), optional :: errmsg(..)
    end subroutine
  end interface

contains

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
