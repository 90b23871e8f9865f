"""What the demo organizations are like: the only place to change a habit, a rate or a count.

Every number here is invented. Rates are events per person and working day, before a person's
own trait (mean 1) and the growth of adoption are applied; together they stay below
`MAXIMUM_ROWS_PER_PERSON_WEEKDAY`, which a test holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

END_DATE = "2026-10-31"
DAYS = 240
SEED = 20261031
MAXIMUM_ROWS_PER_PERSON_WEEKDAY = 8.0

# Events per person and working day.
RATES = {
    "mail": 1.35,
    "chat": 1.15,
    "channel": 0.36,
    "file": 1.75,
    "share": 0.07,
    "post": 0.11,
    "mail_read": 0.08,
    "meeting": 0.13,  # organized; most have three to eight attendees
    "call": 0.10,  # one to one or a small group, without an invitation
}

# Adoption at the first and the last day, as a factor on the rate; mail slowly gives way.
GROWTH = {
    "mail": (1.05, 0.95),
    "chat": (0.75, 1.20),
    "channel": (0.65, 1.25),
    "file": (0.80, 1.15),
    "share": (0.80, 1.15),
    "post": (0.60, 1.30),
    "meeting": (0.95, 1.05),
    "call": (0.85, 1.10),
}

# How uneven people are (sigma of a log-normal trait) and teams (the same, shared by a team).
PERSON_SPREAD = {"mail": 0.45, "chat": 0.6, "channel": 0.8, "file": 0.55, "post": 1.0, "meeting": 0.6}
TEAM_SPREAD = 0.25

# Share of the people who hardly ever do it, and of those who keep to themselves: no group mail,
# no channel, no team site.
ABSTAINERS = {"mail": 0.05, "chat": 0.11, "channel": 0.30, "file": 0.13, "post": 0.45, "meeting": 0.2}
ABSTAINER_TRAIT = 0.02
LONER_SHARE = 0.16

# Share of the people who lack the product.
WITHOUT_LICENCE = {
    "exchange": 0.03,
    "onedrive": 0.5,  # whoever has SharePoint has OneDrive too
    "sharepoint": 0.06,
    "skype": 0.70,
    "yammer": 0.22,
    "teams": 0.04,
    "apps": 0.15,
}

# Weekly meetings in a room, which only calendars show: hours a week (before absences and full weeks
# take about two fifths), and how uneven they are (sigma of log-normal factors). Few and long ones,
# because every copy of an entry is a row.
ROOM_HOURS = 11.5
ROOM_SPREAD = {"department": 0.2, "team": 0.45, "person": 1.0}
ROOM_TEAM_SHARE = 0.35  # of the hours, with the whole team
ROOM_PAIR_MINUTES = 45  # everybody with the manager, every other week
ROOM_LENGTHS = (0.75, 1.0, 1.5, 2.0, 3.0)  # hours
ROOM_LENGTH_SHARES = (0.25, 0.35, 0.20, 0.13, 0.07)
ROOM_PROJECTS_PER_PERSON = 0.8
ROOM_WIDE_SHARE = 0.15  # projects across offices
ROOM_EVENING_SHARE = 0.06  # projects within an office that meet after hours
ROOM_CHANGING_SHARE = 0.1  # projects that begin, and as many that end, within the demo
ROOM_COMMON_HOURS = (12.5, 15.0)  # UTC; the first and the last start
ROOM_OFFICE_HOURS = (8.5, 15.5)  # local, in winter
ROOM_DROPPED_SHARE = 0.04  # occurrences that do not take place
ROOM_ANSWERS = (0.04, 0.03)  # declined, not answered

JOINER_SHARE = 0.09
LEAVER_SHARE = 0.06
VACATION_WEEKS = 4  # a year, mostly in summer
SICK_SHARE = 0.025
WEEKEND_SHARE = 0.035
ONSITE_SHARE = 0.55
TEAM_SIZES = (5, 14)

# Fixed public holidays as month-day, and the movable ones of the demo's year, by country.
HOLIDAYS = {
    "Netherlands": ("2026-04-03", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25"),
    "United Kingdom": ("2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"),
    "United States": ("2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12"),
}


@dataclass(frozen=True)
class Office:
    """A place people work at; `egress` is the first three bytes of its public addresses."""

    location_id: str
    city: str
    state: str
    country: str
    utc_hours: int
    windows_zone: str
    egress: str
    latitude: float
    longitude: float


AMSTERDAM = Office(
    "AMS-01", "Amsterdam", "NH", "Netherlands", 1, "W. Europe Standard Time", "198.51.100", 52.341, 4.888
)
LONDON = Office("LON-01", "London", "ENG", "United Kingdom", 0, "GMT Standard Time", "203.0.113", 51.519, -0.082)
NEW_YORK = Office("NYC-01", "New York", "NY", "United States", -5, "Eastern Standard Time", "192.0.2", 40.753, -73.984)
READING = Office("RDG-01", "Reading", "ENG", "United Kingdom", 0, "GMT Standard Time", "198.51.101", 51.455, -0.971)
UTRECHT = Office("UTR-01", "Utrecht", "UT", "Netherlands", 1, "W. Europe Standard Time", "203.0.114", 52.090, 5.110)
BOSTON = Office("BOS-01", "Boston", "MA", "United States", -5, "Eastern Standard Time", "192.0.3", 42.352, -71.055)

COMMON_TABLES = frozenset(
    {
        "office365_audit/records",
        "graph_data_connect/users",
        "graph_data_connect/managers",
        "graph_data_connect/group_details",
        "graph_data_connect/group_members",
        "graph/call_records",
        "graph_reports/teams_user_activity_user_detail",
        "graph_reports/yammer_activity_user_detail",
        "graph_reports/m365_app_user_detail",
        "graph_reports/sharepoint_site_usage_detail",
        "apps_admin/device_inventory",  # and with it the release calendar
        "network/samples",
        "network/locations",
        "network/office_egress",
        "policy/excluded_people",
        "policy/organization_settings",
    }
)
CONTOSO_TABLES = COMMON_TABLES | {
    "graph_data_connect/sent_items",
    "graph_data_connect/team_chat",
    "graph_data_connect/channel_messages",
    "graph_data_connect/calendar_view",
    "graph_data_connect/mailbox_settings",
    "graph/group_sites",
    "graph_reports/office365_active_user_detail",
    "graph_reports/office365_activations_user_detail",
    "graph_reports/email_activity_user_detail",
    "graph_reports/onedrive_activity_user_detail",
    "graph_reports/sharepoint_activity_user_detail",
    "graph_reports/teams_device_usage_user_detail",
    "graph_reports/email_app_usage_user_detail",
    "graph_reports/office365_groups_activity_detail",
    "mail_events/messages",
    "communities/posts",
    "teams/meeting_activity",
    "hr/organization",
    "planner/tasks",  # declared nowhere: somebody else's table in the same folder
    "intune/devices",  # and with it startups, performance, work from anywhere
    "intune/app_health_application_performance",  # and with it crashes and startup processes
}
FABRIKAM_TABLES = COMMON_TABLES


@dataclass(frozen=True)
class Organization:
    """One synthetic tenant: its size, places, sources and level of adoption."""

    name: str
    domain: str
    tenant_id: str
    people: int
    offices: tuple[Office, ...]
    tables: frozenset[str]
    activity: float = 1.0  # factor on every rate
    video: tuple[float, float] = (0.45, 0.68)  # share of meetings with video or sharing, growing
    platforms: float = 1.0  # factor on the chance of a second and third platform
    network_milliseconds: float = 38.0  # typical latency to the Exchange front door
    recommended_channels: float = 0.68
    mail_in_audit: bool = False  # every Send is audited; otherwise a few delegates only


ORGANIZATIONS = {
    "contoso": Organization(
        "contoso",
        "contoso.com",
        "5c0d7a2e-61a4-4e0c-9a52-3f1f4b7c9d10",
        300,
        (AMSTERDAM, LONDON, NEW_YORK),
        CONTOSO_TABLES,
    ),
    "fabrikam": Organization(
        "fabrikam",
        "fabrikam.com",
        "b7e1f0c4-2a38-4d6e-8f5b-90a1c2d3e4f5",
        80,
        (READING, UTRECHT, BOSTON),
        FABRIKAM_TABLES,
        activity=0.8,
        video=(0.35, 0.52),
        platforms=0.8,
        network_milliseconds=62.0,
        recommended_channels=0.55,
        mail_in_audit=True,
    ),
}


def organization(name: str, people: int | None = None) -> Organization:
    """The named organization; an unknown name is shaped like contoso (for benchmarks)."""
    known = ORGANIZATIONS.get(name)
    if known is None:
        tenant = f"{sum(map(ord, name)):08x}-0000-4000-8000-{len(name):012x}"
        known = replace(ORGANIZATIONS["contoso"], name=name, domain=f"{name}.com", tenant_id=tenant)
    return known if people is None else replace(known, people=people)
