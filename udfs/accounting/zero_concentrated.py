"""Zero-concentrated differential privacy (zCDP): rho of mechanisms, and what it means as (epsilon, delta).

Every rounding is upward, so that a printed figure is never smaller than the true bound.
"""

from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction

from udfs.accounting.decimals import QUANTUM, positive_decimal

UPWARD = Context(prec=80, rounding=ROUND_CEILING)


def rho_of_pure(epsilon: Decimal) -> Decimal:
    """rho = epsilon^2 / 2 of an epsilon-private mechanism (Bun, Steinke 2016, proposition 1.4).

    Argument: epsilon, Decimal, > 0, at most 12 places. Rounded up to 12 places. Raises as `positive_decimal` does.
    """
    return rounded_up(Fraction(positive_decimal(epsilon, "epsilon")) ** 2 / 2)


def rho_of_gaussian(sensitivity: int, variance: Fraction | int) -> Decimal:
    """rho = sensitivity^2 / (2 variance) of discrete Gaussian noise (Canonne, Kamath, Steinke 2020, theorem 4).

    Arguments: sensitivity, int, ticks in L2, > 0; variance, int or Fraction, ticks squared, > 0. Rounded up to 12
    places. Raises TypeError for other types, ValueError for what is not positive.
    """
    if isinstance(sensitivity, bool) or not isinstance(sensitivity, int):
        raise TypeError("sensitivity must be an int")
    if isinstance(variance, bool) or not isinstance(variance, int | Fraction):
        raise TypeError("variance must be an int or a Fraction")
    if sensitivity <= 0 or variance <= 0:
        raise ValueError("sensitivity and variance must be positive")
    return rounded_up(Fraction(sensitivity**2) / (2 * Fraction(variance)))


def epsilon_from_rho(rho: Decimal, delta: Decimal) -> Decimal:
    """epsilon = rho + 2 sqrt(rho ln(1 / delta)), with which rho-zCDP is (epsilon, delta)-private.

    Arguments: rho, Decimal, > 0, at most 12 places, summed over what is composed; delta, Decimal, 0 < delta < 1.
    Rounded up to 12 places. Raises TypeError for other types, ValueError outside the bounds. Bun, Steinke 2016,
    proposition 1.3. `ln` and `sqrt` round to nearest whatever the context says, hence the steps up.
    """
    positive_decimal(rho, "rho")
    if not isinstance(delta, Decimal):
        raise TypeError("delta must be a Decimal")
    if not delta.is_finite() or not 0 < delta < 1:
        raise ValueError("delta must lie between 0 and 1")
    logarithm = UPWARD.next_plus(UPWARD.minus(UPWARD.ln(delta)))
    root = UPWARD.next_plus(UPWARD.sqrt(UPWARD.multiply(rho, logarithm)))
    return UPWARD.quantize(UPWARD.add(rho, UPWARD.multiply(Decimal(2), root)), QUANTUM)


def rounded_up(number: Fraction) -> Decimal:
    """The smallest decimal of 12 places that is not below the number."""
    quanta = -(-number / Fraction(QUANTUM) // 1)
    return UPWARD.multiply(Decimal(quanta), QUANTUM)
