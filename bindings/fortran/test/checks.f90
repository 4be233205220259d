!> What the tests share: counting, comparing bits, memory that tells whether it was written.
module checks
  use, intrinsic :: iso_fortran_env, only: int8, real32, real64
  implicit none
  private
  public :: check, finish, same_bits, fill
  public :: poison32, poison64, poison_complex32, poison_complex64

  integer :: checked = 0, failed = 0

  !> NaNs that no calculation gives.
  real(real32), parameter :: poison32 = transfer(int(z'7FC0BEEF'), 0._real32)
  real(real64), parameter :: poison64 = transfer(int(z'7FF8DEADBEEF0001', selected_int_kind(18)), 0._real64)

  complex(real32), parameter :: poison_complex32 = transfer([poison32, poison32], (0._real32, 0._real32))
  complex(real64), parameter :: poison_complex64 = transfer([poison64, poison64], (0._real64, 0._real64))

  interface same_bits
    procedure same_bits_real32, same_bits_real64, same_bits_complex32, same_bits_complex64
  end interface

  !> Random samples of all magnitudes.
  interface fill
    procedure fill_real32, fill_real64
  end interface

contains

  subroutine check(condition, what)
    logical, intent(in) :: condition
    character(*), intent(in) :: what

    checked = checked + 1
    if (condition) return
    failed = failed + 1
    print '(2a)', "FAILED: ", what
  end subroutine

  !> The last statement of a test. The line is what the suite counts.
  subroutine finish()
    print '(i0, a, i0, a)', checked, " checks, ", failed, " failed"
    if (checked == 0 .or. failed > 0) error stop 1
  end subroutine

  pure logical function same_bits_real32(a, b) result(same)
    real(real32), intent(in) :: a(:), b(:)
    same = size(a) == size(b) .and. all(transfer(a, [0_int8]) == transfer(b, [0_int8]))
  end function

  pure logical function same_bits_real64(a, b) result(same)
    real(real64), intent(in) :: a(:), b(:)
    same = size(a) == size(b) .and. all(transfer(a, [0_int8]) == transfer(b, [0_int8]))
  end function

  pure logical function same_bits_complex32(a, b) result(same)
    complex(real32), intent(in) :: a(:), b(:)
    same = size(a) == size(b) .and. all(transfer(a, [0_int8]) == transfer(b, [0_int8]))
  end function

  pure logical function same_bits_complex64(a, b) result(same)
    complex(real64), intent(in) :: a(:), b(:)
    same = size(a) == size(b) .and. all(transfer(a, [0_int8]) == transfer(b, [0_int8]))
  end function

  subroutine fill_real32(values)
    real(real32), intent(out) :: values(:)
    real(real32) :: magnitude(size(values))

    call random_number(values)
    call random_number(magnitude)
    values = (values - 0.5_real32) * 2._real32**int(60 * magnitude - 30)
  end subroutine

  subroutine fill_real64(values)
    real(real64), intent(out) :: values(:)
    real(real64) :: magnitude(size(values))

    call random_number(values)
    call random_number(magnitude)
    values = (values - 0.5_real64) * 2._real64**int(60 * magnitude - 30)
  end subroutine

end module
