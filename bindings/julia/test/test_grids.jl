# Grids: filled in, used for every type, given back; threads.

@testset "spacing" begin
    A = random_samples(Float64, (5, 7))
    x = [0.0, 1, 3, 3.5, 7]
    grid = Grid((5, 7), x, 0.3; edge_order = 2)
    dx, dy = gradient(grid, A)
    @test same_bits(dx, reference(A, 1, x, 2))
    @test same_bits(dy, reference(A, 2, 0.3, 2))
    @test same_bits(gradient(grid, A'[:, :]'; dims = 1), dx)

    @test NDGrad.set_step!(grid, 1, -2) === grid
    @test NDGrad.set_coordinates!(grid, 2, [1, 2, 4, 5, 6, 8, 9]) === grid
    @test NDGrad.set_edge_order!(grid, 1, 1) === grid
    out = fill(poison(Float64), 7, 5)
    gradient!(PermutedDimsArray(out, (2, 1)), grid, A; dims = 2)
    @test same_bits(collect(out'), reference(A, 2, [1, 2, 4, 5, 6, 8, 9], 2))
    @test same_bits(gradient(grid, A; dims = 1), reference(A, 1, -2, 1))
    NDGrad.set_coordinates!(grid, 2, 0:0.5:3)
    @test same_bits(gradient(grid, A; dims = 2), reference(A, 2, 0.5, 2))
    for T in (Float32, Float16, ComplexF32, UInt8, Int64)
        B = random_samples(T, (5, 7))
        @test same_bits(gradient(grid, B; dims = 1), reference(B, 1, -2, 1))
    end
    @test gradient(Grid(5), A[:, 1]) == gradient(A[:, 1])
    @test gradient(Grid(5, 7), A) == gradient(A)
    @test size(grid) == (5, 7) && ndims(grid) == 2 && sprint(show, grid) == "Grid((5, 7))"
end

@testset "failures" begin
    grid = Grid((5, 7), 2)
    A = random_samples(Float64, (5, 7))
    @test_throws DimensionMismatch Grid(-1, 2)
    @test_throws ArgumentError Grid((5, 7), 1, 2, 3)
    @test_throws ArgumentError NDGrad.set_step!(grid, 1, 0)
    @test_throws ArgumentError NDGrad.set_step!(grid, 3, 1)
    @test_throws ArgumentError NDGrad.set_edge_order!(grid, 1, 9)
    @test_throws ArgumentError NDGrad.set_num_threads!(grid, -1)
    @test_throws DimensionMismatch NDGrad.set_coordinates!(grid, 1, [1, 2])
    @test_throws ArgumentError NDGrad.set_coordinates!(grid, 1, [1, 1, 2, 3, 4])
    @test_throws DimensionMismatch gradient(grid, zeros(7, 5))
    @test_throws DimensionMismatch gradient(grid, zeros(5))
    @test_throws ArgumentError deepcopy(grid)
    # All of it has left the grid as it was.
    @test gradient(grid, A) == gradient(A, 2)
end

@testset "threads" begin
    A = rand(1000, 1200)
    serial = gradient(A, 0.3)
    @test NDGrad.num_threads() == 1
    NDGrad.set_num_threads(2)
    @test NDGrad.num_threads() == 2
    @test gradient(A, 0.3) == serial
    NDGrad.set_num_threads(1)
    @test gradient(NDGrad.set_num_threads!(Grid((1000, 1200), 0.3), 3), A) == serial
    @test_throws ArgumentError NDGrad.set_num_threads(-1)

    # One grid, used by all of Julia's threads at once.
    grid = Grid((50, 60), 0.3)
    B = rand(50, 60)
    right = fill(false, 100)
    Threads.@threads for k in 1:100
        right[k] = gradient(grid, B .* k; dims = 2) == gradient(B .* k, 0.3; dims = 2)
    end
    @test all(right)
end
