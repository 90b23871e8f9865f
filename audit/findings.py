"""What an audit says of one mechanism, pair or fault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

CONFIDENCE = 0.95
REACH = 0.85
RUNS_TO_REACH = 100_000


class Verdict(Enum):
    """How a lower bound compares with the claim."""

    HOLDS = "not refuted"
    REFUTED = "EXCEEDS ITS CLAIM"
    WEAK = "AUDIT TOO WEAK"
    CAUGHT = "caught"
    REFUSED = "refused"
    MISSED = "MISSED"

    @property
    def is_good(self) -> bool:
        """Whether nothing has to be done."""
        return self in (Verdict.HOLDS, Verdict.CAUGHT, Verdict.REFUSED)


@dataclass(frozen=True)
class Finding:
    """One line of the table.

    Arguments: said, what was audited; claimed, epsilon; bound, the epsilon that the runs refute, None where no row
    came out; event, what told most; runs, of each side; is_planted, whether it is a fault; is_worst, whether a good
    audit reaches 85 % of the claim, which is asked of 100,000 runs.
    """

    said: str
    claimed: float
    bound: float | None
    event: str
    runs: int
    is_planted: bool = False
    is_worst: bool = False

    @property
    def verdict(self) -> Verdict:
        """What to make of it."""
        if self.bound is None:
            return Verdict.REFUSED
        if self.is_planted:
            return Verdict.CAUGHT if self.bound > self.claimed else Verdict.MISSED
        if self.bound > self.claimed:
            return Verdict.REFUTED
        is_strong = self.bound >= REACH * self.claimed or not self.is_worst or self.runs < RUNS_TO_REACH
        return Verdict.HOLDS if is_strong else Verdict.WEAK
