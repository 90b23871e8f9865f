"""One word for an interval beside its organization's own figure."""

import math

BAND = 0.25


def reading(low: float, high: float, reference: float, band: float = BAND) -> str:
    """`above`, `below`, `typical` or `cannot tell`, from a 90 % interval and the organization's estimate.

    Arguments: low, high, ends of the interval, low <= high; reference, the organization's estimate; all finite, in the
    same unit; band, share of the reference that still counts as typical, from 0. `above` and `below`: the interval
    lies on one side of the reference as a whole. `typical`: it lies within the band around it. Raises ValueError for
    what is not finite, a reversed interval or a negative band.
    """
    if not all(math.isfinite(number) for number in (low, high, reference, band)):
        raise ValueError("the interval, the reference and the band must be finite")
    if low > high or band < 0:
        raise ValueError("low must not be above high, and the band must not be negative")
    if low > reference:
        return "above"
    if high < reference:
        return "below"
    reach = band * abs(reference)
    return "typical" if reference - reach <= low and high <= reference + reach else "cannot tell"
