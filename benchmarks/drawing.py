"""A picture of what noise does to teams and what estimates make of it, as plain SVG."""

from __future__ import annotations

import numpy as np

from benchmarks.truth import Floats, Released
from udfs.estimation import Estimates

COLLABORATION = 5
PANELS, COLUMNS = 6, 3
WIDTH, HEIGHT, GAP, TOP = 290, 190, 26, 56
LOWEST, HIGHEST = 0.0, 45.0
INK, QUIET, NOISE, BAND = "#24292f", "#8c959f", "#c9a227", "#54aeff"


def picture(rows: Released, results: Estimates) -> str:
    """Collaboration hours of six teams of rising size: truth, released values, estimates and their intervals."""
    windows = int(rows.windows.max()) + 1
    teams = np.unique(rows.groups).size
    order = np.argsort(rows.head_counts[:teams], kind="stable")
    chosen = order[np.linspace(teams * 0.02, teams * 0.98, PANELS).astype(int)]
    panels = [panel(place, int(team), rows, results, windows) for place, team in enumerate(chosen)]
    width, height = COLUMNS * (WIDTH + GAP) + GAP, TOP + PANELS // COLUMNS * (HEIGHT + 2 * GAP)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
            f'font-size="12" fill="{INK}" role="img">',
            "<title>Collaboration hours of six invented teams: truth, released values and estimates</title>",
            f'<rect width="{width}" height="{height}" fill="white"/>',
            f'<text x="{GAP}" y="22" font-size="15">Weekly collaboration hours a person, 13 windows, epsilon 2</text>',
            *legend(),
            *panels,
            "</svg>",
            "",
        ]
    )


def legend() -> list[str]:
    """One line: what each mark is."""
    marks = (
        (f'<line x1="0" y1="-4" x2="18" y2="-4" stroke="{INK}" stroke-width="1.6"/>', "truth"),
        (f'<circle cx="9" cy="-4" r="3" fill="{NOISE}"/>', "released (outside: at the edge)"),
        (f'<line x1="0" y1="-4" x2="18" y2="-4" stroke="{BAND}" stroke-width="2.4"/>', "estimate"),
        (f'<rect x="0" y="-9" width="18" height="10" fill="{BAND}" opacity="0.25"/>', "90 % interval"),
    )
    starts = (GAP, GAP + 80, GAP + 300, GAP + 400)
    return [
        f'<g transform="translate({start} 44)">{mark}<text x="24">{text}</text></g>'
        for start, (mark, text) in zip(starts, marks, strict=True)
    ]


def panel(place: int, team: int, rows: Released, results: Estimates, windows: int) -> str:
    """One team's thirteen windows."""
    at = rows.groups == team
    left, top = GAP + place % COLUMNS * (WIDTH + GAP), TOP + GAP + place // COLUMNS * (HEIGHT + 2 * GAP)
    series = {
        name: hours[at, COLLABORATION]
        for name, hours in (
            ("truth", rows.truth), ("released", rows.values), ("estimate", results.values),
            ("low", results.lows), ("high", results.highs),
        )
    }  # fmt: skip
    around = [*points(series["low"], windows), *reversed(points(series["high"], windows))]
    dots = (f'<circle cx="{x}" cy="{y}" r="3" fill="{NOISE}"/>' for x, y in points(series["released"], windows))
    return "".join(
        [
            f'<g transform="translate({left} {top})">',
            f'<text y="-6">{int(rows.head_counts[at][0])} people</text>',
            *axis(),
            f'<polygon points="{joined(around)}" fill="{BAND}" opacity="0.25"/>',
            f'<polyline points="{joined(points(series["estimate"], windows))}" fill="none" stroke="{BAND}" '
            'stroke-width="2.4"/>',
            f'<polyline points="{joined(points(series["truth"], windows))}" fill="none" stroke="{INK}" '
            'stroke-width="1.6"/>',
            *dots,
            "</g>",
        ]
    )


def axis() -> list[str]:
    """Lines at whole tens of hours, with the hours."""
    lines = []
    for hours in range(int(LOWEST), int(HIGHEST), 10):
        y = height_of(hours)
        lines.append(f'<line x1="0" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="{QUIET}" stroke-width="0.4"/>')
        lines.append(f'<text x="-4" y="{y + 4}" text-anchor="end" font-size="10" fill="{QUIET}">{hours}</text>')
    return lines


def height_of(hours: float) -> float:
    """Where hours lie in a panel, kept inside it."""
    return round(HEIGHT * (1 - (min(max(hours, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)), 1)


def points(hours: Floats, windows: int) -> list[tuple[float, float]]:
    """Positions of one value per window."""
    return [(round((place + 0.5) * WIDTH / windows, 1), height_of(float(value))) for place, value in enumerate(hours)]


def joined(places: list[tuple[float, float]]) -> str:
    """Positions as SVG writes them."""
    return " ".join(f"{x},{y}" for x, y in places)
