"""What numpy refuses is refused with numpy's exception; what only ndgrad refuses has the library's message."""

import ndgrad
import numpy as np
import pytest

F = np.arange(20.0).reshape(4, 5) ** 2
X = np.arange(5.0)

REFUSED_BY_NUMPY = [
    ((F, 1, 2, 3), {}),
    ((F, X), {}),
    ((F, 1, 2), {"axis": 1}),
    ((F, X, X), {}),
    ((F, X[:4]), {"axis": 1}),
    ((F, np.ones((5, 5))), {"axis": 1}),
    ((F,), {"axis": 2}),
    ((F,), {"axis": -3}),
    ((F,), {"axis": (0, 0)}),
    ((F,), {"axis": (1, -1)}),
    ((F,), {"axis": 0.5}),
    ((F,), {"edge_order": 3}),
    ((F,), {"edge_order": "1"}),
    ((F[:1],), {}),
    ((F[:2],), {"edge_order": 2}),
    ((F, "step"), {}),
    ((F, np.array("step")), {}),
    ((F, None), {}),
    ((["one", "two"],), {}),
    (([[1, 2], [3]],), {}),
    ((np.zeros(3, [("a", int), ("b", float)]),), {}),
    ((np.arange(2.0), 1.0), {"edge": 2}),
]


@pytest.mark.parametrize(("arguments", "keywords"), REFUSED_BY_NUMPY)
def test_numpys_exceptions(arguments, keywords):
    with pytest.raises(Exception) as numpys:
        np.gradient(*arguments, **keywords)
    with pytest.raises(Exception) as ours:
        ndgrad.gradient(*arguments, **keywords)
    assert builtin(ours.type) is builtin(numpys.type)


def builtin(error):
    """numpy has subclasses of its own."""
    return next(base for base in error.__mro__ if base.__module__ == "builtins")


@pytest.mark.parametrize(("spacing", "keywords", "message"), [
    ((0.0,), {}, "the step of axis 0 is 0.0: expected a finite number other than 0"),
    ((1, np.nan), {}, "the step of axis 1 is NaN: expected"),
    (([0, 1, 1, 2], 1), {}, "coordinate 2 of axis 0 is 1.0, the same as coordinate 1"),
    ((1, [0, 1, 2, np.inf, 4]), {}, "coordinate 3 of axis 1 is inf"),
    ((), {"edge_order": 0}, "edge_order is 0: expected 1 or 2"),
    ((), {"edge_order": -1}, "edge_order is -1: expected 1 or 2"),
    ((), {"edge_order": 1.5}, "edge_order is 1.5: expected 1 or 2"),
    ((), {"threads": -1}, "-1"),
])
def test_refused_on_purpose(spacing, keywords, message):
    with pytest.raises(ValueError) as error:
        ndgrad.gradient(F, *spacing, **keywords)
    assert message in str(error.value)


def test_messages_name_the_status():
    with pytest.raises(ValueError, match=r"axis 1 has 2 samples: expected at least 3 .*\(NDG_AXIS_TOO_SHORT\)"):
        ndgrad.gradient(F[:, :2], edge_order=2)


@pytest.mark.parametrize("spacing", [(1j,), (F[0] * 1j,), (np.array([True, False, True, False, True]),)])
def test_spacings_that_are_no_real_numbers(spacing):
    with pytest.raises(TypeError, match="expected real numbers|expected a real number"):
        ndgrad.gradient(F, *spacing, axis=1)


def test_more_dimensions_than_the_library_has():
    with pytest.raises(ValueError, match="ndim is 33: expected 0 to 32"):
        ndgrad.gradient(np.ones((2,) * 2 + (1,) * 31), axis=0)


def test_no_axis():
    assert ndgrad.gradient(5.0) == np.gradient(5.0) == ()
    assert ndgrad.gradient(F, axis=()) == np.gradient(F, axis=()) == ()
    assert [one.shape for one in ndgrad.gradient(np.ones((0, 5)), axis=(1,), out=[np.ones((0, 5))])] == []
