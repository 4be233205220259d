# Steps, coordinates, ranges.

const f = random_samples(Float64, (6, 5))

@testset "steps" begin
    for step in (2, -3, 0.1, 0.1f0, 1 // 3, big"0.1", 0x02, true)
        @test same_bits(gradient(f, step; dims = 1), reference(f, 1, step, 1))
    end
    @test gradient(f, 0.5) == gradient(f, 0.5, 0.5)
    @test gradient(f) == gradient(f, 1, 1)
    across, down = gradient(f, 2, 3; dims = (2, 1))
    @test same_bits(across, reference(f, 2, 2, 1))
    @test same_bits(down, reference(f, 1, 3, 1))
end

@testset "coordinates" begin
    x = [0, 0.1, 0.3, 0.35, 1, 2.5]
    for coordinates in (x, reverse(x), view([x x]', 1, :), Float32.(x), rationalize.(x), BigFloat.(x), 0.5 .* (1:6) |> collect)
        for edge_order in 1:2
            expected = reference(f, 1, Float64.(coordinates), edge_order)
            @test same_bits(gradient(f, coordinates; dims = 1, edge_order = edge_order), expected)
        end
    end
    dx, dy = gradient(f, x, 2)
    @test same_bits(dx, reference(f, 1, x, 1))
    @test same_bits(dy, reference(f, 2, 2, 1))
end

@testset "integer coordinates" begin
    nanoseconds = [0, 3, 4, 9, 11, 12]
    expected = reference(f, 1, nanoseconds, 2)
    @test same_bits(gradient(f, nanoseconds .+ 1_700_000_000_000_000_000; dims = 1, edge_order = 2), expected)
    for T in (Int8, UInt8, Int16, UInt32, UInt64, Int128, BigInt)
        @test same_bits(gradient(f, T.(nanoseconds); dims = 1, edge_order = 2), expected)
    end
    @test_throws InexactError gradient(f, typemax(UInt64) .- UInt64.(nanoseconds); dims = 1)
end

@testset "ranges" begin
    for x in (0:0.1:0.5, 1:6, 10:-2:0, LinRange(0, 1, 6), range(0.0f0; step = 0.1f0, length = 6), Base.OneTo(6))
        @test same_bits(gradient(f, x; dims = 1), reference(f, 1, step(x), 1))
    end
    # numpy sees the rounded coordinates of a range.
    @test same_bits(gradient(f, collect(0:0.1:0.5); dims = 1), reference(f, 1, collect(0:0.1:0.5), 1))
    @test_throws DimensionMismatch gradient(f, 1:5; dims = 1)
end
