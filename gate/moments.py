"""Moments that a query makes of a number or a text, and that are no day of an activity."""

from __future__ import annotations

from sqlglot import exp

from gate.facts import Fact, Mark

MADE = (exp.UnixToTime, exp.Interval, exp.DateFromParts, exp.TimestampFromParts)
MAKERS = frozenset(
    "to_timestamp make_date make_timestamp make_timestamptz make_timestamp_ms make_timestamp_ns epoch_ms to_days "
    "to_weeks to_months to_quarters to_years to_hours to_minutes to_seconds".split()
)
STEPS = (exp.Add, exp.Sub, exp.DateAdd, exp.DateSub)
TEXTS = (exp.DPipe, exp.Concat, exp.ConcatWs)
TIMES = ("date", "timestamp", "timestamptz", "datetime")


def told_by(node: exp.Expr, value: Fact) -> Fact:
    """What a node says, given what it is made of: a moment made of what somebody did is no day, whatever it is cut to.

    `to_timestamp(days * 86400)`, `date '2020-01-01' + days`, `cast('2020-01-' || days as date)`.
    """
    if value.marks & Mark.ACTIVITY and _is_made_of_a_number(node):
        return value.plus(Mark.TRAIT)
    if value.marks & Mark.DAY and isinstance(node, exp.Cast) and isinstance(node.this, TEXTS):
        return value.plus(Mark.ACTIVITY | Mark.TRAIT)
    return value


def _is_made_of_a_number(node: exp.Expr) -> bool:
    if isinstance(node, STEPS):
        return any(_is_written(side) for side in (node.this, node.expression))
    if isinstance(node, exp.Mul):
        return any(isinstance(side, exp.Interval) for side in (node.this, node.expression))
    return isinstance(node, MADE) or (isinstance(node, exp.Anonymous) and node.name.lower() in MAKERS)


def _is_written(node: exp.Expr) -> bool:
    """Whether a query writes down a day."""
    if isinstance(node, (exp.CurrentDate, exp.CurrentTimestamp, exp.Date)):
        return True
    return isinstance(node, exp.Cast) and node.to.is_type(*TIMES) and isinstance(node.this, exp.Literal)
