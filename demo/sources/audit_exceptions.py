"""What is wrong with the demo's audit log, on purpose. demo/README.md lists it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.world import World
from demo.writing import fill, guids, timestamps

REDELIVERED_SHARE = 0.01  # of the blob before, byte for byte, Id in other case for one of them
LATE_SHARE = 0.04  # of a blob that is held back for five days
LATE_EVERY = 6  # blobs
SERVICE_ROWS = 6  # per blob and kind of actor

SERVICE_ACTORS = (
    ("app@sharepoint", 5, "FileAccessed"),
    ("NT AUTHORITY\\\\SYSTEM", 4, "FileModified"),
    ("ServicePrincipal_7f3c", 5, "FileUploaded"),
    ("maria_northwind.example#ext#@<home>", 0, "FileAccessed"),
    ("urn:spo:guest#joe@northwind.example", 10, "FileDownloaded"),
)
RECORD = (
    '{"CreationTime":"<time>",<id>"Operation":"<operation>","OrganizationId":"<tenant>",'
    '"RecordType":6,"UserKey":"<user>","UserType":<user_type>,"Version":1,'
    '"Workload":"SharePoint","ClientIP":"192.0.2.250","UserId":"<user>",'
    '"ObjectId":"<site>/Shared Documents/plan-3.docx","ItemType":"File",'
    '"EventSource":"SharePoint","SiteUrl":"<site>/","SourceFileExtension":"docx",'
    '"SourceFileName":"plan-3.docx","SourceRelativeUrl":"Shared Documents/"}'
)


@dataclass(frozen=True)
class Plan:
    """Which blob, counted from 0, carries which exception."""

    search_place: int  # a search export (CSV) instead of the API's JSON, partly in both forms
    compressed_place: int
    no_id_place: int
    unknown_operation_place: int
    late_places: frozenset[int]


def plan(count: int) -> Plan:
    """The places, spread over however many blobs there are."""
    late = frozenset(range(count // 2, count - 2, LATE_EVERY))
    return Plan(count // 4, count // 3, count // 5, count // 6, late)


def apply(
    world: World,
    planted: Plan,
    place: int,
    rows: list[str],
    before: list[str],
    generator: np.random.Generator,
) -> tuple[list[str], list[str]]:
    """The rows to deliver now, and those that come five days late."""
    rows = rows + service_records(world, place, generator) + redelivered(before, generator)
    if place == planted.no_id_place:
        rows.append(odd_record(world, place, "", "FileAccessed", generator))
    if place == planted.unknown_operation_place:
        identity = f'"Id":"{guids(generator, 1)[0]}",'
        rows.append(odd_record(world, place, identity, "FileHologramOpened", generator))
    if place not in planted.late_places:
        return rows, []
    held = (generator.random(len(rows)) < LATE_SHARE).tolist()
    return (
        [r for r, is_held in zip(rows, held, strict=True) if not is_held],
        [r for r, is_held in zip(rows, held, strict=True) if is_held],
    )


def redelivered(before: list[str], generator: np.random.Generator) -> list[str]:
    """Copies of records of the blob before; the API delivers at least once."""
    if not before:
        return []
    count = max(2, round(REDELIVERED_SHARE * len(before)))
    copies = [before[i] for i in generator.integers(0, len(before), count).tolist()]
    identity = copies[0].partition('"Id":"')[2][:36]
    copies[0] = copies[0].replace(f'"Id":"{identity}"', f'"Id":"{identity.upper()}"')
    return copies


def service_records(world: World, place: int, generator: np.random.Generator) -> list[str]:
    """File events of applications, the system and guests: no people of the organization."""
    rows = []
    home = f"{world.organization.name}.onmicrosoft.com"
    for user, user_type, operation in SERVICE_ACTORS:
        day = min(place * 4, world.days - 1)
        seconds = generator.integers(0, 86_400, SERVICE_ROWS)
        identities = [f'"Id":"{g}",' for g in guids(generator, SERVICE_ROWS)]
        rows += fill(
            RECORD,
            time=timestamps(world.date(day), seconds, ""),
            id=identities,
            operation=operation,
            tenant=world.organization.tenant_id,
            user=user.replace("<home>", home),
            user_type=user_type,
            site=world.workspaces.sites[0],
        )
    return rows


def odd_record(world: World, place: int, identity: str, operation: str, generator: np.random.Generator) -> str:
    """One record of a person with the given Id text (perhaps none) and operation."""
    seconds = generator.integers(30_000, 60_000, 1)
    return fill(
        RECORD,
        time=timestamps(world.date(min(place * 4, world.days - 1)), seconds, ""),
        id=[identity],
        operation=operation,
        tenant=world.organization.tenant_id,
        user=world.people.upns[1],
        user_type=0,
        site=world.workspaces.sites[0],
    )[0]
