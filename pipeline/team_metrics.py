"""The drawn team metrics, as the seed defines them."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from pipeline.settings import PROJECT_DIR

WEEKLY_HOUR_SECONDS = 14_400  # seconds of a 28-day window in one weekly hour


@dataclass(frozen=True)
class Metric:
    """A drawn metric: its name and label, its public centre in weekly hours, whether collaboration hours contain it."""

    name: str
    label: str
    centre: float
    is_channel: bool


def team_metrics() -> list[Metric]:
    """The rows of the seed `team_metric_definitions`, in its order."""
    with (PROJECT_DIR / "seeds" / "reference" / "team_metric_definitions.csv").open(encoding="utf-8") as handle:
        return [
            Metric(
                name=row["metric"],
                label=row["label"],
                centre=int(row["centre_seconds"]) / WEEKLY_HOUR_SECONDS,
                is_channel=bool(row["channel_priority"]),
            )
            for row in sorted(csv.DictReader(handle), key=lambda row: int(row["position"]))
        ]
