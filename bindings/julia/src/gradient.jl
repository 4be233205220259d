# gradient and gradient!, with a spacing and on a grid.

"""
    gradient(A, spacing...; dims = :, edge_order = 1)
    gradient(grid::Grid, A; dims = :)

The derivatives of the samples `A` along its dimensions: numpy.gradient's numbers, to the bit.

Gives an array for each dimension in `dims`: a tuple for a colon (all), a tuple or a range, in its order; one array for a
number, or where `A` is a vector and `dims` a colon.

`spacing` is for each of these dimensions
- a number: the step, not 0, negative where the coordinate decreases;
- a vector: the coordinates, as many as there are samples. Integers keep their exact differences, other numbers become
  `Float64`;
- a range: coordinates that are its `step` apart. That is numpy's result for the step; `collect` it for numpy's result for
  the rounded coordinates.
One number alone is the step along all of them; without any it is 1.

In the middle the derivative is a central difference of second order, also where the spacing is uneven. At the two ends it
is one-sided, of order `edge_order`: 1 takes two samples, 2 takes three.

The elements are `Float64`, `Float32`, `Float16`, complex numbers of the first two, or integers of 8 to 64 bits, whose
derivative is `Float64`. `A` is any array that lies in memory with strides: views with steps of either sign, permuted,
transposed and reinterpreted arrays are read where they are.

```julia
gradient([1, 2, 4, 7, 11]) == [1, 1.5, 2.5, 3.5, 4]
```
"""
function gradient(A::AbstractArray{<:Sample, N}, spacing...; dims = :, edge_order::Integer = 1) where {N}
    selected = selection(dims, Val(N))
    outs = outputs(A, selected)
    differentiate!(outs, A, spacing, selected, edge_order)
    return arranged(outs, dims, Val(N))
end

function gradient(grid::Grid, A::AbstractArray{<:Sample, N}; dims = :) where {N}
    selected = selection(dims, Val(N))
    outs = outputs(A, selected)
    differentiate!(outs, grid, A, selected)
    return arranged(outs, dims, Val(N))
end

"""
    gradient!(out, A, spacing...; dims = :, edge_order = 1)
    gradient!(out, grid::Grid, A; dims = :)

[`gradient`](@ref) into arrays of the caller: one array where `gradient` gives one, otherwise a tuple or a vector of arrays.
They have the size of `A` and may be views, permuted and so on; they may interleave in one buffer, but share no memory with
`A` or each other. The derivative of integers and of `Float16` can go into `Float32`. Returns `out`.

On an error no element of `out` has been written.
"""
function gradient!(out, A::AbstractArray{<:Sample, N}, spacing...; dims = :, edge_order::Integer = 1) where {N}
    differentiate!(as_tuple(out), A, spacing, selection(dims, Val(N)), edge_order)
    return out
end

function gradient!(out, grid::Grid, A::AbstractArray{<:Sample, N}; dims = :) where {N}
    differentiate!(as_tuple(out), grid, A, selection(dims, Val(N)))
    return out
end

# ---- which dimensions, and how the results are handed back ----

selection(::Colon, ::Val{N}) where {N} = ntuple(identity, N)
selection(dim::Integer, ::Val) = (Int(dim),)
selection(dims, ::Val) = Tuple(Int(dim) for dim in dims)
selection(dims::Dims, ::Val) = dims

outputs(A::AbstractArray{T}, dims) where {T} = map(_ -> Array{derivative_type(T)}(undef, size(A)), dims)

arranged(outs, ::Integer, ::Val) = outs[1]
arranged(outs, ::Colon, ::Val{1}) = outs[1]
arranged(outs, _, ::Val) = outs

as_tuple(out::AbstractArray{<:FloatSample}) = (out,)
as_tuple(out::Union{Tuple{Vararg{AbstractArray}}, AbstractVector{<:AbstractArray}}) = Tuple(out)
as_tuple(out) = throw(ArgumentError("out is a $(typeof(out)): expected an array of floats or complex numbers, or several"))

# ---- the call ----

# Compiled once for all types of arrays and spacings: Julia would take far longer to compile each than to run it.

function differentiate!(@nospecialize(outs::Tuple), @nospecialize(A::AbstractArray), @nospecialize(spacing::Tuple),
                        @nospecialize(dims::Tuple), edge_order::Integer)
    grid = Grid{ndims(A)}(size(A))
    try
        set_spacing!(grid, dims, spacing, edge_order)
        differentiate!(outs, grid, A, dims)
    finally
        finalize(grid) # now: the next collection may be far away
    end
end

function differentiate!(@nospecialize(outs::Tuple), @nospecialize(grid::Grid), @nospecialize(A::AbstractArray),
                        @nospecialize(dims::Tuple))
    numbers = Int32[axis(grid, dim) for dim in dims]
    length(outs) == length(dims) ||
        throw(DimensionMismatch("$(length(outs)) output arrays for $(length(dims)) dimensions"))
    size(A) == size(grid) || throw(DimensionMismatch("the array has size $(size(A)), the grid $(size(grid))"))
    for out in outs
        size(out) == size(A) || throw(DimensionMismatch("an output has size $(size(out)): expected $(size(A))"))
        eltype(out) <: FloatSample || throw(ArgumentError("an output holds $(eltype(out)): expected floats or complex numbers"))
    end
    distances = Matrix{Int64}(undef, ndims(A), 1 + length(outs))
    # The views hold addresses of all these, of which the collector knows nothing.
    GC.@preserve A outs distances begin
        f = view_of(A, view(distances, :, 1))
        views = View[view_of(out, view(distances, :, 1 + k)) for (k, out) in enumerate(outs)]
        status = ccall(symbol(:ndg_gradient), Int32, (Ptr{Cvoid}, Ref{View}, Int32, Ptr{Int32}, Ptr{View}),
                       grid, f, length(outs), numbers, views)
    end
    check(status)
    return outs
end
