"""Small helpers of the sources: spans of days per file, quoting."""

from __future__ import annotations

from demo.world import World

JSON_BOOLEAN = ("false", "true")
LARGE_ORGANIZATION = 1_000  # people; above it files hold fewer days, so that memory stays flat


def blocks(world: World, days: int) -> list[tuple[int, int]]:
    """Spans of days (first, first after) that go into one file each."""
    size = max(1, days * LARGE_ORGANIZATION // max(LARGE_ORGANIZATION, world.organization.people))
    return [(d, min(d + size, world.days)) for d in range(0, world.days, size)]


def csv_text(text: str) -> str:
    """A CSV value in quotes, inner quotes doubled."""
    return '"' + text.replace('"', '""') + '"'
