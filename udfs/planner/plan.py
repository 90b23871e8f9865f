"""A policy's error bars in weekly hours and its yearly loss, from public figures alone."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from udfs.accounting import Charge, PureBudget
from udfs.planner.gaussian import gaussian_deviation
from udfs.planner.sums import half_width, standard_deviation

NORMAL_QUANTILE = 1.6448536269514722


@dataclass(frozen=True)
class Policy:
    """What an owner chooses before any data is read.

    Arguments: epsilon, Decimal, of one person in one window; windows, int, of a year; radius, int, ticks, of the L1
    ball people's vectors are clipped onto; tick_hours, Fraction, weekly hours in a tick, > 0. Raises TypeError or
    ValueError for other types and outside the bounds.
    """

    epsilon: Decimal
    windows: int
    radius: int
    tick_hours: Fraction

    def __post_init__(self) -> None:
        PureBudget(self.epsilon, self.windows)
        if isinstance(self.radius, bool) or not isinstance(self.radius, int):
            raise TypeError("radius must be an int")
        if not isinstance(self.tick_hours, Fraction):
            raise TypeError("tick_hours must be a Fraction")
        if self.radius < 1 or self.tick_hours <= 0:
            raise ValueError("radius and tick_hours must be positive")

    @property
    def sensitivity(self) -> int:
        """Ticks by which one person's vector can move a sum, in L1 and in L2: twice the radius."""
        return 2 * self.radius

    @property
    def scale(self) -> Fraction:
        """Ticks: sensitivity / epsilon. Dwork, McSherry, Nissim, Smith 2006, proposition 1."""
        return self.sensitivity / Fraction(self.epsilon)

    @property
    def yearly_epsilon(self) -> Decimal:
        """Pure composition of a year of windows: the sum."""
        charges = [Charge(window, self.epsilon) for window in range(self.windows)]
        return PureBudget(self.epsilon * self.windows, self.windows).most_spent(charges)

    def deviation(self, heads: int, draws: int = 1) -> float:
        """Standard deviation, weekly hours, of a released mean of `heads` people that is the sum of so many draws."""
        return standard_deviation(self.scale, draws) * self.hours_per_tick(heads)

    def half_width(self, heads: int, draws: int = 1, level: float = 0.9) -> float:
        """Weekly hours within which such a mean keeps its noise with probability `level`: exact, to the tick."""
        return half_width(self.scale, draws, level) * self.hours_per_tick(heads)

    def gaussian_half_width(self, heads: int, draws: int, delta: float, windows: int) -> float:
        """The same at 90 % with Gaussian noise of equal yearly epsilon and this delta, over so many windows."""
        deviation = gaussian_deviation(self.sensitivity, float(self.epsilon) * windows, delta, windows)
        return NORMAL_QUANTILE * sqrt(draws) * deviation * self.hours_per_tick(heads)

    def hours_per_tick(self, heads: int) -> float:
        """What one tick of a sum is in the mean of `heads` people. Raises TypeError, or ValueError below 1."""
        if isinstance(heads, bool) or not isinstance(heads, int):
            raise TypeError("heads must be an int")
        if heads < 1:
            raise ValueError("heads must be at least 1")
        return float(self.tick_hours / heads)
