"""File events on a day: a moving set of files per workspace and person, read or changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.world import World
from demo.writing import BoolArray, IntArray, guids, pick

SITE_SHARE = 0.42  # on a site of a workspace; the rest in somebody's OneDrive
COLLEAGUE_SHARE = 0.2  # of the OneDrive events: a file of a colleague
NEW_FILES_PER_WEEK = 2  # how fast the set of files in use moves on
READ_OPERATIONS = (
    "FileAccessed",
    "FileAccessed",
    "FileAccessed",
    "FileAccessed",
    "FileAccessedExtended",
    "FileDownloaded",
    "FilePreviewed",
    "FileSyncDownloadedFull",
)
CREATE_OPERATIONS = (
    "FileModified",
    "FileModified",
    "FileModified",
    "FileModifiedExtended",
    "FileUploaded",
    "FileUploaded",
    "FileSyncUploadedFull",
    "FileCheckedIn",
    "FileCopied",
    "FileMoved",
    "FileRenamed",
)
SHARE_OPERATIONS = (
    "SharingSet",
    "SharingInvitationCreated",
    "CompanyLinkCreated",
    "CompanyLinkCreated",
    "AnonymousLinkCreated",
)
SHARE_TARGETS = ("Member", "Guest", "Member", "Member", "Guest")
EXTENSIONS = ("docx", "xlsx", "pptx", "docx", "xlsx", "pdf", "pptx", "one", "docx", "png", "csv")


@dataclass(frozen=True)
class FileEvents:
    """Columns of equal length, one place per event of the day."""

    actor: IntArray
    seconds: IntArray
    ids: list[str]
    operation: list[str]
    site_url: list[str]
    relative: list[str]
    name: list[str]
    extension: list[str]
    item: list[str]
    workload: list[str]
    on_site: BoolArray
    target: list[str]  # whom it is shared with; empty for reads and changes

    def __len__(self) -> int:
        """How many events."""
        return len(self.ids)


def files_on(world: World, day: int) -> FileEvents:
    """Reads and changes of one day."""
    generator = world.random("file", day)
    actor = world.actors("file", day, generator)
    creates = generator.random(len(actor)) < 0.28 + 0.34 * world.people.traits["create"][actor]
    read = generator.integers(0, len(READ_OPERATIONS), len(actor))
    create = generator.integers(0, len(CREATE_OPERATIONS), len(actor))
    operation = [
        CREATE_OPERATIONS[c] if is_create else READ_OPERATIONS[r]
        for is_create, r, c in zip(creates.tolist(), read.tolist(), create.tolist(), strict=True)
    ]
    return located(world, day, actor, operation, [""] * len(actor), generator)


def shares_on(world: World, day: int) -> FileEvents:
    """Sharing of one day."""
    generator = world.random("share", day)
    actor = world.actors("share", day, generator)
    kind = generator.integers(0, len(SHARE_OPERATIONS), len(actor))
    operation = pick(SHARE_OPERATIONS, kind)
    return located(world, day, actor, operation, pick(SHARE_TARGETS, kind), generator)


def located(
    world: World,
    day: int,
    actor: IntArray,
    operation: list[str],
    target: list[str],
    generator: np.random.Generator,
) -> FileEvents:
    """The events with a file each: on a workspace's site, or in a OneDrive."""
    count = len(actor)
    can_share = world.people.licences["sharepoint"] & world.people.shares_workspaces
    on_site = (generator.random(count) < SITE_SHARE) & can_share[actor]
    workspace = world.workspaces.choose(actor, generator)
    colleague = world.colleagues(actor, generator)
    owner = np.where(generator.random(count) < COLLEAGUE_SHARE, colleague, actor)
    number = day // 7 * NEW_FILES_PER_WEEK + generator.geometric(0.3, count)
    place = np.where(on_site, workspace, owner)
    extension, name, item = names(on_site, place, number)
    sides = on_site.tolist()
    return FileEvents(
        actor,
        world.clock(actor, generator),
        guids(generator, count),
        operation,
        sites(world, on_site, workspace, owner),
        [("Documents/", "Shared Documents/")[s] for s in sides],
        name,
        extension,
        item,
        [("OneDrive", "SharePoint")[s] for s in sides],
        on_site,
        target,
    )


def names(on_site: BoolArray, place: IntArray, number: IntArray) -> tuple[list[str], list[str], list[str]]:
    """Extension, file name and ListItemUniqueId of the numbered file of a site or OneDrive."""
    files = list(zip(on_site.tolist(), place.tolist(), number.tolist(), strict=True))
    extension = [EXTENSIONS[(p * 7 + n) % len(EXTENSIONS)] for _, p, n in files]
    name = [f"{'plan' if s else 'notes'}-{n}.{e}" for (s, _, n), e in zip(files, extension, strict=True)]
    item = [f"{0x5A if s else 0x0D:08x}-{p:04x}-4{n % 4096:03x}-8000-{p * 65536 + n:012x}" for s, p, n in files]
    return extension, name, item


def sites(world: World, on_site: BoolArray, workspace: IntArray, owner: IntArray) -> list[str]:
    """The address of the workspace's site or of the owner's OneDrive."""
    personal = personal_sites(world)
    return [
        world.workspaces.sites[w] if s else personal[o]
        for s, w, o in zip(on_site.tolist(), workspace.tolist(), owner.tolist(), strict=True)
    ]


def personal_sites(world: World) -> list[str]:
    """Everybody's OneDrive, as SharePoint spells it."""
    base = f"https://{world.organization.name}-my.sharepoint.com/personal/"
    return [base + u.replace("@", "_").replace(".", "_") for u in world.people.upns]
