# The library's statuses as exceptions.

"""
    NDGradError(status, message)

A failure that no exception of Julia's own stands for: outputs that share memory with the samples or each other, a pair of
element types that is not served, memory that is not aligned. `status` is the number in ndgrad.h.

An array of the wrong size is a `DimensionMismatch`; a dimension, a step, coordinates or an edge order that cannot be are an
`ArgumentError`. No element of an output has been written then. What Ctrl-C or a grid's progress function throws is passed on; outputs are then partly
written.
"""
struct NDGradError <: Exception
    status::Int32
    message::String
end

function Base.showerror(io::IO, error::NDGradError)
    name = unsafe_string(ccall(symbol(:ndg_status_name), Cstring, (Int32,), error.status))
    print(io, "NDGradError: ", error.message, " (", name, ")")
end

# Of ndgrad.h.
const OK, BAD_SHAPE, OUT_OF_MEMORY = 0, 3, 14
# NDG_BAD_RANK, _BAD_AXIS, _REPEATED_AXIS, _BAD_EDGE_ORDER, _AXIS_TOO_SHORT, _BAD_SPACING and _BAD_OPTION.
const BAD_ARGUMENTS = (2, 4, 5, 6, 7, 8, 16)

function check(status::Int32)
    status == OK && return
    status == OUT_OF_MEMORY && throw(OutOfMemoryError())
    message = last_error()
    status == BAD_SHAPE && throw(DimensionMismatch(message))
    status in BAD_ARGUMENTS && throw(ArgumentError(message))
    throw(NDGradError(status, message))
end

function last_error()
    buffer = Vector{UInt8}(undef, 512)
    length = ccall(symbol(:ndg_last_error), Int64, (Ptr{UInt8}, Int64), buffer, sizeof(buffer))
    return in_julia(String(buffer[1:min(length, sizeof(buffer) - 1)]))
end

const ELEMENT_TYPES = Dict(
    "F16" => "Float16",
    "F32" => "Float32",
    "F64" => "Float64",
    "C64" => "ComplexF32",
    "C128" => "ComplexF64",
    ("I$n" => "Int$n" for n in (8, 16, 32, 64))...,
    ("U$n" => "UInt$n" for n in (8, 16, 32, 64))...,
)

# The library counts axes and samples from 0 and has dtypes of its own: "axis 0", "out[0]", "NDG_F64". Julia counts
# dimensions from 1: "dimension 1", "out[1]", "Float64".
function in_julia(message)
    next(digits) = string(parse(Int, digits) + 1)
    message = replace(message, r"\baxis \d+" => s -> "dimension " * next(s[6:end]))
    message = replace(message, r"\b(coordinate|index) \d+" => s -> join((split(s)[1], next(split(s)[2])), " "))
    message = replace(message, r"\[\d+\]" => s -> "[" * next(s[2:(end - 1)]) * "]")
    message = replace(message, "axes[" => "dims[")
    return replace(message, r"\b(NDG_)?[FCIU]\d+\b" => s -> get(ELEMENT_TYPES, replace(s, "NDG_" => ""), s))
end
