"""Which module writes which table, and the order of it all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from demo.settings import Organization, organization
from demo.sources import audit, calendar_view, call_records, chat, directory, groups, licences, mail
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


def generate(
    out: Path, organizations: list[Organization], days: int, end: str, seed: int
) -> Summary:
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
