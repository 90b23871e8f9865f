"""Mistakes that such a release was seen to make, each planted into the SQL that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from audit.chain import COLLABORATION, ROSTERS, Draw, replaced, wrapped
from audit.pairs import QUIET, WORST, Pair
from audit.population import IDS_PER_TEAM, RESTATED_COLLEAGUE, WINDOWS
from audit.scratch import CONTRIBUTIONS, RELEASED, SUMS

CALL = "release_laplace("
SIGNATURE = ["BIGINT", "BIGINT", "DECIMAL(18, 12)", "DECIMAL(18, 6)"]
TICKS_FROM_CENTRE = """
    create or replace temp macro ticks_from_centre(vector, centres, ticks, radius) as
        list_transform(vector, lambda value, place: (value - centres[place]) // ticks[place])"""
PASS_NULL = """
    create or replace temp macro pass_null(sum_ticks, sensitivity, epsilon, scale) as
        if(sum_ticks is null, null, release_laplace(coalesce(sum_ticks, 0), sensitivity, epsilon, scale))"""
KEYED = """
    create or replace temp macro keyed_laplace(key, sum_ticks, sensitivity, epsilon, scale) as
        sum_ticks + cast(scale * if(key % 2 = 0, 1, -1) * ln((key // 2 % 1000003 + 1) / 1000003) as bigint)"""
HALF = """
    create or replace temp macro half_laplace(sum_ticks, sensitivity, epsilon, scale) as
        release_laplace(sum_ticks, sensitivity // 2, epsilon, cast(scale / 2 as decimal(18, 6)))"""

HALF_SCALE = """
    create or replace temp macro half_scale_laplace(sum_ticks, sensitivity, epsilon, scale) as
        release_laplace(sum_ticks, sensitivity, epsilon, cast(scale / 2 as decimal(18, 6)))"""


@dataclass(frozen=True)
class Fault:
    """A mistake.

    Arguments: said, for a reader; pair, that shows it; draws, the passes through the SQL that make it; refusal, what
    the error says where the mistake is to be stopped before any row is out; runs, of each side: more where little
    is lost.
    """

    said: str
    pair: Pair
    draws: tuple[Draw, ...]
    refusal: str | None = None
    runs: int = 10_000


def know_faulty_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions that faults call known to a connection."""
    for macro in (TICKS_FROM_CENTRE, PASS_NULL, KEYED, HALF, HALF_SCALE):
        connection.execute(macro)
    options: dict[str, Any] = {"type": ARROW, "null_handling": SPECIAL, "side_effects": True}
    options |= {"parameters": [connection.type(name) for name in SIGNATURE], "return_type": connection.type("DOUBLE")}
    connection.create_function("float_laplace", _float_laplace, **options)


def _float_laplace(sum_ticks: Any, sensitivity: Any, epsilon: Any, scale: Any) -> Any:
    """Laplace noise as numpy draws it."""
    scales = scale.cast(pa.float64()).to_numpy()
    return pa.array(sum_ticks.to_numpy() + np.random.default_rng().laplace(0, scales))


RESTATED_ROSTER = wrapped(f"from {{sql}} where person_id % {IDS_PER_TEAM} <> {RESTATED_COLLEAGUE}")
KEYED_DRAW = {RELEASED: replaced(CALL, "keyed_laplace(hash(sums.manager_person_id, sums.metric), ")}
FANNED_OUT = replaced(f"audited_{CONTRIBUTIONS}", f"(select c.* from audited_{CONTRIBUTIONS} as c cross join range(2))")
SILENT = f"""
    select roster.manager_person_id from audited_{ROSTERS} as roster
    anti join audited_{COLLABORATION} using (organization_id, window_start, person_id)"""
SILENCE_IS_NULL = f"select * replace (if(manager_person_id in ({SILENT}), null, sum_ticks) as sum_ticks) from {{sql}}"
SUPPRESSED = "from {sql} where abs(sum_ticks) > 100"
ACTIVE = f"""
    select roster.manager_person_id, count(*) as people from audited_{ROSTERS} as roster
    semi join audited_{COLLABORATION} using (organization_id, window_start, person_id) group by all"""
ACTIVE_HEADS = (
    f"select * exclude (people) replace (people as head_count) from {{sql}} join ({ACTIVE}) using (manager_person_id)"
)
NESTED = """
    with disjoint as {sql}
    from disjoint union all by name
    select organization_id, window_start, manager_person_id, 'collaboration_hours' as metric, head_count,
        max(sensitivity_ticks) as sensitivity_ticks, cast(sum(sum_ticks) as bigint) as sum_ticks
    from disjoint where not starts_with(metric, 'after_hours') group by all"""

SILENT_SUMS = wrapped(SILENCE_IS_NULL)
HALF_SCALE_DRAW = replaced(CALL, "half_scale_laplace(")

FAULTS = (
    Fault("redraw", WORST, (Draw(), Draw())),
    Fault("fan-out join", WORST, (Draw({SUMS: FANNED_OUT}),)),
    Fault("half sensitivity", WORST, (Draw({RELEASED: replaced(CALL, "half_laplace(")}),)),
    Fault("float noise", WORST, (Draw({RELEASED: replaced(CALL, "float_laplace(")}),)),
    Fault("redraw into the ledger", WORST, (Draw(is_written=True),), refusal="Duplicate key"),
    Fault("half the scale", WORST, (Draw({RELEASED: HALF_SCALE_DRAW}),), refusal="scale must be at least"),
    Fault("noise keyed by cell", WORST, (Draw(KEYED_DRAW), Draw(KEYED_DRAW, WINDOWS[1], is_same_person=True))),
    Fault("redraw after HR restatement", WORST, (Draw(), Draw({ROSTERS: RESTATED_ROSTER})), runs=20_000),
    Fault("no clip", WORST, (Draw({CONTRIBUTIONS: replaced("clip_to_ball(", "ticks_from_centre(")}),)),
    Fault("NULL pass-through", QUIET, (Draw({SUMS: SILENT_SUMS, RELEASED: replaced(CALL, "pass_null(")}),)),
    Fault("NULL sum", QUIET, (Draw({SUMS: SILENT_SUMS}),), refusal="sum_ticks must not be NULL"),
    Fault("suppression on the true value", QUIET, (Draw({SUMS: wrapped(SUPPRESSED)}),)),
    Fault("denominator of active people", QUIET, (Draw({SUMS: wrapped(ACTIVE_HEADS)}),)),
    Fault("nested coordinates, sensitivity of disjoint ones", QUIET, (Draw({SUMS: wrapped(NESTED)}),), runs=20_000),
)
"""In an order in which tables that a fault leaves alone serve the next one."""
