"""network/samples, locations and office_egress: connectivity tests without user or device."""

from __future__ import annotations

import json

import numpy as np

from demo.sources.directory import snapshot_days
from demo.sources.files import blocks
from demo.world import World
from demo.writing import RawFolder, timestamps

SAMPLES = "network/samples"
LOCATIONS = "network/locations"
EGRESS = "network/office_egress"
DAYS_PER_FILE = 7
OFFICE_SAMPLES, REMOTE_SAMPLES = 4, 2  # per workload and working day; a fifth of that on others
FASTER = 0.18  # how much latency fell over the whole time
REMOTE_CITIES = (
    ("REM-HAARLEM", "Haarlem", "NH", "Netherlands", 14),
    ("REM-BRIGHTON", "Brighton", "ENG", "United Kingdom", 3),
)  # people; under 5 hidden
SAMPLE_HEADER = (
    "sample_at,location_id,is_remote,workload,tcp_latency_ms,download_mbytes_per_s,"
    "udp_latency_ms,udp_jitter_ms,udp_loss_pct,egress_distance_km,is_intercepted,front_door_is_optimal"
)


def write_samples(world: World, folder: RawFolder) -> None:
    """One file a week; one sample has lost its location."""
    for place, (first, after) in enumerate(blocks(world, DAYS_PER_FILE)):
        rows = [row for day in range(first, after) for row in sample_rows(world, day)]
        if place == 2 and rows:
            lost = rows[0].split(",")
            rows.append(",".join([lost[0], "", *lost[2:]]))
        folder.csv(SAMPLES, f"samples-{world.date(after)}.csv", SAMPLE_HEADER, rows)


def sample_rows(world: World, day: int) -> list[str]:
    """The tests of one day at every location and workload."""
    generator = world.random("network", day)
    organization = world.organization
    places = [(o.location_id, "false", OFFICE_SAMPLES, 1 + 0.25 * n) for n, o in enumerate(organization.offices)]
    places += [(c[0], "true", REMOTE_SAMPLES, 1.3) for c in REMOTE_CITIES]
    usual = organization.network_milliseconds * (1 - FASTER * day / max(1, world.days))
    busy = bool(world.workday[:, day].any())
    rows = []
    for location, is_remote, samples, factor in places:
        for workload in ("exchange", "sharepoint", "teams"):
            count = samples if busy else int(generator.random() < samples / 5)
            seconds = np.sort(generator.integers(25_000, 75_000, count))
            latency = usual * factor * np.exp(generator.normal(0, 0.3, count))
            for moment, ms in zip(timestamps(world.date(day), seconds), latency.tolist(), strict=True):
                figures = figures_of(workload, ms, generator)
                door = "false" if ms > 2 * usual else "true"
                rows.append(f"{moment},{location},{is_remote},{workload},{figures},{ms * 6:.0f},false,{door}")
    return rows


def figures_of(workload: str, milliseconds: float, generator: np.random.Generator) -> str:
    """The five measured columns; only those of the workload are filled."""
    if workload == "exchange":
        return f"{milliseconds:.1f},,,,"
    if workload == "sharepoint":
        return f",{620 / milliseconds * generator.uniform(0.7, 1.3):.2f},,,"
    jitter = milliseconds * generator.uniform(0.15, 0.5)
    return f",,{milliseconds * 1.1:.1f},{jitter:.1f},{generator.exponential(0.3):.2f}"


def write_locations(world: World, folder: RawFolder) -> None:
    """Offices and remote cities, at every snapshot."""
    offices: list[dict[str, object]] = [
        {
            "location_id": o.location_id,
            "city": o.city,
            "state": o.state,
            "country": o.country,
            "latitude": o.latitude,
            "longitude": o.longitude,
            "lan_subnets": [f"10.{n}.0.0/16"],
            "egress_ips": [f"{o.egress}.1"],
            "is_remote": False,
            "remote_people_count": None,
        }
        for n, o in enumerate(world.organization.offices)
    ]
    cities: list[dict[str, object]] = [
        {
            "location_id": c[0],
            "city": c[1],
            "state": c[2],
            "country": c[3],
            "latitude": None,
            "longitude": None,
            "lan_subnets": [],
            "egress_ips": [],
            "is_remote": True,
            "remote_people_count": c[4],
        }
        for c in REMOTE_CITIES
    ]
    rows = [json.dumps(place) for place in offices + cities]
    for day in snapshot_days(world):
        folder.array(LOCATIONS, f"received={world.date(day)}/locations.json", rows)


def write_egress(world: World, folder: RawFolder) -> None:
    """The public ranges of the offices."""
    rows = [f"{o.egress}.0/24,{o.location_id}" for o in world.organization.offices]
    for day in snapshot_days(world):
        folder.csv(EGRESS, f"received={world.date(day)}/office_egress.csv", "ip_range,location_id", rows)
