"""Parameters: seeds that an owner may fill, and an organization's switches."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .landing import Landing

SEEDS = Path(__file__).parents[2] / "seeds" / "reference"


@cache
def seed(name: str) -> list[dict[str, str]]:
    """Rows of a reference seed; none when the project has no such seed."""
    path = SEEDS / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def is_true(text: str) -> bool:
    return text.strip().lower() in ("true", "1", "yes")


def file_roles() -> dict[tuple[str, str], str]:
    """Workload and operation of the audit log to `read` or `create`, where the seed counts it."""
    roles: dict[tuple[str, str], str] = {}
    for row in seed("audit_operations"):
        if row["activity"] in ("file_read", "file_created") and is_true(row["counts"]):
            role = "create" if is_true(row["is_create"]) else "read"
            roles[row["workload"].lower(), row["operation"].lower()] = role
    return roles


def file_extensions() -> set[str]:
    return {row["file_extension"].lower() for row in seed("file_extensions")}


def plan_products(service: str, plan: str) -> set[str]:
    """Products of a service plan; a seed row without a plan stands for any of the service."""
    rows = [row for row in seed("licence_plans") if row["service"].lower() == service]
    return {row["product"] for row in rows if row.get("service_plan_id", "").lower() in ("", plan)}


def name_products() -> dict[str, set[str]]:
    """Assigned product name, lower case, to products."""
    products: dict[str, set[str]] = defaultdict(set)
    for row in seed("licence_products"):
        products[row["product_name"].strip().lower()].add(row["product"])
    return products


@dataclass(frozen=True)
class Policy:
    """What a build reads from seeds and from policy/organization_settings."""

    settings: dict[str, str] = field(default_factory=dict)

    @property
    def has_opted_out(self) -> bool:
        """People experiences are off for the organization."""
        value = self.settings.get("people_experiences", "on")
        opted = self.settings.get("opt_out", self.settings.get("has_opted_out", "false"))
        return value in ("off", "false", "no", "0") or opted in ("on", "true", "yes", "1")


def of_organization(landing: Landing) -> Policy:
    """The latest value of every setting."""
    rows = landing.rows("policy", "organization_settings")
    rows.sort(key=lambda row: (row["received_at"], row["record_position"]))
    return Policy({row["setting"].strip().lower(): (row["value"] or "").strip().lower() for row in rows})
