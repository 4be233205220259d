# Arrays of every kind that lies in memory with strides; what is returned; what has no strides.

using LinearAlgebra: transpose

const z = random_samples(ComplexF64, (6, 9))

# Compares the derivatives of an array that is not copied with those of its copy.
is_as_copied(A) = all(same_bits(gradient(A; dims = dim), gradient(collect(A); dims = dim)) for dim in 1:ndims(A))

@testset "samples" begin
    f = random_samples(Float64, (6, 9))
    @test is_as_copied(view(f, 6:-2:1, 2:3:9))
    @test is_as_copied(view(f, :, 4))
    @test is_as_copied(view(f, 3, 9:-1:1))
    @test is_as_copied(view(PermutedDimsArray(f, (2, 1)), 1:2:9, 6:-1:2))
    @test is_as_copied(PermutedDimsArray(view(f, 6:-1:1, :), (2, 1)))
    @test is_as_copied(f')
    @test is_as_copied(transpose(view(f, 1:2:6, :)))
    @test is_as_copied(transpose(z))
    @test is_as_copied(reshape(view(f, :, 2:5), 4, 6))
    @test is_as_copied(reinterpret(Float64, z))
    @test is_as_copied(view(reinterpret(Float64, z), 1:2:12, :))
    @test is_as_copied(reinterpret(ComplexF64, random_samples(Float64, (8, 3))))
    @test is_as_copied(reinterpret(Float32, rand(UInt32, 9) .& 0x3fffffff))
    row = transpose(f[:, 1])
    @test same_bits(gradient(row; dims = 2), gradient(collect(row); dims = 2))
    buffer = random_samples(Float64, (30,))
    GC.@preserve buffer begin
        @test is_as_copied(unsafe_wrap(Array, pointer(buffer), (5, 6)))
    end
end

@testset "parts of complex numbers" begin
    parts = reinterpret(Float64, z)
    results = fill(poison(ComplexF64), size(z))
    out = view(reinterpret(Float64, results), 2:2:12, :)
    gradient!(out, view(parts, 1:2:12, :), 0.3; dims = 1)
    @test same_bits(imag.(results), reference(real.(z), 1, 0.3, 1))
    @test same_bits(real.(results), fill(poison(Float64), size(z)))
end

@testset "outputs in one buffer" begin
    f = random_samples(Float64, (4, 5, 6))
    buffer = fill(poison(Float64), 4, 4, 5, 6)
    outs = Tuple(view(buffer, k, :, :, :) for k in 1:3)
    @test gradient!(outs, f, 0.1, 2, -3) === outs
    for (dim, step) in enumerate((0.1, 2, -3))
        @test same_bits(outs[dim], reference(f, dim, step, 1))
    end
    @test same_bits(buffer[4, :, :, :], fill(poison(Float64), 4, 5, 6))
    vector = [similar(f) for _ in 1:2]
    @test gradient!(vector, f; dims = 2:3) === vector
    @test same_bits(vector[2], reference(f, 3, 1, 1))
end

@testset "what is returned" begin
    f = rand(4, 5)
    @test gradient(f) isa NTuple{2, Matrix{Float64}}
    @test gradient(f; dims = 2) isa Matrix{Float64}
    @test gradient(f; dims = (2,)) isa Tuple{Matrix{Float64}}
    @test gradient(f; dims = 1:2) isa NTuple{2, Matrix{Float64}}
    @test gradient(f; dims = ()) === ()
    @test gradient(f[:, 1]) isa Vector{Float64}
    @test gradient(fill(1.0)) === ()
    @test gradient(Int8[1, 2, 4]) isa Vector{Float64}
    @test gradient(Float32[1, 2, 4]) isa Vector{Float32}
    @test gradient(zeros(3, 0); dims = 1) == zeros(3, 0)
    @test (@inferred gradient(f, 0.5)) isa Tuple
    @test (@inferred gradient(f[:, 1], 0.5)) isa Vector
end

@testset "no strides" begin
    f = rand(6, 4)
    @test_throws ArgumentError gradient(1:5)
    @test_throws ArgumentError gradient(view(f, [1, 3, 4], :))
    @test_throws ArgumentError gradient(z')
    @test_throws MethodError gradient(big.(f))
    @test_throws MethodError gradient(f .> 0.5)
end
