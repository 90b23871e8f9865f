"""apps_admin/device_inventory and release_calendar: which build of Microsoft 365 Apps runs where."""

from __future__ import annotations

import numpy as np

from demo.devices import CHANNELS
from demo.sources.directory import snapshot_days
from demo.world import World
from demo.writing import RawFolder, fill, pick

INVENTORY = "apps_admin/device_inventory"
CALENDAR = "apps_admin/release_calendar"
DAYS_PER_SNAPSHOT = 7
MONTHS_OF_HISTORY = 26
FIRST_BUILD = 17_400  # of the oldest month; every month adds a hundred
MONTHLY, TWICE_A_YEAR = 61, 425  # days of support: two months, fourteen months
UNKNOWN_BUILD_SHARE = 0.01

INVENTORY_HEADER = (
    "DeviceName,AadDeviceID,UpdateChannel,BuildVersion,Version,Architecture,OSFamily,"
    "OSBuildVersion,Release date,Last contact,Last signed in user"
)
INVENTORY_ROW = "<name>,<directory_id>,<channel>,<build>,<version>,x64,Windows,10.0.26100,<released>,<contact>,<user>"
Release = tuple[str, str, str, np.datetime64, str]  # channel, version, build, day, end of support


def releases(world: World) -> list[Release]:
    """The calendar: Current monthly, the others from the same versions later."""
    last = (world.start + world.days).astype("datetime64[M]")
    found: list[Release] = []
    for number in range(MONTHS_OF_HISTORY):
        month = last - (MONTHS_OF_HISTORY - 1 - number)
        version = str(month)[2:4] + str(month)[5:7]
        build = f"16.0.{FIRST_BUILD + 100 * number}"
        day = month.astype("datetime64[D]") + 3
        found.append((CHANNELS[0], version, f"{build}.20100", day, str(day + 31)))
        found.append((CHANNELS[3], version, f"{build}.20050", day - 14, str(day + 17)))
        later = day + 37
        found.append((CHANNELS[1], version, f"{build}.20200", later, str(later + MONTHLY)))
        if month.astype(int) % 6 == 0:
            later = day + 190
            found.append((CHANNELS[2], version, f"{build}.20300", later, str(later + TWICE_A_YEAR)))
    return [r for r in found if r[3] < world.start + world.days]


def write(world: World, folder: RawFolder) -> None:
    """The calendar at every snapshot, the inventory every week."""
    calendar = releases(world)
    for day in snapshot_days(world):
        known = [r for r in calendar if r[3] <= world.start + day]
        rows = [f"{r[0]},{r[1]},{r[2]},{r[3]},{r[4]}" for r in known]
        name = f"received={world.date(day)}/release_calendar.csv"
        folder.csv(CALENDAR, name, "channel,version,build,release_date,end_of_support", rows)
    for day in range(0, world.days, DAYS_PER_SNAPSHOT):
        rows = inventory_rows(world, calendar, day)
        name = f"inventory-{world.date(day)}.csv"
        folder.csv(INVENTORY, name, INVENTORY_HEADER, rows)


def channel_of(world: World, taste: float, day: int) -> int:
    """The update channel of a device: IT moves devices to the recommended ones over time."""
    share = world.organization.recommended_channels
    recommended = share - 0.08 + 0.16 * day / max(1, world.days)
    if taste < recommended:
        return 0 if taste < 0.6 * recommended else 1
    return 3 if taste > 0.97 else 2


def inventory_rows(world: World, calendar: list[Release], day: int) -> list[str]:
    """Every device in use, with the newest build that had reached it."""
    devices = world.devices
    used = world.devices_in_use(day)
    generator = world.random("inventory", day)
    silent_days = generator.integers(0, 9, len(used)).tolist()
    unknown = (generator.random(len(used)) < UNKNOWN_BUILD_SHARE).tolist()
    by_channel = [sorted((r for r in calendar if r[0] == c), key=lambda r: r[3]) for c in CHANNELS]
    found = []
    for place in used.tolist():
        channel = channel_of(world, float(devices.channel[place]), day)
        reached = world.start + day - int(devices.update_lag[place])
        known = [r for r in by_channel[channel] if r[3] <= reached]
        found.append(known[-1] if known else by_channel[channel][0])
    return fill(
        INVENTORY_ROW,
        name=pick(devices.names, used),
        directory_id=pick(devices.directory_ids, used),
        channel=[r[0] for r in found],
        build=["16.0.99.1" if u else r[2] for r, u in zip(found, unknown, strict=True)],
        version=[r[1] for r in found],
        released=[str(r[3]) for r in found],
        contact=[world.date(day - s) for s in silent_days],
        user=pick(world.people.upns, devices.owner[used]),
    )
