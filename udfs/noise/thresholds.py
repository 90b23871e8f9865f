"""Probabilities of discrete Laplace magnitudes as 255-bit integers, by integer arithmetic alone."""

from collections.abc import Iterator
from fractions import Fraction

THRESHOLD_BITS = 255
PRECISION = 512
LARGEST_EXPONENT = 256


def exp_of_minus(exponent: Fraction) -> int:
    """exp(-exponent) in units of 2^-512, off by less than 2^17 units; 0 from an exponent of 256 on.

    The exponent, >= 0, is halved until it is below 1; the series of exp is summed there, and squared as often.
    Proof: docs/proofs/table_inversion.md.
    """
    if exponent >= LARGEST_EXPONENT:
        return 0
    halvings = int(exponent).bit_length()
    top, bottom = exponent.numerator, exponent.denominator << halvings
    term = result = 1 << PRECISION
    rounds = 0
    while term:
        rounds += 1
        term = term * top // (bottom * rounds)
        result += term if rounds % 2 == 0 else -term
    for _ in range(halvings):
        result = result * result >> PRECISION
    return result


def thresholds(scale: Fraction) -> Iterator[int]:
    """For m = 1, 2, ...: the probability that |y| >= m in units of 2^-255, as long as it is a unit or more.

    With q = exp(-1 / scale) that is 2 q^m / (1 + q). Every threshold is off by less than 2 units; they never rise.
    """
    one = 1 << PRECISION
    ratio = exp_of_minus(Fraction(scale.denominator, scale.numerator))
    weight = 2 * ratio * one // (one + ratio)
    while threshold := weight >> (PRECISION - THRESHOLD_BITS):
        yield threshold
        weight = weight * ratio >> PRECISION
