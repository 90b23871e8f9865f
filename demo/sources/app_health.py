"""intune/ tables about applications: reliability, crashes on devices, processes at startup."""

from __future__ import annotations

import numpy as np

from demo.events.meetings import moments
from demo.sources.directory import snapshot_days
from demo.sources.files import blocks
from demo.world import World
from demo.writing import RawFolder, fill, guids, pick

PERFORMANCE = "intune/app_health_application_performance"
CRASHES = "intune/app_health_device_performance_details"
PROCESSES = "intune/startup_processes"
DAYS_PER_SNAPSHOT = 7
DAYS_PER_CRASH_FILE = 28
CRASH_SHARE = 0.03  # of the devices and working days
PROCESS_SNAPSHOTS = 3  # only the latest ones were kept
APPLICATIONS = (  # name, shown as, publisher, share of devices, hours a fortnight, hours per crash
    ("outlook.exe", "Outlook", "Microsoft", 0.9, 26, 95),
    ("ms-teams.exe", "Teams", "Microsoft", 0.9, 30, 60),
    ("excel.exe", "Excel", "Microsoft", 0.8, 14, 40),
    ("winword.exe", "Word", "Microsoft", 0.8, 10, 70),
    ("powerpnt.exe", "PowerPoint", "Microsoft", 0.6, 6, 38),
    ("msedge.exe", "Microsoft Edge", "Microsoft", 0.95, 34, 120),
    ("chrome.exe", "Google Chrome", "Google", 0.5, 22, 85),
    ("acrord32.exe", "Acrobat Reader", "Adobe", 0.5, 4, 12),
    ("sap.exe", "SAP Logon", "SAP", 0.3, 9, 15),
    ("zoom.exe", "Zoom", "Zoom", 0.12, 3, 50),
    ("cad.exe", "Draft CAD", "Draft Systems", 0.06, 18, 4),
    ("rare-tool.exe", "Rare Tool", "In-house", 0.008, 2, 1),
)
STARTUP_PROCESSES = ("OneDrive.exe", "ms-teams.exe", "SecurityHealthSystray.exe", "vpnagent.exe")

APPLICATION = (
    '{"id":"<id>","appName":"<name>","appDisplayName":"<shown>","appPublisher":"<publisher>",'
    '"appUsageDuration":<minutes>,"appCrashCount":<crashes>,"appHangCount":<hangs>,'
    '"meanTimeToFailureInMinutes":<failure>,"activeDeviceCount":<devices>,"appHealthScore":<score>,'
    '"appHealthStatus":"meetingGoals"}'
)
CRASH = (
    '{"id":"<id>","eventDateTime":"<moment>","eventType":"<kind>","appDisplayName":"<shown>",'
    '"appPublisher":"<publisher>","appVersion":"16.0","deviceId":"<device>",'
    '"deviceDisplayName":"<name>"}'
)
PROCESS = (
    '{"id":"<id>","managedDeviceId":"<device>","processName":"<process>","productName":"<process>",'
    '"publisher":"","startupImpactInMs":<delay>}'
)


def write(world: World, folder: RawFolder) -> None:
    """All three tables."""
    for day in range(0, world.days, DAYS_PER_SNAPSHOT):
        name = f"received={world.date(day)}/app_performance.json"
        folder.array(PERFORMANCE, name, application_rows(world, day))
    for first, after in blocks(world, DAYS_PER_CRASH_FILE):
        rows = [row for day in range(first, after) for row in crash_rows(world, day)]
        folder.lines(CRASHES, f"app_crashes-{world.date(after)}.json", rows)
    for day in snapshot_days(world)[-PROCESS_SNAPSHOTS:]:
        name = f"received={world.date(day)}/startup_processes.json"
        folder.lines(PROCESSES, name, process_rows(world, day))


def application_rows(world: World, day: int) -> list[str]:
    """Figures of the last fortnight for every application."""
    generator = world.random("applications", day)
    total = len(world.devices_in_use(day))
    devices = [max(1, round(total * a[3])) for a in APPLICATIONS]
    noise = np.exp(generator.normal(0, 0.08, len(APPLICATIONS)))
    hours = np.array([d * a[4] for d, a in zip(devices, APPLICATIONS, strict=True)]) * noise
    better = 1 + 0.35 * day / max(1, world.days)
    crashes = generator.poisson(hours / np.array([a[5] * better for a in APPLICATIONS]))
    minutes = (hours * 60).astype(np.int64)
    return fill(
        APPLICATION,
        id=guids(generator, len(APPLICATIONS)),
        name=[a[0] for a in APPLICATIONS],
        shown=[a[1] for a in APPLICATIONS],
        publisher=[a[2] for a in APPLICATIONS],
        minutes=minutes,
        crashes=crashes,
        hangs=crashes // 2,
        devices=devices,
        failure=minutes // np.maximum(crashes, 1),
        score=np.round(np.clip(hours, 0, 99), 1),
    )


def crash_rows(world: World, day: int) -> list[str]:
    """Crashes on single devices; one bad machine crashes often on one day."""
    devices = world.devices
    generator = world.random("crashes", day)
    at_work = np.flatnonzero(world.present[devices.owner, day])
    place = at_work[generator.random(len(at_work)) < CRASH_SHARE]
    if day == world.days // 2 and len(at_work):
        place = np.append(place, np.repeat(at_work[0], 14))
    app = generator.integers(0, len(APPLICATIONS), len(place))
    seconds = world.clock(devices.owner[place], generator)
    return fill(
        CRASH,
        id=guids(generator, len(place)),
        moment=moments(world, day, seconds),
        kind="appCrash",
        shown=[APPLICATIONS[a][1] for a in app.tolist()],
        publisher=[APPLICATIONS[a][2] for a in app.tolist()],
        device=pick(devices.ids, place),
        name=pick(devices.names, place),
    )


def process_rows(world: World, day: int) -> list[str]:
    """The delay that each startup process causes on each device that has it."""
    devices = world.devices
    generator = world.random("processes", day)
    used = world.devices_in_use(day)
    place = np.repeat(used, len(STARTUP_PROCESSES))
    process = np.tile(np.arange(len(STARTUP_PROCESSES)), len(used))
    kept = generator.random(len(place)) < np.array([0.9, 0.8, 0.5, 0.15])[process]
    place, process = place[kept], process[kept]
    delay = generator.gamma(2.0, np.array([900, 1900, 150, 5200])[process]).astype(np.int64)
    return fill(
        PROCESS,
        id=guids(generator, len(place)),
        device=pick(devices.ids, place),
        process=pick(STARTUP_PROCESSES, process),
        delay=delay,
    )
