# Garbage is collected all the time while arrays that only the call refers to are differentiated.

# Something to take the place of memory that was given back too early.
litter() = [fill(NaN, rand(1:200)) for _ in 1:20]

@testset "garbage" begin
    f = [sin(i / 3) * j for i in 1:40, j in 1:30]
    x = cumsum([1 + i % 3 / 4 for i in 1:40])
    expected = reference(f, 1, x, 2)
    right = 0
    for k in 1:400
        # No variable holds the samples, the coordinates, the grid or the results' parents.
        out = view(Array{Float64}(undef, 80, 31), 80:-2:2, 1:30)
        gradient!(out, PermutedDimsArray(permutedims(f), (2, 1)), copy(x); dims = 1, edge_order = 2)
        k % 4 == 0 && GC.gc(k % 40 == 0)
        litter()
        dx = gradient(Grid((40, 30), copy(x), 1; edge_order = 2), copy(f); dims = 1)
        right += same_bits(out, expected) && same_bits(dx, expected)
    end
    @test right == 400
end

@testset "finalizers" begin
    for _ in 1:2000
        Grid((3, 4), [1, 2, 4], 1)
    end
    GC.gc()
    grid = Grid(3)
    finalize(grid)
    finalize(grid) # once is enough, and twice does no harm
    @test grid.handle == C_NULL
    @test_throws NDGradError gradient(grid, [1.0, 2, 4])
end
