"""_peers/benchmarks: what similar organizations reach, monthly."""

from __future__ import annotations

from demo.world import World
from demo.writing import RawFolder

TABLE = "benchmarks"  # below RAW_DIR/_peers
DAYS_PER_BENCHMARK = 28
PEER_COUNT = 31
BENCHMARKS = {  # category: primary percent and points at the first day; both grow a little
    "communication": (70, 52),
    "meetings": (58, 60),
    "content_collaboration": (61, 49),
    "teamwork": (66, 51),
    "mobility": (57, 42),
    "endpoint_analytics": (None, 71),
    "network_connectivity": (None, 80),
    "apps_health": (63, 64),
}
GROWTH = 3.0
FIXED = ("network_connectivity",)


def write(world: World, folder: RawFolder) -> None:
    """One file with every month's values; the last row rests on too few peers to be shown."""
    rows = []
    for day in range(0, world.days, DAYS_PER_BENCHMARK):
        growth = GROWTH * day / max(1, world.days)
        for category, (percent, points) in BENCHMARKS.items():
            more = 0.0 if category in FIXED else growth
            for metric, value in (("primary_percent", percent), ("points", points)):
                if value is not None:
                    rows.append(f"{category},{metric},{world.date(day)},{value + more:.1f},{PEER_COUNT}")
    rows.append(f"meetings,points,{world.date(world.days - 1)},99.0,2")
    name = f"benchmarks-{world.date(world.days - 1)}.csv"
    folder.csv(TABLE, name, "category,metric,as_of_date,benchmark_value,peer_count", rows)
