# Image operators.

# The numbers of ndgrad.h.
const KERNELS = Dict(:sobel => Int32(1), :prewitt => Int32(2), :scharr => Int32(3), :farid => Int32(4))
const SCALINGS = Dict(:weights => Int32(1), :derivative => Int32(2))

"""
    image_gradient(A, kernel = :sobel, spacing...; dims = :, scaling = :weights, sides = :reflected)
    image_gradient(grid::Grid, A, kernel = :sobel; dims = :, scaling = :weights)

The differences along the dimensions of an image, each smoothed along the others in `dims`: `:sobel`, `:prewitt`, `:scharr` or `:farid`
(Farid and Simoncelli). With `scaling = :weights` sums of the weights as they stand, which are integers but for `:farid`; with
`:derivative` in units of `A` and its dimensions, which need a step. Dimensions that are not in `dims`, such as that of colours, are not
looked at.

`image_gradient!` with `out` before writes into arrays of the caller: of 8- and 16-bit integers also into `Int32`, exactly, and into
`Int16`. `image_gradient_adjoint(grid, fs, kernel; ...)` multiplies by the transpose.
"""
function image_gradient(grid::Grid{N}, A::AbstractArray{<:Sample}, kernel::Symbol = :sobel; dims = :, scaling = :weights) where {N}
    outs = map(_ -> result(grid, A), selection(dims, Val(N)))
    image_gradient!(outs, grid, A, kernel; dims = dims, scaling = scaling)
    return arranged(outs, dims, Val(N))
end

function image_gradient!(out, grid::Grid{N}, A::AbstractArray{<:Sample}, kernel::Symbol = :sobel; dims = :,
                         scaling = :weights) where {N}
    selected = selection(dims, Val(N))
    outs = out isa AbstractArray{<:Union{Int16, Int32}} ? (out,) : as_tuple(out)
    expect(outs, length(selected))
    image!(:ndg_image_gradient, outs, grid, (A,), kernel, scaling, selected, false)
    return out
end

function image_gradient_adjoint(grid::Grid, fs, kernel::Symbol = :sobel; dims = :, scaling = :weights)
    return image_gradient_adjoint!(sample(grid, first(fields(fs))), grid, fs, kernel; dims = dims, scaling = scaling)
end

function image_gradient_adjoint!(out, grid::Grid{N}, fs, kernel::Symbol = :sobel; dims = :, scaling = :weights) where {N}
    selected = selection(dims, Val(N))
    return only_of(image!(:ndg_image_gradient_adjoint, (out,), grid, fields(fs, length(selected)), kernel, scaling, selected, true))
end

"""
    image_gradient_magnitude(A, kernel = :sobel, spacing...; dims = :, scaling = :weights, sides = :reflected)
    image_gradient_magnitude(grid::Grid, A, kernel = :sobel; dims = :, scaling = :weights)

The length of what [`image_gradient`](@ref) gives; with a `!` and `out` before into an array of the caller.
"""
function image_gradient_magnitude(grid::Grid, A::AbstractArray{<:Sample}, kernel::Symbol = :sobel; dims = :, scaling = :weights)
    return image_gradient_magnitude!(result(grid, A), grid, A, kernel; dims = dims, scaling = scaling)
end

function image_gradient_magnitude!(out, grid::Grid{N}, A::AbstractArray{<:Sample}, kernel::Symbol = :sobel; dims = :,
                                   scaling = :weights) where {N}
    return only_of(image!(:ndg_image_gradient_magnitude, (out,), grid, (A,), kernel, scaling, selection(dims, Val(N)), false))
end

for operator in (:image_gradient, :image_gradient_magnitude)
    into = Symbol(operator, "!")
    @eval begin
        function $operator(A::AbstractArray{<:Sample, N}, kernel::Symbol = :sobel, spacing...; dims = :, scaling = :weights,
                           sides = :reflected) where {N}
            grid = grid_for(A, selection(dims, Val(N)), spacing; sides = sides)
            return finishing(() -> $operator(grid, A, kernel; dims = dims, scaling = scaling), grid)
        end

        function $into(out, A::AbstractArray{<:Sample, N}, kernel::Symbol = :sobel, spacing...; dims = :, scaling = :weights,
                       sides = :reflected) where {N}
            grid = grid_for(A, selection(dims, Val(N)), spacing; sides = sides)
            return finishing(() -> $into(out, grid, A, kernel; dims = dims, scaling = scaling), grid)
        end
    end
end

function image!(name, @nospecialize(outs::Tuple), @nospecialize(grid::Grid), @nospecialize(samples::Tuple), kernel, scaling,
                @nospecialize(dims::Tuple), adjoint)
    axes = Int32[axis(grid, dim) for dim in dims]
    number = option(KERNELS, kernel, "kernel")
    scale = option(SCALINGS, scaling, "scaling")
    return apply!(outs, grid, samples; adjoint = adjoint, integers = true) do f, out
        ccall(symbol(name), Int32, (Ptr{Cvoid}, Ptr{View}, Int32, Int32, Int32, Ptr{Int32}, Ptr{View}), grid, f, number, scale,
              length(axes), axes, out)
    end
end

function option(numbers, name, what)
    haskey(numbers, name) && return numbers[name]
    throw(ArgumentError("$what is $(repr(name)): expected one of :" * join(sort!(collect(keys(numbers))), ", :")))
end
