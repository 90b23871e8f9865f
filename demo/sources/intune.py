"""intune/*: managed devices and endpoint analytics. Every row knows a user; the project must not."""

from __future__ import annotations

import numpy as np

from demo.devices import MODELS, SPINNING, Devices
from demo.events.meetings import moments
from demo.sources.directory import snapshot_days
from demo.sources.files import JSON_BOOLEAN, blocks
from demo.world import World
from demo.writing import BoolArray, FloatArray, IntArray, RawFolder, fill, guids, pick

DEVICES = "intune/devices"
STARTUPS = "intune/device_startup_history"
PERFORMANCE = "intune/device_performance"
ANYWHERE = "intune/work_from_anywhere_devices"
DAYS_PER_STARTUP_FILE = 14
STARTUP_SHARE = 0.24  # of the devices and days their owner is at work
FASTER = 0.12  # how much shorter starts became over the whole time
RESTARTS = (
    "bootWithoutUpdate",
    "bootWithoutUpdate",
    "bootWithUpdate",
    "restartWithoutUpdate",
    "restartWithUpdate",
    "blueScreen",
    "longPowerButtonPress",
)

DEVICE = (
    '{"id":"<id>","userId":"<user_id>","userPrincipalName":"<user>","userDisplayName":"<user_name>",'
    '"emailAddress":"<user>","deviceName":"<name>","managedDeviceOwnerType":"company",'
    '"operatingSystem":"Windows","osVersion":"<os>","manufacturer":"<maker>","model":"<model>",'
    '"azureADDeviceId":"<directory_id>","managementAgent":"mdm","joinType":"azureADJoined",'
    '"enrolledDateTime":"2025-02-03T10:00:00Z","lastSyncDateTime":"<date>T06:00:00Z"}'
)
STARTUP = (
    '{"id":"<id>","deviceId":"<device>","startTime":"<start>","coreBootTimeInMs":<core_boot>,'
    '"groupPolicyBootTimeInMs":<policy_boot>,"featureUpdateBootTimeInMs":<update>,'
    '"totalBootTimeInMs":<total_boot>,"groupPolicyLoginTimeInMs":<policy_login>,'
    '"coreLoginTimeInMs":<core_login>,"responsiveDesktopTimeInMs":<desktop>,'
    '"totalLoginTimeInMs":<total_login>,"isFirstLogin":<first>,"isFeatureUpdate":<is_update>,'
    '"operatingSystemVersion":"10.0.26100","restartCategory":"<restart>","restartStopCode":"",'
    '"restartFaultBucket":""}'
)
PERFORMANCE_ROW = (
    '{"id":"<id>","deviceId":"<id>","deviceName":"<name>","model":"<model>","manufacturer":"<maker>",'
    '"diskType":"<disk>","operatingSystemVersion":"10.0.26100","bootScore":<boot_score>,'
    '"loginScore":<login_score>,"coreBootTimeInMs":<boot>,"groupPolicyBootTimeInMs":2100,'
    '"coreLoginTimeInMs":<login>,"groupPolicyLoginTimeInMs":<policy>,'
    '"responsiveDesktopTimeInMs":9000,"blueScreenCount":0,"restartCount":3,'
    '"startupPerformanceScore":<boot_score>.0,"healthStatus":"meetingGoals"}'
)
ANYWHERE_ROW = (
    '{"id":"<id>","deviceId":"<id>","deviceName":"<name>","manufacturer":"<maker>",'
    '"model":"<model>","ownership":"company","managedBy":"<managed>","osDescription":"Windows 11",'
    '"osVersion":"<os>","azureAdDeviceId":"<directory_id>","azureAdJoinType":"<join>",'
    '"azureAdRegistered":true,"autoPilotRegistered":<registered>,"autoPilotProfileAssigned":<profile>,'
    '"tenantAttached":<attached>,"compliancePolicySetToIntune":true,"otherWorkloadsSetToIntune":false,'
    '"isCloudManagedGatewayEnabled":false,"upgradeEligibility":"upgraded","windowsScore":<windows>,'
    '"cloudManagementScore":-1,"cloudIdentityScore":-1,"cloudProvisioningScore":-1,'
    '"workFromAnywhereScore":-1,"healthStatus":"unknown"}'
)


def write(world: World, folder: RawFolder) -> None:
    """Snapshots of the devices, and one file of starts per fortnight."""
    devices = world.devices
    for day in snapshot_days(world):
        received, used = f"received={world.date(day)}", world.devices_in_use(day)
        folder.lines(DEVICES, f"{received}/devices.json", device_rows(world, devices, used, day))
        folder.lines(PERFORMANCE, f"{received}/performance.json", performance_rows(devices, used))
        rows = anywhere_rows(world, devices, used, day)
        folder.lines(ANYWHERE, f"{received}/work_from_anywhere.json", rows)
    for first, after in blocks(world, DAYS_PER_STARTUP_FILE):
        rows = [row for day in range(first, after) for row in startup_rows(world, devices, day)]
        folder.lines(STARTUPS, f"device_startup_history-{world.date(after)}.json", rows)


def common(devices: Devices, used: IntArray) -> dict[str, list[str]]:
    """The columns that most Intune tables share."""
    model = devices.model[used].tolist()
    return {
        "id": pick(devices.ids, used),
        "name": pick(devices.names, used),
        "maker": [MODELS[m][0] for m in model],
        "model": [MODELS[m][1] for m in model],
    }


def device_rows(world: World, devices: Devices, used: IntArray, day: int) -> list[str]:
    """managedDevice, with its primary user."""
    people, owner = world.people, devices.owner[used]
    return fill(
        DEVICE,
        **common(devices, used),
        directory_id=pick(devices.directory_ids, used),
        user_id=pick(people.object_ids, owner),
        user=pick(people.upns, owner),
        user_name=pick(people.names, owner),
        date=world.date(day),
        os=[f"10.0.{26100 if m < 0.8 else 19045}.{4000 + day}" for m in devices.modern[used].tolist()],
    )


def performance_rows(devices: Devices, used: IntArray) -> list[str]:
    """devicePerformance: kind of disk, scores and phases."""
    boot = devices.boot_seconds[used]
    score = np.clip(100 - boot - 12, 0, 100).astype(np.int64)
    return fill(
        PERFORMANCE_ROW,
        **common(devices, used),
        boot_score=score,
        disk=["hdd" if m == SPINNING else "ssd" for m in devices.model[used].tolist()],
        login_score=np.clip(score - 4, 0, 100),
        boot=(boot * 1000).astype(np.int64),
        login=(boot * 500).astype(np.int64),
        policy=np.where(devices.modern[used] > 0.85, 14000, 2500),
    )


def anywhere_rows(world: World, devices: Devices, used: IntArray, day: int) -> list[str]:
    """workFromAnywhereDevice: more devices are managed from the cloud every month."""
    progress = day / max(1, world.days)
    modern = devices.modern[used]

    def flags(condition: BoolArray) -> list[str]:
        return [JSON_BOOLEAN[c] for c in condition.tolist()]

    supported = modern < 0.80 + 0.15 * progress
    joined = [
        "azureADJoined" if m < 0.5 else "hybridAzureADJoined" if m < 0.85 + 0.1 * progress else "onPremisesDomainJoined"
        for m in modern.tolist()
    ]
    return fill(
        ANYWHERE_ROW,
        **common(devices, used),
        directory_id=pick(devices.directory_ids, used),
        managed=["mdm" if m < 0.6 + 0.2 * progress else "configManager" for m in modern.tolist()],
        os=["10.0.26100" if s else "10.0.19042" for s in supported.tolist()],
        join=joined,
        registered=flags(modern < 0.45 + 0.25 * progress),
        profile=flags(modern < 0.35 + 0.25 * progress),
        attached=flags(modern < 0.7),
        windows=np.where(supported, 100, 0),
    )


def startup_rows(world: World, devices: Devices, day: int) -> list[str]:
    """The starts of one day: most are short, some follow a feature update or a first sign-in."""
    generator = world.random("startup", day)
    started = world.present[devices.owner, day] & (generator.random(len(devices)) < STARTUP_SHARE)
    place = np.flatnonzero(started)
    count = len(place)
    speed = (1 - FASTER * day / max(1, world.days)) * np.exp(generator.normal(0, 0.18, count))
    boot: FloatArray = devices.boot_seconds[place] * speed
    update = np.where(generator.random(count) < 0.03, 240_000, 0)
    policy = np.where(devices.modern[place] > 0.85, 14_000, 2_200)
    core_boot = (boot * 1000).astype(np.int64)
    core_login = (boot * 450).astype(np.int64)
    desktop = (boot * 320).astype(np.int64) + 3_000
    silent = generator.random(count) < 0.01  # the agent did not measure the sign-in
    first = generator.random(count) < 0.02
    seconds = np.clip(world.clock(devices.owner[place], generator) - 7200, 0, 86_399)
    return fill(
        STARTUP,
        id=guids(generator, count),
        device=pick(devices.ids, place),
        start=moments(world, day, seconds),
        core_boot=core_boot,
        policy_boot=policy,
        update=update,
        total_boot=core_boot + policy + update,
        policy_login=policy,
        core_login=core_login,
        desktop=desktop,
        total_login=np.where(silent, 0, policy + core_login + desktop),
        first=[JSON_BOOLEAN[f] for f in first.tolist()],
        is_update=[JSON_BOOLEAN[u > 0] for u in update.tolist()],
        restart=pick(RESTARTS, generator.integers(0, len(RESTARTS), count)),
    )
