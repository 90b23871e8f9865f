"""Who an identity is: one person, several, nobody, or no person at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from .copies import Snapshots
from .landing import Landing, Row, flag, listed

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ZERO_GUID = "00000000-0000-0000-0000-000000000000"
CONCEALED = re.compile(r"[0-9a-f]{32}")
REPORTS_WITH_LICENCES = (
    "office365_active_user_detail",
    "office365_activations_user_detail",
    "email_activity_user_detail",
    "teams_user_activity_user_detail",
    "yammer_activity_user_detail",
    "onedrive_activity_user_detail",
    "sharepoint_activity_user_detail",
)


PRODUCT_FLAGS = ("exchange", "onedrive", "sharepoint", "skype_for_business", "yammer", "teams")


def normalise(value: str | None) -> str:
    return (value or "").strip().lower().removeprefix("smtp:").strip()


def kind(value: str | None) -> str | None:
    """object, address, concealed, guest or service; None for nothing."""
    text = normalise(value)
    if not text:
        return None
    if text == ZERO_GUID or CONCEALED.fullmatch(text):
        return "concealed"
    if "#ext#" in text or text.startswith(("urn:spo:guest", "teamsvisitor:")):
        return "guest"
    if text == "app@sharepoint" or text.startswith("nt authority\\"):
        return "service"
    return "object" if GUID.fullmatch(text) else "address"


class Identities:
    """Addresses and object ids of one organization, and the person each belongs to."""

    def __init__(self, service_names: Iterable[str] = ()) -> None:
        self.claims: dict[str, set[str]] = defaultdict(set)
        self.known: set[str] = set()
        self.not_people: set[str] = set()
        self.excluded: set[str] = set()
        self.service_names = {normalise(name) for name in service_names}

    def claim(self, object_id: str, aliases: Iterable[str | None]) -> None:
        """An object id claims itself and its aliases."""
        person = normalise(object_id)
        for alias in (person, *map(normalise, aliases)):
            if alias:
                self.claims[alias].add(person)
        self.known.add(person)

    def resolve(self, value: str | None) -> str | None:
        """The person an identity belongs to; None for concealed, unresolved and ambiguous."""
        text = normalise(value)
        claimants = self.claims.get(text, set())
        if len(claimants) == 1:
            return next(iter(claimants))
        if claimants or kind(text) != "address":
            return None
        return text

    def is_service(self, value: str | None) -> bool:
        return kind(value) == "service" or normalise(value) in self.service_names

    def person(self, value: str | None) -> str | None:
        """The person who counts; guests, services, shared mailboxes, excluded people do not."""
        if kind(value) in (None, "concealed", "guest") or self.is_service(value):
            return None
        person = self.resolve(value)
        if person not in self.known or person in self.not_people or person in self.excluded:
            return None
        return person


def is_guest(row: Row) -> bool:
    return normalise(row["user_type"]) == "guest" or kind(row["user_principal_name"]) == "guest"


def has_plan(row: Row) -> bool:
    plans = [plan for plan in listed(row["assigned_plans"]) if isinstance(plan, dict)]
    enabled = [p for p in plans if normalise(p.get("capabilityStatus")) == "enabled"]
    return bool(enabled or listed(row["assigned_licenses"]))


def is_disabled(row: Row) -> bool:
    """accountEnabled is stated, and false."""
    return bool(row["account_enabled"]) and not flag(row["account_enabled"])


def add_directory(identities: Identities, users: list[Row]) -> dict[str, list[Row]]:
    """Every directory row claims its aliases; hands back the rows of each account."""
    accounts: dict[str, list[Row]] = defaultdict(list)
    for row in users:
        if row["id"]:
            proxies = [str(alias) for alias in listed(row["proxy_addresses"])]
            identities.claim(row["id"], [row["user_principal_name"], row["mail"], *proxies])
            accounts[normalise(row["id"])].append(row)
    return accounts


def add_teams_report(identities: Identities, landing: Landing) -> None:
    """The Teams report states object ids beside user principal names."""
    columns = ["user_id", "user_principal_name"]
    rows = landing.rows("graph_reports", "teams_user_activity_user_detail", columns)
    for user, upn in {(row["user_id"], row["user_principal_name"]) for row in rows}:
        if kind(user) == "object" and kind(upn) in ("address", "guest"):
            identities.claim(user, [upn])
            if kind(upn) == "guest":
                identities.not_people.add(normalise(user))


def licensed_in_reports(identities: Identities, landing: Landing) -> set[str | None]:
    """People with a licence flag in any active user report."""
    columns = ["user_principal_name", *(f"has_{product}_license" for product in PRODUCT_FLAGS)]
    rows = landing.frame("graph_reports", "office365_active_user_detail", columns)
    if not len(rows):
        return set()
    distinct = rows.select(columns).unique().to_dicts()
    holders = [row for row in distinct if any(flag(row[name]) for name in columns[1:])]
    return {identities.resolve(row["user_principal_name"]) for row in holders}


def add_known(identities: Identities, values: Iterable[str | None]) -> None:
    """People whom HR or a licence row names."""
    for value in values:
        person = identities.resolve(value)
        if person:
            identities.known.add(person)


def excluded_people(identities: Identities, landing: Landing) -> set[str]:
    """People of the latest exclusion list."""
    policy = Snapshots(landing, "policy", "excluded_people", lambda row: normalise(row["user_id"]))
    last = max(policy.deliveries, default=None)
    rows = policy.on(last) if last else []
    return {normalise(identities.resolve(row["user_id"])) for row in rows}


def of_organization(landing: Landing, service_names: Iterable[str] = ()) -> Identities:
    """The identities of an organization, from all its sources and all their days."""
    identities = Identities(service_names)
    users = Snapshots(landing, "graph_data_connect", "users", lambda row: normalise(row["id"]))
    accounts = add_directory(identities, users.everything())
    add_teams_report(identities, landing)
    add_known(identities, (row["person_id"] for row in landing.rows("hr", "organization")))
    for table in REPORTS_WITH_LICENCES:
        names = landing.frame("graph_reports", table, ["user_principal_name"])
        add_known(identities, set(names["user_principal_name"]) if len(names) else set())
    licensed = licensed_in_reports(identities, landing)
    for person, rows in accounts.items():
        never_licensed = all(is_disabled(row) and not has_plan(row) for row in rows)
        if any(map(is_guest, rows)) or (never_licensed and person not in licensed):
            identities.not_people.add(person)
    identities.excluded = excluded_people(identities, landing)
    return identities
