!> terrain.f90: how steep is the land of western North America?  terrain DATA  reads DATA/rockies.*
program terrain
  use, intrinsic :: iso_fortran_env, only: dp => real64, int16
  use ndgrad, only: ndgrad_grid
  implicit none
  integer, parameter :: columns = 265, rows = 193
  real(dp), parameter :: degree = 111195              ! metres, along a meridian or the equator
  real(dp), parameter :: radian = 57.29577951308232_dp   ! degrees

  real(dp) :: latitude(rows), longitude(columns)
  integer(int16) :: height(columns, rows)             ! metres; the file has row after row
  real(dp), dimension(columns, rows) :: east, north   ! rise, in metres per metre of way
  integer :: slope(columns, rows), row, top(2)
  type(ndgrad_grid) :: grid

  call read_tile

  ! East in metres along the equator: a row farther north is shorter, which the slope sees to.
  call grid%create(shape(height))
  call grid%set_coordinates(1, degree * longitude)
  call grid%set_coordinates(2, degree * latitude)
  call grid%gradient(height, east, north)

  ! In hundredths of a degree: from heights in whole metres one knows no more.
  do row = 1, rows
    associate (shrink => cos(latitude(row) / radian))
      slope(:, row) = nint(100 * radian * atan(hypot(north(:, row), east(:, row) / shrink)))
    end associate
  end do

  top = maxloc(slope, mask=height > 0)
  call print('cells of land', real(count(height > 0), dp))
  call print('1 degree or steeper', real(count(height > 0 .and. slope >= 100), dp))
  call print('mean slope', sum(slope, mask=height > 0) / (100._dp * count(height > 0)))
  call print('greatest slope', slope(top(1), top(2)) / 100._dp)
  call print('its latitude', latitude(top(2)))
  call print('its longitude', longitude(top(1)))
  call print('its height', real(height(top(1), top(2)), dp))
  call print('its rise to the north', north(top(1), top(2)))
  call print('and along the equator', east(top(1), top(2)))

contains

  subroutine read_tile
    character(1000) :: directory
    character(20) :: name
    integer :: length, file

    call get_command_argument(1, directory)
    open (newunit=file, file=trim(directory)//'/rockies.txt', status='old', action='read')
    name = '#'
    do while (name == '#')   ! comments, and then a line "latitude 193 degrees_north"
      read (file, *) name
    end do
    read (file, *) latitude
    read (file, *) name, length
    read (file, *) longitude
    close (file)

    open (newunit=file, file=trim(directory)//'/rockies.i16', status='old', action='read', access='stream')
    read (file) height
    close (file)
  end subroutine

  subroutine print(what, number)
    character(*), intent(in) :: what
    real(dp), intent(in) :: number
    write (*, '(a22, es25.16e2)') what, number
  end subroutine
end program
