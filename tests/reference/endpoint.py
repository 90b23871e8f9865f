"""Endpoint analytics: startup, reliability, anywhere."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .answers import CategoryScore, clamp, unavailable

CATEGORY = "endpoint_analytics"
STARTUP_DAYS = 29
MINIMUM_DEVICES = 5
ENROLLED_SHARE = 0.02
WEIGHTS = {"windows": 0.4, "management": 0.2, "identity": 0.2, "provisioning": 0.2}


@dataclass(frozen=True)
class Start:
    """One start of a device; times in milliseconds, None when not stated."""

    device: str
    at: datetime
    total_boot: float | None
    feature_update: float | None
    total_login: float | None
    is_first_login: bool = False
    is_feature_update: bool = False


@dataclass(frozen=True)
class Application:
    """An application in a snapshot: usage in minutes, crashes, devices of the last 14 days."""

    usage_minutes: float
    crashes: int
    active_devices: int


@dataclass(frozen=True)
class AnywhereDevice:
    """Which of the four conditions of working from anywhere a device meets."""

    device: str
    windows: bool
    management: bool
    identity: bool
    provisioning: bool


def seconds_to_points(milliseconds: float) -> float:
    """0 seconds are 100 points, 100 seconds are none."""
    return clamp(100.0 - milliseconds / 1000.0)


def recent(day: date, moment: datetime) -> bool:
    """Within the 29 days that end on the day."""
    return timedelta(0) <= day - moment.date() < timedelta(days=STARTUP_DAYS)


def last_of_device(starts: Iterable[Start]) -> list[Start]:
    by_device: dict[str, list[Start]] = defaultdict(list)
    for start in starts:
        by_device[start.device].append(start)
    return [max(of_device, key=lambda start: start.at) for of_device in by_device.values()]


def boot_scores(day: date, starts: Iterable[Start]) -> dict[str, float]:
    """Per device, the last boot without its update phase."""
    booted = [one for one in starts if recent(day, one.at) and one.total_boot is not None]
    return {
        one.device: seconds_to_points((one.total_boot or 0) - (one.feature_update or 0))
        for one in last_of_device(booted)
    }


def login_scores(day: date, starts: Iterable[Start]) -> dict[str, float]:
    """Per device, the last sign-in that is neither a first one nor part of a feature update."""
    signed_in = [
        one
        for one in starts
        if recent(day, one.at) and not one.is_first_login and not one.is_feature_update and (one.total_login or 0) > 0
    ]
    last = last_of_device(signed_in)
    return {one.device: seconds_to_points(one.total_login or 0) for one in last}


def mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return math.fsum(values) / len(values) if values else None


def startup_score(boot: float | None, login: float | None) -> float | None:
    """Half and half; if only one exists, that one."""
    return mean([score for score in (boot, login) if score is not None])


def startup(day: date, starts: Sequence[Start]) -> float | None:
    boots, logins = boot_scores(day, starts), login_scores(day, starts)
    if len(boots.keys() | logins.keys()) < MINIMUM_DEVICES:
        return None
    return startup_score(mean(boots.values()), mean(logins.values()))


def application_score(application: Application) -> float:
    """By mean time to failure: an hour is 0, a hundred hours are 100."""
    if application.crashes == 0:
        return 100.0
    hours = application.usage_minutes / 60.0 / application.crashes
    return clamp(100.0 * math.log(hours) / math.log(100.0))


def reliability(applications: Iterable[Application], enrolled: int) -> float | None:
    """The usage-weighted mean over applications on more than max(5, 2 %) of the devices."""
    floor = max(float(MINIMUM_DEVICES), ENROLLED_SHARE * enrolled)
    counted = [app for app in applications if app.usage_minutes > 0 and app.active_devices > floor]
    usage = math.fsum(app.usage_minutes for app in counted)
    weighted = math.fsum(app.usage_minutes * application_score(app) for app in counted)
    return weighted / usage if counted else None


def work_from_anywhere(devices: Iterable[AnywhereDevice], active: set[str]) -> float | None:
    """Weighted shares of the active devices that meet each condition."""
    counted = [device for device in devices if device.device in active]
    if len(counted) < MINIMUM_DEVICES:
        return None
    return 100.0 * math.fsum(
        weight * sum(getattr(device, condition) for device in counted) / len(counted)
        for condition, weight in WEIGHTS.items()
    )


def score(scores: Iterable[float | None]) -> CategoryScore:
    """Equal parts of the sub-scores that there are."""
    points = mean([one for one in scores if one is not None])
    if points is None:
        return unavailable(CATEGORY, "insufficient data")
    return CategoryScore(CATEGORY, None, None, points)
