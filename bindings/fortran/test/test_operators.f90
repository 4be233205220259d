!> The operators of a grid: against formulas, and against gradients, whose bits the other tests compare with numpy's formulas.
program test_operators
  use, intrinsic :: iso_fortran_env, only: int32, real32, real64
  use checks, only: check, finish, same_bits, poison64
  use ndgrad
  implicit none

  integer, parameter :: n(3) = [6, 7, 8]
  type(ndgrad_grid) :: grid
  real(real64) :: f(6, 7, 8), field(6, 7, 8, 3), parts(6, 7, 8, 3), df(6, 7, 8), several(6, 7, 8, 6), back(6, 7, 8)
  real(real64) :: matrix(6, 7, 8, 3, 3), y(6, 7, 8, 3), mirror(6, 7, 8, 3)
  character(160) :: message
  integer :: stat

  call random_number(field)
  f = field(:, :, :, 1)
  call grid%create(n)
  call grid%set_coordinates(1, [1, 2, 4, 7, 8, 10])
  call grid%set_step(2, 0.5)
  call grid%set_step(3, 3)
  call grid%gradient(f, parts(:, :, :, 1), parts(:, :, :, 2), parts(:, :, :, 3))
  call formulas()
  call derivatives()
  call vector_fields()
  call adjoints()
  call images()
  call refusals()
  call finish()

contains

  logical function close(a, b)
    real(real64), intent(in) :: a(:), b(:)
    close = maxval(abs(a - b)) < 1e-9_real64
  end function

  subroutine formulas()
    type(ndgrad_grid) :: line
    real(real64) :: g(8) = [3, -1, 4, 1, -5, 9, 2, 6], dg(8), h = 0.25_real64, scattered(17)
    integer :: i

    i = 4
    call line%create([8])
    call line%set_step(1, h)
    call line%derivative(g, dg, axis=1, order=2)
    call check(close(dg(4:4), [(g(i - 1) - 2*g(i) + g(i + 1))/h**2]), "second derivative")
    call line%set_accuracy(1, 4)
    call line%derivative(g, dg, axis=1, order=1)
    call check(close(dg(4:4), [(g(i - 2) - 8*g(i - 1) + 8*g(i + 1) - g(i + 2))/(12*h)]), "accuracy 4")
    call line%set_edge_order(1, 3)
    scattered = poison64
    call line%derivative(g(8:1:-1), scattered(16:2:-2), axis=1, order=1)
    call check(close(scattered(16:16), [(-11*g(8) + 18*g(7) - 9*g(6) + 2*g(5))/(6*h)]), "edge order 3, backwards")
    call check(same_bits(scattered(1:17:2), [(poison64, i = 1, 9)]), "between the results of a section")
  end subroutine

  subroutine derivatives()
    real(real64) :: second(6, 7, 8, 3)
    integer :: k

    do k = 1, 3
      df = poison64
      call grid%derivative(f, df, k, 1)
      call check(same_bits([df], [parts(:, :, :, k)]), "the derivative of order 1 is the gradient's")
      call grid%derivative(f, second(:, :, :, k), k, 2)
    end do
    call grid%laplacian(f, df)
    call check(close([df], [sum(second, 4)]), "laplacian")
    call grid%laplacian(f, df, axis=[3, 1])
    call check(close([df], [second(:, :, :, 3) + second(:, :, :, 1)]), "laplacian along two axes")
    call grid%gradient_magnitude(f, df)
    call check(same_bits([df], [sqrt(parts(:, :, :, 1)**2 + parts(:, :, :, 2)**2 + parts(:, :, :, 3)**2)]), "magnitude")
    call grid%directional_derivative(f, df, direction=[0.5_real64, -2._real64, 3._real64])
    call check(close([df], [0.5_real64*parts(:, :, :, 1) - 2*parts(:, :, :, 2) + 3*parts(:, :, :, 3)]), "direction")
    call grid%directional_derivative(f, df, direction=2, axis=[2])
    call check(close([df], [2*parts(:, :, :, 2)]), "direction along one axis")
    several = poison64
    call grid%hessian(f, several)
    call check(same_bits([several(:, :, :, 1)], [second(:, :, :, 1)]), "hessian 11")
    call check(same_bits([several(:, :, :, 4)], [second(:, :, :, 2)]), "hessian 22")
    call check(same_bits([several(:, :, :, 6)], [second(:, :, :, 3)]), "hessian 33")
    call grid%mixed_derivative(f, df, orders=[0, 1, 1])
    call check(same_bits([several(:, :, :, 5)], [df]), "hessian 23")
    call grid%mixed_derivative(f, df, orders=[0, 0, 0])
    call check(same_bits([df], [f]), "no derivative")
    call grid%laplacian(int(1000*f), df)
    call grid%laplacian(real(int(1000*f), real64), back)
    call check(same_bits([df], [back]), "integers")
  end subroutine

  subroutine vector_fields()
    real(real64) :: d(6, 7, 8, 3, 3) ! component, axis
    integer :: c

    do c = 1, 3
      call grid%gradient(field(:, :, :, c), d(:, :, :, c, 1), d(:, :, :, c, 2), d(:, :, :, c, 3))
    end do
    call grid%divergence(field, df)
    call check(same_bits([df], [d(:, :, :, 1, 1) + d(:, :, :, 2, 2) + d(:, :, :, 3, 3)]), "divergence")
    y = poison64
    call grid%curl(field, y)
    call check(same_bits([y(:, :, :, 1)], [d(:, :, :, 3, 2) - d(:, :, :, 2, 3)]), "curl 1")
    call check(same_bits([y(:, :, :, 2)], [d(:, :, :, 1, 3) - d(:, :, :, 3, 1)]), "curl 2")
    call check(same_bits([y(:, :, :, 3)], [d(:, :, :, 2, 1) - d(:, :, :, 1, 2)]), "curl 3")
    call grid%curl(field(:, :, :, 1:2), df, axis=[2, 1])
    call check(same_bits([df], [d(:, :, :, 2, 2) - d(:, :, :, 1, 1)]), "curl along axes 2 and 1")
    ! Components in arrays of their own, f2 and df3 being sections.
    mirror = y
    y = poison64; back = poison64
    several(6:1:-1, :, :, 1) = field(:, :, :, 2)
    call grid%curl(f, y(:, :, :, 1), f2=several(6:1:-1, :, :, 1), f3=field(:, :, :, 3), df2=back, df3=y(:, :, :, 3))
    call check(same_bits([y(:, :, :, 1)], [mirror(:, :, :, 1)]), "separate curl 1")
    call check(same_bits([back], [mirror(:, :, :, 2)]), "separate curl 2")
    call check(same_bits([y(:, :, :, 3)], [mirror(:, :, :, 3)]), "separate curl 3")
    call grid%divergence(field, back)
    df = poison64
    call grid%divergence(f, df, f2=field(:, :, :, 2), f3=field(:, :, :, 3))
    call check(same_bits([df], [back]), "separate divergence")
    call grid%divergence(field(:, :, :, 1:2), back, axis=[3, 1])
    call grid%divergence(f, df, [3, 1], f2=field(:, :, :, 2))
    call check(same_bits([df], [back]), "separate divergence along two axes")
    matrix = poison64
    call grid%jacobian(field, matrix)
    call check(same_bits([matrix], [d]), "jacobian")
    ! Components in reverse, read where they are.
    call grid%jacobian(field(:, :, :, 3:1:-1), matrix(:, :, :, 3:1:-1, :))
    call check(same_bits([matrix], [d]), "jacobian of a section")
  end subroutine

  !> The sums of (A x) y and of x (A' y) are the same.
  subroutine adjoints()
    real(real64) :: z(6, 7, 8, 6), big(6, 7, 8, 3, 3)

    call random_number(y); call random_number(z); call random_number(big)
    call grid%gradient_adjoint(y, back)
    call same("gradient", sum(parts*y), sum(f*back))
    call grid%laplacian(f, df)
    call grid%laplacian(y(:, :, :, 1), back, adjoint=.true.)
    call same("laplacian", sum(df*y(:, :, :, 1)), sum(f*back))
    call grid%derivative(f, df, 2, 2)
    call grid%derivative(y(:, :, :, 1), back, 2, 2, adjoint=.true.)
    call same("derivative", sum(df*y(:, :, :, 1)), sum(f*back))
    call grid%mixed_derivative(f, df, [1, 0, 2])
    call grid%mixed_derivative(y(:, :, :, 1), back, [1, 0, 2], adjoint=.true.)
    call same("mixed derivative", sum(df*y(:, :, :, 1)), sum(f*back))
    call grid%directional_derivative(f, df, [1, -2, 3])
    call grid%directional_derivative(y(:, :, :, 1), back, [1, -2, 3], adjoint=.true.)
    call same("directional derivative", sum(df*y(:, :, :, 1)), sum(f*back))
    call grid%hessian(f, several, adjoint=.false.)
    call grid%hessian(z, back, adjoint=.true.)
    call same("hessian", sum(several*z), sum(f*back))
    call grid%divergence(field, df)
    call grid%divergence(y(:, :, :, 1), mirror, adjoint=.true.)
    call same("divergence", sum(df*y(:, :, :, 1)), sum(field*mirror))
    call grid%divergence(y(:, :, :, 1), several(:, :, :, 1), adjoint=.true., df2=several(:, :, :, 2), df3=several(:, :, :, 3))
    call check(same_bits([several(:, :, :, :3)], [mirror]), "the adjoint of a divergence, into separate arrays")
    call grid%gradient_adjoint(y, df)
    call grid%gradient_adjoint(y(:, :, :, 1), back, f2=y(:, :, :, 2), f3=y(:, :, :, 3))
    call check(same_bits([back], [df]), "the adjoint of a gradient, from separate arrays")
    call grid%curl(field, parts)
    call grid%curl(y, mirror, adjoint=.true.)
    call same("curl", sum(parts*y), sum(field*mirror))
    call grid%jacobian(field, matrix)
    call grid%jacobian(big, mirror, adjoint=.true.)
    call same("jacobian", sum(matrix*big), sum(field*mirror))
    call grid%image_gradient(f, parts, ndg_farid, ndg_weights)
    call grid%image_gradient(y, back, ndg_farid, ndg_weights, adjoint=.true.)
    call same("image gradient", sum(parts*y), sum(f*back))
  end subroutine

  subroutine same(name, one, other)
    character(*), intent(in) :: name
    real(real64), intent(in) :: one, other
    call check(abs(one - other) <= 1e-10_real64*max(1._real64, abs(one)), "the adjoint of " // name)
  end subroutine

  subroutine images()
    type(ndgrad_grid) :: plane
    integer(int32) :: image(9, 11), down(9, 11), along(9, 11), exact(9, 11, 2), padded(0:10, 0:12)
    real(real64) :: slopes(9, 11, 2), weights(9, 11, 2), length(9, 11)
    integer :: i, j

    call plane%create([9, 11])
    image = reshape([(mod(i*i*37, 251), i = 1, 99)], [9, 11])
    padded(1:9, 1:11) = image
    padded(0, :) = padded(1, :); padded(10, :) = padded(9, :)
    padded(:, 0) = padded(:, 1); padded(:, 12) = padded(:, 11)
    do j = 1, 11
      do i = 1, 9
        down(i, j) = dot_product([3, 10, 3], padded(i + 1, j - 1:j + 1) - padded(i - 1, j - 1:j + 1))
        along(i, j) = dot_product([3, 10, 3], padded(i - 1:i + 1, j + 1) - padded(i - 1:i + 1, j - 1))
      end do
    end do
    call plane%image_gradient(image, weights, ndg_scharr, ndg_weights)
    call check(same_bits([weights], [real([down, along], real64)]), "scharr")
    call plane%image_gradient(int(image, selected_int_kind(4)), exact, ndg_scharr, ndg_weights)
    call check(all([exact] == [down, along]), "scharr in integers")
    call plane%image_gradient_magnitude(image, length, ndg_scharr, ndg_weights)
    call check(close([length], [sqrt(real(down, real64)**2 + real(along, real64)**2)]), "length")
    call plane%set_step(1, 0.5)
    call plane%image_gradient(reshape([((3*i + 2*j, i = 1, 9), j = 1, 11)], [9, 11]), slopes, ndg_sobel, ndg_true_derivative)
    call check(close([slopes(4:6, 4:8, 1)], [(6._real64, i = 1, 15)]), "sobel as a derivative, axis 1")
    call check(close([slopes(4:6, 4:8, 2)], [(2._real64, i = 1, 15)]), "sobel as a derivative, axis 2")
  end subroutine

  subroutine refusals()
    type(ndgrad_grid) :: unmade

    call unmade%laplacian(f, df, stat=stat, errmsg=message)
    call expect(ndg_null_pointer, "the grid has no shape yet: expected a call of its create first")
    call grid%laplacian(f(:5, :, :), df, stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "f has extent 5 on axis 1: expected 6")
    call grid%laplacian(f, df(:, :, 1), stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "df has rank 2: expected 3")
    call grid%divergence(field(:, :, :, 1:2), df, stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "f has extent 2 on axis 4: expected 3, one for each of its components")
    call grid%jacobian(field, matrix(:, :, :, :, 1:2), stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "df has extent 2 on axis 5: expected 3, one for each axis of the call")
    call grid%jacobian(field, matrix(:, :, :, 1:2, :), stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "df has extent 2 on axis 4: expected 3, one for each component")
    call grid%divergence(f, df, f2=f, stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "f and its like are 2 arrays: expected 3, one for each component")
    call grid%divergence(f, df, f2=f, f3=f(:, 1, :), stat=stat, errmsg=message)
    call expect(ndg_bad_shape, "f3 has rank 2: expected 3")
    call grid%laplacian(f, df, axis=4, stat=stat, errmsg=message)
    call expect(ndg_bad_axis, "axis is 4: expected 1 to 3")
    call grid%laplacian(f, df, axis=[2, 2], stat=stat, errmsg=message)
    call expect(ndg_repeated_axis, "axis(2) is axis 2: expected each axis once, and axis(1) is the same axis")
    call grid%mixed_derivative(f, df, [1, 2], stat=stat, errmsg=message)
    call expect(ndg_bad_option, "orders is not a vector of 3")
    call grid%directional_derivative(f, df, 1, stat=stat, errmsg=message)
    call expect(ndg_bad_option, "direction is not a vector of 3")
    call grid%derivative(f, df, 1, 7, stat=stat)
    call check(stat == ndg_bad_option, "order 7")
    call grid%set_accuracy(1, 3, stat=stat)
    call check(stat == ndg_bad_option, "accuracy 3")
    call grid%image_gradient(f, parts, 9, ndg_weights, stat=stat)
    call check(stat == ndg_bad_option, "kernel 9")
    call grid%laplacian(real(f, real32), df, stat=stat)
    call check(stat == ndg_bad_dtype, "real32 into real64")
    call overlapping(f)
  end subroutine

  subroutine overlapping(g)
    real(real64), target, intent(inout) :: g(:, :, :)
    real(real64), pointer :: same_memory(:, :, :)

    same_memory => g
    call grid%laplacian(g, same_memory, stat=stat)
    call check(stat == ndg_overlap, "overlap")
  end subroutine

  subroutine expect(status, text)
    integer, intent(in) :: status
    character(*), intent(in) :: text
    call check(stat == status .and. message == text, "expected '" // text // "', got '" // trim(message) // "'")
  end subroutine

end program
