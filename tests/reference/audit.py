"""Audit records: one per Id, or none when its copies disagree."""

from __future__ import annotations

from collections.abc import Hashable
from urllib.parse import unquote

from .activities import actor, used
from .content import FileEvent
from .copies import agreed
from .identities import Identities, normalise
from .landing import Landing, Row, timestamp
from .policy import file_extensions, file_roles

COLUMNS = [
    "id", "creation_time", "operation", "user_type", "user_id", "workload", "object_id", "site_url",
    "source_file_extension", "list_item_unique_id", "recipient_list", "team_guid",
]  # fmt: skip


def payload(row: Row) -> Hashable:
    """What the search export and the API form of one record must agree on."""
    return (
        (row["operation"] or "").lower(),
        normalise(row["user_id"]),
        timestamp(row["creation_time"]),
        row["object_id"],
    )


def records(landing: Landing) -> list[Row]:
    """Used audit records; one without an Id, an operation or a time is quarantined."""
    rows = landing.rows("office365_audit", "records", COLUMNS)
    rows = [row for row in rows if row["id"] and row["operation"]]
    return agreed(rows, lambda row: row["id"].lower(), payload)


def extension(row: Row) -> str:
    """SourceFileExtension, else the suffix of the path."""
    stated = (row["source_file_extension"] or "").strip().lower().removeprefix(".")
    name = (row["object_id"] or "").rsplit("/", 1)[-1]
    return stated or (name.rsplit(".", 1)[-1].lower() if "." in name else "")


def file_key(row: Row) -> str:
    """The file's own id when there is one, else its path."""
    return normalise(row["list_item_unique_id"]) or unquote(normalise(row["object_id"]))


def site_key(url: str | None) -> str:
    return unquote(normalise(url)).rstrip("/")


def file_events(records: list[Row], identities: Identities) -> list[FileEvent]:
    """In-scope file operations of people, from OneDrive and SharePoint."""
    roles, extensions, events = file_roles(), file_extensions(), []
    for row in records:
        role = roles.get(((row["workload"] or "").lower(), row["operation"].lower()))
        if role is None or extension(row) not in extensions:
            continue
        person, at = actor(identities, row), timestamp(row["creation_time"])
        if person and at and used(row, at, file_key(row)):
            events.append(FileEvent(person, at, file_key(row), role, site_key(row["site_url"])))
    return events
