"""graph_reports about apps and platforms: Microsoft 365 apps, Outlook, Teams devices."""

from __future__ import annotations

import numpy as np

from demo.events.platforms import APPS, PLATFORMS, platforms_on
from demo.sources.files import recent_from
from demo.sources.reports import YES_NO, at_work, write_report
from demo.world import World
from demo.writing import BoolArray, IntArray, RawFolder, fill, pick

APP_USERS = "graph_reports/m365_app_user_detail"
EMAIL_APPS = "graph_reports/email_app_usage_user_detail"
TEAMS_DEVICES = "graph_reports/teams_device_usage_user_detail"
OUTLOOK, TEAMS = APPS.index("Outlook"), APPS.index("Teams")

APP_HEADER = ",".join(
    [
        "Report Refresh Date,User Principal Name,Last Activation Date,Last Activity Date,Report Period",
        *PLATFORMS,
        *APPS,
        *(f"{app} ({platform})" for platform in PLATFORMS for app in APPS),
    ]
)
APP_ROW = "<date>,<upn>,<activated>,<date>,1,<flags>"
EMAIL_HEADER = (
    "Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,"
    "Last Activity Date,Mail For Mac,Outlook For Mac,Outlook For Windows,Outlook For Mobile,"
    "Other For Mobile,Outlook For Web,POP3 App,IMAP4 App,SMTP App,Report Period"
)
EMAIL_ROW = "<date>,<upn>,<name>,False,,<date>,,<mac>,<windows>,<mobile>,<other>,<web>,,,,1"
DEVICE_HEADER = (
    "Report Refresh Date,User Id,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,"
    "Used Web,Used Windows Phone,Used iOS,Used Mac,Used Android Phone,Used Windows,"
    "Used  Chrome OS,Used Linux,Is Licensed,Report Period"
)
DEVICE_ROW = "<date>,<id>,<upn>,<date>,False,,<web>,No,<ios>,<mac>,<android>,<windows>,No,No,Yes,1"


def write(world: World, folder: RawFolder) -> None:
    """All three, as far as the organization has them; two of them for the latest weeks only."""
    recent = recent_from(world)
    tables = world.organization.tables
    write_report(world, folder, APP_USERS, (APP_HEADER,), (app_rows,))
    if EMAIL_APPS in tables:
        write_report(world, folder, EMAIL_APPS, (EMAIL_HEADER,), (email_rows,), recent)
    if TEAMS_DEVICES in tables:
        write_report(world, folder, TEAMS_DEVICES, (DEVICE_HEADER,), (device_rows,), recent)


def texts(flags: BoolArray, place: IntArray) -> list[str]:
    """Yes or No for the people at the given places."""
    return pick(YES_NO, flags[place].astype(np.int64))


def app_rows(world: World, day: int) -> list[str]:
    """One row per person who used any app."""
    used = platforms_on(world, day)
    place = np.flatnonzero(used.any(axis=(0, 1)))
    columns = np.concatenate(
        [
            used.any(axis=0),
            used.any(axis=1),
            used.transpose(1, 0, 2).reshape(-1, used.shape[2]),
        ]
    )[:, place].T
    flags = [",".join([YES_NO[f] for f in row]) for row in columns.tolist()]
    joined = world.people.joined[place].tolist()
    return fill(
        APP_ROW,
        date=world.date(day),
        upn=pick(world.people.upns, place),
        activated=[world.date(j) for j in joined],
        flags=flags,
    )


def email_rows(world: World, day: int) -> list[str]:
    """Outlook by platform; another mail client on some phones."""
    used = platforms_on(world, day)[OUTLOOK]
    place = at_work(world, day, "exchange")
    mac, windows, mobile, web = used[1], used[0], used[2], used[3]

    def cells(flags: BoolArray, text: str) -> list[str]:
        return [text if f else "" for f in flags[place].tolist()]

    return fill(
        EMAIL_ROW,
        date=world.date(day),
        upn=pick(world.people.upns, place),
        name=pick(world.people.names, place),
        mac=cells(mac, "Undetermined"),
        windows=cells(windows, "ProPlus"),
        mobile=cells(mobile, "Yes"),
        web=cells(web, "Yes"),
        other=["Yes" if p % 17 == 0 else "" for p in place.tolist()],
    )


def device_rows(world: World, day: int) -> list[str]:
    """Teams by platform; every second phone is an iPhone."""
    used = platforms_on(world, day)[TEAMS]
    place = np.flatnonzero(used.any(axis=0))
    is_apple = np.arange(len(world.people)) % 2 == 0
    return fill(
        DEVICE_ROW,
        date=world.date(day),
        id=pick(world.people.object_ids, place),
        upn=pick(world.people.upns, place),
        web=texts(used[3], place),
        mac=texts(used[1], place),
        ios=texts(used[2] & is_apple, place),
        android=texts(used[2] & ~is_apple, place),
        windows=texts(used[0], place),
    )
