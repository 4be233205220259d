# numpy's tutorial, and random arrays of every type and rank, in layouts of all kinds, against the reference.

@testset "tutorial" begin
    f = [1, 2, 4, 7, 11]
    @test gradient(f) == [1, 1.5, 2.5, 3.5, 4]
    down, along = gradient([1 2 6; 3 5 7; 4 8 9])
    @test down == [2 3 1; 1.5 3 1.5; 1 3 2]
    @test along == [1 2.5 4; 2 2 2; 4 2.5 1]
    @test gradient(f; edge_order = 2) == [0.5, 1.5, 2.5, 3.5, 4.5]
    @test gradient([20, 22, 24, 21, 19, 18, 17], 1) == [2, 2, -0.5, -2.5, -1.5, -1, -1]
end

const TYPES = [Float64, Float32, ComplexF64, ComplexF32, Float16, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64]

# One random case: samples, spacing and outputs, each array lying somewhere in a larger one.
function try_random_case(T, rank)
    size = Tuple(rand(3:6, rank))
    dims = Tuple(shuffle(1:rank))
    edge_order = rand(1:2)
    spacing = [rand(Bool) ? random_step() : random_coordinates(size[dim]) for dim in dims]
    samples = random_samples(T, size)
    shuffled = T == Float64 && rank < 4
    A = place(size, samples[1]; shuffled = shuffled)
    A.array .= samples
    D = T <: Integer ? Float64 : T
    outs = [place(size, poison(D); shuffled = shuffled) for _ in dims]
    gradient!([out.array for out in outs], A.array, spacing...; dims = dims, edge_order = edge_order)
    expected = [reference(samples, dim, s, edge_order) for (dim, s) in zip(dims, spacing)]
    right = all(same_bits(out.array, e) for (out, e) in zip(outs, expected))
    fresh = gradient(samples, spacing...; dims = dims, edge_order = edge_order)
    right &= all(same_bits(f, e) for (f, e) in zip(fresh, expected))
    right &= same_bits(A.array, samples)
    return right && all(is_untouched(out, poison(D)) for out in outs)
end

@testset "$T" for T in TYPES
    for rank in (T == Float64 ? (1, 2, 3, 4) : (2, 3)), _ in 1:10
        @test try_random_case(T, rank)
    end
end

@testset "integers and halves to single precision" begin
    x = [0.0, 1, 3, 3.5, 7]
    for T in (Int8, Int16, UInt8, UInt16, Float16)
        A = random_samples(T, (5, 4))
        out = fill(poison(Float32), 5, 4)
        @test gradient!(out, A, x; dims = 1) === out
        @test same_bits(out, reference(Float32.(A), 1, x, 1))
    end
    for T in (Int32, Int64, UInt32, UInt64)
        A = random_samples(T, (5, 4))
        out = fill(poison(Float32), 5, 4)
        gradient!(out, A, x; dims = 1)
        @test same_bits(out, Float32.(reference(A, 1, x, 1)))
    end
end
