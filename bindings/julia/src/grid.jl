# Where samples lie.

"""
    Grid(size::Dims, spacing...; accuracy = 2, edge_order = nothing, sides = :one_sided)
    Grid(n::Integer...; accuracy = 2, edge_order = nothing, sides = :one_sided)

Where the samples of fields of one size lie. It keeps all weights, so that [`gradient!`](@ref) on it allocates next to
nothing, and takes fields of every element type. `spacing` and keywords are as for [`gradient`](@ref), for all
dimensions; [`set_step!`](@ref NDGrad.set_step!), [`set_coordinates!`](@ref NDGrad.set_coordinates!),
[`set_accuracy!`](@ref NDGrad.set_accuracy!), [`set_edge_order!`](@ref NDGrad.set_edge_order!),
[`set_side!`](@ref NDGrad.set_side!), [`set_num_threads!`](@ref NDGrad.set_num_threads!) and
[`set_progress!`](@ref NDGrad.set_progress!) change it. Any number of threads may use a grid at once while none changes it.

`size` is that of results: samples have ghost cells besides where sides say so.

```julia
grid = Grid((4, 3), [0.0, 10, 25, 50], 5)
dz, dx = gradient(grid, [20 21 22; 18 19 20; 12 13 15; 10 10 11])
dx[4, :] == [0.0, 0.1, 0.2]
```
"""
mutable struct Grid{N}
    handle::Ptr{Cvoid}
    size::Dims{N}
    ghosts::Vector{Tuple{Int, Int}} # what samples have besides, below and above
    progress::Any                   # a function, or nothing

    function Grid{N}(size::Dims{N}) where {N}
        made = Ref{Ptr{Cvoid}}(C_NULL)
        check(ccall(symbol(:ndg_grid_new), Int32, (Int32, Ptr{Int64}, Ptr{Ptr{Cvoid}}), N, Int64[size...], made))
        grid = finalizer(free!, new{N}(made[], size, fill((0, 0), N), nothing))
        watch!(grid)
        return grid
    end
end

function Grid(size::Dims{N}, spacing...; settings...) where {N}
    return fill_in!(Grid{N}(size), ntuple(identity, N), spacing; settings...)
end

Grid(n::Integer...; settings...) = Grid(Dims(n); settings...)

# Given as an argument to ccall, a grid stays alive until that returns.
Base.unsafe_convert(::Type{Ptr{Cvoid}}, grid::Grid) = grid.handle

function free!(grid::Grid)
    ccall(symbol(:ndg_grid_free), Cvoid, (Ptr{Cvoid},), grid)
    grid.handle = C_NULL
    return nothing
end

Base.size(grid::Grid) = grid.size
sample_size(grid::Grid) = grid.size .+ Tuple(sum.(grid.ghosts))
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
    samples = sample_size(grid)[dim]
    if length(x) != samples
        throw(DimensionMismatch("dimension $dim has $samples samples and $(length(x)) coordinates"))
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
    NDGrad.set_accuracy!(grid, dim, accuracy)

How accurate central differences along a dimension are: 2, 4, 6 or 8. The error of a smooth field falls with this power of the
step. One-sided differences become as accurate, until `set_edge_order!` says otherwise.
"""
function set_accuracy!(grid::Grid, dim::Integer, accuracy::Integer)
    k = axis(grid, dim)
    accuracy in (2, 4, 6, 8) || throw(ArgumentError("accuracy is $accuracy: expected 2, 4, 6 or 8"))
    check(ccall(symbol(:ndg_grid_set_accuracy), Int32, (Ptr{Cvoid}, Int32, Int32), grid, k, accuracy))
    return grid
end

"""
    NDGrad.set_edge_order!(grid, dim, edge_order)

How accurate the one-sided differences at the two ends of a dimension are, 1 to 8: a derivative of order m takes m + edge_order
samples.
"""
function set_edge_order!(grid::Grid, dim::Integer, edge_order::Integer)
    k = axis(grid, dim)
    1 <= edge_order <= 8 || throw(ArgumentError("edge_order is $edge_order: expected 1 to 8"))
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

# What gradient's arguments say about some dimensions of a new grid.
function fill_in!(@nospecialize(grid::Grid), @nospecialize(dims::Tuple), @nospecialize(spacing::Tuple);
                  accuracy = 2, edge_order = nothing, sides = :one_sided)
    pairs = side_pairs(sides, length(dims))
    for (k, dim) in enumerate(dims)
        set_side!(grid, dim, pairs[k]...) # first: ghost cells have coordinates
        s = spacing_along(k, length(dims), spacing)
        s isa Real ? set_step!(grid, dim, s) : set_coordinates!(grid, dim, s)
        order = order_along(k, length(dims), accuracy, "accuracy")
        # Of accuracy 2 a new grid is, with numpy's first-order differences at the ends.
        order == 2 || set_accuracy!(grid, dim, order)
        edge_order === nothing || set_edge_order!(grid, dim, order_along(k, length(dims), edge_order, "edge_order"))
    end
    return grid
end

order_along(k, count, order::Integer, name) = order
function order_along(k, count, orders, name)
    length(orders) == count || throw(ArgumentError("$name is $orders: expected one number, or one for each of $count dimensions"))
    return orders[k]
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
