"""What is measured, and how fast it has to be.

The words of a workload are explained in harness/workload.h. `bound` says what its floor and its target are about:

- "roof": the fraction of the roof's speed, one thread
- "loop": the speed as a multiple of a plain C loop that divides, one thread
- "opencv": the speed as a multiple of that of OpenCV's faster function, one thread each
- "call": nanoseconds a call
- "extra": bytes that a call takes beyond its arguments
- None: nothing is asked; the workload is there to be looked at

A target of None: nothing beyond the floor is asked.
"""

from dataclasses import dataclass

STEP = 0.1
"""A step whose double is no power of two, so that a quotient has to be worked out."""

MIB = 1 << 20


@dataclass(frozen=True)
class Workload:
    name: str
    words: str
    bound: str | None = None
    floor: float | None = None
    target: float | None = None
    quick: bool = False
    group: str = "table"
    numpy_floor: float | None = 5.0
    numpy_target: float | None = 10.0

    def word(self, key, default=None):
        return dict(word.split("=", 1) for word in self.words.split()).get(key, default)

    @property
    def shape(self):
        return tuple(int(n) for n in self.word("shape").split(","))

    @property
    def axes(self):
        return tuple(int(k) for k in self.word("axes").split(","))

    @property
    def operator(self):
        return self.word("operator", "gradient")

    @property
    def is_numpys(self):
        """Whether numpy.gradient computes it."""
        return self.operator == "gradient" and self.word("accuracy", "2") == "2"

    @property
    def outputs(self):
        return 1 if self.operator in ("laplacian", "divergence") else len(self.axes)

    @property
    def elements(self):
        product = 1
        for n in self.shape:
            product *= n
        return product


def words(shape, dtypes="f64 f64", axes=None, h=STEP, **more):
    source, result = dtypes.split()
    axes = range(len(shape)) if axes is None else axes
    extra = "".join(f" {key}={value}" for key, value in more.items())
    return f"in={source} out={result} shape={','.join(map(str, shape))} axes={','.join(map(str, axes))} h={h}{extra}"


def steps(name, shape, dtypes, general, one, quick):
    """The same field with a step that has to be divided by, and with step 1."""
    for h, label, (floor, target) in ((STEP, "", general), (1, ", h = 1", one)):
        yield Workload(name + label, words(shape, dtypes, h=h), "roof", floor, target, quick)


def asked():
    """The table of floors and targets."""
    yield from steps("1-D 1e8 f64", (100_000_000,), "f64 f64", (0.82, 0.92), (0.88, 0.97), False)
    for n, quick in ((256, True), (512, False)):
        yield from steps(f"3-D {n}^3 f64", (n, n, n), "f64 f64", (0.70, 0.90), (0.78, 0.95), quick)
    for n, quick in ((250, True), (509, False)):
        yield from steps(f"3-D {n}^3 f64", (n, n, n), "f64 f64", (0.62, 0.85), (0.70, 0.90), quick)
    yield Workload("3-D 512^3 f32", words((512,) * 3, "f32 f32"), "roof", 0.72, 0.90)
    for axis in range(3):
        yield Workload(f"3-D 512^3 f64, axis {axis}", words((512,) * 3, axes=[axis]), "roof", 0.72, 0.88)
    for dtypes in ("f64 f64", "f32 f32", "u8 f64", "u8 f32"):
        source, result = dtypes.split()
        label = source if source == result else f"{source} -> {result}"
        yield Workload(f"2-D 4096^2 {label}", words((4096, 4096), dtypes), "roof", 0.70, 0.90, True)
    yield Workload("3-D 256^3 f64, uneven", words((256,) * 3, spacing="uneven"), "roof", 0.62, 0.80, True,
                   numpy_floor=9.0, numpy_target=15.0)
    yield Workload("2-D 4096^2 f64, view [::2, ::2]", words((4096, 4096), every=2), "roof", 0.65, 0.80, True)
    yield Workload("2-D 4096^2 f64, C to Fortran", words((4096, 4096), out_order="F"), "roof", 0.22, 0.35, True)
    yield Workload("2-D 4000^2 f64, C to Fortran", words((4000, 4000), out_order="F"), "roof", 0.35, 0.55)
    for n in (20_000, 50_000, 100_000, 200_000, 500_000):
        yield Workload(f"1-D {n // 1000}k f64, in cache", words((n,)), "loop", 1.0, 1.3, n in (20_000, 200_000))
    yield Workload("one call, 10 elements", words((10,), h=1), "call", 40, 25, True)
    yield Workload("one call, 3 x 3", words((3, 3), h=1), "call", 80, 50, True)
    yield Workload("extra memory, 3-D 256^3 f64", words((256,) * 3), "extra", MIB, MIB // 4, True)
    yield Workload("extra memory, 3-D 256^3 f64, uneven", words((256,) * 3, spacing="uneven"), "extra", MIB, MIB // 4)


def operators():
    """What numpy.gradient does not compute."""
    cube = (256,) * 3
    yield Workload("3-D 256^3 f64, accuracy 4", words(cube, accuracy=4), "roof", 0.55, quick=True, group="operators")
    yield Workload("3-D 256^3 f64, accuracy 8", words(cube, accuracy=8), group="operators")
    yield Workload("Laplacian, 3-D 256^3 f64", words(cube, operator="laplacian"), "roof", 0.55, quick=True, group="operators")
    yield Workload("divergence, 3-D 256^3 f64", words(cube, operator="divergence"), group="operators")
    yield Workload("curl, 3-D 256^3 f64", words(cube, operator="curl"), quick=True, group="operators")
    for result, quick in (("i16", True), ("f32", False)):
        yield Workload(f"Sobel, 2-D 4096^2 u8 -> {result}", words((4096, 4096), f"u8 {result}", operator="sobel"),
                       "opencv", 1.0, quick=quick, group="operators")


def layouts():
    """Layouts and dtypes without a number of their own, so that none falls off a cliff unseen."""
    field = (4096, 4096)
    yield Workload("2-D 4096^2 f64, Fortran to Fortran", words(field, in_order="F", out_order="F"))
    yield Workload("2-D 4096^2 f64, Fortran to C", words(field, in_order="F"))
    yield Workload("2-D 4096^2 f64, view [::-1, ::-1]", words(field, every=-1))
    yield Workload("2-D 4096^2 f64, x y side by side", words(field, out_order="interleaved"))
    yield Workload("3-D 256^3 f64, x y z side by side", words((256,) * 3, out_order="interleaved"))
    yield Workload("divergence of vectors, 3-D 256^3 f64", words((256,) * 3, operator="divergence", in_order="interleaved"))
    yield Workload("curl of vectors into vectors, 3-D 256^3 f64",
                   words((256,) * 3, operator="curl", in_order="interleaved", out_order="interleaved"))
    yield Workload("2-D 5000000 x 3 f64", words((5_000_000, 3)))
    yield Workload("2-D 3 x 5000000 f64", words((3, 5_000_000)))
    for dtypes in ("i16 f64", "i64 f64", "f16 f16", "bf16 f32", "c64 c64", "c128 c128"):
        yield Workload("2-D 4096^2 " + dtypes.replace(" ", " -> "), words(field, dtypes))


def growth():
    """Time per element over sizes and ranks; for the picture."""
    sizes = [10**k * m for k in range(1, 8) for m in (1, 3)] + [10**8]
    for n in sizes:
        yield Workload(f"growth 1-D {n}", words((n,)), group="size")
    cubes = ((16_777_216,), (4096,) * 2, (256,) * 3, (64,) * 4, (28,) * 5, (16,) * 6)
    for shape in cubes:
        yield Workload(f"growth rank {len(shape)}, large", words(shape), group="rank, large")
    for shape in ((4096,), (64,) * 2, (16,) * 3, (8,) * 4, (5,) * 5, (4,) * 6):
        yield Workload(f"growth rank {len(shape)}, small", words(shape), group="rank, small")


def workloads(quick=False):
    if quick:
        return [w for w in (*asked(), *operators()) if w.quick]
    return [*asked(), *operators(), *layouts(), *growth()]
