"""Network samples of an organization."""

from __future__ import annotations

from .landing import Landing, Row, flag, number, timestamp
from .network import Sample

COLUMNS = (
    "sample_at", "location_id", "is_remote", "workload", "tcp_latency_ms", "download_mbytes_per_s",
    "udp_latency_ms", "udp_jitter_ms", "udp_loss_pct", "egress_distance_km", "is_intercepted",
    "front_door_is_optimal",
)  # fmt: skip


def of_organization(landing: Landing) -> list[Sample]:
    """Samples with a time and a location; equal rows of one file are different samples."""
    seen: dict[object, int] = {}
    samples: dict[object, Sample] = {}
    for row in landing.rows("network", "samples"):
        content = tuple(row[name] for name in COLUMNS)
        occurrence = seen[row["file_id"], content] = seen.get((row["file_id"], content), 0) + 1
        if sample := sample_of(row):
            samples[content, occurrence] = sample
    return list(samples.values())


def sample_of(row: Row) -> Sample | None:
    at = timestamp(row["sample_at"])
    if at is None or not row["location_id"] or at.date() > row["received_at"].date():
        return None
    return Sample(
        at.date(),
        row["location_id"].strip(),
        (row["workload"] or "").strip().lower(),
        number(row["tcp_latency_ms"]),
        number(row["download_mbytes_per_s"]),
        number(row["udp_latency_ms"]),
        number(row["udp_jitter_ms"]),
        number(row["udp_loss_pct"]),
        flag(row["is_remote"]),
    )
