# gradient and gradient!, with a spacing and on a grid.

"""
    gradient(A, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
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

In the middle the derivative is a central difference of order `accuracy` (2, 4, 6 or 8), also where the spacing is uneven. At the
two ends it is one-sided, of order `edge_order`, 1 to 8: 1 takes two samples, 2 takes three. `nothing` is numpy's 1 for accuracy 2, and
otherwise the accuracy. Where `sides` say how the field goes on beyond the ends, it is central there too; see
[`set_side!`](@ref NDGrad.set_side!). Each of the three is for all dimensions, or a tuple with an entry for each, which of sides may be
a pair: `sides = (:periodic, (:nearest, :one_sided))`.

The elements are `Float64`, `Float32`, `Float16`, complex numbers of the first two, or integers of 8 to 64 bits, whose
derivative is `Float64`. `A` is any array that lies in memory with strides: views with steps of either sign, permuted,
transposed and reinterpreted arrays are read where they are.

```julia
gradient([1, 2, 4, 7, 11]) == [1, 1.5, 2.5, 3.5, 4]
```
"""
function gradient(A::AbstractArray{<:Sample, N}, spacing...; dims = :, settings...) where {N}
    selected = selection(dims, Val(N))
    grid = grid_for(A, selected, spacing; settings...)
    outs = map(_ -> result(grid, A), selected)
    finishing(grid) do
        gradient!(outs, grid, A; dims = selected)
    end
    return arranged(outs, dims, Val(N))
end

function gradient(grid::Grid, A::AbstractArray{<:Sample, N}; dims = :) where {N}
    selected = selection(dims, Val(N))
    outs = map(_ -> result(grid, A), selected)
    gradient!(outs, grid, A; dims = selected)
    return arranged(outs, dims, Val(N))
end

"""
    gradient!(out, A, spacing...; dims = :, settings...)
    gradient!(out, grid::Grid, A; dims = :)

[`gradient`](@ref) into arrays of the caller: one array where `gradient` gives one, otherwise a tuple or a vector of arrays.
They have the size of `A` and may be views, permuted and so on; they may interleave in one buffer, but share no memory with
`A` or each other. The derivative of integers and of `Float16` can go into `Float32`. Returns `out`.

On an error no element of `out` has been written.
"""
function gradient!(out, A::AbstractArray{<:Sample, N}, spacing...; dims = :, settings...) where {N}
    selected = selection(dims, Val(N))
    grid = grid_for(A, selected, spacing; settings...)
    finishing(grid) do
        gradient!(out, grid, A; dims = selected)
    end
    return out
end

function gradient!(out, grid::Grid, A::AbstractArray{<:Sample, N}; dims = :) where {N}
    along!(:ndg_gradient, as_tuple(out), grid, A, selection(dims, Val(N)))
    return out
end

"""
    gradient_adjoint(grid::Grid, fs; dims = :)
    gradient_adjoint!(out, grid::Grid, fs; dims = :)

The adjoint of [`gradient`](@ref), from an array for each dimension to one: minus a divergence, up to the ends.
"""
gradient_adjoint(grid::Grid, fs; dims = :) = gradient_adjoint!(sample(grid, first(fields(fs))), grid, fs; dims = dims)

function gradient_adjoint!(out, grid::Grid{N}, fs; dims = :) where {N}
    selected = selection(dims, Val(N))
    field!(:ndg_gradient_adjoint, (out,), grid, fields(fs, length(selected)), selected; adjoint = true)
    return out
end
