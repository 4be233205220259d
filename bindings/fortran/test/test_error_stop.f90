!> Without stat= a failure ends the program, with the message: the test runs itself to see it.
program test_error_stop
  use, intrinsic :: iso_fortran_env, only: real64
  use checks, only: check, finish
  use ndgrad, only: gradient, ndgrad_grid
  implicit none

  character(8) :: mode
  real(real64) :: f(4) = 1, df(4)
  character(80) :: message
  type(ndgrad_grid) :: grid, copy

  call get_command_argument(1, mode)
  select case (mode)
  case ("")
    call stops("call", "ndgrad: axis is 2: expected 1 to 1")
    call stops("errmsg", "ndgrad: axis is 2: expected 1 to 1")
    call stops("grid", "ndgrad: axis is 0: expected 1 to 1")
    call stops("copy", "ndgrad: a grid is not copied: pass it on as an argument")
    call finish()
  case ("call")
    call gradient(f, df, axis=2)
  case ("errmsg")
    call gradient(f, df, axis=2, errmsg=message)
  case ("grid")
    call grid%create([4])
    call grid%set_step(0, 1)
  case ("copy")
    copy = grid ! nothing in it
    call grid%create([4])
    copy = grid
  end select

contains

  subroutine stops(mode, expected)
    character(*), intent(in) :: mode, expected
    character(:), allocatable :: program, log
    character(200) :: line
    integer :: length, status, unit

    call get_command_argument(0, length=length)
    allocate (character(length) :: program)
    call get_command_argument(0, program)
    log = program // "." // mode // ".log"
    call execute_command_line("'" // program // "' " // mode // " 2> '" // log // "'", exitstat=status)
    call check(status /= 0, mode // ": a status for the shell")
    open (newunit=unit, file=log, action="read", status="old")
    do
      read (unit, '(a)', iostat=status) line
      if (status /= 0) exit
      if (index(line, expected) > 0) exit
    end do
    close (unit, status="delete")
    call check(status == 0, mode // ": expected " // expected)
  end subroutine

end program
