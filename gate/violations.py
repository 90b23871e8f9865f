"""What the gate says when one person could be seen."""

from __future__ import annotations

from dataclasses import dataclass

from gate.rules import RULES


@dataclass(frozen=True, order=True)
class Violation:
    """One breach of one rule.

    Arguments:
        rule: a name of `gate.rules.RULES`.
        model: the model, seed, snapshot, exposure, macro or published table at fault.
        column: its column, where there is one at fault.
        reason: what is wrong, from which source column through which models; never a value of a row.
        mend: what to do about it, in one sentence.
    """

    rule: str
    model: str
    column: str | None
    reason: str
    mend: str

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise ValueError(f"rule must be one of gate.rules, got {self.rule!r}")

    def __str__(self) -> str:
        place = self.model if self.column is None else f"{self.model}.{self.column}"
        return f"{self.rule}: {place}\n    {self.reason}\n    Mend: {self.mend}"
