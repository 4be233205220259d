#!/usr/bin/env python3
"""Cut the data tiles of the examples out of the data sets that Debian ships, and a photograph of scikit-image's.

    apt-get install ferret-datasets && pip install numpy scipy scikit-image==0.26.0
    python3 cut_tiles.py [OUTPUT_DIRECTORY]

Writes rockies, pacific, wind and camera (README.md describes them) beside this
script, or into OUTPUT_DIRECTORY. Running it again gives the committed files byte for byte.
"""

import sys
import textwrap
from pathlib import Path

import numpy as np
from scipy.io import netcdf_file
from skimage import data as photographs

SOURCE = Path("/usr/share/ferret-vis/data")


def read(file, *names):
    """The named variables of a NetCDF-3 file, in the byte order of this machine."""
    with netcdf_file(SOURCE / file, mmap=False) as data:
        arrays = [data.variables[name][:] for name in names]
    return [array.astype(array.dtype.newbyteorder("=")) for array in arrays]


def between(coordinates, low, high):
    """The slice of the coordinates that lie in low..high, with a little slack for rounding."""
    inside = np.flatnonzero((coordinates > low - 1e-6) & (coordinates < high + 1e-6))
    assert np.all(np.diff(inside) == 1)
    return slice(inside[0], inside[-1] + 1)


def write(directory, name, comment, axes, values, dtype):
    """NAME.txt: the comment and, axis by axis, name, length, unit and coordinates. NAME.DTYPE: the values."""
    header = textwrap.indent(comment, "# ")
    for axis, unit, coordinates in axes:
        numbers = " ".join(repr(float(c)).removesuffix(".0") for c in coordinates)
        header += f"{axis} {len(coordinates)} {unit}\n{textwrap.fill(numbers, 100)}\n"
    (directory / f"{name}.txt").write_text(header)
    stored = values.astype(dtype)
    assert np.array_equal(stored, values), "the stored type must hold every value exactly"
    (directory / f"{name}.{dtype.lstrip('<')[0]}{8 * stored.itemsize}").write_bytes(stored.tobytes("C"))
    print(f"{name}: {' x '.join(map(str, values.shape))}, {values.min()} to {values.max()}")


def cut_relief(directory):
    relief, latitude, longitude = read("etopo5.cdf", "ROSE", "ETOPO05_Y", "ETOPO05_X")

    # ETOPO5 lies on whole multiples of 5 arc minutes. The source stores its longitudes as multiples of
    # 0.083334105 degrees, up to 0.0034 degrees off at the far end: put them back.
    def whole_minutes(degrees):
        exact = np.round(degrees * 12) / 12
        assert np.abs(exact - degrees).max() < 0.0035
        return exact

    latitude, longitude = whole_minutes(latitude), whole_minutes(longitude) - 360
    rows, columns = between(latitude, 33, 49), between(longitude, -125, -103)
    write(
        directory,
        "rockies",
        "Height above sea level in metres, western North America: rockies.i16, int16, little-endian,\n"
        "one row for each latitude, the northernmost first.\n"
        "Source: ETOPO5, NOAA National Geophysical Data Center, 1988. Public domain.\n",
        [
            ("latitude", "degrees_north", latitude[rows][::-1]),
            ("longitude", "degrees_east", longitude[columns]),
        ],
        relief[rows, columns][::-1],
        "<i2",
    )


def cut_ocean(directory):
    temperature, depth, latitude, longitude = read(
        "levitus_climatology.cdf", "TEMP", "ZAXLEVITR", "YAXLEVITR", "XAXLEVITR"
    )
    (row,) = np.flatnonzero(latitude == 0.5)
    columns = between(longitude, 120, 285)
    write(
        directory,
        "pacific",
        "Annual mean temperature of the Pacific in degrees Celsius along latitude 0.5 north: pacific.f32,\n"
        "float32, little-endian, one row for each depth; -1e10 where there is land or sea bed.\n"
        "Source: Levitus, Climatological Atlas of the World Ocean, NOAA, 1982. Public domain.\n",
        [
            ("depth", "metres", depth),
            ("longitude", "degrees_east", longitude[columns]),
        ],
        temperature[:, row, columns],
        "<f4",
    )


def cut_wind(directory):
    east, north, latitude, longitude = read("monthly_navy_winds.cdf", "UWND", "VWND", "FNOCY", "FNOCX")
    write(
        directory,
        "wind",
        "Monthly mean wind at the surface of the Earth in metres per second, January 1982: wind.f32, float32,\n"
        "little-endian, the eastward wind and then the northward one, each a row for each latitude.\n"
        "Source: monthly means of the Fleet Numerical Oceanography Center, United States Navy. Public domain.\n",
        [
            ("latitude", "degrees_north", latitude),
            ("longitude", "degrees_east", longitude),
        ],
        np.stack([east[0], north[0]]),
        "<f4",
    )


def cut_photograph(directory):
    """Half as large: each pixel is the mean of four, rounded half up."""
    pixels = photographs.camera().astype(np.uint16)
    quads = pixels.reshape(256, 2, 256, 2).sum((1, 3))
    write(
        directory,
        "camera",
        "A photographer: camera.u8, uint8, 0 is black and 255 white, the uppermost row first.\n"
        "Source: photograph by Lav Varshney, CC0; shipped by scikit-image.\n",
        [
            ("row", "pixels", np.arange(256)),
            ("column", "pixels", np.arange(256)),
        ],
        (quads + 2) // 4,
        "<u1",
    )


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    cut_relief(target)
    cut_ocean(target)
    cut_wind(target)
    cut_photograph(target)
