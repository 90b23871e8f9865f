"""The Microsoft 365 groups: one per team, projects across teams, one of each size that matters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.people import People
from demo.settings import Organization
from demo.writing import BoolArray, IntArray, guids

PROJECTS_PER_PERSON = 1 / 14
PROJECT_SIZES = (2, 40)
PROJECT_SLOTS = 3  # projects a person works in at the same time
TEAM_SHARE = 0.72  # workspaces that have a team
TOPICS = (
    "aurora",
    "beacon",
    "compass",
    "delta",
    "ember",
    "falcon",
    "granite",
    "harbor",
    "indigo",
    "juniper",
    "keystone",
    "lantern",
    "meridian",
    "nimbus",
    "orchard",
    "prairie",
)


@dataclass(frozen=True)
class Workspaces:
    """Columns of equal length, one place per workspace; the teams' come first."""

    ids: list[str]
    nicknames: list[str]
    mails: list[str]
    sites: list[str]
    owner: IntArray
    created: IntArray  # day, mostly long before the first
    has_team: BoolArray
    members: list[IntArray]
    home: IntArray  # by person: the workspace of the own team
    projects: IntArray  # by person and slot: other workspaces, or the home

    def __len__(self) -> int:
        """How many workspaces there are."""
        return len(self.ids)

    def choose(self, person: IntArray, generator: np.random.Generator) -> IntArray:
        """A workspace for each: the own team's or one of the projects."""
        slot = generator.integers(0, self.projects.shape[1], len(person))
        own = generator.random(len(person)) < 0.6
        return np.where(own, self.home[person], self.projects[person, slot])


def workspaces_of(organization: Organization, people: People, generator: np.random.Generator) -> Workspaces:
    """Draw the workspaces of an organization."""
    leaders = np.flatnonzero(people.report_count)
    members = [np.append(np.flatnonzero(people.manager == leader), leader) for leader in leaders]
    place = np.zeros(len(people), dtype=np.int64)
    place[leaders] = np.arange(len(leaders))
    home = place[np.maximum(people.manager, 0)]
    projects, slots = project_members(people, home, len(leaders), generator)
    members += projects
    count = len(members)
    nicknames = [f"{TOPICS[i % len(TOPICS)]}-{i}" if i >= len(leaders) else f"team-{i}" for i in range(count)]
    site = f"https://{organization.name}.sharepoint.com/sites/"
    return Workspaces(
        guids(generator, count),
        nicknames,
        [f"{n}@{organization.domain}" for n in nicknames],
        [site + n for n in nicknames],
        np.array([int(m[-1]) for m in members]),
        -generator.integers(-120, 1100, count),
        generator.random(count) < TEAM_SHARE,
        members,
        home,
        slots,
    )


def project_members(
    people: People, home: IntArray, first: int, generator: np.random.Generator
) -> tuple[list[IntArray], IntArray]:
    """Members of each project, and for each person the projects worked in (else the home)."""
    count = max(3, round(len(people) * PROJECTS_PER_PERSON))
    slots = np.repeat(home[:, None], PROJECT_SLOTS, axis=1)
    members = []
    for project in range(count):
        size = int(generator.integers(*PROJECT_SIZES))
        if project == 0:
            size = 1  # too small to count as shared
        if project == 1:
            size = min(len(people), 520)  # too large, where the organization has that many
        chosen = np.sort(generator.choice(len(people), min(size, len(people)), replace=False))
        if project > 1:
            slots[chosen, project % PROJECT_SLOTS] = first + project
        members.append(chosen)
    return members, slots
