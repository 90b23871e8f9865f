"""Pure differential privacy: losses of windows add up, and a year of them has a cap."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from udfs.accounting.decimals import exact_sum, positive_decimal

YEAR_WINDOWS = 13


class BudgetExceeded(Exception):
    """A charge that would take consecutive windows past the cap."""


@dataclass(frozen=True)
class Charge:
    """What a release costs each person in one window.

    Arguments: window, int, the number of a 28-day block, consecutive blocks numbered consecutively; epsilon, Decimal,
    > 0, at most 12 places. Raises TypeError for other types, ValueError outside the bounds.
    """

    window: int
    epsilon: Decimal

    def __post_init__(self) -> None:
        if isinstance(self.window, bool) or not isinstance(self.window, int):
            raise TypeError("window must be an int")
        positive_decimal(self.epsilon, "epsilon")


@dataclass(frozen=True)
class PureBudget:
    """A cap on the sum of epsilon over any `windows` consecutive windows.

    Arguments: cap, Decimal, > 0, at most 12 places; windows, int, >= 1, 13 for a year of 28-day blocks. Raises
    TypeError for other types, ValueError outside the bounds. Dwork, McSherry, Nissim, Smith 2006 (sequential
    composition; Dwork, Roth 2014, theorem 3.16). Proof: docs/proofs/composition.md.
    """

    cap: Decimal
    windows: int = YEAR_WINDOWS

    def __post_init__(self) -> None:
        positive_decimal(self.cap, "cap")
        if isinstance(self.windows, bool) or not isinstance(self.windows, int):
            raise TypeError("windows must be an int")
        if self.windows < 1:
            raise ValueError("windows must be at least 1")

    def spent(self, charges: Sequence[Charge], last_window: int) -> Decimal:
        """The sum of epsilon over the `windows` consecutive windows that end with `last_window`."""
        first = last_window - self.windows + 1
        return exact_sum(charge.epsilon for charge in charges if first <= charge.window <= last_window)

    def most_spent(self, charges: Sequence[Charge]) -> Decimal:
        """The largest sum of epsilon over any consecutive windows; 0 without charges.

        The largest is reached where a charged window is the last: moving the end back to one drops nothing.
        """
        return max((self.spent(charges, charge.window) for charge in charges), default=Decimal(0))

    def charged(self, charges: Sequence[Charge], new: Charge) -> tuple[Charge, ...]:
        """The charges with the new one added. Raises BudgetExceeded, without a figure, if any sum would pass the cap.

        The new window may lie before, between or after those charged already.
        """
        together = (*charges, new)
        if self.most_spent(together) > self.cap:
            raise BudgetExceeded("the charge would take consecutive windows past the cap")
        return together
