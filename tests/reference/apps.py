"""Microsoft 365 Apps health: channel and latest version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .answers import CategoryScore, percent, unavailable

CATEGORY = "apps_health"
RECOMMENDED = ("current", "monthly enterprise")


@dataclass(frozen=True)
class Release:
    """A build of a channel; `end_of_support` None means still supported."""

    channel: str
    build: str
    released: date
    end_of_support: date | None = None


@dataclass(frozen=True)
class Device:
    """The last channel and build that a device reported in the window."""

    channel: str | None
    build: str | None


def channel_name(text: str | None) -> str:
    """`Current Channel`, `current` and `Current` are one channel."""
    words = (text or "").lower().replace("-", " ").replace("_", " ").split()
    return " ".join(words).removesuffix(" channel")


def build_number(build: str | None) -> tuple[int, ...]:
    """Builds compare number by number, `16.0.` aside; text that is no build is the empty tuple."""
    parts = (build or "").strip().removeprefix("16.0.").split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def newest_release(releases: Iterable[Release], channel: str, day: date) -> Release | None:
    """The newest release of a channel on a day: latest date, then highest build."""
    known = [release for release in releases if channel_name(release.channel) == channel and release.released <= day]
    return max(known, key=lambda one: (one.released, build_number(one.build)), default=None)


def version_halves(device: Device, releases: Iterable[Release], day: date) -> int:
    """V in halves: 2 latest of its channel, 1 supported, 0 unsupported or unknown."""
    channel, build = channel_name(device.channel), build_number(device.build)
    newest = newest_release(releases, channel, day)
    if newest is None or not build:
        return 0
    if build >= build_number(newest.build):
        return 2
    for release in releases:
        if channel_name(release.channel) == channel and build_number(release.build) == build:
            return int(release.end_of_support is None or release.end_of_support >= day)
    return 0


def is_recommended(device: Device) -> bool:
    return channel_name(device.channel) in RECOMMENDED


def quarters(device: Device, releases: Iterable[Release], day: date) -> int:
    """s = 0.5 R + 0.5 V as an integer number of quarters."""
    return 2 * is_recommended(device) + version_halves(device, releases, day)


def score(day: date, devices: Iterable[Device], releases: Iterable[Release]) -> CategoryScore:
    """Points and the share of devices on a recommended channel."""
    devices, releases = list(devices), list(releases)
    if not devices:
        return unavailable(CATEGORY, "no device")
    points = percent(sum(quarters(device, releases, day) for device in devices), 4 * len(devices))
    recommended = sum(is_recommended(device) for device in devices)
    return CategoryScore(CATEGORY, recommended, len(devices), points)
