"""What the ledger holds of a pair, as outputs of many runs."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np

from audit.outputs import NO_ROW, NO_VALUE, SHOWN, Outputs
from audit.population import IDS_PER_TEAM, PERSON, WINDOWS

Sides = tuple[Outputs, Outputs]


def read(connection: duckdb.DuckDBPyConnection, rows: str, runs: int) -> Sides:
    """Both sides of a pair.

    Arguments: rows, SQL of (manager_person_id, window_start, metric, released_ticks, head_count, build_id),
    everything that is shown; runs, of each side. Each row is a cell of its run, and so is the head-count. A metric
    that is shown twice is two cells.
    """
    found = connection.execute(
        f"""
        with shown as ({rows}),
        cells as (
            select
                manager_person_id // {IDS_PER_TEAM} as team, released_ticks, head_count, metric, concat_ws(', ', '',
                    if(manager_person_id % {IDS_PER_TEAM} = 0, null, 'other team'),
                    if(window_start = date '{WINDOWS[0]}', null, 'other window')) as place,
                row_number() over (partition by manager_person_id, window_start, metric order by build_id) as draw
            from shown
        )
        select team, metric || place || if(draw = 1, '', ', draw ' || draw) as cell, released_ticks as shown_value
        from cells
        union all
        select team, 'people' || place, max(head_count) from cells group by all
        """
    ).fetchnumpy()
    whole = _outputs(found, 2 * runs)
    return whole.part(0, runs), whole.part(runs, 2 * runs)


def _outputs(found: dict[str, Any], runs: int) -> Outputs:
    """A table of (team, cell, shown_value) with a row per team and a column per cell."""
    names, places = np.unique(np.asarray(found["cell"]).astype(str), return_inverse=True)
    shown = found["shown_value"]
    values = np.zeros((runs, len(names)), dtype=np.float64 if shown.dtype.kind == "f" else np.int64)
    states = np.full(values.shape, NO_ROW, dtype=np.int8)
    teams = np.asarray(found["team"])
    values[teams, places] = np.ma.filled(shown, 0)
    states[teams, places] = np.where(np.ma.getmaskarray(shown), NO_VALUE, SHOWN)
    return Outputs(tuple(names.tolist()), values, states)


def released(organization: str) -> str:
    """SQL of what the ledger holds of an organization."""
    return f"""
        select manager_person_id, window_start, metric, released_ticks, head_count, released_team_sums.build_id
        from ledger.main.released_team_sums
        inner join ledger.main.team_surrogates using (organization_id, team_id)
        where organization_id = '{organization}'"""


def less_known(organization: str, contributions: str, metrics: str) -> str:
    """SQL of the same, less what the colleagues are known to have contributed. Arguments: relations."""
    return f"""
        with known as (
            select manager_person_id, window_start, metric, sum(contribution_ticks[position]) as known_ticks
            from {contributions} cross join {metrics}
            where organization_id = '{organization}' and person_id % {IDS_PER_TEAM} <> {PERSON}
            group by all
        )
        select manager_person_id, window_start, metric,
            cast(released_ticks - known_ticks as bigint) as released_ticks, head_count, build_id
        from ({released(organization)}) inner join known using (manager_person_id, window_start, metric)"""
