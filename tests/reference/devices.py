"""What the device tables say on a day: starts, applications, work from anywhere, inventory."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from .answers import in_window
from .apps import Device, Release
from .copies import SNAPSHOT_DAYS, Snapshots, agreed, contents, newest, was_received_before
from .endpoint import AnywhereDevice, Application, Start, recent
from .identities import normalise
from .landing import Landing, Row, count, day_of, flag, number, timestamp
from .policy import seed

DEVICE_COLUMNS = {
    "devices": "id",
    "device_startup_history": "device_id",
    "device_performance": "id",
    "startup_processes": "managed_device_id",
    "app_health_device_performance_details": "device_id",
    "work_from_anywhere_devices": "device_id",
}
EVENT_TIMES = {
    "device_startup_history": "start_time",
    "app_health_device_performance_details": "event_date_time",
}
CLOUD_MANAGED = ("mdm", "comanaged")
JOINED = ("azureadjoined", "hybridazureadjoined")


def plain(text: str | None) -> str:
    """Letters and digits only: `co-managed` and `coManaged` are one word."""
    return re.sub(r"[^a-z0-9]", "", normalise(text))


class Intune:
    """The endpoint analytics tables of one organization."""

    def __init__(self, landing: Landing) -> None:
        self.landing = landing
        self.starts = [start_of(row) for row in start_rows(landing)]
        key = {"app_health_application_performance": "id"}
        self.applications = self.snapshots("app_health_application_performance", key)
        self.anywhere = self.snapshots("work_from_anywhere_devices", {})
        self.seen = [one for table in DEVICE_COLUMNS for one in self.days_seen(table)]

    def snapshots(self, table: str, key: dict[str, str]) -> Snapshots:
        column = key.get(table) or DEVICE_COLUMNS[table]
        return Snapshots(self.landing, "intune", table, lambda row: normalise(row[column]))

    def days_seen(self, table: str) -> list[tuple[str, str, date]]:
        """Every device of a table with the day of its event, or of its snapshot."""
        rows = self.landing.rows("intune", table)
        time = EVENT_TIMES.get(table)
        found = []
        for row in rows:
            day = day_of(row[time]) if time else row["received_at"].date()
            if day and row[DEVICE_COLUMNS[table]]:
                found.append((table, normalise(row[DEVICE_COLUMNS[table]]), day))
        return found

    def enrolled(self, day: date) -> int:
        """Distinct devices in any table within 29 days."""
        return len({device for _, device, seen in self.seen if is_recent(day, seen)})

    def active(self, day: date) -> set[str]:
        """Devices with an endpoint analytics event within 29 days."""
        return {
            device for table, device, seen in self.seen
            if table in EVENT_TIMES and is_recent(day, seen)
        }  # fmt: skip

    def applications_on(self, day: date) -> list[Application]:
        rows = self.applications.at(day, holds_backwards=False) or []
        return [
            Application(
                number(row["app_usage_duration"]) or 0.0,
                count(row["app_crash_count"]),
                count(row["active_device_count"]),
            )
            for row in rows
        ]

    def anywhere_on(self, day: date) -> list[AnywhereDevice]:
        rows = self.anywhere.at(day, holds_backwards=False) or []
        return [anywhere_of(row, day) for row in rows]


def is_recent(day: date, seen: date) -> bool:
    return recent(day, datetime.combine(seen, datetime.min.time()))


def start_rows(landing: Landing) -> list[Row]:
    """Starts by id, else by device and time; unequal copies are quarantined."""
    rows = [
        row
        for row in landing.rows("intune", "device_startup_history")
        if (moment := timestamp(row["start_time"])) and row["device_id"] and not was_received_before(row, moment.date())
    ]
    return agreed(rows, lambda row: row["id"] or (row["device_id"], row["start_time"]), contents)


def start_of(row: Row) -> Start:
    return Start(
        normalise(row["device_id"]),
        timestamp(row["start_time"]) or datetime.min,
        number(row["total_boot_time_in_ms"]),
        number(row["feature_update_boot_time_in_ms"]),
        number(row["total_login_time_in_ms"]),
        flag(row["is_first_login"]),
        flag(row["is_feature_update"]),
    )


def anywhere_of(row: Row, day: date) -> AnywhereDevice:
    """The four conditions of work from anywhere."""
    windows = number(row["windows_score"])
    has_score = windows is not None and windows >= 0
    managed = plain(row["managed_by"]) in CLOUD_MANAGED
    is_cloud_pc = "cloudpc" in plain(row["model"])
    has_profile = flag(row["auto_pilot_registered"]) and flag(row["auto_pilot_profile_assigned"])
    return AnywhereDevice(
        normalise(row["device_id"]),
        windows == 100 if has_score else is_supported_windows(row["os_version"], day),
        managed or flag(row["tenant_attached"]) or flag(row["is_cloud_managed_gateway_enabled"]),
        plain(row["azure_ad_join_type"]) in JOINED,
        is_cloud_pc or has_profile,
    )


def is_supported_windows(version: str | None, day: date) -> bool:
    """The third number of the version is a build of the seed that is still supported."""
    build = [*(version or "").split("."), "", "", ""][2]
    ends = {row["os_build"]: day_of(row["end_of_support"]) for row in seed("windows_versions")}
    end = ends.get(build)
    return end is not None and end >= day


def inventory_on(rows: list[Row], day: date) -> list[Device]:
    """Devices whose last contact is in the window, as they last reported by the day."""
    known = [
        row
        for row in rows
        if timedelta(0) <= day - row["received_at"].date() <= timedelta(days=SNAPSHOT_DAYS)
        and (contact := day_of(row["last_contact"]))
        and in_window(contact, day)
        and device_key(row)
    ]
    last = newest(
        known,
        device_key,
        lambda row: (str(timestamp(row["last_contact"])), row["received_at"], str(contents(row))),
    )
    return [Device(row["update_channel"], row["build_version"]) for row in last]


def device_key(row: Row) -> str:
    return normalise(row["aad_device_id"]) or normalise(row["device_name"])


def releases(landing: Landing) -> list[Release]:
    """The organization's own calendar, else the seed's."""
    rows = landing.rows("apps_admin", "release_calendar")
    own = newest(rows, lambda row: (row["channel"], row["build"]), lambda row: row["received_at"])
    listed = [*own] or [{**row, "channel": row["update_channel"]} for row in seed("release_calendar")]
    return [
        Release(row["channel"], row["build"], released, day_of(row["end_of_support"]))
        for row in listed
        if (released := day_of(row["release_date"]))
    ]
