"""All eight categories and the total of one organization on one day, from landed files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import (
    apps,
    audit,
    calendar_days,
    communication,
    content,
    endpoint,
    identities,
    licences,
    meetings,
    mobility,
    network,
    platforms,
    policy,
    samples,
    teamwork,
    workspaces,
)  # fmt: skip
from .activities import Mail, Messages, community_posts
from .answers import CategoryScore, unavailable, window
from .devices import Intune, inventory_on, releases
from .landing import Landing, timestamp
from .sources import union
from .total import PEOPLE, Total, total


@dataclass(frozen=True)
class Day:
    """Everything an organization is told about one score date."""

    categories: dict[str, CategoryScore]
    total: Total


class Organization:
    """One organization's facts, read once; `on(day)` scores a day."""

    def __init__(self, warehouse_dir: Path, name: str) -> None:
        landing = self.landing = Landing(warehouse_dir, name)
        self.score_dates = calendar_days.of_organization(landing)
        self.policy = policy.of_organization(landing)
        services = [row["user_name"] for row in policy.seed("service_identities")]
        self.identities = identities.of_organization(landing, services)
        self.licences = licences.of_organization(landing, self.identities)
        records = audit.records(landing)
        self.audit_days = {at.date() for row in records if (at := timestamp(row["creation_time"]))}
        self.mail = Mail(landing, self.identities, records)
        self.messages = Messages(landing, self.identities, records)
        self.posts = community_posts(landing, self.identities)
        self.files = audit.file_events(records, self.identities)
        self.workspaces = workspaces.Workspaces(landing)
        self.reported_content = workspaces.reported_content(landing, self.identities)
        self.platform_uses, self.platform_sources = platforms.uses(landing, self.identities)
        self.calls = meetings.Calls(landing, self.identities.person, own_tenants(landing), records)
        self.intune = Intune(landing)
        self.inventory = landing.rows("apps_admin", "device_inventory")
        self.releases = releases(landing)
        self.samples = samples.of_organization(landing)

    def on(self, day: date, scoring_mode: str = "consistency") -> Day:
        categories = {**self.people(day, scoring_mode), **self.technology(day)}
        return Day(categories, total(categories.values()))

    def people(self, day: date, mode: str) -> dict[str, CategoryScore]:
        """The five people categories, or one reason for all of them."""
        enabled = self.licences.in_window(day)
        reason = "opted out" if self.policy.has_opted_out else enabled
        if isinstance(reason, str) or isinstance(enabled, str):
            return {category: unavailable(category, str(reason)) for category in PEOPLE}
        found = [
            self.communication(day, enabled, mode),
            self.meetings(day, enabled, mode),
            self.content(day, enabled, mode),
            self.teamwork(day, enabled, mode),
            self.mobility(day, enabled, mode),
        ]
        return {score.category: score for score in found}

    def communication(self, day: date, enabled: licences.Enabled, mode: str) -> CategoryScore:
        sources = [
            self.mail.sent.sources,
            self.messages.chat.sources | self.messages.channel.sources,
            self.posts.sources,
        ]
        activity = {
            "email": self.mail.sent.days(),
            "message": self.message_days(),
            "community": self.posts.days(),
        }
        with_source = sum(bool(one) for one in sources)
        return communication.score(day, activity, enabled, with_source, mode)

    def message_days(self) -> dict[str, set[date]]:
        return union([self.messages.chat.days(), self.messages.channel.days()])

    def meetings(self, day: date, enabled: licences.Enabled, mode: str) -> CategoryScore:
        """Only call records tell whether anybody showed anything."""
        source = self.calls.source_on(day)
        if source != "call_records":
            reason = f"practice unknown in {source}" if source else "no meeting source"
            return unavailable(meetings.CATEGORY, reason)
        return meetings.score(day, self.calls.meetings, enabled, mode)

    def content(self, day: date, enabled: licences.Enabled, mode: str) -> CategoryScore:
        if not self.audit_days:
            return unavailable(content.CATEGORY, "no source of file events")
        return content.score(day, self.files, enabled, mode)

    def teamwork(self, day: date, enabled: licences.Enabled, mode: str) -> CategoryScore:
        content_days = workspaces.content_days(self.files)
        if not self.audit_days & set(window(day)):
            content_days = union([content_days, self.reported_content.reported])
        base = [self.mail.sent.days(), self.message_days(), content_days]
        engagements = [
            *workspaces.mail_engagements(self.workspaces, self.mail),
            *workspaces.channel_engagements(self.messages),
            *workspaces.content_engagements(self.workspaces, self.files),
        ]
        if not (self.workspaces.mailboxes or self.workspaces.sites or self.messages.channel.sources):
            return unavailable(teamwork.CATEGORY, "no source of workspaces")
        sizes = self.workspaces.sizes(day)
        return teamwork.score(day, engagements, base, sizes, enabled, mode)

    def mobility(self, day: date, enabled: licences.Enabled, mode: str) -> CategoryScore:
        if not self.platform_sources:
            return unavailable(mobility.CATEGORY, "no source of platforms")
        return mobility.score(day, self.platform_uses, enabled, mode)

    def technology(self, day: date) -> dict[str, CategoryScore]:
        intune = self.intune
        scores = [
            endpoint.startup(day, intune.starts),
            endpoint.reliability(intune.applications_on(day), intune.enrolled(day)),
            endpoint.work_from_anywhere(intune.anywhere_on(day), intune.active(day)),
        ]
        found = [
            endpoint.score(scores),
            network.score(day, self.samples),
            apps.score(day, inventory_on(self.inventory, day), self.releases),
        ]
        return {score.category: score for score in found}


def own_tenants(landing: Landing) -> set[str]:
    """Tenant ids that the organization's own records carry."""
    tenants: set[str | None] = set()
    tables = ("sent_items", "messages", "users", "team_chat", "channel_messages", "group_details")
    sources = [("office365_audit", "records"), *(("graph_data_connect", one) for one in tables)]
    for system, table in sources:
        rows = landing.frame(system, table, ["tenant_id"])
        tenants |= set(rows["tenant_id"]) if len(rows) else set()
    return {tenant.lower() for tenant in tenants if tenant}
