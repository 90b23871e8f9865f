"""Which module writes which table, and the order of it all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from demo.settings import Organization, organization
from demo.sources import (
    activity_reports,
    app_health,
    app_reports,
    apps_admin,
    audit,
    calendar_view,
    call_records,
    chat,
    directory,
    group_reports,
    groups,
    intune,
    licences,
    mail,
    network,
    organization_data,
    peers,
)
from demo.world import World
from demo.writing import RawFolder

MARKER = ".generated-by-demo"

WRITERS: dict[str, Callable[[World, RawFolder], None]] = {
    audit.TABLE: audit.write,
    mail.SENT_ITEMS: mail.write_sent_items,
    chat.CHAT: chat.write_chat,
    chat.CHANNEL: chat.write_channel_messages,
    chat.POSTS: chat.write_posts,
    directory.USERS: directory.write_users,
    directory.MANAGERS: directory.write_managers,
    directory.SETTINGS: directory.write_mailbox_settings,
    licences.ACTIVE: licences.write_active_users,
    licences.ACTIVATIONS: licences.write_activations,
    mail.MAIL_EVENTS: mail.write_mail_events,
    groups.DETAILS: groups.write_details,
    groups.MEMBERS: groups.write_members,
    groups.SITES: groups.write_sites,
    call_records.TABLE: call_records.write,
    calendar_view.CALENDAR: calendar_view.write_calendar,
    calendar_view.ACTIVITY: calendar_view.write_meeting_activity,
    intune.DEVICES: intune.write,
    app_health.PERFORMANCE: app_health.write,
    apps_admin.INVENTORY: apps_admin.write,
    network.SAMPLES: network.write_samples,
    network.LOCATIONS: network.write_locations,
    network.EGRESS: network.write_egress,
    app_reports.APP_USERS: app_reports.write,
    activity_reports.TEAMS: activity_reports.write,
    group_reports.SITES: group_reports.write,
    organization_data.HR: organization_data.write_hr,
    organization_data.EXCLUDED: organization_data.write_excluded,
    organization_data.SETTINGS: organization_data.write_settings,
    organization_data.UNDECLARED: organization_data.write_undeclared,
}


@dataclass(frozen=True)
class Summary:
    """What was written."""

    organizations: tuple[str, ...]
    file_count: int
    byte_count: int

    def __str__(self) -> str:
        """One line for the terminal."""
        names = ", ".join(self.organizations)
        return f"{names}: {self.file_count:,} files, {self.byte_count / 1e6:,.0f} MB"


def organizations_of(names: str, people: int | None, scaled: str | None) -> list[Organization]:
    """The organizations asked for; `people` is the size of the scaled one, else of all."""
    listed = [n for n in names.split(",") if n]
    if scaled is None:
        return [organization(n, people) for n in listed]
    return [organization(n) for n in listed if n != scaled] + [organization(scaled, people)]


def generate(out: Path, organizations: list[Organization], days: int, end: str, seed: int) -> Summary:
    """Write all tables of all organizations below `out`, replacing an earlier demo there."""
    if days < 1:
        raise ValueError(f"days must be at least 1, got {days}")
    clear(out)
    start = np.datetime64(end, "D") - (days - 1)
    for chosen in organizations:
        world = World(chosen, seed, start, days)
        folder = RawFolder(out / chosen.name)
        for table, write in WRITERS.items():
            if table in chosen.tables:
                write(world, folder)
    if organizations:
        peers.write(World(organizations[0], seed, start, days), RawFolder(out / "_peers"))
    files = [p for p in out.rglob("*") if p.is_file() and p.name != MARKER]
    names = tuple(o.name for o in organizations)
    return Summary(names, len(files), sum(p.stat().st_size for p in files))


def clear(out: Path) -> None:
    """Empty a folder that an earlier run made; anything else in it is left alone and refused."""
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise FileExistsError(f"{out} is not empty and was not made by this generator")
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    (out / MARKER).write_text("Everything in this folder is replaced by `python -m demo`.\n")
