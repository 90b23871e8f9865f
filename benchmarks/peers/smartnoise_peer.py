"""SmartNoise SQL: `python -m benchmarks.peers.smartnoise_peer <folder> <epsilon>`."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from snsql import Privacy, from_df

from benchmarks.peers.problem import (
    DRAWN,
    METRICS,
    UPPER_BOUNDS,
    Means,
    Person,
    by_window,
    read_head_counts,
    read_people,
    timed,
    with_collaboration,
    write_answer,
)


def described(rows: int) -> dict[str, object]:
    """The metadata of one window: one row per person, team keys that need no threshold, bounds for every metric."""
    bounds = {metric: {"type": "float", "lower": 0, "upper": UPPER_BOUNDS[metric]} for metric in METRICS}
    table = {"row_privacy": True, "censor_dims": False, "rows": rows, "team": {"type": "int"}, **bounds}
    return {"": {"public": {"people": table}}}


def sums(people: list[Person], heads: dict[int, int], metrics: tuple[str, ...], epsilon: float) -> Means:
    """One query per window. The library's epsilon is that of each column, so it is divided here.

    Neighbours are rows added or removed. As a clipped value lies between 0 and its bound, a replaced row moves a sum
    no further than an added one, so epsilon is the same for both.
    """
    columns = ", ".join(f"sum({metric}) as {metric}" for metric in metrics)
    query = f"select team, {columns} from public.people group by team"
    means: Means = {}
    for window, rows in by_window(people):
        frame = pd.DataFrame([[one.team, *one.hours] for one in rows], columns=["team", *METRICS])
        privacy = Privacy(epsilon=epsilon / len(metrics), delta=0.0)
        _, *released = from_df(frame, metadata=described(len(rows)), privacy=privacy).execute(query)
        for team, *totals in released:
            means[window, int(team)] = [total / heads[int(team)] for total in totals]
    return means


def main(folder: Path, epsilon: float) -> None:
    """Release the data of a folder in two ways."""
    people, heads = read_people(folder), read_head_counts(folder)

    def five() -> Means:
        return {key: with_collaboration(drawn) for key, drawn in sums(people, heads, DRAWN, epsilon).items()}

    runs = [
        timed("six sums in a query", lambda: sums(people, heads, METRICS, epsilon)),
        timed("five sums, collaboration added up", five),
    ]
    write_answer(folder, "smartnoise-sql", runs)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
