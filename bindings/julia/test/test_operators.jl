# Derivatives of every order, sums over dimensions, vector fields, images: against formulas and against gradients.

const operand = random_samples(Float64, (7, 8, 9)) .* 2.0^-3
const spacings = ([1, 2, 4, 7, 8, 9.5, 12], 0.5, cumsum(rand(9) .+ 0.5))
const parts = gradient(operand, spacings...)

@testset "formulas" begin
    f, h, i = [3.0, -1, 4, 1, -5, 9, 2, 6], 0.25, 3:6
    fourth = derivative(f, 1, h; accuracy = 4)
    @test fourth[i] ≈ (f[i .- 2] .- 8f[i .- 1] .+ 8f[i .+ 1] .- f[i .+ 2]) ./ 12h
    second = derivative(f, 2, h; accuracy = 4)
    @test second[i] ≈ (.-f[i .- 2] .+ 16f[i .- 1] .- 30f[i] .+ 16f[i .+ 1] .- f[i .+ 2]) ./ 12h^2
    @test derivative(f, 1, h; edge_order = 3)[1] ≈ (-11f[1] + 18f[2] - 9f[3] + 2f[4]) / 6h
    # Polynomials, exactly, at uneven coordinates too.
    x = [0, 0.5, 1.25, 2, 3, 3.5, 4.5, 5, 6, 6.5, 7, 8.5, 9, 10, 11]
    exact = (x .^ 4 ./ 24 .- 3x .^ 2, x .^ 3 ./ 6 .- 6x, x .^ 2 ./ 2 .- 6, x)
    for order in 1:4
        @test isapprox(derivative(x .^ 5 ./ 120 .- x .^ 3, order, x; accuracy = 6), exact[order]; atol = 1e-6)
    end
end

@testset "derivatives" begin
    for dim in 1:3
        @test same_bits(derivative(operand, 1, spacings[dim]; dims = dim), parts[dim])
    end
    settings = (accuracy = (2, 4, 6), edge_order = (1, 4, 2))
    both = gradient(operand, 0.5; settings...)
    @test same_bits(both[2], derivative(operand, 1, 0.5; dims = 2, accuracy = 4))
    @test same_bits(both[3], derivative(operand, 1, 0.5; dims = 3, accuracy = 6, edge_order = 2))
    grid = Grid(size(operand), 0.5; settings...)
    @test same_bits(gradient(grid, operand)[3], both[3])
    NDGrad.set_accuracy!(grid, 1, 4)
    @test same_bits(gradient(grid, operand; dims = 1), derivative(operand, 1, 0.5; accuracy = 4, edge_order = 1))
    grid = NDGrad.set_accuracy!(Grid(size(operand), 0.5), 1, 4)
    @test same_bits(gradient(grid, operand; dims = 1), derivative(operand, 1, 0.5; accuracy = 4))
    mixed = mixed_derivative(operand, (1, 0, 2), spacings...)
    @test mixed ≈ derivative(parts[1], 2, spacings[3]; dims = 3)
    @test same_bits(mixed_derivative(operand, (0, 0, 0)), operand)
end

@testset "sums" begin
    seconds = [derivative(operand, 2, spacings[dim]; dims = dim) for dim in 1:3]
    @test laplacian(operand, spacings...) ≈ sum(seconds)
    @test laplacian(operand, spacings[3], spacings[1]; dims = (3, 1)) ≈ seconds[3] + seconds[1]
    @test directional_derivative(operand, (0.5, -2, 3), spacings...) ≈ 0.5parts[1] - 2parts[2] + 3parts[3]
    @test same_bits(gradient_magnitude(operand, spacings...), sqrt.(parts[1] .^ 2 .+ parts[2] .^ 2 .+ parts[3] .^ 2))
    H = hessian(operand, spacings...)
    @test size(H) == (3, 3) && H[1, 3] === H[3, 1]
    @test all(same_bits(H[k, k], seconds[k]) for k in 1:3)
    @test same_bits(H[1, 2], mixed_derivative(operand, (1, 1, 0), spacings...))
    @test same_bits(H[2, 3], mixed_derivative(operand, (0, 1, 1), spacings...))
end

@testset "vector fields" begin
    fs = (operand, operand[end:-1:1, :, :], view(operand, :, 8:-1:1, :))
    d = [gradient(f, spacings...) for f in fs]
    @test same_bits(divergence(fs, spacings...), d[1][1] .+ d[2][2] .+ d[3][3])
    whirl = curl(collect(fs[1:3]), spacings...)
    @test same_bits(whirl[1], d[3][2] .- d[2][3])
    @test same_bits(whirl[2], d[1][3] .- d[3][1])
    @test same_bits(whirl[3], d[2][1] .- d[1][2])
    @test same_bits(curl(fs[1:2], spacings[2], spacings[1]; dims = (2, 1)), d[2][2] .- d[1][1])
    J = jacobian(fs, spacings...)
    @test all(same_bits(J[c, k], d[c][k]) for c in 1:3, k in 1:3)
    # Components side by side in one buffer, read and written where they are.
    buffer = fill(poison(Float32), 2, 5, 6)
    buffer[1, :, :] .= random_samples(Float32, (5, 6))
    u = view(buffer, 1, :, :)
    samples = collect(u)
    divergence!(view(buffer, 2, :, :), (u, u), 0.5)
    dx, dy = gradient(samples, 0.5)
    @test same_bits(buffer[2, :, :], dx .+ dy) && same_bits(buffer[1, :, :], samples)
end

@testset "into arrays of the caller" begin
    whole = fill(poison(Float64), 14, 8, 9)
    out = view(whole, 13:-2:1, :, :)
    grid = Grid(size(operand), spacings...)
    @test laplacian!(out, grid, operand) === out
    @test same_bits(collect(out), laplacian(operand, spacings...))
    @test same_bits(whole[2:2:14, :, :], fill(poison(Float64), 7, 8, 9))
    @test derivative!(out, operand, 2, spacings[2]; dims = 2) === out
    @test same_bits(collect(out), derivative(operand, 2, spacings[2]; dims = 2))
    @test same_bits(collect(mixed_derivative!(out, grid, operand, [0, 1, 1])), hessian(grid, operand)[2, 3])
    @test same_bits(collect(gradient_magnitude!(out, grid, operand)), gradient_magnitude(grid, operand))
    @test same_bits(collect(directional_derivative!(out, grid, operand, (1, 0, 0))), parts[1])
    H = [similar(operand) for _ in 1:2, _ in 1:2]
    @test hessian!(H, grid, operand; dims = 2:3) === H && same_bits(H[1, 2], hessian(grid, operand)[2, 3])
    J = [similar(operand) for _ in 1:2, _ in 1:3]
    @test same_bits(jacobian!(J, grid, (operand, operand))[2, 3], parts[3])
end

@testset "types" begin
    for T in (Float32, Float16, ComplexF64, ComplexF32, UInt8, Int64)
        A = random_samples(T, (6, 7))
        D = T <: Integer ? Float64 : T
        @test laplacian(A) isa Matrix{D} && derivative(A, 3; accuracy = 2) isa Matrix{D} && divergence((A, A)) isa Matrix{D}
        @test laplacian(A) ≈ derivative(A, 2; dims = 1) .+ derivative(A, 2; dims = 2) || T == Float16
        T <: Integer && @test same_bits(laplacian(A), laplacian(Float64.(A)))
    end
end

@testset "images" begin
    image = rand(UInt8, 9, 11)
    padded = Float64.(image[[1; 1:9; 9], [1; 1:11; 11]])
    for (kernel, smoothing) in (:sobel => [1, 2, 1], :prewitt => [1, 1, 1], :scharr => [3, 10, 3])
        sums(weights) = [sum(weights .* padded[i:(i + 2), j:(j + 2)]) for i in 1:9, j in 1:11]
        down, along = sums([-1, 0, 1] * smoothing'), sums(smoothing * [-1 0 1])
        @test image_gradient(image, kernel) == (down, along)
        @test image_gradient_magnitude(image, kernel) ≈ hypot.(down, along)
        exact = (zeros(Int32, 9, 11), zeros(Int32, 9, 11))
        @test image_gradient!(exact, image, kernel) == (down, along)
    end
    slope = [3i + 2j for i in 1.0:9, j in 1.0:11]
    for kernel in (:sobel, :prewitt, :scharr, :farid)
        down, along = image_gradient(slope, kernel, 0.5, 4; scaling = :derivative)
        @test down[4:6, 4:8] ≈ fill(6, 3, 5) && along[4:6, 4:8] ≈ fill(0.5, 3, 5)
    end
    colours = rand(UInt8, 9, 11, 3)
    @test image_gradient(colours; dims = (1, 2))[2][:, :, 2] == image_gradient(colours[:, :, 2])[2]
end

@testset "what is refused" begin
    A = rand(4, 5)
    grid = Grid(4, 5)
    @test_throws ArgumentError derivative(A, 7)
    @test_throws ArgumentError derivative(A, 1; dims = (1, 2))
    @test_throws ArgumentError derivative(A, 1; accuracy = 3)
    @test_throws ArgumentError derivative(A, 1; accuracy = 8)
    @test_throws ArgumentError derivative(A, 1; edge_order = 9)
    @test_throws ArgumentError gradient(A; accuracy = (2, 4, 2))
    @test_throws DimensionMismatch mixed_derivative(A, (1,))
    @test_throws ArgumentError mixed_derivative(A, (1, 7))
    @test_throws DimensionMismatch directional_derivative(A, (1, 2, 3))
    @test_throws ArgumentError directional_derivative(A, (1, Inf))
    @test_throws DimensionMismatch divergence((A,))
    @test_throws DimensionMismatch divergence((A, A'))
    @test_throws DimensionMismatch divergence!(rand(3, 5), grid, (A, A))
    @test_throws ArgumentError curl((A, A); dims = 1)
    @test_throws DimensionMismatch curl((A, A, A))
    @test_throws DimensionMismatch jacobian!([A for _ in 1:1, _ in 1:1], grid, (A, A))
    @test_throws DimensionMismatch hessian!([A for _ in 1:1, _ in 1:1], grid, A)
    @test_throws NDGradError gradient_magnitude(complex.(A))
    @test_throws NDGradError laplacian!(A, grid, A)
    @test_throws NDGradError divergence(Any[A, Float32.(A)] |> Tuple)
    @test_throws ArgumentError image_gradient(A, :roberts)
    @test_throws ArgumentError image_gradient(A; scaling = :none)
    @test_throws ArgumentError laplacian!(zeros(Int, 4, 5), grid, A)
end
