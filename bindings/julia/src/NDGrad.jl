"""
Derivatives of sampled N-dimensional data, bit for bit numpy.gradient: [`gradient`](@ref), [`gradient!`](@ref) and
[`Grid`](@ref), over the C library ndgrad. Besides derivatives of any order and accuracy, [`laplacian`](@ref),
[`divergence`](@ref) and their like, and image operators; all with a `!` into arrays of the caller, and with their adjoints.

Arrays are read and written where they are, by their strides: views of any step, permuted and transposed arrays,
reinterpreted ones. Nothing is copied.
"""
module NDGrad

export gradient, gradient!, gradient_adjoint, gradient_adjoint!, gradient_magnitude, gradient_magnitude!
export derivative, derivative!, derivative_adjoint, derivative_adjoint!
export mixed_derivative, mixed_derivative!, mixed_derivative_adjoint, mixed_derivative_adjoint!
export directional_derivative, directional_derivative!, directional_derivative_adjoint, directional_derivative_adjoint!
export laplacian, laplacian!, laplacian_adjoint, laplacian_adjoint!
export hessian, hessian!, hessian_adjoint, hessian_adjoint!
export divergence, divergence!, divergence_adjoint, divergence_adjoint!
export curl, curl!, curl_adjoint, curl_adjoint!
export jacobian, jacobian!, jacobian_adjoint, jacobian_adjoint!
export image_gradient, image_gradient!, image_gradient_adjoint, image_gradient_adjoint!
export image_gradient_magnitude, image_gradient_magnitude!
export Grid, Periodic, GhostCells, NDGradError

include("library.jl")
include("errors.jl")
include("arrays.jl")
include("grid.jl")
include("sides.jl")
include("progress.jl")
include("apply.jl")
include("gradient.jl")
include("derivative.jl")
include("fields.jl")
include("image.jl")

end
