"""The operators of a Grid: each is a method of a few lines, over the function of the C library that bears its name."""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, SupportsIndex, TypeAlias, overload

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple
from numpy.typing import ArrayLike

from . import _library as library
from ._arrays import Array, Out, dtype_number, readable, results, views

# An axis, several, or None: all of them, in their order.
Axes: TypeAlias = SupportsIndex | Sequence[SupportsIndex] | None
# The components of a vector field: arrays of one dtype, or an array with the components along its first axis.
Field: TypeAlias = Sequence[ArrayLike] | Array

# The numbers of include/ndgrad.h.
_KERNELS = {"sobel": 1, "prewitt": 2, "scharr": 3, "farid": 4}
_SCALINGS = {"weights": 1, "true_derivative": 2}


class Operators:
    """What a Grid computes.

    Every method takes the samples, `axis` (an axis or several, negative ones count from the end; None: all, in their order)
    and `out` (an array, or as many as there are results, to write to). Samples have the grid's `sample_shape`, results its
    `shape`; they are new arrays that lie in memory as the samples do, unless `out` is given. Integers have float64 results,
    or float32 in an `out` of that dtype.

    The adjoint of an operator A is its transpose: for all x and y the sums of (A x) y and x (A^T y) are the same, but for
    rounding. It takes what the operator gives, and gives what the operator takes, ghost cells too.
    """

    _handle: ctypes.c_void_p | None
    _shape: tuple[int, ...]
    _sample_shape: tuple[int, ...]
    # Where the samples without their ghost cells are; None: there are none.
    _inside: tuple[slice, ...] | None

    # ---- of one field -----------------------------------------------------------------------------------------------

    def derivative(self, f: ArrayLike, axis: SupportsIndex, order: SupportsIndex = 1, *, out: Array | None = None) -> Array:
        """The derivative of any order along one axis: d^order f / dx^order.

        Parameters
        ----------
        f
            The samples.
        axis
            Negative counts from the end.
        order
            1 to 6. Of order 1 the numbers are those of `gradient`.
        out
            The array to write to.
        """
        return self._one_axis(library.ndg_derivative, f, axis, order, out, adjoint=False)

    def derivative_adjoint(self, f: ArrayLike, axis: SupportsIndex, order: SupportsIndex = 1, *,
                           out: Array | None = None) -> Array:
        """The adjoint of `derivative`."""
        return self._one_axis(library.ndg_derivative_adjoint, f, axis, order, out, adjoint=True)

    def mixed_derivative(self, f: ArrayLike, orders: Sequence[SupportsIndex], *, out: Array | None = None) -> Array:
        """The derivative of order orders[k] along each axis k, one after the other.

        Parameters
        ----------
        f
            The samples.
        orders
            One for each axis, 0 to 6; 0 for an axis along which f is not differentiated.
        out
            The array to write to.
        """
        return self._mixed(library.ndg_mixed_derivative, f, orders, out, adjoint=False)

    def mixed_derivative_adjoint(self, f: ArrayLike, orders: Sequence[SupportsIndex], *, out: Array | None = None) -> Array:
        """The adjoint of `mixed_derivative`."""
        return self._mixed(library.ndg_mixed_derivative_adjoint, f, orders, out, adjoint=True)

    def directional_derivative(self, f: ArrayLike, direction: ArrayLike, *, axis: Axes = None,
                               out: Array | None = None) -> Array:
        """The derivative in a direction: the sum of direction[k] df/dx[axis[k]].

        Parameters
        ----------
        f
            The samples.
        direction
            One number for each of the axes. Its length counts: of length 1 it gives the slope in that direction.
        axis, out
            As for every operator.
        """
        return self._directional(library.ndg_directional_derivative, f, direction, axis, out, adjoint=False)

    def directional_derivative_adjoint(self, f: ArrayLike, direction: ArrayLike, *, axis: Axes = None,
                                       out: Array | None = None) -> Array:
        """The adjoint of `directional_derivative`."""
        return self._directional(library.ndg_directional_derivative_adjoint, f, direction, axis, out, adjoint=True)

    def laplacian(self, f: ArrayLike, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The Laplacian: the sum of d^2 f / dx[axis[k]]^2.

        >>> import numpy as np, ndgrad
        >>> x, y = np.mgrid[:4, :5]
        >>> ndgrad.Grid((4, 5)).laplacian(x**2 + 3 * y**2)[0]
        array([8., 8., 8., 8., 8.])
        """
        return self._along_axes(library.ndg_laplacian, f, axis, 1, out)[0]

    def laplacian_adjoint(self, f: ArrayLike, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The adjoint of `laplacian`."""
        return self._along_axes(library.ndg_laplacian_adjoint, f, axis, 1, out, adjoint=True)[0]

    def hessian(self, f: ArrayLike, *, axis: Axes = None, out: Out = None) -> tuple[Array, ...]:
        """The second derivatives along each pair of axes.

        The Hessian is symmetric: of n axes there are n (n + 1) / 2 arrays, the rows of its upper triangle one after the other.
        Of two axes they are xx, xy, yy.
        """
        count = len(self._axes(axis))
        return tuple(self._along_axes(library.ndg_hessian, f, axis, count * (count + 1) // 2, out))

    def hessian_adjoint(self, f: Field, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The adjoint of `hessian`, from n (n + 1) / 2 arrays to one."""
        axes = self._axes(axis)
        return self._apply(f, len(axes) * (len(axes) + 1) // 2, 1, out, lambda read, write: library.ndg_hessian_adjoint(
            self._handle, read, len(axes), library.c_integers(axes), write), adjoint=True)[0]

    # ---- from fields to vector fields, and of these ------------------------------------------------------------------

    @overload
    def gradient(self, f: ArrayLike, *, axis: SupportsIndex, out: Out = None) -> Array: ...
    @overload
    def gradient(self, f: ArrayLike, *, axis: Sequence[SupportsIndex] | None = None, out: Out = None) -> Array | Any: ...
    def gradient(self, f: ArrayLike, *, axis: Axes = None, out: Out = None) -> Array | Any:
        """The derivatives of f along axes, by the formulas and with the results of ndgrad.gradient.

        Parameters
        ----------
        f
            The samples; bool and object arrays are no samples. Read in place, whatever the strides.
        axis
            An axis or several; None: all of them.
        out
            An array, or one for each axis, to write to. Results may be rounded to float32 where the C header's
            table at ndg_gradient says so: for integers and float16.

        Returns
        -------
        An array for one axis, else a tuple of arrays.
        """
        return _one_or_several(self._along_axes(library.ndg_gradient, f, axis, len(self._axes(axis)), out))

    def gradient_adjoint(self, f: Field, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The adjoint of `gradient`, from one array for each axis to one: minus a divergence, up to the ends."""
        return self._components(library.ndg_gradient_adjoint, f, axis, 1, out, adjoint=True)[0]

    def gradient_magnitude(self, f: ArrayLike, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The length of the gradient, in one sweep and without arrays for the derivatives. Not of complex samples."""
        return self._along_axes(library.ndg_gradient_magnitude, f, axis, 1, out)[0]

    def divergence(self, f: Field, *, axis: Axes = None, out: Array | None = None) -> Array:
        """The divergence of a vector field: the sum of df[k]/dx[axis[k]].

        Parameters
        ----------
        f
            The components: one array for each of the axes, or an array with the components along its first axis.
        axis, out
            As for every operator.
        """
        return self._components(library.ndg_divergence, f, axis, 1, out)[0]

    def divergence_adjoint(self, f: ArrayLike, *, axis: Axes = None, out: Out = None) -> Array | Any:
        """The adjoint of `divergence`, from one array to one for each axis."""
        count = len(self._axes(axis))
        return _one_or_several(self._along_axes(library.ndg_divergence_adjoint, f, axis, count, out, adjoint=True))

    def curl(self, f: Field, *, axis: Axes = None, out: Out = None) -> Array | Any:
        """The curl of a vector field: an array for two components, a tuple of three arrays for three.

        Along axes (x, y) it is df[1]/dx - df[0]/dy; along (x, y, z) `(df[2]/dy - df[1]/dz, df[0]/dz - df[2]/dx,
        df[1]/dx - df[0]/dy)`. The axes are those of the components: of (eastward, northward) wind stored as
        [latitude, longitude] they are (1, 0).
        """
        count = len(self._axes(axis))
        return _one_or_several(self._components(library.ndg_curl, f, axis, 1 if count == 2 else count, out))

    def curl_adjoint(self, f: Field, *, axis: Axes = None, out: Out = None) -> tuple[Array, ...]:
        """The adjoint of `curl`: for two axes from one array in a list to two, for three from three to three."""
        axes = self._axes(axis)
        return tuple(self._apply(f, 1 if len(axes) == 2 else len(axes), len(axes), out,
                                 lambda read, write: library.ndg_curl_adjoint(
                                     self._handle, len(axes), library.c_integers(axes), read, write), adjoint=True))

    def jacobian(self, f: Field, *, axis: Axes = None, out: Sequence[Sequence[Array]] | Array | None = None
                 ) -> tuple[tuple[Array, ...], ...]:
        """The Jacobian of a vector field: result[c][k] is df[c]/dx[axis[k]].

        Parameters
        ----------
        f
            Any number of components.
        axis
            As for every operator.
        out
            For each component an array for each axis; or one array of shape (components, axes, *shape).
        """
        axes, components = self._axes(axis), list(f)
        flat = None if out is None else [array for row in out for array in row]
        arrays = self._apply(components, len(components), len(components) * len(axes), flat,
                             lambda read, write: library.ndg_jacobian(
                                 self._handle, len(components), read, len(axes), library.c_integers(axes), write))
        return tuple(tuple(arrays[c * len(axes):(c + 1) * len(axes)]) for c in range(len(components)))

    def jacobian_adjoint(self, f: Sequence[Field] | Array, *, axis: Axes = None, out: Out = None) -> tuple[Array, ...]:
        """The adjoint of `jacobian`: f[c][k] as that gives them, a result for each component."""
        axes, rows = self._axes(axis), list(f)
        flat = [array for row in rows for array in row]
        return tuple(self._apply(flat, len(rows) * len(axes), len(rows), out,
                                 lambda read, write: library.ndg_jacobian_adjoint(
                                     self._handle, len(rows), read, len(axes), library.c_integers(axes), write),
                                 adjoint=True))

    # ---- of images --------------------------------------------------------------------------------------------------

    def image_gradient(self, f: ArrayLike, kernel: str = "sobel", scaling: str = "weights", *, axis: Axes = None,
                       out: Out = None) -> Array | Any:
        """Image operators: a difference along each axis, smoothed along the others.

        Beyond its ends the image goes on as the grid's sides say; one-sided means reflected about the edge here. Axes that are
        not among `axis` are not looked at: of an image of shape (rows, columns, colours) give (0, 1).

        Parameters
        ----------
        f
            The image.
        kernel
            "sobel", "prewitt", "scharr" or "farid".
        scaling
            "weights": as they stand, what scipy.ndimage and OpenCV compute. "true_derivative": divided by what they add up to
            and by the step.
        axis
            As for every operator.
        out
            An array, or one for each axis. Of samples of 8 and 16 bits int32 and int16 arrays get exact integers
            (with "weights", and not of "farid"); what an int16 cannot hold becomes the nearest that it can.

        Returns
        -------
        An array for one axis, else a tuple of arrays.
        """
        count = len(self._axes(axis))
        return _one_or_several(self._image(library.ndg_image_gradient, [f], 1, kernel, scaling, axis, count, out))

    def image_gradient_adjoint(self, f: Field, kernel: str = "sobel", scaling: str = "weights", *, axis: Axes = None,
                               out: Array | None = None) -> Array:
        """The adjoint of `image_gradient`, from one array for each axis to one."""
        count = len(self._axes(axis))
        return self._image(library.ndg_image_gradient_adjoint, f, count, kernel, scaling, axis, 1, out, adjoint=True)[0]

    def image_gradient_magnitude(self, f: ArrayLike, kernel: str = "sobel", scaling: str = "weights", *, axis: Axes = None,
                                 out: Array | None = None) -> Array:
        """The length of `image_gradient`. Not of complex samples."""
        return self._image(library.ndg_image_gradient_magnitude, [f], 1, kernel, scaling, axis, 1, out)[0]

    # ---- from arrays to the library ---------------------------------------------------------------------------------

    def _axes(self, axis: Axes) -> tuple[int, ...]:
        if axis is None:
            return tuple(range(len(self._shape)))
        return normalize_axis_tuple(axis, len(self._shape))  # type: ignore[arg-type]

    def _one_axis(self, function: Callable[..., None], f: ArrayLike, axis: SupportsIndex, order: SupportsIndex,
                  out: Array | None, *, adjoint: bool) -> Array:
        [number] = self._axes(axis)
        return self._apply([f], 1, 1, out, lambda read, write: function(
            self._handle, read, number, library.c_integer(order), write), adjoint=adjoint)[0]

    def _mixed(self, function: Callable[..., None], f: ArrayLike, orders: Sequence[SupportsIndex], out: Array | None, *,
               adjoint: bool) -> Array:
        _check_count(len(orders), len(self._shape), "orders")
        return self._apply([f], 1, 1, out, lambda read, write: function(
            self._handle, read, library.c_integers(orders), write), adjoint=adjoint)[0]

    def _directional(self, function: Callable[..., None], f: ArrayLike, direction: ArrayLike, axis: Axes, out: Array | None,
                     *, adjoint: bool) -> Array:
        axes = self._axes(axis)
        numbers = np.atleast_1d(np.asarray(direction, dtype=np.float64))
        _check_count(numbers.size, len(axes), "numbers for a direction")
        along = (ctypes.c_double * len(axes))(*numbers.ravel().tolist())
        return self._apply([f], 1, 1, out, lambda read, write: function(
            self._handle, read, len(axes), library.c_integers(axes), along, write), adjoint=adjoint)[0]

    def _along_axes(self, function: Callable[..., None], f: ArrayLike, axis: Axes, count: int, out: Out, *,
                    adjoint: bool = False) -> list[Array]:
        """Calls a function of the library that takes one array and gives `count`."""
        axes = self._axes(axis)
        return self._apply([f], 1, count, out, lambda read, write: function(
            self._handle, read, len(axes), library.c_integers(axes), write), adjoint=adjoint)

    def _components(self, function: Callable[..., None], f: Field, axis: Axes, count: int, out: Out, *,
                    adjoint: bool = False) -> list[Array]:
        """Calls a function of the library that takes an array for each axis."""
        axes = self._axes(axis)
        return self._apply(f, len(axes), count, out, lambda read, write: function(
            self._handle, len(axes), library.c_integers(axes), read, write), adjoint=adjoint)

    def _image(self, function: Callable[..., None], f: Field, inputs: int, kernel: str, scaling: str, axis: Axes, count: int,
               out: Out, *, adjoint: bool = False) -> list[Array]:
        axes = self._axes(axis)
        options = _named(_KERNELS, kernel, "kernel"), _named(_SCALINGS, scaling, "scaling")
        return self._apply(f, inputs, count, out, lambda read, write: function(
            self._handle, read, *options, len(axes), library.c_integers(axes), write), adjoint=adjoint)

    def _apply(self, f: Field, inputs: int, count: int, out: Out, call: Callable[[Any, Any], None], *,
               adjoint: bool = False) -> list[Array]:
        """Has `call` called with views of `inputs` arrays to read and of `count` to write; gives the latter."""
        read_shape, write_shape = (self._shape, self._sample_shape) if adjoint else (self._sample_shape, self._shape)
        fields = list(f)
        _check_count(len(fields), inputs, "arrays")
        samples = [_samples(field, read_shape) for field in fields]
        like = samples[0] if samples else np.empty(read_shape)
        arrays = results(out, count, like, write_shape)
        call(views(samples if adjoint else self._without_ghost_cells(samples)),
             views(self._without_ghost_cells(arrays) if adjoint else arrays))
        return arrays

    def _without_ghost_cells(self, arrays: list[Array]) -> list[Array]:
        """Views point to the first sample that is no ghost cell."""
        return arrays if self._inside is None else [array[self._inside] for array in arrays]


def _samples(f: ArrayLike, shape: tuple[int, ...]) -> Array:
    samples = np.asarray(f)
    if samples.shape != shape:
        raise ValueError(f"f has shape {samples.shape}: expected {shape}, that of the grid")
    if dtype_number(samples.dtype) is None:
        raise TypeError(f"f has dtype {samples.dtype}: expected integers, floats or complex numbers")
    return readable(samples)


def _one_or_several(arrays: list[Array]) -> Array | tuple[Array, ...]:
    return arrays[0] if len(arrays) == 1 else tuple(arrays)


def _check_count(count: int, expected: int, what: str) -> None:
    if count != expected:
        raise ValueError(f"{count} {what} were given: expected {expected}")


def _named(numbers: dict[str, int], name: str, what: str) -> int:
    if name not in numbers:
        raise ValueError(f"{what} is {name!r}: expected {', '.join(map(repr, numbers))}")
    return numbers[name]
