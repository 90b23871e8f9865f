"""What a noise parameter may be: an exact positive rational small enough for int64."""

from fractions import Fraction

LARGEST_SCALE = 5_000
LARGEST_TERM = 2**40


def positive_rational(parameter: object, name: str, largest: int) -> Fraction:
    """The parameter as a Fraction in lowest terms.

    Arguments: parameter, an int or a Fraction, 0 < parameter <= largest, both terms at most 2^40. Raises TypeError
    for any other type (a float, NaN, bool, Decimal, None) and ValueError outside the bounds; neither says the value.
    """
    if isinstance(parameter, bool) or not isinstance(parameter, int | Fraction):
        raise TypeError(f"{name} must be an int or a Fraction")
    exact = Fraction(parameter)
    if exact <= 0:
        raise ValueError(f"{name} must be positive")
    if exact > largest:
        raise ValueError(f"{name} must be at most {largest}")
    if max(exact.numerator, exact.denominator) > LARGEST_TERM:
        raise ValueError(f"{name} must be a ratio of integers of at most 2^40")
    return exact


def draw_count(count: object) -> int:
    """How many draws: an int of at least 0. Raises TypeError or ValueError."""
    if isinstance(count, bool) or not isinstance(count, int):
        raise TypeError("the number of draws must be an int")
    if count < 0:
        raise ValueError("the number of draws must not be negative")
    return count
