"""What adding up takes off a value, and what only looks like adding up."""

from __future__ import annotations

from sqlglot import exp

from gate.facts import DONE, PERSON, Fact, Mark, joined, row_of, sized
from gate.scopes import Scope

# Functions by sqlglot's name, or by DuckDB's where sqlglot has none.
COUNTS = frozenset("count countif count_star approxdistinct regrcount".split())
REAL = COUNTS | frozenset(
    "sum fsum kahan_sum sumkahan sum_no_overflow avg favg mean stddev stddevpop stddevsamp variance variancepop".split()
)
RANKS = frozenset(
    "rownumber rank denserank percentrank cumedist ntile lag lead firstvalue lastvalue nthvalue first last".split()
)
PLACES = frozenset("rownumber rank denserank percentrank cumedist ntile".split())
# Of equal values they make that value, however many there are. Any other aggregate tells how many.
IDLE = frozenset(
    "max min anyvalue arbitrary first last firstvalue lastvalue argmax argmin arg_max_null arg_min_null "
    "arg_max_nulls_last arg_min_nulls_last mode median quantile approxquantile percentilecont percentiledisc "
    "logicaland logicalor bitwiseandagg bitwiseoragg".split()
)
# Further aggregates that sqlglot keeps as plain function calls.
OTHERS = frozenset(
    "histogram histogram_exact histogram_values bitstring_agg mad entropy approx_top_k reservoir_quantile product "
    "map_agg json_group_array json_group_object json_group_structure kurtosis kurtosis_pop sem geomean fill "
    "rank_dense".split()
)
AGGREGATES = REAL | IDLE | OTHERS


def called(node: exp.Expr) -> str:
    """A function's name."""
    return node.name.lower() if isinstance(node, exp.Anonymous) else node.key


def is_aggregate(node: exp.Expr) -> bool:
    """Whether a node makes one value of many rows."""
    if isinstance(node, exp.Grouping):
        return False  # which keys a row has, whoever is in it
    return isinstance(node, exp.AggFunc) or (isinstance(node, exp.Anonymous) and called(node) in AGGREGATES)


def bare(function: exp.Expr) -> exp.Expr:
    """The function of a window, without its filter and what it does with nulls."""
    while isinstance(function, (exp.Filter, exp.IgnoreNulls, exp.RespectNulls)):
        function = function.this
    return function


def _is_idle(node: exp.Expr) -> bool:
    return called(node) in IDLE and node.args.get("count") is None  # the greatest three of equal values are three


def aggregated(node: exp.Expr, arguments: Fact, test: Fact, scope: Scope) -> Fact:
    """One value per group.

    arguments: of the function. test: of its filter. The rows themselves say something too: that they are there, and how
    they were chosen. What the query has heard from around it keeps groups apart like a key.
    """
    arguments = arguments.without(Mark.TEAM)  # what many teams have in common is none's
    row = (scope.group.rows.marks if scope.group is not None else Mark.NONE) | row_of(scope.heard)
    everything = joined([arguments, test, scope.chosen, scope.rows])
    if row & (Mark.KEY | Mark.DEVICE):
        return _per_person(node, arguments | test, everything, row)
    if everything.marks & Mark.PICKED or (called(node) in REAL and not _keeps_apart(node, arguments)):
        return _added_up(everything, row)
    alone = _extreme(arguments | test)
    return alone if _is_idle(node) else alone | _added_up(everything, row)


def _keeps_apart(node: exp.Expr, arguments: Fact) -> bool:
    """Whether what is added up tells the people in it apart: a key, or a place among them."""
    return bool(arguments.marks & (Mark.KEY | Mark.RANK)) and called(node) not in COUNTS


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
    if called(node) not in REAL and (said.marks or _is_idle(node)):
        return Fact(said.marks | fine, said.trace) if said.marks else said
    said = sized(said) if called(node) in COUNTS else said
    marks = said.marks & ~(Mark.DAY | Mark.KIND)
    if row & Mark.KEY:
        marks |= Mark.ACTIVITY if everything.marks & DONE else Mark.TRAIT
    elif said.marks & (Mark.DAY | Mark.KIND):
        marks |= Mark.ACTIVITY
    return Fact(marks | fine, (said | everything).trace)


def _extreme(said: Fact) -> Fact:
    return said.plus(Mark.EXTREME) if said.marks & PERSON else said


def windowed(node: exp.Expr, inner: Fact, parts: list[Fact], order: Fact, scope: Scope, is_running: bool) -> Fact:
    """A window takes nothing off: every row keeps its own, and rows of a part can be told from one another.

    is_running: rows of one part look at different rows.
    """
    rows = scope.rows if scope.group is None else scope.group.rows
    names = Mark.GROUP if not row_of(parts) else Mark.NONE  # a number among groups is another name of one
    said = inner | Fact(order.marks & (PERSON | Mark.SUM | names), order.trace)
    said = sized(said) if called(node) in PLACES else said
    there = joined([said, rows, scope.chosen])
    tells = Mark.ACTIVITY if there.marks & DONE else Mark.TRAIT
    of_people, is_rank = bool(rows.marks & (Mark.KEY | Mark.ACTIVITY)), called(node) in RANKS
    if of_people and not row_of(parts) & Mark.KEY:
        if is_rank or (called(node) in REAL and is_running):
            return Fact(said.marks | Mark.RANK | tells, (said | rows).trace)
        if called(node) in REAL and not _keeps_apart(node, inner):
            return _added_up(there, row_of(parts))
        alone = _extreme(said)
        return alone if _is_idle(node) else alone | _added_up(there, row_of(parts))
    if of_people and not _is_idle(node):  # how many rows a person has is his
        return Fact(((said if is_rank else inner).marks & ~(Mark.DAY | Mark.KIND)) | tells, there.trace)
    return said if is_rank else inner
