# How fields go on beyond their ends; the settings of grids that say so; Ctrl-C.

const line = random_samples(Float64, (9,)) .* 2.0^-3

# The derivative of a line that has been made longer by three samples at both ends.
inner(left, right, order) = derivative([left; line; right], order, 0.5; accuracy = 6)[4:12]

@testset "sides" begin
    for order in 1:2
        with(sides) = derivative(line, order, 0.5; accuracy = 6, sides = sides)
        for (side, k) in (:mirrored => [4, 3, 2], :reflected => [3, 2, 1], :nearest => [1, 1, 1])
            @test with(side) ≈ inner(line[k], line[10 .- reverse(k)], order)
        end
        @test with(:odd_reflected) ≈ inner(2line[1] .- line[4:-1:2], 2line[9] .- line[8:-1:6], order)
        @test with(7) ≈ inner(fill(7, 3), fill(7, 3), order)
        @test with(:periodic) ≈ inner(line[7:9], line[1:3], order)
        @test with(((:nearest, 7.5),)) ≈ inner(line[[1, 1, 1]], fill(7.5, 3), order)
    end
    degrees = sort(360 .* rand(12))
    turned = [degrees[6:12]; degrees[1:5] .+ 360]
    around = derivative(sind.(degrees), 1, degrees; sides = Periodic(360))
    @test around[[6:12; 1:5]] ≈ derivative(sind.(turned), 1, turned; sides = Periodic(360))
    A = rand(5, 6)
    dx, dy = gradient(A; sides = (:nearest, :periodic))
    @test same_bits(dx, derivative(A, 1; sides = :nearest))
    @test same_bits(dy, derivative(A, 1; dims = 2, sides = :periodic))
    grid = NDGrad.set_side!(NDGrad.set_side!(Grid(5, 6), 1, :nearest), 2, :periodic)
    @test same_bits(gradient(grid, A)[2], dy)
end

@testset "ghost cells" begin
    A = rand(8, 5)
    whole = gradient(A)
    top = gradient(view(A, 1:5, :); sides = ((:one_sided, GhostCells(1)), :one_sided))
    bottom = gradient(view(A, 4:8, :); sides = ((GhostCells(1), :one_sided), :one_sided))
    @test all(same_bits([top[k]; bottom[k]], whole[k]) for k in 1:2)
    # Backwards, from every second row, into every second column.
    spread = fill(poison(Float64), 16, 5)
    view(spread, 15:-2:1, :) .= A
    out = fill(poison(Float64), 4, 10)
    grid = Grid((4, 5); sides = ((GhostCells(3), GhostCells(1)), :one_sided))
    gradient!(view(out, :, 10:-2:2), grid, view(spread, 15:-2:1, :); dims = 1)
    @test same_bits(out[:, 10:-2:2], whole[1][4:7, :])
    @test same_bits(out[:, 1:2:9], fill(poison(Float64), 4, 5))
    x = cumsum(rand(9) .+ 0.5)
    @test same_bits(derivative(line, 1, x; sides = GhostCells(1)), derivative(line, 1, x)[2:8])
    @test_throws DimensionMismatch gradient(grid, rand(4, 5))
    @test_throws ArgumentError derivative(line, 1; accuracy = 4, sides = GhostCells(1))
end

@testset "what is refused" begin
    A = rand(5, 6)
    for sides in (:sideways, "nearest", (:nearest,), ((:nearest, :nearest, :nearest), 1), ((:periodic, :nearest), 1), NaN)
        @test_throws ArgumentError gradient(A; sides = sides)
    end
    @test_throws ArgumentError derivative(line, 1, cumsum(rand(9) .+ 0.5); sides = :periodic)
    @test_throws ArgumentError NDGrad.set_side!(Grid(5), 1, GhostCells(-1))
end

# The sums over (A x) y and x (A' y) are the same.
dot(a::Union{Tuple, AbstractArray{<:AbstractArray}}, b) = sum(dot(p, q) for (p, q) in zip(a, b))
dot(a::AbstractArray, b) = sum(a .* b)
noise(A::AbstractArray{<:Number}) = rand(size(A)...)
noise(several) = map(noise, several)

@testset "adjoints" begin
    sides = ((GhostCells(2), :mirrored), Periodic(20), (:nearest, :reflected))
    grid = Grid((4, 7, 8), cumsum(rand(6) .+ 0.5), cumsum(rand(7) .+ 0.5), 0.5; sides = sides)
    A, fs = rand(6, 7, 8), Tuple(rand(6, 7, 8) for _ in 1:3)
    for (operator, adjoint, x, arguments) in (
        (gradient, gradient_adjoint, A, ()), (laplacian, laplacian_adjoint, A, ()), (derivative, derivative_adjoint, A, (2,)),
        (mixed_derivative, mixed_derivative_adjoint, A, ((1, 0, 2),)),
        (directional_derivative, directional_derivative_adjoint, A, ((1, -2, 3),)),
        (divergence, divergence_adjoint, fs, ()), (curl, curl_adjoint, fs, ()), (jacobian, jacobian_adjoint, fs, ()),
        (image_gradient, image_gradient_adjoint, A, (:prewitt,)),
    )
        forward = operator(grid, x, arguments...)
        y = noise(forward)
        back = adjoint(grid, y, arguments...)
        @test dot(forward, y) ≈ dot(x, back)
    end
    H = hessian(grid, A)
    Y = noise.(H)
    @test sum(dot(H[k, l], Y[k, l]) for l in 1:3 for k in 1:l) ≈ dot(A, hessian_adjoint(grid, Y))
end

@testset "progress" begin
    A = rand(600, 700)
    told = Float64[]
    grid = NDGrad.set_progress!(done -> push!(told, done), Grid(600, 700))
    expected = hessian(A; accuracy = 8)
    foreach(dim -> NDGrad.set_accuracy!(grid, dim, 8), 1:2)
    @test same_bits(hessian(grid, A)[1, 2], expected[1, 2])
    @test !isempty(told) && issorted(told) && all(0 .<= told .<= 1)
    # What it throws ends the call.
    NDGrad.set_progress!(done -> done > 0 && error("enough of it"), grid)
    @test_throws ErrorException hessian(grid, A)
    NDGrad.set_progress!(nothing, grid)
    @test same_bits(hessian(grid, A)[1, 2], expected[1, 2])
end

@testset "Ctrl-C" begin
    Base.exit_on_sigint(false)
    grid = Grid(600, 700)
    # The signal comes during the call, and Julia throws at the next of its own steps after that.
    function interrupt(done)
        ccall(:kill, Cint, (Cint, Cint), getpid(), 2)
        for _ in 1:10_000
            ccall(:usleep, Cint, (Cuint,), 1000)
            GC.safepoint()
        end
    end
    NDGrad.set_progress!(interrupt, grid)
    @test_throws InterruptException laplacian(grid, rand(600, 700))
    NDGrad.set_progress!(nothing, grid)
    @test laplacian(grid, zeros(600, 700)) == zeros(600, 700)
end
