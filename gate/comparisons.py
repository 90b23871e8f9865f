"""Comparisons: what is left of their sides, and whom they pick."""

from __future__ import annotations

from collections.abc import Collection

from sqlglot import exp

from gate.facts import PERSON, Fact, Mark, as_condition, joined, narrowed


def compared(sides: list[tuple[exp.Expr, Fact]], nobody: Collection[str]) -> Fact:
    """A comparison keeps a condition; of a key with anything but keys it picks somebody, with an extreme too.

    nobody: words that name no person.
    """
    both = joined(fact for _, fact in sides)
    others = [fact.marks for side, fact in sides if not (fact.marks & Mark.EARLIER or _names_nobody(side, nobody))]
    result = as_condition(both).plus(narrowed(both) & ~_shared(others))
    words = any(isinstance(_bare(side), exp.Literal) for side, _ in sides)
    several = Mark.KEY | Mark.TRAIT | Mark.ACTIVITY
    if both.marks & Mark.ACTIVITY and any(isinstance(side, (exp.All, exp.Any)) for side, _ in sides):
        is_between_people = all(fact.marks & Mark.ACTIVITY for _, fact in sides)
        result = result.plus(Mark.PICKED if is_between_people else Mark.EXTREME)
    if both.marks & Mark.RANK or (both.marks & Mark.EXTREME and both.marks & several and not words):
        result = result.plus(Mark.PICKED)
    return result.without(Mark.EXTREME) if result.marks & Mark.PICKED else result


def _names_nobody(side: exp.Expr, nobody: Collection[str]) -> bool:
    word = _bare(side)
    if isinstance(word, exp.Literal):
        return word.name.lower() in nobody
    return isinstance(word, (exp.Null, exp.Array)) and not word.expressions


def _shared(sides: list[int]) -> int:
    """What a comparison does not narrow, since every side is a key of people, or of groups."""
    is_shared = all(marks & (PERSON | Mark.GROUP) for marks in sides)
    return Mark.PICKED | Mark.PART if is_shared else Mark.NONE


def _bare(node: exp.Expr) -> exp.Expr:
    while isinstance(node, (exp.Paren, exp.Cast, exp.TryCast)):
        node = node.this
    return node
