# Where samples lie.

"""
    Grid(size::Dims, spacing...; edge_order = 1)
    Grid(n::Integer...; edge_order = 1)

Where the samples of fields of one size lie. It keeps all weights, so that [`gradient!`](@ref) on it allocates next to
nothing, and takes fields of every element type. `spacing` and `edge_order` are as for [`gradient`](@ref), for all
dimensions; [`set_step!`](@ref NDGrad.set_step!), [`set_coordinates!`](@ref NDGrad.set_coordinates!),
[`set_edge_order!`](@ref NDGrad.set_edge_order!) and [`set_num_threads!`](@ref NDGrad.set_num_threads!) change it. Any
number of threads may use a grid at once while none changes it.

```julia
grid = Grid((4, 3), [0.0, 10, 25, 50], 5)
dz, dx = gradient(grid, celsius)
```
"""
mutable struct Grid{N}
    handle::Ptr{Cvoid}
    size::Dims{N}

    function Grid{N}(size::Dims{N}) where {N}
        made = Ref{Ptr{Cvoid}}(C_NULL)
        check(ccall(symbol(:ndg_grid_new), Int32, (Int32, Ptr{Int64}, Ptr{Ptr{Cvoid}}), N, Int64[size...], made))
        return finalizer(free!, new{N}(made[], size))
    end
end

function Grid(size::Dims{N}, spacing...; edge_order::Integer = 1) where {N}
    grid = Grid{N}(size)
    set_spacing!(grid, ntuple(identity, N), spacing, edge_order)
    return grid
end

Grid(n::Integer...; edge_order::Integer = 1) = Grid(Dims(n); edge_order = edge_order)

# Given as an argument to ccall, a grid stays alive until that returns.
Base.unsafe_convert(::Type{Ptr{Cvoid}}, grid::Grid) = grid.handle

function free!(grid::Grid)
    ccall(symbol(:ndg_grid_free), Cvoid, (Ptr{Cvoid},), grid)
    grid.handle = C_NULL
    return nothing
end

Base.size(grid::Grid) = grid.size
Base.ndims(::Grid{N}) where {N} = N
Base.show(io::IO, grid::Grid) = print(io, "Grid(", grid.size, ")")

# Two grids with one handle would free it twice.
Base.deepcopy_internal(::Grid, ::IdDict) = throw(ArgumentError("a Grid is not copied: make another one"))

# A dimension counted from 1 as the library counts it.
function axis(grid::Grid{N}, dim::Integer) where {N}
    1 <= dim <= N || throw(ArgumentError("dimension $dim: expected 1 to $N"))
    return Int32(dim - 1)
end

"""
    NDGrad.set_step!(grid, dim, step)

The samples along a dimension are a step apart: a real number, not 0, negative where the coordinate decreases.
"""
function set_step!(grid::Grid, dim::Integer, step::Real)
    check(ccall(symbol(:ndg_grid_set_step), Int32, (Ptr{Cvoid}, Int32, Float64), grid, axis(grid, dim), step))
    return grid
end

"""
    NDGrad.set_coordinates!(grid, dim, x)

The samples along a dimension lie at coordinates of their own. Integers are not rounded to `Float64`: their differences are
exact, as those of time stamps in nanoseconds should be. Other numbers become `Float64`. A range counts as its step.
"""
function set_coordinates!(grid::Grid, dim::Integer, x::AbstractVector{<:Real})
    k = axis(grid, dim)
    if length(x) != grid.size[dim]
        throw(DimensionMismatch("dimension $dim has $(grid.size[dim]) samples and $(length(x)) coordinates"))
    end
    set_checked_coordinates!(grid, k, x)
    return grid
end

function set_checked_coordinates!(grid, k, x::AbstractVector{<:Real})
    set_checked_coordinates!(grid, k, convert(Vector{Float64}, x))
end

function set_checked_coordinates!(grid, k, x::AbstractVector{<:Integer})
    set_checked_coordinates!(grid, k, convert(Vector{Int64}, x))
end

function set_checked_coordinates!(grid, k, x::AbstractRange)
    check(ccall(symbol(:ndg_grid_set_step), Int32, (Ptr{Cvoid}, Int32, Float64), grid, k, step(x)))
end

function set_checked_coordinates!(grid, k, x::Vector{Float64})
    check(ccall(symbol(:ndg_grid_set_coords_f64), Int32, (Ptr{Cvoid}, Int32, Ptr{Float64}, Int64), grid, k, x, length(x)))
end

function set_checked_coordinates!(grid, k, x::Vector{Int64})
    check(ccall(symbol(:ndg_grid_set_coords_i64), Int32, (Ptr{Cvoid}, Int32, Ptr{Int64}, Int64), grid, k, x, length(x)))
end

"""
    NDGrad.set_edge_order!(grid, dim, edge_order)

How accurate the one-sided differences at the two ends of a dimension are: 1 takes two samples, 2 takes three.
"""
function set_edge_order!(grid::Grid, dim::Integer, edge_order::Integer)
    k = axis(grid, dim)
    edge_order in (1, 2) || throw(ArgumentError("edge_order is $edge_order: expected 1 or 2"))
    check(ccall(symbol(:ndg_grid_set_edge_order), Int32, (Ptr{Cvoid}, Int32, Int32), grid, k, edge_order))
    return grid
end

"""
    NDGrad.set_num_threads!(grid, n)

On how many threads a call on this grid may compute; 0, as at first: what [`NDGrad.num_threads`](@ref)`()` says.
"""
function set_num_threads!(grid::Grid, n::Integer)
    check(ccall(symbol(:ndg_grid_set_num_threads), Int32, (Ptr{Cvoid}, Int32), grid, number_of_threads(n)))
    return grid
end

# The spacing and edge order along some dimensions, as gradient has them for its arguments.
function set_spacing!(@nospecialize(grid::Grid), @nospecialize(dims::Tuple), @nospecialize(spacing::Tuple),
                      edge_order::Integer)
    for (k, dim) in enumerate(dims)
        s = spacing_along(k, length(dims), spacing)
        s isa Real ? set_step!(grid, dim, s) : set_coordinates!(grid, dim, s)
        set_edge_order!(grid, dim, edge_order)
    end
end

function spacing_along(k, count, @nospecialize(spacing::Tuple))
    isempty(spacing) && return 1
    s = if length(spacing) == 1 && (count == 1 || spacing[1] isa Real)
        spacing[1]
    elseif length(spacing) == count
        spacing[k]
    else
        throw(ArgumentError("$(length(spacing)) spacings for $count dimensions: expected one step for all, or one for each"))
    end
    s isa Union{Real, AbstractVector{<:Real}} && return s
    throw(ArgumentError("a spacing is a $(typeof(s)): expected a real number or a vector of them"))
end
