# What all operators have in common: which dimensions, which arrays, and the call.

# ---- which dimensions, and how the results are handed back ----

selection(::Colon, ::Val{N}) where {N} = ntuple(identity, N)
selection(dim::Integer, ::Val) = (Int(dim),)
selection(dims, ::Val) = Tuple(Int(dim) for dim in dims)
selection(dims::Dims, ::Val) = dims

arranged(outs, ::Integer, ::Val) = outs[1]
arranged(outs, ::Colon, ::Val{1}) = outs[1]
arranged(outs, _, ::Val) = outs

# A new array for a result, or, of an adjoint, for what samples are otherwise.
result(grid::Grid{N}, A::AbstractArray{T}) where {N, T} = Array{derivative_type(T), N}(undef, size(grid))
sample(grid::Grid{N}, A::AbstractArray{T}) where {N, T} = Array{derivative_type(T), N}(undef, sample_size(grid))

as_tuple(out::AbstractArray{<:FloatSample}) = (out,)
as_tuple(out::Union{Tuple{Vararg{AbstractArray}}, AbstractVector{<:AbstractArray}}) = Tuple(out)
as_tuple(out) = throw(ArgumentError("out is a $(typeof(out)): expected an array of floats or complex numbers, or several"))

# The components of a field: so many arrays, in a tuple or a vector.
fields(fs::AbstractArray{<:Sample}) = (fs,)
fields(fs::Union{Tuple{Vararg{AbstractArray{<:Sample}}}, AbstractVector{<:AbstractArray{<:Sample}}}) = Tuple(fs)
fields(fs) = throw(ArgumentError("a field is a $(typeof(fs)): expected several arrays of numbers"))
function fields(fs, count)
    all_of_them = fields(fs)
    length(all_of_them) == count && return all_of_them
    throw(DimensionMismatch("$(length(all_of_them)) arrays: expected $count"))
end

# ---- calls without a grid ----

# A grid for one call on A, with the arguments of gradient.
function grid_for(@nospecialize(A::AbstractArray), @nospecialize(dims::Tuple), @nospecialize(spacing::Tuple);
                  accuracy = 2, edge_order = nothing, sides = :one_sided)
    cells = fill(0, ndims(A))
    for (dim, pair) in zip(dims, side_pairs(sides, length(dims)))
        dim in 1:ndims(A) && (cells[dim] = sum(ghosts, pair)) # other dimensions are refused below
    end
    grid = Grid{ndims(A)}(size(A) .- Tuple(cells))
    return fill_in!(grid, dims, spacing; accuracy = accuracy, edge_order = edge_order, sides = sides)
end

function finishing(call, grid)
    try
        return call()
    finally
        finalize(grid) # now: the next collection may be far away
    end
end

# ---- the call ----

# Compiled once for all types of arrays: Julia would take far longer to compile each than to run it. `call` gets the addresses of the
# views of samples and of outputs, and gives a status.
function apply!(call, @nospecialize(outs::Tuple), @nospecialize(grid::Grid), @nospecialize(samples::Tuple);
                adjoint::Bool = false, integers::Bool = false)
    bare, padded = size(grid), sample_size(grid)
    given, wanted = adjoint ? (bare, padded) : (padded, bare)
    for A in samples
        size(A) == given || throw(DimensionMismatch("an array has size $(size(A)): expected $given, as the grid says"))
    end
    for out in outs
        size(out) == wanted || throw(DimensionMismatch("an output has size $(size(out)): expected $wanted"))
        eltype(out) <: FloatSample || (integers && eltype(out) <: Union{Int16, Int32}) ||
            throw(ArgumentError("an output holds $(eltype(out)): expected floats or complex numbers"))
    end
    below, nothing_below = first.(grid.ghosts), fill(0, ndims(grid))
    distances = Matrix{Int64}(undef, ndims(grid), length(samples) + length(outs))
    # The views hold addresses of all these, of which the collector knows nothing.
    GC.@preserve samples outs distances begin
        memory(k) = view(distances, :, k)
        f = View[view_of(A, memory(k), adjoint ? nothing_below : below) for (k, A) in enumerate(samples)]
        out = View[view_of(B, memory(length(samples) + k), adjoint ? below : nothing_below) for (k, B) in enumerate(outs)]
        status = call(f, out)
    end
    error = take_caught() # perhaps so late that the call had come to its end
    error === nothing || throw(error)
    check(status)
    return outs
end

# An operator on one array along some dimensions: most of the library's functions have these arguments.
function along!(name::Symbol, @nospecialize(outs::Tuple), @nospecialize(grid::Grid), @nospecialize(A::AbstractArray),
                @nospecialize(dims::Tuple), count = length(dims); adjoint::Bool = false)
    axes = Int32[axis(grid, dim) for dim in dims]
    length(outs) == count || throw(DimensionMismatch("$(length(outs)) output arrays for $(length(dims)) dimensions"))
    return apply!(outs, grid, (A,); adjoint = adjoint) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Ptr{View}, Int32, Ptr{Int32}, Ptr{View}), grid, f, length(axes), axes, out)
    end
end

# An operator on several arrays along some dimensions.
function field!(name::Symbol, @nospecialize(outs::Tuple), @nospecialize(grid::Grid), @nospecialize(samples::Tuple),
                @nospecialize(dims::Tuple); adjoint::Bool = false)
    axes = Int32[axis(grid, dim) for dim in dims]
    return apply!(outs, grid, samples; adjoint = adjoint) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Int32, Ptr{Int32}, Ptr{View}, Ptr{View}), grid, length(axes), axes, f, out)
    end
end
