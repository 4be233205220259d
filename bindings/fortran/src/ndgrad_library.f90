!> The library as a whole, for the module ndgrad: its version and the number of its threads.
module ndgrad_library
  use, intrinsic :: iso_c_binding
  implicit none
  private
  public :: ndgrad_version, ndgrad_num_threads, ndgrad_set_num_threads

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

end module
