"""Shared workspaces: their mailboxes, sites, sizes, and who engages in them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from .activities import Mail, Messages, add_report
from .audit import site_key
from .content import FileEvent
from .copies import Snapshots
from .identities import Identities, normalise
from .landing import Landing, count, day_of, listed
from .licences import export_in_force
from .sources import DaysOfPeople, Existence
from .teamwork import Engagement

GROUPS_REPORT, SITES_REPORT = "office365_groups_activity_detail", "sharepoint_site_usage_detail"


class Workspaces:
    """Microsoft 365 groups of an organization."""

    def __init__(self, landing: Landing) -> None:
        self.landing = landing
        self.groups = Snapshots(landing, "graph_data_connect", "group_details", id_key)
        self.members = Snapshots(
            landing,
            "graph_data_connect",
            "group_members",
            lambda row: (normalise(row["group_id"]), normalise(row["id"])),
        )
        self.mailboxes = self.addresses()
        self.sites = self.site_groups()

    def unified(self) -> list[dict[str, str]]:
        rows = self.groups.everything()
        return [row for row in rows if "unified" in {str(one).lower() for one in listed(row["group_types"])}]

    def addresses(self) -> dict[str, str]:
        """Group mailbox address to group."""
        found: dict[str, str] = {}
        for row in self.unified():
            for address in (row["mail"], *map(str, listed(row["proxy_addresses"]))):
                if normalise(address):
                    found[normalise(address)] = normalise(row["id"])
        return found

    def site_groups(self) -> dict[str, str | None]:
        """Site to group; a Group site of the report whose owner is no group names none."""
        sites: dict[str, str | None] = {}
        for row in self.landing.rows("graph_reports", SITES_REPORT):
            if normalise(row["root_web_template"]) == "group" and site_key(row["site_url"]):
                owner = self.mailboxes.get(normalise(row["owner_principal_name"]))
                sites.setdefault(site_key(row["site_url"]), owner)
        for row in self.landing.rows("graph", "group_sites"):
            if site_key(row["site_url"]):
                sites[site_key(row["site_url"])] = normalise(row["group_id"])
        return sites

    def sizes(self, day: date) -> dict[str, int] | None:
        """Members per group in the snapshot that holds on the day, else in the groups report."""
        rows = self.members.at(day, holds_backwards=True)
        if rows is None:
            return self.reported_sizes(day)
        members: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            members[normalise(row["group_id"])].add(normalise(row["id"]))
        return {group: len(people) for group, people in members.items()}

    def reported_sizes(self, day: date) -> dict[str, int] | None:
        rows = self.landing.rows("graph_reports", GROUPS_REPORT)
        days = sorted({one for row in rows if (one := day_of(row["report_refresh_date"]))})
        export = export_in_force(days, day)
        if export is None:
            return None
        on_day = [row for row in rows if day_of(row["report_refresh_date"]) == export]
        return {normalise(row["group_id"]): count(row["member_count"]) for row in on_day}


def id_key(row: dict[str, str]) -> str:
    return normalise(row["id"])


def mail_engagements(workspaces: Workspaces, mail: Mail) -> list[Engagement]:
    """E: mail to a group mailbox; the bare flag of mail events only if nothing else tells."""
    found = [
        Engagement(person, day, workspaces.mailboxes[address])
        for person, day, recipients in mail.addressed
        for address in recipients & workspaces.mailboxes.keys()
    ]
    if not mail.sent.sources & {"sent_items", "messages", "audit"}:
        found += [Engagement(person, day, None) for person, day in mail.flagged]
    return found


def channel_engagements(messages: Messages) -> list[Engagement]:
    """C: channel messages; the Teams report only on days without any event."""
    found = [Engagement(person, day, group) for person, day, group in messages.posted_in]
    filled = {person: days - messages.channel.covered for person, days in messages.channel.reported.items()}
    return found + [Engagement(person, day, None) for person, days in filled.items() for day in days]


def content_engagements(workspaces: Workspaces, events: list[FileEvent]) -> list[Engagement]:
    """S: in-scope files read or created on a group's site."""
    on_sites = [event for event in events if event.site in workspaces.sites]
    found = {(event.person, event.day, workspaces.sites[event.site]) for event in on_sites}
    return [Engagement(*one) for one in found]


def content_days(events: list[FileEvent]) -> DaysOfPeople:
    days: DaysOfPeople = defaultdict(set)
    for event in events:
        days[event.person].add(event.day)
    return dict(days)


def reported_content(landing: Landing, identities: Identities) -> Existence:
    """Files viewed, edited or synced, by the OneDrive and SharePoint reports."""
    reported = Existence()
    for table in ("onedrive_activity_user_detail", "sharepoint_activity_user_detail"):
        columns = ["viewed_or_edited_file_count", "synced_file_count"]
        add_report(reported, identities, landing, table, columns)
    return reported
