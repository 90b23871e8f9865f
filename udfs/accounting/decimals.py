"""Decimals that are added without losing a digit, or not at all."""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

PLACES = 12
LARGEST_LOSS = 1_000_000
QUANTUM = Decimal(1).scaleb(-PLACES)
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow])


def positive_decimal(number: object, name: str) -> Decimal:
    """The number, once it is a finite Decimal, 0 < number <= 1,000,000, of at most 12 decimal places.

    Raises TypeError for any other type (a float, int, bool, None), ValueError outside the bounds; neither says it.
    """
    if not isinstance(number, Decimal):
        raise TypeError(f"{name} must be a Decimal")
    if not number.is_finite() or not 0 < number <= LARGEST_LOSS:
        raise ValueError(f"{name} must be positive, finite and at most {LARGEST_LOSS}")
    if number < QUANTUM or Fraction(number) % Fraction(QUANTUM):
        raise ValueError(f"{name} must have at most {PLACES} decimal places")
    return number


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """Their sum, without rounding. Raises decimal.Inexact should 60 digits ever not hold it."""
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    return total
