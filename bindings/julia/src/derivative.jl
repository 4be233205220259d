# Derivatives of one array.

# The forms that operators from one array to one have besides `operator!(out, grid, A, arguments...; dims)`. `arguments` are the
# operator's own, and come first after the array.
macro from_one_array(operator, arguments...)
    into, adjoint, into_adjoint = (Symbol(operator, ending) for ending in ("!", "_adjoint", "_adjoint!"))
    return esc(quote
        function $operator(A::AbstractArray{<:Sample, N}, $(arguments...), spacing...; dims = :, settings...) where {N}
            grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
            return finishing(() -> $operator(grid, A, $(arguments...); dims = dims), grid)
        end

        function $operator(grid::Grid, A::AbstractArray{<:Sample}, $(arguments...); dims = :)
            return $into(result(grid, A), grid, A, $(arguments...); dims = dims)
        end

        function $into(out, A::AbstractArray{<:Sample, N}, $(arguments...), spacing...; dims = :, settings...) where {N}
            grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
            return finishing(() -> $into(out, grid, A, $(arguments...); dims = dims), grid)
        end
    end)
end

# The adjoint in a new array.
macro with_adjoint(operator, arguments...)
    adjoint = Symbol(operator, "_adjoint")
    into = Symbol(adjoint, "!")
    return esc(quote
        function $adjoint(grid::Grid, A::AbstractArray{<:Sample}, $(arguments...); dims = :)
            return $into(sample(grid, A), grid, A, $(arguments...); dims = dims)
        end
    end)
end

# ---- sums over dimensions ----

"""
    laplacian(A, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    laplacian(grid::Grid, A; dims = :)
    laplacian!(out, A, spacing...; dims = :, settings...)
    laplacian!(out, grid::Grid, A; dims = :)
    laplacian_adjoint(grid::Grid, A; dims = :)
    laplacian_adjoint!(out, grid::Grid, A; dims = :)

The sum of the second derivatives along the dimensions `dims`, in one sweep over `A`. Arguments are those of [`gradient`](@ref).
With step h and accuracy 2 each is `(A[i-1] - 2A[i] + A[i+1]) / h^2`. The adjoint multiplies by the transpose of the operator's matrix.
"""
laplacian!(out, grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N} =
    only_of(along!(:ndg_laplacian, (out,), grid, A, selection(dims, Val(N)), 1))
laplacian_adjoint!(out, grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N} =
    only_of(along!(:ndg_laplacian_adjoint, (out,), grid, A, selection(dims, Val(N)), 1; adjoint = true))
@from_one_array laplacian
@with_adjoint laplacian

"""
    gradient_magnitude(A, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    gradient_magnitude(grid::Grid, A; dims = :)

The length of the gradient, `sqrt(sum(d -> d^2, gradient))`, in one sweep over `A`; with a `!` and `out` before into an array of
the caller. Not of complex numbers.
"""
gradient_magnitude!(out, grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N} =
    only_of(along!(:ndg_gradient_magnitude, (out,), grid, A, selection(dims, Val(N)), 1))
@from_one_array gradient_magnitude

"""
    directional_derivative(A, direction, spacing...; dims = :, settings...)
    directional_derivative(grid::Grid, A, direction; dims = :)

The sum of the derivatives along `dims`, each times its entry of `direction`: the slope in that direction, if its length is 1. Also
with a `!` and `out` before, and as `directional_derivative_adjoint` on a grid.
"""
directional_derivative!(out, grid::Grid, A::AbstractArray{<:Sample}, direction; dims = :) =
    in_direction!(:ndg_directional_derivative, out, grid, A, direction, dims, false)
directional_derivative_adjoint!(out, grid::Grid, A::AbstractArray{<:Sample}, direction; dims = :) =
    in_direction!(:ndg_directional_derivative_adjoint, out, grid, A, direction, dims, true)
@from_one_array directional_derivative direction
@with_adjoint directional_derivative direction

function in_direction!(name, @nospecialize(out), grid::Grid{N}, @nospecialize(A), direction, dims, adjoint) where {N}
    axes = Int32[axis(grid, dim) for dim in selection(dims, Val(N))]
    weights = Float64[direction...]
    length(weights) == length(axes) ||
        throw(DimensionMismatch("the direction has $(length(weights)) entries: expected $(length(axes)), one for each dimension"))
    return only_of(apply!((out,), grid, (A,); adjoint = adjoint) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Ptr{View}, Int32, Ptr{Int32}, Ptr{Float64}, Ptr{View}), grid, f, length(axes),
              axes, weights, out)
    end)
end

only_of(outs) = outs[1]

# ---- derivatives of any order ----

"""
    derivative(A, order, spacing...; dims = 1, accuracy = 2, edge_order = nothing, sides = :one_sided)
    derivative(grid::Grid, A, order; dims = 1)

The derivative of order 1 to 6 along one dimension: central differences of order `accuracy`, from tables of exact weights where
there is a step, otherwise from the coordinates. At an end it takes order + edge_order samples. Of order 1 with accuracy 2 it is
the derivative of [`gradient`](@ref). Also with a `!` and `out` before, and as `derivative_adjoint` on a grid.

```julia
derivative([0.0, 1, 4, 9, 16], 2) == [2, 2, 2, 2, 2]
```
"""
derivative!(out, grid::Grid, A::AbstractArray{<:Sample}, order::Integer; dims = 1) =
    of_order!(:ndg_derivative, out, grid, A, order, dims, false)
derivative_adjoint!(out, grid::Grid, A::AbstractArray{<:Sample}, order::Integer; dims = 1) =
    of_order!(:ndg_derivative_adjoint, out, grid, A, order, dims, true)
derivative(grid::Grid, A::AbstractArray{<:Sample}, order::Integer; dims = 1) =
    derivative!(result(grid, A), grid, A, order; dims = dims)
derivative_adjoint(grid::Grid, A::AbstractArray{<:Sample}, order::Integer; dims = 1) =
    derivative_adjoint!(sample(grid, A), grid, A, order; dims = dims)

function derivative(A::AbstractArray{<:Sample, N}, order::Integer, spacing...; dims = 1, settings...) where {N}
    grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
    return finishing(() -> derivative(grid, A, order; dims = dims), grid)
end

function derivative!(out, A::AbstractArray{<:Sample, N}, order::Integer, spacing...; dims = 1, settings...) where {N}
    grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
    return finishing(() -> derivative!(out, grid, A, order; dims = dims), grid)
end

function of_order!(name, @nospecialize(out), grid::Grid{N}, @nospecialize(A), order, dims, adjoint) where {N}
    selected = selection(dims, Val(N))
    length(selected) == 1 || throw(ArgumentError("dims is $dims: expected one dimension; see mixed_derivative"))
    k = axis(grid, selected[1])
    1 <= order <= 6 || throw(ArgumentError("order is $order: expected 1 to 6"))
    return only_of(apply!((out,), grid, (A,); adjoint = adjoint) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Ptr{View}, Int32, Int32, Ptr{View}), grid, f, k, order, out)
    end)
end

"""
    mixed_derivative(A, orders, spacing...; settings...)
    mixed_derivative(grid::Grid, A, orders)

The derivative of order `orders[k]` (0 to 6) along each dimension k. Also with a `!` and `out` before, and as
`mixed_derivative_adjoint` on a grid.
"""
mixed_derivative!(out, grid::Grid, A::AbstractArray{<:Sample}, orders; dims = :) =
    of_orders!(:ndg_mixed_derivative, out, grid, A, orders, false)
mixed_derivative_adjoint!(out, grid::Grid, A::AbstractArray{<:Sample}, orders; dims = :) =
    of_orders!(:ndg_mixed_derivative_adjoint, out, grid, A, orders, true)
@from_one_array mixed_derivative orders
@with_adjoint mixed_derivative orders

function of_orders!(name, @nospecialize(out), grid::Grid{N}, @nospecialize(A), orders, adjoint) where {N}
    length(orders) == N || throw(DimensionMismatch("$(length(orders)) orders: expected $N, one for each dimension"))
    all(in(0:6), orders) || throw(ArgumentError("orders are $orders: expected 0 to 6 each"))
    numbers = Int32[orders...]
    return only_of(apply!((out,), grid, (A,); adjoint = adjoint) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Ptr{View}, Ptr{Int32}, Ptr{View}), grid, f, numbers, out)
    end)
end

# ---- the Hessian ----

"""
    hessian(A, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    hessian(grid::Grid, A; dims = :)
    hessian!(out, grid::Grid, A; dims = :)
    hessian_adjoint(grid::Grid, H; dims = :)

The second derivatives along each pair of dimensions, in one sweep over `A`: a symmetric matrix of arrays, of which `H[k, l]` and
`H[l, k]` are the same array. Of `out`, and of what the adjoint takes, only the upper triangle is looked at.
"""
function hessian(grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N}
    n = length(selection(dims, Val(N)))
    first = result(grid, A)
    H = Matrix{typeof(first)}(undef, n, n)
    for l in 1:n, k in 1:l
        H[k, l] = H[l, k] = k == l == 1 ? first : similar(first)
    end
    return hessian!(H, grid, A; dims = dims)
end

function hessian!(out::AbstractMatrix{<:AbstractArray}, grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N}
    selected = selection(dims, Val(N))
    along!(:ndg_hessian, upper(out, length(selected)), grid, A, selected, div(length(selected) * (length(selected) + 1), 2))
    return out
end

hessian_adjoint(grid::Grid, H::AbstractMatrix{<:AbstractArray}; dims = :) =
    hessian_adjoint!(sample(grid, H[1, 1]), grid, H; dims = dims)

function hessian_adjoint!(out, grid::Grid{N}, H::AbstractMatrix{<:AbstractArray}; dims = :) where {N}
    selected = selection(dims, Val(N))
    axes = Int32[axis(grid, dim) for dim in selected]
    return only_of(apply!((out,), grid, upper(H, length(selected)); adjoint = true) do f, out
        ccall(symbol(:ndg_hessian_adjoint), Int32, (Ptr{Cvoid}, Ptr{View}, Int32, Ptr{Int32}, Ptr{View}), grid, f, length(axes),
              axes, out)
    end)
end

function hessian(A::AbstractArray{<:Sample, N}, spacing...; dims = :, settings...) where {N}
    grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
    return finishing(() -> hessian(grid, A; dims = dims), grid)
end

function hessian!(out, A::AbstractArray{<:Sample, N}, spacing...; dims = :, settings...) where {N}
    grid = grid_for(A, selection(dims, Val(N)), spacing; settings...)
    return finishing(() -> hessian!(out, grid, A; dims = dims), grid)
end

# The rows of the upper triangle, one after the other.
function upper(H::AbstractMatrix, n)
    size(H) == (n, n) || throw(DimensionMismatch("a matrix of arrays has size $(size(H)): expected $((n, n))"))
    return Tuple(H[k, l] for k in 1:n for l in k:n)
end
