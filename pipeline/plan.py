"""The plan: what each policy gives per team size. It reads public seeds and opens no data."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.settings import PROJECT_DIR
from pipeline.team_metrics import WEEKLY_HOUR_SECONDS, Metric, team_metrics
from udfs.planner import Policy, first_window_gaussian_wins

TEAM_SIZES = (5, 8, 10, 15, 20, 30, 50, 100)
DELTA = 1e-6
CHANNELS = 4  # collaboration hours are the sum of so many drawn metrics
SEEDS = PROJECT_DIR / "seeds" / "reference"


@dataclass(frozen=True)
class Choice:
    """A policy of the seed by its name, with the share of a centre past which a bar is called wide."""

    name: str
    policy: Policy
    wide_share: float


def print_plan(console: Console) -> None:
    """Print a table for each policy, and what to know before choosing one."""
    metrics, choices = team_metrics(), _read_choices()
    for choice in choices:
        console.print(_table(choice, metrics))
        console.print()
    console.print(Text("\n".join(_notes(choices)), style="dim"))


def plan_lines() -> list[str]:
    """What each policy would give, a line each: for an organization that has not turned team numbers on."""
    return [
        f"{choice.name}: ± {choice.policy.half_width(10):.1f} weekly hours of one metric for 10 people, "
        f"{choice.policy.half_width(30):.1f} for 30; epsilon {choice.policy.epsilon} per 28 days, "
        f"{choice.policy.yearly_epsilon} per year"
        for choice in _read_choices()
    ]


def _table(choice: Choice, metrics: list[Metric]) -> Table:
    policy = choice.policy
    table = Table(
        title=f"{choice.name}: epsilon {policy.epsilon} per 28 days, {policy.yearly_epsilon} per year",
        title_justify="left",
        title_style="bold",
        caption=f"± weekly hours at 90 %, noise alone; Gaussian at equal yearly epsilon and delta {DELTA:g}",
        caption_justify="left",
    )
    for heading in ("team size", "one metric", "Gaussian", "collaboration", "Gaussian"):
        table.add_column(heading, justify="right")
    table.add_column("wide")
    for heads in TEAM_SIZES:
        bars = [policy.half_width(heads), policy.half_width(heads, CHANNELS)]
        others = [policy.gaussian_half_width(heads, draws, DELTA, policy.windows) for draws in (1, CHANNELS)]
        numbers = (f"{hours:.1f}" for pair in zip(bars, others, strict=True) for hours in pair)
        table.add_row(str(heads), *numbers, _wide(bars[0], bars[1], metrics, choice.wide_share))
    return table


def _wide(single: float, together: float, metrics: list[Metric], share: float) -> Text:
    """Which metrics have a bar wider than a share of their centre."""
    labels = [metric.label.lower() for metric in metrics if single > share * metric.centre]
    if together > share * sum(metric.centre for metric in metrics if metric.is_channel):
        labels.append("collaboration")
    return Text("all" if len(labels) > len(metrics) else ", ".join(labels) or "-", style="yellow" if labels else "")


def _notes(choices: list[Choice]) -> list[str]:
    shares = ", ".join(f"{choice.wide_share:.0%} ({choice.name})" for choice in choices)
    wins = [(choice.name, first_window_gaussian_wins(float(choice.policy.epsilon), DELTA)) for choice in choices]
    told = ", ".join(f"{'never' if windows is None else f'from {windows}'} ({name})" for name, windows in wins)
    few = first_window_gaussian_wins(0.1, DELTA)
    return [
        f"Wide: the bar passes a share of the metric's public centre: {shares}. A wide value is shown greyed.",
        "Clipping comes on top for the busiest. On invented teams an estimate from several windows was between a fifth",
        "and a half as far from the truth as a single released value: benchmarks/utility.md.",
        f"Windows composed until Gaussian noise is the narrower one: {told}.",
        f"Many small losses suit it better: at epsilon 0.1 each it wins from {few} numbers on.",
    ]


def _read_choices() -> list[Choice]:
    with (SEEDS / "team_metric_definitions.csv").open(encoding="utf-8") as handle:
        tick_hours = max(Fraction(int(row["tick_seconds"]), WEEKLY_HOUR_SECONDS) for row in csv.DictReader(handle))
    with (SEEDS / "release_policies.csv").open(encoding="utf-8") as handle:
        return [
            Choice(
                name=row["policy"],
                policy=Policy(
                    Decimal(row["epsilon_window"]), int(row["cap_windows"]), int(row["radius_ticks"]), tick_hours
                ),
                wide_share=int(row["wide_percent"]) / 100,
            )
            for row in csv.DictReader(handle)
        ]
