# numpy.gradient's formulas in plain Julia, slow and obvious, in numpy's order of operations; and arrays to try them on.

# The derivative of A along a dimension; `spacing` is a step or coordinates.
function reference(A, dim, spacing, edge_order)
    return mapslices(f -> along(f, spacing, edge_order), A; dims = dim)
end

reference(A::AbstractArray{<:Integer}, dim, spacing, edge_order) = reference(Float64.(A), dim, spacing, edge_order)

function reference(A::AbstractArray{Float16}, dim, spacing, edge_order)
    return Float16.(reference(Float32.(A), dim, spacing, edge_order))
end

function reference(A::AbstractArray{<:Complex}, dim, spacing, edge_order)
    return complex.(reference(real.(A), dim, spacing, edge_order), reference(imag.(A), dim, spacing, edge_order))
end

# A step: all in the precision of the samples, to which the weights are rounded first.
function along(f::Vector{T}, step::Real, edge_order) where {T}
    n, h, df = length(f), Float64(step), similar(f)
    for i in 2:(n - 1)
        df[i] = (f[i + 1] - f[i - 1]) / T(2h)
    end
    if edge_order == 1
        df[1] = (f[2] - f[1]) / T(h)
        df[n] = (f[n] - f[n - 1]) / T(h)
    else
        df[1] = (T(-1.5 / h) * f[1] + T(2 / h) * f[2]) + T(-0.5 / h) * f[3]
        df[n] = (T(0.5 / h) * f[n - 2] + T(-2 / h) * f[n - 1]) + T(1.5 / h) * f[n]
    end
    return df
end

# Coordinates: two samples are subtracted in their own precision, everything else is done in double and rounded once.
function along(f::Vector{T}, x::AbstractVector, edge_order) where {T}
    n, d, df = length(f), Float64.(diff(x)), similar(f)
    g = Float64.(f)
    even = all(d .== d[1])
    for i in 2:(n - 1)
        l, r = d[i - 1], d[i]
        df[i] = if even
            Float64(f[i + 1] - f[i - 1]) / (2 * d[1])
        else
            (-r / (l * (l + r)) * g[i - 1] + (r - l) / (l * r) * g[i]) + l / (r * (l + r)) * g[i + 1]
        end
    end
    if edge_order == 1
        df[1] = Float64(f[2] - f[1]) / d[1]
        df[n] = Float64(f[n] - f[n - 1]) / d[n - 1]
    elseif even
        h = d[1]
        df[1] = (-1.5 / h * g[1] + 2 / h * g[2]) + -0.5 / h * g[3]
        df[n] = (0.5 / h * g[n - 2] + -2 / h * g[n - 1]) + 1.5 / h * g[n]
    else
        l, r = d[1], d[2]
        df[1] = (-(2l + r) / (l * (l + r)) * g[1] + (l + r) / (l * r) * g[2]) + -l / (r * (l + r)) * g[3]
        l, r = d[n - 2], d[n - 1]
        df[n] = (r / (l * (l + r)) * g[n - 2] + -(r + l) / (l * r) * g[n - 1]) + (2r + l) / (r * (l + r)) * g[n]
    end
    return df
end

# Whether two arrays have the same type of elements, size and bits.
function same_bits(a, b)
    bytes(array) = collect(reinterpret(UInt8, vec(collect(array))))
    return eltype(a) == eltype(b) && size(a) == size(b) && (isempty(a) || bytes(a) == bytes(b))
end

# A NaN that no calculation gives.
poison(::Type{Float16}) = reinterpret(Float16, 0x7e5b)
poison(::Type{Float32}) = reinterpret(Float32, 0x7fc0beef)
poison(::Type{Float64}) = reinterpret(Float64, 0x7ff8deadbeef0001)
poison(::Type{Complex{T}}) where {T} = complex(poison(T), poison(T))

# An array of some size somewhere in a larger one: permuted, with steps forwards and backwards. Which dimensions change
# places is random or the same for all arrays of a rank: each order is a type, which Julia compiles everything for.
struct Placed{A, P}
    array::A
    buffer::P
end

function place(size::Dims{N}, value; shuffled) where {N}
    order = shuffled ? randperm(N) : collect(N:-1:1)
    steps = rand([-3, -2, -1, 1, 1, 2], N)
    margins = rand(0:2, N)
    extents = [size[order[k]] * abs(steps[k]) + 2 * margins[k] for k in 1:N]
    buffer = fill(value, extents...)
    ranges = map(1:N) do k
        first = margins[k] + 1
        last = first + (size[order[k]] - 1) * abs(steps[k])
        # One type of range for all steps: fewer types for Julia to compile.
        steps[k] > 0 ? StepRange(first, steps[k], last) : StepRange(last, steps[k], first)
    end
    return Placed(PermutedDimsArray(view(buffer, ranges...), Tuple(invperm(order))), buffer)
end

# Whether nothing but the array has been written.
function is_untouched(placed::Placed, value)
    placed.array .= value
    return same_bits(placed.buffer, fill(value, size(placed.buffer)))
end

random_samples(T::Type{<:Integer}, size) = rand(T, size)
random_samples(T::Type{<:AbstractFloat}, size) = T.((rand(size...) .- 0.5) .* 2.0 .^ rand(-9:9, size))
random_samples(T::Type{Complex{R}}, size) where {R} = complex.(random_samples(R, size), random_samples(R, size))

random_step() = rand([1, -2, 0.1, 1 // 3, -0.7f0, 2.5])
function random_coordinates(n)
    return rand([cumsum(rand(n) .+ 0.01), -cumsum(rand(1:5, n)), collect(0.25 .* (1:n)), Float32.(sort(randn(n)))])
end
