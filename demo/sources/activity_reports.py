"""graph_reports about what people did: mail, Teams, communities, OneDrive, SharePoint."""

from __future__ import annotations

import numpy as np

from demo.events.chat import channel_messages_on, chats_on, posts_on
from demo.events.files import files_on, shares_on
from demo.events.mail import mails_on
from demo.events.meetings import CHANNEL, ONE_TIME, PEER, RECURRING, Meetings, meetings_on
from demo.sources.files import recent_from
from demo.sources.licences import products
from demo.sources.reports import at_work, concealed, counted, write_report
from demo.world import World
from demo.writing import Column, IntArray, RawFolder, fill, pick

EMAIL = "graph_reports/email_activity_user_detail"
TEAMS = "graph_reports/teams_user_activity_user_detail"
YAMMER = "graph_reports/yammer_activity_user_detail"
ONEDRIVE = "graph_reports/onedrive_activity_user_detail"
SHAREPOINT = "graph_reports/sharepoint_activity_user_detail"
CONCEALED_DAYS_BEFORE_END = 5

EMAIL_HEADER = (
    "Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,"
    "Last Activity Date,Send Count,Receive Count,Read Count,Meeting Created Count,"
    "Meeting Interacted Count,Assigned Products,Report Period"
)
EMAIL_ROW = "<date>,<upn>,<name>,False,,<date>,<sent>,<received>,<read>,0,0,<products>,<period>"
TEAMS_OLD_HEADER = (
    "Report Refresh Date,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,"
    "Assigned Products,Team Chat Message Count,Private Chat Message Count,Call Count,Meeting Count,"
    "Has Other Action,Report Period"
)
TEAMS_OLD_ROW = "<date>,<upn>,<date>,False,,<products>,<channel>,<chat>,<calls>,<meetings>,No,1"
TEAMS_HEADER = (
    "Report Refresh Date,User Id,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,"
    "Assigned Products,Team Chat Message Count,Private Chat Message Count,Call Count,Meeting Count,"
    "Meetings Organized Count,Meetings Attended Count,Ad Hoc Meetings Organized Count,"
    "Ad Hoc Meetings Attended Count,Scheduled One-time Meetings Organized Count,"
    "Scheduled One-time Meetings Attended Count,Scheduled Recurring Meetings Organized Count,"
    "Scheduled Recurring Meetings Attended Count,Audio Duration In Seconds,Has Other Action,"
    "Urgent Messages,Post Messages,Tenant Display Name,Reply Messages,Is Licensed,Report Period"
)
TEAMS_ROW = (
    "<date>,<id>,<upn>,<date>,False,,<products>,<channel>,<chat>,<calls>,<meetings>,<organized>,"
    "<meetings>,0,<ad_hoc>,0,<one_time>,0,<recurring>,<seconds>,No,0,<channel>,<tenant>,0,Yes,1"
)
YAMMER_HEADER = (
    "Report Refresh Date,User Principal Name,Display Name,User State,State Change Date,"
    "Last Activity Date,Posted Count,Read Count,Liked Count,Assigned Products,Report Period"
)
YAMMER_ROW = "<date>,<upn>,<name>,active,,<date>,<posted>,<read>,<liked>,<products>,1"
DRIVE_HEADER = (
    "Report Refresh Date,User Principal Name,Is Deleted,Deleted Date,Last Activity Date,"
    "Viewed Or Edited File Count,Synced File Count,Shared Internally File Count,"
    "Shared Externally File Count,Assigned Products,Report Period"
)
DRIVE_ROW = "<date>,<upn>,False,,<date>,<viewed>,<synced>,<internal>,<external>,<products>,1"
SITE_HEADER = DRIVE_HEADER.replace("Assigned", "Visited Page Count,Assigned")
SITE_ROW = DRIVE_ROW.replace("<products>", "2,<products>")


def write(world: World, folder: RawFolder) -> None:
    """What the organization exports; reports that event sources make superfluous are recent only."""
    tables, recent = world.organization.tables, recent_from(world)
    events_tell = "graph_data_connect/team_chat" in tables
    write_report(
        world,
        folder,
        TEAMS,
        (TEAMS_OLD_HEADER, TEAMS_HEADER),
        (teams_old_rows, teams_rows),
        recent if events_tell else 0,
    )
    write_report(world, folder, YAMMER, (YAMMER_HEADER,), (yammer_rows,), recent if events_tell else 0)
    if EMAIL in tables:
        write_report(world, folder, EMAIL, (EMAIL_HEADER,), (email_rows,), recent)
        last = world.days - 1
        name = f"EmailActivityUserDetail-D7-{world.date(last + 1)}.csv"
        folder.csv(EMAIL, name, EMAIL_HEADER, email_week(world, last))
    if ONEDRIVE in tables:
        write_report(world, folder, ONEDRIVE, (DRIVE_HEADER,), (onedrive_rows,), recent)
    if SHAREPOINT in tables:
        write_report(world, folder, SHAREPOINT, (SITE_HEADER,), (sharepoint_rows,), recent)


def person_columns(world: World, place: IntArray) -> dict[str, list[str]]:
    """Name, address and products of the people at the given places."""
    people = world.people
    return {
        "upn": pick(people.upns, place),
        "name": pick(people.names, place),
        "products": [products(world, p) for p in place.tolist()],
    }


def email_rows(world: World, day: int, period: int = 1) -> list[str]:
    """Mail of one day; on one of the last days the tenant had names concealed."""
    place = at_work(world, day, "exchange")
    mails = mails_on(world, day)
    columns = person_columns(world, place)
    if day == world.days - CONCEALED_DAYS_BEFORE_END:
        columns["upn"] = [concealed(u) for u in columns["upn"]]
        columns["name"] = [concealed(n) for n in columns["name"]]
    sent, received = counted(mails.sender, world)[place], counted(mails.to, world)[place]
    return fill(
        EMAIL_ROW,
        date=world.date(day),
        sent=sent,
        received=received * 2 + 3,
        read=received,
        period=period,
        **columns,
    )


def email_week(world: World, day: int) -> list[str]:
    """The seven-day export that came with the last day: it tells licences, not a day's mail."""
    return email_rows(world, day, period=7)


def teams_old_rows(world: World, day: int) -> list[str]:
    """The older generation of the export."""
    return teams(world, day, TEAMS_OLD_ROW)


def teams_rows(world: World, day: int) -> list[str]:
    """The newer generation, with the user id and meetings by kind."""
    return teams(world, day, TEAMS_ROW)


def teams(world: World, day: int, template: str) -> list[str]:
    """Messages, calls and meetings of everybody with Teams who was at work."""
    place = at_work(world, day, "teams")
    meetings = meetings_on(world, day)

    def attended(*kinds: int) -> IntArray:
        return attended_count(world, meetings, kinds)[place]

    columns = person_columns(world, place)
    columns.pop("name")
    everything: dict[str, Column] = {
        **columns,
        "date": world.date(day),
        "id": pick(world.people.object_ids, place),
        "channel": counted(channel_messages_on(world, day).sender, world)[place],
        "chat": counted(chats_on(world, day).sender, world)[place],
        "calls": attended(PEER),
        "meetings": attended(ONE_TIME, RECURRING, CHANNEL),
        "organized": counted(meetings.organizer[meetings.kind <= CHANNEL], world)[place],
        "ad_hoc": attended(CHANNEL),
        "one_time": attended(ONE_TIME),
        "recurring": attended(RECURRING),
        "seconds": attended(ONE_TIME, RECURRING, PEER) * 1500,
        "tenant": world.organization.name.upper(),
    }
    return fill(template, **{k: v for k, v in everything.items() if f"<{k}>" in template})


def attended_count(world: World, meetings: Meetings, kinds: tuple[int, ...]) -> IntArray:
    """How many meetings of these kinds everybody attended."""
    wanted = meetings.attended & np.isin(meetings.kind[meetings.meeting], kinds)
    return counted(meetings.person[wanted], world)


def yammer_rows(world: World, day: int) -> list[str]:
    """People who posted, and some who only read."""
    posted = counted(posts_on(world, day).author, world)
    reading = world.random("yammer", day).poisson(0.15, len(posted)) * world.present[:, day]
    reading *= world.people.licences["yammer"]
    place = np.flatnonzero(posted + reading)
    return fill(
        YAMMER_ROW,
        date=world.date(day),
        posted=posted[place],
        read=reading[place] * 4,
        liked=reading[place],
        **person_columns(world, place),
    )


def drive_rows(world: World, day: int, on_site: bool, template: str) -> list[str]:
    """Files viewed or changed, synced and shared, in OneDrive or on sites."""
    files, shares = files_on(world, day), shares_on(world, day)
    place = at_work(world, day, "sharepoint" if on_site else "onedrive")
    here = files.on_site == on_site
    synced = np.array(["Sync" in o for o in files.operation], dtype=np.bool_)
    guest = np.array([t == "Guest" for t in shares.target], dtype=np.bool_)
    shared = shares.on_site == on_site
    columns = person_columns(world, place)
    columns.pop("name")
    return fill(
        template,
        date=world.date(day),
        viewed=counted(files.actor[here & ~synced], world)[place],
        synced=counted(files.actor[here & synced], world)[place],
        internal=counted(shares.actor[shared & ~guest], world)[place],
        external=counted(shares.actor[shared & guest], world)[place],
        **columns,
    )


def onedrive_rows(world: World, day: int) -> list[str]:
    """OneDrive of one day."""
    return drive_rows(world, day, False, DRIVE_ROW)


def sharepoint_rows(world: World, day: int) -> list[str]:
    """Sites of one day."""
    return drive_rows(world, day, True, SITE_ROW)
