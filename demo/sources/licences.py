"""graph_reports/office365_active_user_detail and office365_activations_user_detail."""

from __future__ import annotations

from demo.sources.directory import members
from demo.sources.files import daily_from
from demo.world import World
from demo.writing import RawFolder, fill

ACTIVE = "graph_reports/office365_active_user_detail"
ACTIVATIONS = "graph_reports/office365_activations_user_detail"
DAYS_PER_ACTIVATION_FILE = 28
PRODUCTS = ("exchange", "onedrive", "sharepoint", "skype", "yammer", "teams")
PRODUCT_LIST = "MICROSOFT 365 E3+MICROSOFT POWER AUTOMATE FREE"
WITHOUT_APPS = "OFFICE 365 E1"
CSV_BOOLEAN = ("False", "True")

ACTIVE_HEADER = (
    "Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,"
    "Has Exchange License,Has OneDrive License,Has SharePoint License,"
    "Has Skype For Business License,Has Yammer License,Has Teams License,"
    "Exchange Last Activity Date,OneDrive Last Activity Date,SharePoint Last Activity Date,"
    "Skype For Business Last Activity Date,Yammer Last Activity Date,Teams Last Activity Date,"
    "Exchange License Assign Date,OneDrive License Assign Date,SharePoint License Assign Date,"
    "Skype For Business License Assign Date,Yammer License Assign Date,Teams License Assign Date,"
    "Assigned Products"
)
ACTIVE_ROW = "<date>,<upn>,<name>,<deleted>,<deleted_date>,<flags>,<activity>,<assigned>,<products>"
ACTIVATION_HEADER = (
    "Report Refresh Date,User Principal Name,Display Name,Product Type,Last Activated Date,"
    "Windows,Mac,Windows 10 Mobile,iOS,Android,Activated On Shared Computer"
)
ACTIVATION_ROW = (
    "<date>,<upn>,<name>,MICROSOFT 365 APPS FOR ENTERPRISE,<activated>,<windows>,<mac>,0,<ios>,<android>,False"
)


def products(world: World, place: int) -> str:
    """The Assigned Products of a person."""
    return PRODUCT_LIST if world.people.licences["apps"][place] else WITHOUT_APPS


def write_active_users(world: World, folder: RawFolder) -> None:
    """Weekly files, then daily ones; the export of a day is delivered the day after."""
    first_daily = daily_from(world)
    for day in range(world.days):
        if day >= first_daily or (day - first_daily) % 7 == 0 or day == 0:
            name = f"Office365ActiveUserDetail-{world.date(day + 1)}.csv"
            folder.csv(ACTIVE, name, ACTIVE_HEADER, active_users(world, day))


def active_users(world: World, day: int) -> list[str]:
    """Licences of everybody with an account on the day."""
    people, date = world.people, world.date(day)
    found = members(world, day)
    flags = [[bool(people.licences[p][i] and day < people.left[i]) for p in PRODUCTS] for i in found]
    joined = [world.date(int(people.joined[i])) for i in found]
    active = [date if world.present[i, day] else "" for i in found]
    return fill(
        ACTIVE_ROW,
        date=date,
        upn=[people.upns[i] for i in found],
        name=[people.names[i] for i in found],
        deleted=[CSV_BOOLEAN[bool(day >= people.left[i])] for i in found],
        deleted_date=[world.date(int(people.left[i])) if day >= people.left[i] else "" for i in found],
        flags=[",".join(CSV_BOOLEAN[f] for f in row) for row in flags],
        activity=[",".join(a if f else "" for f in row) for a, row in zip(active, flags, strict=True)],
        assigned=[",".join(j if f else "" for f in row) for j, row in zip(joined, flags, strict=True)],
        products=[products(world, i) for i in found],
    )


def write_activations(world: World, folder: RawFolder) -> None:
    """Who has Microsoft 365 Apps, and where they are activated."""
    people = world.people
    for day in sorted({*range(0, world.days, DAYS_PER_ACTIVATION_FILE), world.days - 1}):
        found = [i for i in members(world, day) if people.licences["apps"][i]]
        rows = fill(
            ACTIVATION_ROW,
            date=world.date(day),
            upn=[people.upns[i] for i in found],
            name=[people.names[i] for i in found],
            activated=[world.date(int(people.joined[i])) for i in found],
            windows=["1" if i % 7 else "0" for i in found],
            mac=["0" if i % 7 else "1" for i in found],
            ios=["1" if i % 3 == 0 else "0" for i in found],
            android=["1" if i % 3 == 1 else "0" for i in found],
        )
        name = f"Office365ActivationsUserDetail-{world.date(day + 1)}.csv"
        folder.csv(ACTIVATIONS, name, ACTIVATION_HEADER, rows)
