"""Estimates of a whole organization's groups from noisy releases and their known noise, window by window."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from udfs.estimation.clipping import FAR_APART, LIKELY, allowances, quantiles
from udfs.estimation.filters import TINY, GroupFilters, OrganizationFilter
from udfs.estimation.public_model import DRAWN, OUTPUTS, Floats, Integers, PublicModel

LARGEST_VALUE, LARGEST_VARIANCE = 1e15, 1e30
LARGEST_WINDOW = 2**40
DECIMALS = 6


@dataclass(frozen=True)
class Estimates:
    """Estimates and ends of their 90 % intervals in weekly hours; shape (rows, 6), rows as they were given.

    Columns: meeting, call, chat, email, after-hours, and collaboration, the sum of the first four. Nothing is below 0.
    """

    values: Floats
    lows: Floats
    highs: Floats


@dataclass(frozen=True)
class Releases:
    """Checked releases in order of window and group; `order` leads from the rows as given to the rows here."""

    order: Integers
    groups: Integers
    windows: Integers
    heads: Floats
    values: Floats
    noise: Floats


def estimate(
    groups: NDArray[Any],
    windows: NDArray[Any],
    head_counts: NDArray[Any],
    values: NDArray[Any],
    noise_variances: NDArray[Any],
    model: PublicModel | None = None,
) -> Estimates:
    """Shrink releases of one organization's groups toward its mean, and filter them over windows.

    Arguments, one row per group and window, in any order: groups, int64, any numbers; windows, int64, their distance
    is time; head_counts, int64, >= 1; values, float64, shape (rows, 5), released means in weekly hours;
    noise_variances, float64, >= 0, hours^2, of one metric's released mean: 2 b^2 for Laplace noise of scale b hours,
    the same for a roll-up as the sum over its draws; model, public constants. Raises TypeError for other types and
    missing values, ValueError for other shapes, NaN, infinity, what is out of bounds and a group that is twice in a
    window; none says a value.

    A row's estimate rests on rows of its own and earlier windows alone; later ones never change it. Equations: for the
    filters `filters.py`, for clipping `clipping.py`. Why it costs no privacy: docs/proofs/post_processing.md.
    """
    rows = checked(groups, windows, head_counts, values, noise_variances)
    model = model or PublicModel()
    names, who = np.unique(rows.groups, return_inverse=True)
    organization, deviations = OrganizationFilter(), GroupFilters(names.size)
    results = np.zeros((3, rows.groups.size, DRAWN + 1))
    starts = np.flatnonzero(np.diff(rows.windows, prepend=rows.windows[:1] - 1))
    for part in map(slice, starts, [*starts[1:], rows.windows.size]):
        window, heads = int(rows.windows[part.start]), rows.heads[part]
        observed, noise = rows.values[part] @ model.directions.T, rows.noise[part]
        weights = heads / heads.sum()
        mean, mean_noise = weights @ observed, float(weights**2 @ noise)
        organization.advance(window, mean, mean_noise)
        arrived = who[part], heads, observed - mean, np.maximum(noise * (1 - 2 * weights) + mean_noise, 0)
        deviations.advance(window, *arrived)
        level, level_variance = organization.mean_and_variance()
        shifts, variances = deviations.means_and_variances(*arrived)
        results[:, part] = intervals(level, level + shifts, level_variance + variances, model)
    published = np.empty_like(results)
    published[:, rows.order] = np.round(results, DECIMALS) + 0.0
    return Estimates(*published)


def intervals(level: Floats, means: Floats, variances: Floats, model: PublicModel) -> Floats:
    """Values, lows and highs in hours from means and variances along the model's directions; shape (3, groups, 6).

    Directions are independent, so variances of their sums add up with squared coefficients; collaboration is one such
    sum. The interval reaches from no loss by clipping to that of people far apart, and past both ends by noise.
    """
    clipped, organization = means @ model.directions, level @ model.directions
    deviations = np.sqrt(variances @ (OUTPUTS @ model.directions.T).T ** 2)
    likely, most = (allowances(clipped, organization, spreads, model) @ OUTPUTS.T for spreads in (LIKELY, FAR_APART))
    base = clipped @ OUTPUTS.T
    least, most = np.minimum(likely, 0), np.maximum(np.maximum(most, likely), 0)
    margins = deviations * quantiles((most - least) / np.maximum(deviations, TINY))
    lows, highs = base + least - margins, base + most + margins
    values = np.maximum(clipped + likely[:, :DRAWN], 0) @ OUTPUTS.T
    return np.stack([values, np.clip(lows, 0, values), np.maximum(highs, values)])


def checked(groups: Any, windows: Any, head_counts: Any, values: Any, noise_variances: Any) -> Releases:
    """The rows in order of window and group. Raises as `estimate` says."""
    names = ("groups", "windows", "head_counts", "values", "noise_variances")
    arrays = dict(zip(names, (groups, windows, head_counts, values, noise_variances), strict=True))
    for name, array in arrays.items():
        kind = np.float64 if name in ("values", "noise_variances") else np.int64
        if not isinstance(array, np.ndarray) or np.ma.isMaskedArray(array) or array.dtype != kind:
            raise TypeError(f"{name} must be {kind.__name__} with nothing missing")
        shape = (groups.size, DRAWN) if name == "values" else (groups.size,)
        if array.shape != shape:
            raise ValueError(f"{name} must have one row for every group and window, values five columns")
    if not (np.abs(values) <= LARGEST_VALUE).all():
        raise ValueError("values must be finite and at most 1e15 in size")
    if not ((noise_variances >= 0) & (noise_variances <= LARGEST_VARIANCE)).all():
        raise ValueError("noise_variances must be finite, at least 0 and at most 1e30")
    if (head_counts < 1).any() or (windows < -LARGEST_WINDOW).any() or (windows > LARGEST_WINDOW).any():
        raise ValueError("head_counts must be at least 1, and windows within 2^40 of 0")
    order = np.lexsort((groups, windows))
    groups, windows = groups[order], windows[order]
    if ((groups[1:] == groups[:-1]) & (windows[1:] == windows[:-1])).any():
        raise ValueError("a group must have at most one row in a window")
    heads = head_counts[order].astype(np.float64)
    return Releases(order, groups, windows, heads, values[order], noise_variances[order])
