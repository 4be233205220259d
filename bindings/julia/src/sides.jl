# How a field goes on beyond the ends of a dimension.

"""
    Periodic(period)

A side of a dimension: its field repeats itself, and its coordinates begin again after a distance of `period`, such as 360 for
degrees of longitude. Where there is a step, `:periodic` says as much.
"""
struct Periodic
    period::Float64
end

"""
    GhostCells(count)

A side of a dimension: samples have so many more there, which the caller has filled. Only the differences of others use them:
results have none, and are smaller. Coordinates are for all samples.
"""
struct GhostCells
    count::Int
end

# The numbers of ndgrad.h.
const SIDES = Dict(:one_sided => 1, :mirrored => 2, :reflected => 3, :odd_reflected => 4, :nearest => 5)
const LOWER, UPPER, BOTH = Int32(1), Int32(2), Int32(3)

"""
    NDGrad.set_side!(grid, dim, side)
    NDGrad.set_side!(grid, dim, lower, upper)

How a field goes on beyond both ends of a dimension, or beyond each:

| side | `a b c` goes on to the left as |
|---|---|
| `:one_sided` | nothing: one-sided differences, as numpy has them |
| `:mirrored` | its mirror image about the last sample, `c b` |
| `:reflected` | its mirror image about the edge half a step beyond, `b a` |
| `:odd_reflected` | that image turned about the last sample, `2a-c 2a-b` |
| `:nearest` | the last sample, `a a` |
| a real number | that constant |
| `:periodic`, [`Periodic`](@ref)`(360)` | the other end; only for both ends |
| [`GhostCells`](@ref)`(2)` | what samples have there |
"""
set_side!(grid::Grid, dim::Integer, side) = set_side!(grid, dim, side, side)

function set_side!(grid::Grid, dim::Integer, @nospecialize(lower), @nospecialize(upper))
    k = axis(grid, dim)
    lower, upper = as_side(lower), as_side(upper)
    if lower isa Periodic || upper isa Periodic
        lower == upper || throw(ArgumentError("dimension $dim is periodic at one end: expected at both"))
        check(ccall(symbol(:ndg_grid_set_periodic), Int32, (Ptr{Cvoid}, Int32, Float64), grid, k, lower.period))
    else
        set_end!(grid, k, LOWER, lower)
        set_end!(grid, k, UPPER, upper)
    end
    grid.ghosts[dim] = (ghosts(lower), ghosts(upper))
    return grid
end

as_side(side::Union{Periodic, GhostCells}) = side
as_side(side::Real) = Float64(side)
as_side(side::Symbol) = side === :periodic ? Periodic(0) : haskey(SIDES, side) ? side : refuse_side(side)
as_side(side) = refuse_side(side)
refuse_side(side) = throw(ArgumentError(string("a side is ", repr(side), ": expected :periodic, :",
                                               join(sort!(collect(keys(SIDES))), ", :"), ", a number, Periodic or GhostCells")))

ghosts(side::GhostCells) = side.count
ghosts(_) = 0

function set_end!(grid, k, last, side::Symbol)
    check(ccall(symbol(:ndg_grid_set_side), Int32, (Ptr{Cvoid}, Int32, Int32, Int32), grid, k, last, SIDES[side]))
end

function set_end!(grid, k, last, value::Float64)
    check(ccall(symbol(:ndg_grid_set_constant_side), Int32, (Ptr{Cvoid}, Int32, Int32, Float64), grid, k, last, value))
end

function set_end!(grid, k, last, side::GhostCells)
    check(ccall(symbol(:ndg_grid_set_ghost_cells), Int32, (Ptr{Cvoid}, Int32, Int32, Int64), grid, k, last, side.count))
end

# A pair of sides for each of so many dimensions, of the argument of gradient and the others: one for all, or a tuple.
function side_pairs(@nospecialize(sides), count)
    sides isa Union{Tuple, AbstractVector} || (sides = ntuple(_ -> sides, count))
    length(sides) == count || throw(ArgumentError("$(length(sides)) sides for $count dimensions: expected one for all, or one for each"))
    return map(sides) do side
        side isa Tuple || return (side, side)
        length(side) == 2 || throw(ArgumentError("sides are $(repr(side)): expected one for both ends, or two"))
        return side
    end
end
