"""The people of an organization: a manager tree, places, licences, habits, comings and goings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo import settings
from demo.settings import Organization
from demo.writing import BoolArray, FloatArray, IntArray, guids

FIRST_NAMES = (
    "Ada Bram Chloe Daan Elif Femke Giulia Hugo Ines Jonas Karin Lars Mila Noah Olga Pavel Quinn "
    "Rosa Sven Tess Umar Vera Willem Xenia Yusuf Zeynep Aisha Bilal Carmen Dmitri Eva Farid "
    "Greta Hana Ivan Julia Kofi Leila Mateo Nadia Oscar Priya Rafael Sanne Tariq Ulla"
).split()
LAST_NAMES = (
    "Adams Bakker Costa Dekker Eriksen Fischer Garcia Hansen Ito Jansen Kaya Larsen Moreau Novak "
    "Okafor Petrov Quist Rossi Smit Tanaka Ueda Visser Weber Yilmaz Zhang Aydin Bruno Chen "
    "Diaz Engel Fontaine Grant Hughes Ivanova Jones Kowalski Lopez Meyer Nilsen Osman Patel "
    "Reyes Sato Turner Vries Wright"
).split()
DEPARTMENTS = (
    "Sales",
    "Engineering",
    "Operations",
    "Finance",
    "Marketing",
    "Service",
    "Legal",
    "Research",
    "People",
    "Logistics",
    "Purchasing",
    "Quality",
    "Facilities",
)


@dataclass(frozen=True)
class People:
    """Columns of equal length, one place per person; place 0 is the head of the organization."""

    object_ids: list[str]
    upns: list[str]
    aliases: list[str]
    names: list[str]
    departments: list[str]
    manager: IntArray  # -1 for the head
    team_start: IntArray  # first member of the person's own team
    team_size: IntArray
    report_count: IntArray
    office: IntArray
    joined: IntArray  # first day of work, negative when before the demo's first day
    left: IntArray  # first day after the last one
    licences: dict[str, BoolArray]
    traits: dict[str, FloatArray]

    @property
    def shares_workspaces(self) -> BoolArray:
        """Whoever works in groups at all; the others keep to their own mailbox and OneDrive."""
        return self.traits["together"] >= settings.LONER_SHARE

    def __len__(self) -> int:
        """How many people ever worked here during the demo."""
        return len(self.upns)


def people_of(organization: Organization, days: int, generator: np.random.Generator) -> People:
    """Draw the people of an organization; the same generator gives the same people."""
    count = organization.people
    manager, start, size = manager_tree(count, generator)
    reports = np.bincount(manager[1:], minlength=count)
    upns, aliases, names = addresses(organization.domain, count, generator)
    joined, left = employment(count, days, reports, generator)
    return People(
        guids(generator, count),
        upns,
        aliases,
        names,
        departments(manager),
        manager,
        start,
        size,
        reports,
        generator.choice(len(organization.offices), count, p=office_shares(organization)),
        joined,
        left,
        licences(count, generator),
        traits(manager, generator),
    )


def licences(count: int, generator: np.random.Generator) -> dict[str, BoolArray]:
    """Who has which product; SharePoint brings OneDrive along."""
    shares = settings.WITHOUT_LICENCE
    found = {product: generator.random(count) >= share for product, share in shares.items()}
    found["onedrive"] |= found["sharepoint"]
    return found


def manager_tree(count: int, generator: np.random.Generator) -> tuple[IntArray, IntArray, IntArray]:
    """Manager, first colleague and size of the team of everybody; a team's members are adjacent."""
    smallest, largest = settings.TEAM_SIZES
    sizes = generator.integers(smallest, largest + 1, count)
    ends = 1 + np.cumsum(sizes)
    manager = np.searchsorted(ends, np.arange(count), side="right")
    start = (ends - sizes)[manager]
    size = np.minimum(ends[manager], count) - start
    manager[0], start[0], size[0] = -1, 0, 1
    return manager.astype(np.int64), start.astype(np.int64), size.astype(np.int64)


def departments(manager: IntArray) -> list[str]:
    """Everybody below one direct report of the head belongs to one department."""
    branch = np.arange(len(manager))
    for _ in range(8):
        above = manager[branch]
        branch = np.where(above > 0, above, branch)
    return [DEPARTMENTS[(b - 1) % len(DEPARTMENTS)] if b else "Board" for b in branch.tolist()]


def office_shares(organization: Organization) -> list[float]:
    """The first office is the largest."""
    weights = [1.0 / (1 + i) for i in range(len(organization.offices))]
    return [w / sum(weights) for w in weights]


def addresses(domain: str, count: int, generator: np.random.Generator) -> tuple[list[str], list[str], list[str]]:
    """User principal names, an alias each, and display names; a repeated name gets a number."""
    order = generator.permutation(len(FIRST_NAMES) * len(LAST_NAMES)).tolist()
    upns, aliases, names = [], [], []
    for i in range(count):
        repeat, place = divmod(i, len(order))
        first = FIRST_NAMES[order[place] % len(FIRST_NAMES)]
        last = LAST_NAMES[order[place] // len(FIRST_NAMES)]
        number = str(repeat + 1) if repeat else ""
        upns.append(f"{first}.{last}{number}@{domain}".lower())
        aliases.append(f"{first[0]}{last}.{i}@{domain}".lower())
        names.append(f"{first} {last}")
    return upns, aliases, names


def employment(count: int, days: int, reports: IntArray, generator: np.random.Generator) -> tuple[IntArray, IntArray]:
    """First day and first day after the last one; managers neither join nor leave."""
    chance = generator.random(count)
    joins = (chance < settings.JOINER_SHARE) & (reports == 0)
    leaves = (chance > 1 - settings.LEAVER_SHARE) & (reports == 0)
    joined = np.where(joins, generator.integers(1, days, count), -generator.integers(100, 3000, count))
    left = np.where(leaves, generator.integers(days // 4, days + 1, count), days + 1)
    return joined.astype(np.int64), left.astype(np.int64)


def traits(manager: IntArray, generator: np.random.Generator) -> dict[str, FloatArray]:
    """A factor of about one per kind of activity, own times team; and tastes between 0 and 1."""
    count = len(manager)
    found = {}
    for activity, spread in settings.PERSON_SPREAD.items():
        team = generator.normal(0, settings.TEAM_SPREAD, count)[np.maximum(manager, 0)]
        own = generator.normal(0, spread, count)
        factor = np.exp(team + own - (spread**2 + settings.TEAM_SPREAD**2) / 2)
        abstains = generator.random(count) < settings.ABSTAINERS[activity]
        found[activity] = np.where(abstains, settings.ABSTAINER_TRAIT, factor)
    for taste in ("platforms", "late", "create", "together"):
        found[taste] = generator.random(count)
    return found
