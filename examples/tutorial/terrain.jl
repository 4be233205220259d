# terrain.jl: how steep is the land of western North America?  julia terrain.jl DATA  reads DATA/rockies.*
using NDGrad, Printf

const degree = 111195   # metres, along a meridian or the equator

# Each axis is its name, its length, its unit, and then the coordinates.
function read_axes(file)
    words = split(join(filter(line -> !startswith(line, "#"), readlines(file)), " "))
    rows = parse(Int, words[2])
    return parse.(Float64, words[4:rows+3]), parse.(Float64, words[rows+7:end])
end

latitude, longitude = read_axes(joinpath(ARGS[1], "rockies.txt"))
height = Array{Int16}(undef, length(longitude), length(latitude))   # metres; the file has row after row
read!(joinpath(ARGS[1], "rockies.i16"), height)
height = ltoh.(height)

# Rise, in metres per metre of way. East in metres along the equator: a row farther north is shorter, which the slope sees to.
east, north = gradient(height, degree * longitude, degree * latitude)

# In hundredths of a degree: from heights in whole metres one knows no more.
slope = round.(Int, 100 * atand.(hypot.(north, east ./ cosd.(latitude'))))

land = height .> 0
greatest, top = findmax(ifelse.(land, slope, -1))
show_number(what, number) = @printf("%22s%25.16E\n", what, number)
show_number("cells of land", count(land))
show_number("1 degree or steeper", count(slope[land] .>= 100))
show_number("mean slope", sum(slope[land]) / (100 * count(land)))
show_number("greatest slope", greatest / 100)
show_number("its latitude", latitude[top[2]])
show_number("its longitude", longitude[top[1]])
show_number("its height", height[top])
show_number("its rise to the north", north[top])
show_number("and along the equator", east[top])
