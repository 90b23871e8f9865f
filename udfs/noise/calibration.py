"""Noise that is wide enough for what it protects, or none at all."""

from decimal import Decimal
from fractions import Fraction

from udfs.noise.laplace import DiscreteLaplace


def calibrated_laplace(sensitivity: object, epsilon: object, scale: object) -> DiscreteLaplace:
    """Discrete Laplace noise of the given scale, once that scale is at least sensitivity / epsilon.

    Arguments: sensitivity, int, ticks in L1, > 0; epsilon and scale (ticks), finite Decimals, > 0. Raises TypeError
    for other types (floats, None), ValueError outside the bounds; neither says a value. Dwork, McSherry, Nissim,
    Smith 2006, proposition 1; for integers Canonne, Kamath, Steinke 2020, lemma 29 (Ghosh, Roughgarden,
    Sundararajan 2009). Proof: docs/proofs/discrete_laplace.md.
    """
    if isinstance(sensitivity, bool) or not isinstance(sensitivity, int):
        raise TypeError("sensitivity must be an int")
    if not isinstance(epsilon, Decimal) or not isinstance(scale, Decimal):
        raise TypeError("epsilon and scale must be Decimals")
    if not epsilon.is_finite() or not scale.is_finite() or sensitivity <= 0 or epsilon <= 0 or scale <= 0:
        raise ValueError("sensitivity, epsilon and scale must be positive and finite")
    if Fraction(scale) * Fraction(epsilon) < sensitivity:
        raise ValueError("scale must be at least sensitivity / epsilon")
    return DiscreteLaplace(Fraction(scale))
