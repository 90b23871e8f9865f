"""What is known of a column and of a row: whose it is, and by which way it came.

A fact is a set of marks. Marks come off only where something real happens to a value: many people are added up, or
noise is drawn. Renaming, casting, hashing, packing and joining keep them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class Mark:
    """Whose a value is: bits of a number, so that facts join fast."""

    NONE = 0
    KEY = 1  # identifies a person
    TRAIT = 2  # of one person, from a roster: says nothing about what he does
    ACTIVITY = 4  # of one person's activity
    DAY = 8  # the day of an activity
    KIND = 16  # one of a few words or a yes or no, written in the query, that depends on a person's activity
    GROUP = 32  # names a group of people smaller than the organization
    SUM = 64  # an exact figure of a group's activity
    DEVICE = 128  # identifies a device
    EXTREME = 256  # picked out of many people, not added up over them
    PICKED = 512  # of a person whom the query itself picks out
    FINE = 1024  # added up, but per person
    PART = 2048  # of one group that the query picks out
    RANK = 4096  # a place among many people
    LEAD = 8192  # identifies a person by what is his: a manager his team, a name its device
    TEAM = 32768  # a released figure, or another name, of one team
    EARLIER = 16384  # from the model's own earlier rows, of which nothing is known yet


PERSON = Mark.KEY | Mark.LEAD | Mark.TRAIT | Mark.ACTIVITY | Mark.DAY | Mark.KIND | Mark.PICKED
DONE = Mark.ACTIVITY | Mark.DAY | Mark.KIND | Mark.SUM  # depends on what people do
HOW = Mark.EXTREME | Mark.FINE | Mark.RANK


@dataclass(frozen=True)
class Trace:
    """Where a value comes from: `source.table.column`, then `model.column` step by step."""

    step: str
    before: Trace | None = None

    def steps(self) -> list[str]:
        """From the source on."""
        return [*(self.before.steps() if self.before else []), self.step]


@dataclass(frozen=True)
class Fact:
    """Marks of one column or expression, and the way of the most telling of them."""

    marks: int = Mark.NONE
    trace: Trace | None = None

    def __or__(self, other: Fact) -> Fact:
        if other.marks == 0 and other.trace is None:
            return self
        telling = self if _weight(self) >= _weight(other) else other
        return Fact(self.marks | other.marks, telling.trace)

    def plus(self, marks: int) -> Fact:
        """With more marks."""
        return Fact(self.marks | marks, self.trace)

    def only(self, marks: int) -> Fact:
        """With no other marks."""
        return self.without(~marks)

    def without(self, marks: int) -> Fact:
        """With fewer marks."""
        kept = self.marks & ~marks
        return Fact(kept, self.trace if kept else None)


NOTHING = Fact()


def _weight(fact: Fact) -> int:
    """How much a reader learns from the way of a fact."""
    if fact.trace is None:
        return 0
    return 1 + bool(fact.marks) + 2 * bool(fact.marks & PERSON) + 4 * bool(fact.marks & (Mark.ACTIVITY | Mark.KEY))


def joined(facts: Iterable[Fact]) -> Fact:
    """Everything any of them says."""
    result = NOTHING
    for fact in facts:
        if fact.marks:
            result = result | fact
    return result


def as_condition(fact: Fact) -> Fact:
    """What a yes or no, made of these values, still says."""
    marks = fact.marks & (Mark.SUM | Mark.PICKED | Mark.PART | Mark.EXTREME)
    if fact.marks & (Mark.ACTIVITY | Mark.DAY | Mark.KIND):
        marks |= Mark.KIND
    if fact.marks & (Mark.KEY | Mark.LEAD | Mark.TRAIT):
        marks |= Mark.TRAIT
    if fact.marks & Mark.RANK:  # whatever asks for a place asks for whoever has it
        marks |= Mark.PICKED
    return Fact(marks, fact.trace if marks else None)


def as_anybody(fact: Fact) -> Fact:
    """That there is anybody at all of whom a test holds: a maximum, in other words."""
    said = as_condition(fact)
    return said.plus(Mark.EXTREME) if said.marks & DONE else said.only(Mark.PICKED)


def as_day(fact: Fact) -> Fact:
    """The day of a moment."""
    if fact.marks & Mark.ACTIVITY and not fact.marks & (Mark.KEY | Mark.TRAIT):
        return Fact((fact.marks & ~Mark.ACTIVITY) | Mark.DAY, fact.trace)
    return fact


def narrowed(fact: Fact) -> int:
    """What a test of a value makes of the rows that pass: one person's, or those of one group."""
    picked_out = Mark.PICKED if fact.marks & Mark.KEY else Mark.NONE
    return picked_out | (Mark.PART if fact.marks & Mark.GROUP else Mark.NONE)


def sized(fact: Fact) -> Fact:
    """How many or how long something is: still of somebody, and no longer his name."""
    keys = Mark.KEY | Mark.LEAD
    return fact.without(keys).plus(Mark.TRAIT) if fact.marks & keys else fact


def left_over(chosen: Fact) -> Fact:
    """What is left of how rows were chosen where many rows become one: whoever was picked, or had the most."""
    return chosen.only(Mark.PICKED | Mark.EXTREME | DONE) if chosen.marks & Mark.EXTREME else picked(chosen)


def picked(chosen: Fact) -> Fact:
    """What is left of how rows were chosen where only their being there matters."""
    marks = chosen.marks & Mark.PICKED
    return Fact(marks, chosen.trace if marks else None)


@dataclass(frozen=True)
class Relation:
    """A table or a step of a query.

    columns: by name, in order. rows: what one row stands for (KEY person, GROUP, DEVICE), with ACTIVITY if it is there
    because of something a person did. chosen: what decides which rows there are. is_open: has columns nobody listed,
    all of them unmarked. is_written: the query itself writes it down.
    """

    columns: Mapping[str, Fact] = field(default_factory=dict)
    rows: Fact = NOTHING
    chosen: Fact = NOTHING
    is_open: bool = False
    is_written: bool = False

    def whole(self) -> Fact:
        """A row of it, packed."""
        return joined(self.columns.values())


def row_of(keys: Iterable[Fact]) -> int:
    """What a row stands for that is kept apart by these keys."""
    row = Mark.NONE
    for key in keys:
        row |= _row_of(key.marks)
    return row


def _row_of(marks: int) -> int:
    row = Mark.NONE
    own = Mark.KEY | Mark.ACTIVITY | (Mark.NONE if marks & Mark.LEAD else Mark.TRAIT)
    if marks & own:
        row |= Mark.KEY
    if marks & Mark.ACTIVITY:
        row |= Mark.ACTIVITY
    if marks & (Mark.GROUP | Mark.PART | Mark.SUM):
        row |= Mark.GROUP
    return row | (marks & Mark.DEVICE)
