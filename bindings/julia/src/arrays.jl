# Arrays as the library sees them.

using LinearAlgebra: Adjoint, Transpose

# The numbers of element types in ndgrad.h.
dtype(::Type{Int8}) = Int32(1)
dtype(::Type{Int16}) = Int32(2)
dtype(::Type{Int32}) = Int32(3)
dtype(::Type{Int64}) = Int32(4)
dtype(::Type{UInt8}) = Int32(5)
dtype(::Type{UInt16}) = Int32(6)
dtype(::Type{UInt32}) = Int32(7)
dtype(::Type{UInt64}) = Int32(8)
dtype(::Type{Float16}) = Int32(9)
dtype(::Type{Float32}) = Int32(11)
dtype(::Type{Float64}) = Int32(12)
dtype(::Type{ComplexF32}) = Int32(13)
dtype(::Type{ComplexF64}) = Int32(14)

const IntegerSample = Union{Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64}
const FloatSample = Union{Float16, Float32, Float64, ComplexF32, ComplexF64}

# What the elements of an array to differentiate can be.
const Sample = Union{IntegerSample, FloatSample}

# The element type of the derivative of an array of T where the caller does not say.
derivative_type(::Type{T}) where {T <: FloatSample} = T
derivative_type(::Type{<:IntegerSample}) = Float64

# Both ndg_view and ndg_view_mut.
struct View
    data::Ptr{Cvoid}
    strides::Ptr{Int64}
    dtype::Int32
end

# The address of the first element and the distances of neighbours, counted in elements.
function layout(A::AbstractArray)
    Base.require_one_based_indexing(A)
    try
        return pointer(A), strides(A)
    catch error
        error isa Union{MethodError, ArgumentError, ErrorException} || rethrow()
        throw(ArgumentError("an array of type $(typeof(A)) does not lie in memory with strides: pass a copy, collect(A)"))
    end
end

# Julia 1.5 has no strides of these.
function layout(A::Union{Transpose{<:Any, <:AbstractMatrix}, Adjoint{<:Real, <:AbstractMatrix}})
    data, distances = layout(parent(A))
    return data, reverse(distances)
end

function layout(A::Union{Transpose{<:Any, <:AbstractVector}, Adjoint{<:Real, <:AbstractVector}})
    data, distances = layout(parent(A))
    return data, (1, distances...) # a row: its first dimension has no neighbours
end

# Describes A, with its strides in `memory`, which has to be kept alive, as A has, while the view is used. Sample [1, ..., 1] is
# behind the ghost cells that A has below.
function view_of(A::AbstractArray{T}, memory::AbstractVector{Int64}, below) where {T}
    data, distances = layout(A)
    for (k, distance) in enumerate(distances)
        memory[k] = distance
        data += below[k] * distance * sizeof(T)
    end
    return View(data, pointer(memory), dtype(T))
end
