"""The devices of an organization, and what does not change about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.people import People
from demo.writing import FloatArray, IntArray, guids

SECOND_DEVICE_SHARE = 0.2
MODELS = (  # manufacturer, model, share, seconds of a core boot
    ("Dell Inc.", "Latitude 5440", 0.30, 24.0),
    ("LENOVO", "ThinkPad T14 Gen 4", 0.28, 21.0),
    ("HP", "EliteBook 840 G10", 0.20, 23.0),
    ("Microsoft Corporation", "Surface Laptop 5", 0.14, 18.0),
    ("HP", "ProDesk 600 G3", 0.08, 62.0),  # the old ones, with a spinning disk
)
SPINNING = 4
CHANNELS = (
    "Current Channel",
    "Monthly Enterprise Channel",
    "Semi-Annual Enterprise Channel",
    "Current Channel (Preview)",
)


@dataclass(frozen=True)
class Devices:
    """Columns of equal length, one place per device; `owner` is the primary user."""

    ids: list[str]
    directory_ids: list[str]
    names: list[str]
    owner: IntArray
    model: IntArray
    boot_seconds: FloatArray
    modern: FloatArray  # 0..1: how early the device gets each new way of management
    update_lag: IntArray  # days between a release of Microsoft 365 Apps and its installation
    channel: FloatArray

    def __len__(self) -> int:
        """How many devices."""
        return len(self.ids)


def devices_of(people: People, generator: np.random.Generator) -> Devices:
    """One device per person, a second one for some; named as help desks name them."""
    second = np.flatnonzero(generator.random(len(people)) < SECOND_DEVICE_SHARE)
    owner = np.concatenate([np.arange(len(people)), second])
    count = len(owner)
    model = generator.choice(len(MODELS), count, p=[m[2] for m in MODELS])
    base = np.array([m[3] for m in MODELS])[model]
    lag = np.where(generator.random(count) < 0.65, generator.integers(0, 12, count), generator.integers(12, 150, count))
    names = []
    for place, person in enumerate(owner.tolist()):
        user = people.upns[person].partition("@")[0]
        short = (user[0] + user.partition(".")[2])[:9].upper()
        names.append(f"LT-{short}-{place:04d}" if place % 3 else f"DESKTOP-{place * 7919 % 2**20:05X}")
    return Devices(
        guids(generator, count),
        guids(generator, count),
        names,
        owner,
        model,
        base * np.exp(generator.normal(0, 0.25, count)),
        generator.random(count),
        lag.astype(np.int64),
        generator.random(count),
    )
