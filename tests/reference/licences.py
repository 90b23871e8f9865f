"""Who is enabled for which product on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from . import policy
from .answers import Person, window
from .copies import Snapshots, by_key
from .identities import PRODUCT_FLAGS, REPORTS_WITH_LICENCES, Identities, kind, normalise
from .landing import Landing, Row, day_of, flag, listed

ACTIVATIONS = "office365_activations_user_detail"
EXPORT_DAYS = 7
Enabled = dict[str, set[Person]]
Source = Callable[[date], Mapping[str, set[Person]] | str]


class Licences:
    """Enabled people per product, or the reason why nobody can say."""

    def __init__(self, on_day: Source, apps: Callable[[date], set[Person]] | None = None) -> None:
        self.on_day = cache(on_day)
        self.apps = cache(apps) if apps else None

    def in_window(self, day: date) -> Enabled | str:
        """People enabled on at least one day of the window, or a reason."""
        enabled: Enabled = defaultdict(set)
        answers = [self.on_day(one) for one in window(day)]
        if all(isinstance(answer, str) for answer in answers):
            return str(answers[0])
        for answer in answers:
            for product, people in answer.items() if isinstance(answer, Mapping) else ():
                enabled[product] |= people
        if self.apps:
            enabled["apps"] = set().union(*(self.apps(one) for one in window(day)))
        return dict(enabled)


def mostly_concealed(rows: list[Row]) -> bool:
    concealed = sum(kind(row["user_principal_name"]) == "concealed" for row in rows)
    return 2 * concealed > len(rows)


def latest_copies(rows: list[Row]) -> list[Row]:
    """Copies of one person's row of one export: the latest received."""
    kept: list[Row] = []
    groups = by_key(
        rows,
        lambda row: (
            row["report_refresh_date"],
            row["report_period"],
            normalise(row["user_principal_name"]),
            row.get("product_type"),
        ),
    )
    for copies in groups.values():
        last = max(row["received_at"] for row in copies)
        kept += [row for row in copies if row["received_at"] == last]
    return kept


def by_export_day(rows: list[Row]) -> dict[date, list[Row]]:
    exports: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        if day := day_of(row["report_refresh_date"]):
            exports[day].append(row)
    return dict(exports)


def export_in_force(days: list[date], day: date) -> date | None:
    """The export of the day, else the latest earlier one of the last seven days."""
    known = [one for one in days if one <= day]
    return known[-1] if known and day - known[-1] <= timedelta(days=EXPORT_DAYS) else None


def short(product: str) -> str:
    return "skype" if product == "skype_for_business" else product


def holders(identities: Identities, rows: list[Row], assigned_by: date | None = None) -> Mapping[str, set[Person]]:
    """People with a flag; with `assigned_by` only licences assigned by then."""
    enabled: Enabled = defaultdict(set)
    for row in rows:
        person = identities.person(row["user_principal_name"])
        if person is None or flag(row["is_deleted"]):
            continue
        for product in PRODUCT_FLAGS:
            assigned = day_of(row[f"{product}_license_assign_date"])
            in_time = assigned_by is None or (assigned is not None and assigned <= assigned_by)
            if flag(row[f"has_{product}_license"]) and in_time:
                enabled[short(product)].add(person)
    return enabled


def from_active_users(identities: Identities, rows: list[Row]) -> Source:
    """Source 1: the flags of the active user report of the day."""
    exports = by_export_day(latest_copies(rows))
    days = sorted(exports)

    def on_day(day: date) -> Mapping[str, set[Person]] | str:
        is_before = day < days[0]
        export = days[0] if is_before else export_in_force(days, day)
        if export is None:
            return {}
        if mostly_concealed(exports[export]):
            return "names concealed"
        return holders(identities, exports[export], day if is_before else None)

    return on_day


def from_plans(identities: Identities, users: Snapshots, products_of: Callable[[str, str], set[str]]) -> Source:
    """Source 2: enabled plans of the directory snapshot that holds on the day."""

    def on_day(day: date) -> Mapping[str, set[Person]] | str:
        enabled: Enabled = defaultdict(set)
        for row in users.at(day, holds_backwards=True) or []:
            person = identities.person(row["id"])
            for plan in listed(row["assigned_plans"]) if person else ():
                if is_plan_on(plan, day):
                    named = normalise(plan.get("service")), normalise(plan.get("servicePlanId"))
                    for product in products_of(*named):
                        enabled[product].add(str(person))
        return enabled

    return on_day


def is_plan_on(plan: Row, day: date) -> bool:
    """Enabled, and assigned by the day."""
    assigned = day_of(plan.get("assignedDateTime"))
    is_enabled = normalise(plan.get("capabilityStatus")) == "enabled"
    return is_enabled and (assigned is None or assigned <= day)


def product_names(text: str | None) -> list[str]:
    """Names joined with `+` in CSV, an array in JSON."""
    return [name.strip().lower() for item in listed(text) for name in str(item).split("+")]


def from_products(
    identities: Identities, rows: list[Row], name_products: Mapping[str, set[str]]
) -> Callable[[date], Enabled]:
    """Source 3: assigned product names of the day's reports."""
    exports = by_export_day(rows)
    days = sorted(exports)

    def on_day(day: date) -> Enabled:
        enabled: Enabled = defaultdict(set)
        export = export_in_force(days, day)
        for row in exports[export] if export else []:
            person = identities.person(row["user_principal_name"])
            for name in product_names(row["assigned_products"]):
                for product in name_products.get(name, set()):
                    if person and not flag(row.get("is_deleted")):
                        enabled[product].add(person)
        return enabled

    return on_day


def from_activations(identities: Identities, rows: list[Row], apps_names: set[str]) -> Callable[[date], set[Person]]:
    """Microsoft 365 Apps: people with a row of an Apps product in the activations report."""
    exports = by_export_day(latest_copies(rows))
    days = sorted(exports)

    def on_day(day: date) -> set[Person]:
        export = export_in_force(days, day)
        named = [
            identities.person(row["user_principal_name"])
            for row in (exports[export] if export else [])
            if normalise(row["product_type"]) in apps_names
        ]
        return {person for person in named if person}

    return on_day


def rows_with_products(landing: Landing) -> list[Row]:
    """Rows of any report that lists the products of a person."""
    columns = ["report_refresh_date", "user_principal_name", "assigned_products"]
    tables = (table for table in REPORTS_WITH_LICENCES if table != ACTIVATIONS)
    rows = [row for table in tables for row in landing.rows("graph_reports", table, columns)]
    return [row for row in rows if row["assigned_products"]]


def apps_of(
    landing: Landing, identities: Identities, named: Callable[[date], Enabled] | None
) -> Callable[[date], set[Person]] | None:
    """Microsoft 365 Apps: the activations report, else assigned product names; None without both."""
    activations = landing.rows("graph_reports", ACTIVATIONS)
    if activations:
        products = policy.name_products()
        names = {name for name, of_name in products.items() if "apps" in of_name}
        return from_activations(identities, activations, names)
    return (lambda day: named(day).get("apps", set())) if named else None


def of_organization(landing: Landing, identities: Identities) -> Licences:
    """The first licence source that the organization has."""
    rows = rows_with_products(landing)
    named = from_products(identities, rows, policy.name_products()) if rows else None
    apps = apps_of(landing, identities, named)
    active = landing.rows("graph_reports", "office365_active_user_detail")
    if active:
        return Licences(from_active_users(identities, active), apps)
    users = Snapshots(landing, "graph_data_connect", "users", lambda row: normalise(row["id"]))
    if any(listed(row["assigned_plans"]) for row in users.everything()):
        return Licences(from_plans(identities, users, policy.plan_products), apps)
    return Licences(named, apps) if named else Licences(lambda day: "no licence source")
