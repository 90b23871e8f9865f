"""Network connectivity: three days of samples per office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .answers import CategoryScore, interpolate, percentile, unavailable

CATEGORY = "network_connectivity"
SAMPLE_DAYS = 3
LOCATION_DAYS = 60
POOR_EXCHANGE_POINTS = 60.0

EXCHANGE_ANCHORS = [(10.0, 100.0), (25.0, 80.0), (100.0, 60.0), (200.0, 40.0), (300.0, 20.0),
                    (350.0, 0.0)]  # fmt: skip
SHAREPOINT_ANCHORS = [(0.0, 0.0), (2.0, 20.0), (4.0, 40.0), (8.0, 60.0), (14.0, 80.0),
                      (20.0, 100.0)]  # fmt: skip
TEAMS_STEPS = [(0.25, 60.0, 15.0, 100.0), (1.0, 120.0, 40.0, 80.0), (1.5, 240.0, 65.0, 60.0),
               (3.0, 275.0, 80.0, 40.0), (5.0, 350.0, 150.0, 20.0)]  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """One test of one workload at one office; a metric that was not measured is None."""

    day: date
    location: str
    workload: str
    latency: float | None = None
    download: float | None = None
    udp_latency: float | None = None
    udp_jitter: float | None = None
    udp_loss: float | None = None
    is_remote: bool = False


def exchange_points(latency: float) -> float:
    return interpolate(latency, EXCHANGE_ANCHORS)


def sharepoint_points(download: float) -> float:
    return interpolate(download, SHAREPOINT_ANCHORS)


def teams_points(loss: float, latency: float, jitter: float) -> float:
    """The first row of the table that all three metrics meet."""
    for most_loss, most_latency, most_jitter, points in TEAMS_STEPS:
        if loss <= most_loss and latency <= most_latency and jitter <= most_jitter:
            return points
    return 0.0


def measured(samples: Iterable[Sample], workload: str, metric: str) -> list[float]:
    """The values of a metric, from the samples of the workload that have it."""
    values = [getattr(sample, metric) for sample in samples if sample.workload == workload]
    return [value for value in values if value is not None]


def workload_points(samples: Sequence[Sample]) -> dict[str, float]:
    """Points of the workloads that have measurements."""
    points: dict[str, float] = {}
    if latency := measured(samples, "exchange", "latency"):
        points["exchange"] = exchange_points(percentile(latency, 0.50))
    if download := measured(samples, "sharepoint", "download"):
        points["sharepoint"] = sharepoint_points(percentile(download, 0.25))
    metrics = ("udp_loss", "udp_latency", "udp_jitter")
    udp = [measured(samples, "teams", metric) for metric in metrics]
    if all(udp):
        points["teams"] = teams_points(*(percentile(values, 0.50) for values in udp))
    return points


def weight(samples: Sequence[Sample]) -> int:
    """Estimated people at an office: the larger of the two sample counts, else Teams samples."""
    exchange = len(measured(samples, "exchange", "latency"))
    sharepoint = len(measured(samples, "sharepoint", "download"))
    return max(exchange, sharepoint) or sum(sample.workload == "teams" for sample in samples)


def last_three_days(samples: Sequence[Sample], day: date) -> list[Sample]:
    """The window D-2..D, or, without a sample in it, the one that ends on the last sample day."""
    known = [sample for sample in samples if sample.day <= day]
    if not known:
        return []
    last = max(sample.day for sample in known)
    if (day - last).days > LOCATION_DAYS:
        return []
    end = day if (day - last).days < SAMPLE_DAYS else last
    return [sample for sample in known if sample.day > end - timedelta(days=SAMPLE_DAYS)]


def location_assessment(samples: Sequence[Sample]) -> float | None:
    points = workload_points(samples)
    return sum(points.values()) / len(points) if points else None


def poor_exchange(windows: Iterable[Sequence[Sample]]) -> tuple[int, int]:
    """Exchange samples below 60 points, and all of them."""
    latencies = [value for window in windows for value in measured(window, "exchange", "latency")]
    poor = sum(exchange_points(value) < POOR_EXCHANGE_POINTS for value in latencies)
    return poor, len(latencies)


def score(day: date, samples: Iterable[Sample]) -> CategoryScore:
    """The weighted mean of the offices' assessments; remote cities stay out."""
    by_location: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        if not sample.is_remote:
            by_location[sample.location].append(sample)
    windows = [last_three_days(of_location, day) for of_location in by_location.values()]
    offices = [(location_assessment(window), weight(window), window) for window in windows]
    scored = [(points, people) for points, people, _ in offices if points is not None and people]
    if not scored:
        return unavailable(CATEGORY, "no office has a sample")
    total = sum(people for _, people in scored)
    points = sum(points * people for points, people in scored) / total
    poor, tested = poor_exchange(windows)
    return CategoryScore(CATEGORY, poor, tested, points)
