"""
Derivatives of sampled N-dimensional data, bit for bit numpy.gradient: [`gradient`](@ref), [`gradient!`](@ref) and
[`Grid`](@ref), over the C library ndgrad.

Arrays are read and written where they are, by their strides: views of any step, permuted and transposed arrays,
reinterpreted ones. Nothing is copied.
"""
module NDGrad

export gradient, gradient!, Grid, NDGradError

include("library.jl")
include("errors.jl")
include("arrays.jl")
include("grid.jl")
include("gradient.jl")

end
