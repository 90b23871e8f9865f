"""What adding up takes off a value, and what only looks like adding up."""

from __future__ import annotations

from sqlglot import exp

from gate.facts import DONE, PERSON, Fact, Mark, joined, row_of
from gate.scopes import Scope

REAL = (exp.Count, exp.CountIf, exp.Sum, exp.Avg, exp.ApproxDistinct)
RANKS = frozenset(
    "rownumber rank denserank percentrank cumedist ntile lag lead firstvalue lastvalue nthvalue first last".split()
)
# Aggregates of DuckDB that sqlglot keeps as plain function calls; none of them adds up.
EXTREMES = frozenset(
    "histogram histogram_exact histogram_values list array_agg mode arg_min arg_max min_by max_by argmin "
    "argmax any_value arbitrary bit_or bit_and bit_xor bool_or bool_and bitstring_agg first last median "
    "quantile quantile_cont quantile_disc mad entropy approx_quantile approx_top_k reservoir_quantile product "
    "string_agg group_concat listagg map_agg json_group_array json_group_object json_group_structure "
    "arg_min_null arg_max_null max min kurtosis skewness sem geomean".split()
)


def is_aggregate(node: exp.Expr) -> bool:
    """Whether a node makes one value of many rows."""
    return isinstance(node, exp.AggFunc) or (isinstance(node, exp.Anonymous) and node.name.lower() in EXTREMES)


def aggregated(node: exp.Expr, arguments: Fact, test: Fact, scope: Scope) -> Fact:
    """One value per group.

    arguments: of the function. test: of its filter. The rows themselves say something too: that they are there, and how
    they were chosen.
    """
    row = scope.group.rows.marks if scope.group is not None else Mark.NONE
    everything = joined([arguments, test, scope.chosen, scope.rows])
    if row & (Mark.KEY | Mark.DEVICE):
        return _per_person(node, arguments | test, everything, row)
    if not isinstance(node, REAL) and not everything.marks & Mark.PICKED:
        return _extreme(arguments | test)
    return _added_up(everything, row)


def _added_up(everything: Fact, row: int) -> Fact:
    """Over all people of the organization nothing is left; over a group of them an exact figure of the group."""
    if everything.marks & Mark.PICKED:
        return Fact((everything.marks & (PERSON | Mark.SUM)) | Mark.PICKED, everything.trace)
    if (row & Mark.GROUP or everything.marks & Mark.PART) and everything.marks & DONE:
        return Fact(Mark.SUM, everything.trace)
    return Fact()


def _per_person(node: exp.Expr, said: Fact, everything: Fact, row: int) -> Fact:
    """Added up for each person or device alone: still his, still its."""
    fine = Mark.FINE if row & Mark.KEY else Mark.NONE
    if not isinstance(node, REAL):
        return Fact(said.marks | fine, said.trace) if said.marks else said
    marks = said.marks & ~(Mark.DAY | Mark.KIND)
    if row & Mark.KEY:
        marks |= Mark.ACTIVITY if everything.marks & DONE else Mark.TRAIT
    elif said.marks & (Mark.DAY | Mark.KIND):
        marks |= Mark.ACTIVITY
    return Fact(marks | fine, (said | everything).trace)


def _extreme(said: Fact) -> Fact:
    return said.plus(Mark.EXTREME) if said.marks & PERSON else said


def windowed(node: exp.Expr, inner: Fact, parts: list[Fact], order: Fact, scope: Scope, is_running: bool) -> Fact:
    """A window takes nothing off: every row keeps its own, and rows of a part can be told from one another."""
    rows = scope.rows if scope.group is None else scope.group.rows
    said = inner | Fact(order.marks & (PERSON | Mark.SUM), order.trace)
    of_people = bool(rows.marks & (Mark.KEY | Mark.ACTIVITY))
    if of_people and not row_of(parts) & Mark.KEY:
        if node.key not in RANKS and not isinstance(node, REAL):
            return _extreme(said)
        if node.key not in RANKS and not is_running:
            return _added_up(joined([said, rows, scope.chosen]), row_of(parts))
        place = Mark.RANK if node.key in RANKS else Mark.EXTREME
        activity = Mark.ACTIVITY if joined([said, rows, scope.chosen]).marks & DONE else Mark.TRAIT
        return Fact(said.marks | place | activity, (said | rows).trace)
    if of_people and isinstance(node, REAL) and inner.marks & DONE:
        return Fact((inner.marks & ~(Mark.DAY | Mark.KIND)) | Mark.ACTIVITY, inner.trace)
    return said if node.key in RANKS else inner
