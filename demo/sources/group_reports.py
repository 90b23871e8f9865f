"""graph_reports about workspaces: groups and sites, as weekly exports of seven days."""

from __future__ import annotations

import numpy as np

from demo.events.chat import channel_messages_on
from demo.events.files import files_on
from demo.events.mail import mails_on
from demo.sources.files import daily_from
from demo.sources.groups import existing
from demo.world import World
from demo.writing import IntArray, RawFolder, fill, pick

GROUPS = "graph_reports/office365_groups_activity_detail"
SITES = "graph_reports/sharepoint_site_usage_detail"
DAYS = 7

GROUP_HEADER = (
    "Report Refresh Date,Group Display Name,Is Deleted,Owner Principal Name,Last Activity Date,"
    "Group Type,Member Count,External Member Count,Exchange Received Email Count,"
    "SharePoint Active File Count,Yammer Posted Message Count,Yammer Read Message Count,"
    "Yammer Liked Message Count,Exchange Mailbox Total Item Count,"
    "Exchange Mailbox Storage Used (Byte),SharePoint Total File Count,"
    "SharePoint Site Storage Used (Byte),Group Id,Report Period"
)
GROUP_ROW = (
    "<date>,<name>,False,<owner>,<active>,Private,<members>,0,<mails>,<files>,,,,400,20345600,120,145583100,<id>,7"
)
SITE_HEADER = (
    "Report Refresh Date,Site Id,Site URL,Owner Display Name,Is Deleted,Last Activity Date,"
    "File Count,Active File Count,Page View Count,Visited Page Count,Storage Used (Byte),"
    "Storage Allocated (Byte),Root Web Template,Owner Principal Name,Report Period"
)
SITE_ROW = "<date>,<id>,<site>,<name> Owners,False,<active>,120,<files>,<files>,3,1475974,27487790694400,Group,<mail>,7"


def write(world: World, folder: RawFolder) -> None:
    """One file a week; in the last days they come daily, with the other reports."""
    daily = [day_of(world, day) for day in range(world.days)]
    for day in range(DAYS - 1, world.days):
        if day < daily_from(world) and day % DAYS != DAYS - 1:
            continue
        mails, messages, files = np.sum(daily[day - DAYS + 1 : day + 1], axis=0)
        date = f"{world.date(day + 1)}.csv"
        if GROUPS in world.organization.tables:
            rows = group_rows(world, day, mails, messages, files)
            folder.csv(GROUPS, f"Office365GroupsActivityDetail-{date}", GROUP_HEADER, rows)
        rows = site_rows(world, day, files)
        folder.csv(SITES, f"SharePointSiteUsageDetail-{date}", SITE_HEADER, rows)


def day_of(world: World, day: int) -> IntArray:
    """Mails, channel messages and file events of every workspace on the day: three rows."""
    count = len(world.workspaces)
    site = {url: place for place, url in enumerate(world.workspaces.sites)}
    sent = mails_on(world, day).workspace
    places = [site[url] for url in files_on(world, day).site_url if url in site]
    return np.array(
        [
            np.bincount(sent[sent >= 0], minlength=count),
            np.bincount(channel_messages_on(world, day).workspace, minlength=count),
            np.bincount(np.array(places, dtype=np.int64), minlength=count),
        ]
    )


def group_rows(world: World, day: int, mails: IntArray, messages: IntArray, files: IntArray) -> list[str]:
    """One row per workspace, active or not."""
    spaces = world.workspaces
    found = existing(world, day)
    active = (mails + messages + files) > 0
    owner = spaces.owner[found]
    return fill(
        GROUP_ROW,
        date=world.date(day),
        name=[spaces.nicknames[g] for g in found],
        owner=pick(world.people.upns, owner),
        id=[spaces.ids[g] for g in found],
        active=[world.date(day) if active[g] else "" for g in found],
        members=[len(spaces.members[g]) for g in found],
        mails=mails[found],
        files=files[found],
    )


def site_rows(world: World, day: int, files: IntArray) -> list[str]:
    """One row per site of a workspace."""
    spaces = world.workspaces
    found = existing(world, day)
    return fill(
        SITE_ROW,
        date=world.date(day),
        id=[f"51{spaces.ids[g][2:]}" for g in found],
        site=[spaces.sites[g] for g in found],
        name=[spaces.nicknames[g] for g in found],
        mail=[spaces.mails[g] for g in found],
        files=files[found],
        active=[world.date(day) if files[g] else "" for g in found],
    )
