# Derivatives of vector fields: several arrays, in a tuple or a vector.

"""
    divergence(fs, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    divergence(grid::Grid, fs; dims = :)
    divergence!(out, grid::Grid, fs; dims = :)
    divergence_adjoint(grid::Grid, A; dims = :)
    divergence_adjoint!(outs, grid::Grid, A; dims = :)

The sum of the derivatives of the component `fs[k]` along the dimension `dims[k]`, in one sweep. Derivatives are those of
[`gradient`](@ref), to the bit, added in this order.
"""
divergence(grid::Grid, fs; dims = :) = divergence!(result(grid, first(fields(fs))), grid, fs; dims = dims)

function divergence!(out, grid::Grid{N}, fs; dims = :) where {N}
    selected = selection(dims, Val(N))
    return only_of(field!(:ndg_divergence, (out,), grid, fields(fs, length(selected)), selected))
end

function divergence_adjoint(grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N}
    return divergence_adjoint!(map(_ -> sample(grid, A), selection(dims, Val(N))), grid, A; dims = dims)
end

function divergence_adjoint!(outs, grid::Grid{N}, A::AbstractArray{<:Sample}; dims = :) where {N}
    along!(:ndg_divergence_adjoint, as_tuple(outs), grid, A, selection(dims, Val(N)); adjoint = true)
    return outs
end

"""
    curl(fs, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    curl(grid::Grid, fs; dims = :)
    curl!(out, grid::Grid, fs; dims = :)
    curl_adjoint(grid::Grid, fs; dims = :)
    curl_adjoint!(outs, grid::Grid, fs; dims = :)

The curl of a field of two or three components along as many dimensions, in one sweep: of two one array, `d fs[2]/dx - d fs[1]/dy`; of
three a tuple of three. `dims` are in the order of the components: of a field stored as [latitude, longitude] with components
(eastward, northward) they are `(2, 1)`, and the result is its vorticity.
"""
function curl(grid::Grid{N}, fs; dims = :) where {N}
    A = first(fields(fs))
    outs = ntuple(_ -> result(grid, A), curls(length(selection(dims, Val(N)))))
    curl!(outs, grid, fs; dims = dims)
    return length(outs) == 1 ? outs[1] : outs
end

function curl!(out, grid::Grid{N}, fs; dims = :) where {N}
    selected = selection(dims, Val(N))
    outs = as_tuple(out)
    expect(outs, curls(length(selected)))
    field!(:ndg_curl, outs, grid, fields(fs, length(selected)), selected)
    return out
end

function curl_adjoint(grid::Grid{N}, fs; dims = :) where {N}
    A = first(fields(fs))
    return curl_adjoint!(map(_ -> sample(grid, A), selection(dims, Val(N))), grid, fs; dims = dims)
end

function curl_adjoint!(outs, grid::Grid{N}, fs; dims = :) where {N}
    selected = selection(dims, Val(N))
    expect(as_tuple(outs), length(selected))
    field!(:ndg_curl_adjoint, as_tuple(outs), grid, fields(fs, curls(length(selected))), selected; adjoint = true)
    return outs
end

# How many components the curl along so many dimensions has.
function curls(count)
    count in (2, 3) || throw(ArgumentError("a curl along $count dimensions: expected 2 or 3"))
    return count == 2 ? 1 : 3
end

function expect(outs, count)
    length(outs) == count || throw(DimensionMismatch("$(length(outs)) output arrays: expected $count"))
end

"""
    jacobian(fs, spacing...; dims = :, accuracy = 2, edge_order = nothing, sides = :one_sided)
    jacobian(grid::Grid, fs; dims = :)
    jacobian!(out, grid::Grid, fs; dims = :)
    jacobian_adjoint(grid::Grid, J; dims = :)
    jacobian_adjoint!(outs, grid::Grid, J; dims = :)

A matrix of arrays: `J[c, k]` is the derivative of the component `fs[c]` along the dimension `dims[k]`, that of [`gradient`](@ref).
"""
function jacobian(grid::Grid{N}, fs; dims = :) where {N}
    components = fields(fs)
    J = [result(grid, f) for f in components, _ in selection(dims, Val(N))]
    return jacobian!(J, grid, components; dims = dims)
end

function jacobian!(out::AbstractMatrix{<:AbstractArray}, grid::Grid{N}, fs; dims = :) where {N}
    selected, components = selection(dims, Val(N)), fields(fs)
    axes = Int32[axis(grid, dim) for dim in selected]
    apply!(rows(out, length(components), length(axes)), grid, components) do f, outs
        ccall(symbol(:ndg_jacobian), Int32, (Ptr{Cvoid}, Int32, Ptr{View}, Int32, Ptr{Int32}, Ptr{View}), grid, length(f), f,
              length(axes), axes, outs)
    end
    return out
end

jacobian_adjoint(grid::Grid, J::AbstractMatrix{<:AbstractArray}; dims = :) =
    jacobian_adjoint!(Tuple(sample(grid, J[c, 1]) for c in 1:size(J, 1)), grid, J; dims = dims)

function jacobian_adjoint!(outs, grid::Grid{N}, J::AbstractMatrix{<:AbstractArray}; dims = :) where {N}
    components = as_tuple(outs)
    axes = Int32[axis(grid, dim) for dim in selection(dims, Val(N))]
    apply!(components, grid, rows(J, length(components), length(axes)); adjoint = true) do f, out
        ccall(symbol(:ndg_jacobian_adjoint), Int32, (Ptr{Cvoid}, Int32, Ptr{View}, Int32, Ptr{Int32}, Ptr{View}), grid,
              length(components), f, length(axes), axes, out)
    end
    return outs
end

# Row after row.
function rows(J::AbstractMatrix, components, count)
    size(J) == (components, count) ||
        throw(DimensionMismatch("a matrix of arrays has size $(size(J)): expected $((components, count))"))
    return Tuple(J[c, k] for c in 1:components for k in 1:count)
end

# ---- without a grid ----

const Field = Union{Tuple{Vararg{AbstractArray{<:Sample}}}, AbstractVector{<:AbstractArray{<:Sample}}}

for operator in (:divergence, :curl, :jacobian)
    into = Symbol(operator, "!")
    @eval begin
        function $operator(fs::Field, spacing...; dims = :, settings...)
            A = first(fs)
            grid = grid_for(A, selection(dims, Val(ndims(A))), spacing; settings...)
            return finishing(() -> $operator(grid, fs; dims = dims), grid)
        end

        function $into(out, fs::Field, spacing...; dims = :, settings...)
            A = first(fs)
            grid = grid_for(A, selection(dims, Val(ndims(A))), spacing; settings...)
            return finishing(() -> $into(out, grid, fs; dims = dims), grid)
        end
    end
end
