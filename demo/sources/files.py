"""Small helpers of the sources: spans of days per file, quoting."""

from __future__ import annotations

from demo.world import World

JSON_BOOLEAN = ("false", "true")
LARGE_ORGANIZATION = 1_000  # people; above it files hold fewer days, so that memory stays flat

DAILY_DAYS = 30  # the last days of a report come as one file each
RECENT_DAYS = 42  # reports that only round off what event sources tell exist for these days


def daily_from(world: World) -> int:
    """First day of the single-day files; of a short demo they are an eighth."""
    return world.days - min(DAILY_DAYS, max(7, world.days // 8), world.days)


def recent_from(world: World) -> int:
    """First day of the reports that exist for the latest weeks only."""
    return world.days - min(RECENT_DAYS, max(14, world.days // 6), world.days)


def blocks(world: World, days: int) -> list[tuple[int, int]]:
    """Spans of days (first, first after) that go into one file each."""
    size = max(1, days * LARGE_ORGANIZATION // max(LARGE_ORGANIZATION, world.organization.people))
    return [(d, min(d + size, world.days)) for d in range(0, world.days, size)]


def csv_text(text: str) -> str:
    """A CSV value in quotes, inner quotes doubled."""
    return '"' + text.replace('"', '""') + '"'
