! The same in Fortran.
program main
  use, intrinsic :: iso_c_binding
  implicit none
  interface
    function ndg_gradient_f64(f, ndim, shape, strides, naxes, axes, steps, coords, edge_order, &
                              out, out_strides) bind(c) result(status)
      import :: c_double, c_int32_t, c_int64_t, c_ptr
      real(c_double), intent(in) :: f(*)
      integer(c_int32_t), value :: ndim, naxes, edge_order
      integer(c_int64_t), intent(in) :: shape(*)
      integer(c_int64_t), intent(in), optional :: strides(*), out_strides(*)
      integer(c_int32_t), intent(in), optional :: axes(*)
      real(c_double), intent(in), optional :: steps(*)
      type(c_ptr), intent(in), optional :: coords(*)
      type(c_ptr), intent(in) :: out(*)
      integer(c_int32_t) :: status
    end function
  end interface
  real(c_double) :: f(5) = [1, 2, 4, 7, 11]
  real(c_double), target :: df(5)
  if (ndg_gradient_f64(f, 1, [5_c_int64_t], naxes=1, edge_order=1, out=[c_loc(df)]) /= 0) error stop
  print '(5f4.1)', df
end program
