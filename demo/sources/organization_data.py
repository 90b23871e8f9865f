"""hr/organization, policy/* and what nobody declared: files that owners write by hand."""

from __future__ import annotations

from demo.sources.directory import snapshot_days
from demo.world import World
from demo.writing import RawFolder, fill

HR = "hr/organization"
EXCLUDED = "policy/excluded_people"
SETTINGS = "policy/organization_settings"
UNDECLARED = "planner/tasks"
EXCLUDED_PEOPLE = (5, 17)  # places; they asked to be left out
MOVED_EVERY = 23  # every so many people changed their manager halfway
ALIAS_EVERY = 11  # every so many managers are named by their alias
TYPED_EVERY = 13  # every so many people are written as somebody typed them: upper case, a space behind
BLANK_ROW = ",,,,,,,,,,"
BYTE_ORDER_MARK = "utf-8-sig"

HR_HEADER = (
    "PersonId,ManagerId,Organization,EffectiveDate,LevelDesignation,FunctionType,Location,"
    "SupervisorIndicator,HireDate,Layer,TimeZone"
)
HR_ROW = "<person>,<manager>,<department>,<effective>,<level>,<department>,<city>,<role>,<hired>,<layer>,<zone>"


def us_date(date: str) -> str:
    """MM/DD/YYYY, as the upload wants it."""
    return f"{date[5:7]}/{date[8:10]}/{date[:4]}"


def write_hr(world: World, folder: RawFolder) -> None:
    """The first roster, then one file per snapshot with those who joined or moved since."""
    people, days = world.people, snapshot_days(world)
    first = [p for p in range(len(people)) if people.joined[p] <= 0]
    halfway = days[len(days) // 2]
    moved = [p for p in first[1:] if moves(world, p)]
    folder.csv(HR, f"received={world.date(0)}/organization.csv", HR_HEADER, first_rows(world, first), BYTE_ORDER_MARK)
    for day in days[1:]:
        joined = [p for p in range(len(people)) if day - days.step < people.joined[p] <= day and people.joined[p] > 0]
        effective = {p: int(people.joined[p]) for p in joined}
        if day == halfway:
            effective |= dict.fromkeys(moved, day)
        if effective:
            rows = hr_rows(world, sorted(effective), effective, managers_of(world, before_move=False))
            folder.csv(HR, f"received={world.date(day)}/organization.csv", HR_HEADER, rows)


def first_rows(world: World, first: list[int]) -> list[str]:
    """The roster as HR keeps it: some managers are impossible, one person has two, a row is blank."""
    managers, effective = managers_of(world, before_move=True), dict.fromkeys(first, 0)
    stated = managers | wrong_managers(world, first)
    twice = leaves(world, first)[4:5]
    other = {p: world.people.upns[0 if world.people.manager[p] else 1] for p in twice}
    return [*hr_rows(world, first, effective, stated), *hr_rows(world, twice, effective, other), BLANK_ROW]


def leaves(world: World, persons: list[int]) -> list[int]:
    """People without reports who never move, the last first."""
    return [p for p in reversed(persons) if not world.people.report_count[p] and not moves(world, p)]


def wrong_managers(world: World, first: list[int]) -> dict[int, str]:
    """An address nobody has, one's own, and two people who manage each other."""
    chosen = leaves(world, first)[:4]
    own = [world.people.upns[p] for p in chosen]
    stated = [f"nobody@{world.organization.domain}", *own[1:2], *own[3:], *own[2:3]]
    return dict(zip(chosen, stated, strict=False))


def moves(world: World, person: int) -> bool:
    """Whether the person changes teams halfway; managers stay where they are."""
    return person % MOVED_EVERY == 0 and int(world.people.report_count[person]) == 0


def managers_of(world: World, before_move: bool) -> dict[int, str]:
    """Who manages whom, by address or alias."""
    return {p: manager_of(world, p, before_move) for p in range(len(world.people))}


def manager_of(world: World, person: int, before_move: bool) -> str:
    """The manager's address or alias; empty for the head."""
    people = world.people
    manager = int(people.manager[person])
    if manager < 0:
        return ""
    if before_move and moves(world, person):
        manager = max(0, manager - 1)
    return people.aliases[manager] if manager % ALIAS_EVERY == 3 else people.upns[manager]


def layer(world: World, person: int) -> int:
    """Steps below the head."""
    steps = 0
    while world.people.manager[person] >= 0:
        person, steps = int(world.people.manager[person]), steps + 1
    return steps


def typed(name: str, person: int) -> str:
    """A name as it stands in the file."""
    return f"{name.upper()} " if person % TYPED_EVERY == 4 else name


def hr_rows(world: World, persons: list[int], effective: dict[int, int], managers: dict[int, str]) -> list[str]:
    """Rows of the HR file for these people, valid from the given days."""
    people, offices = world.people, world.organization.offices
    places = [offices[int(people.office[p])] for p in persons]
    is_lead = [int(people.report_count[p]) > 0 for p in persons]
    return fill(
        HR_ROW,
        person=[typed(people.upns[p], p) for p in persons],
        manager=[typed(managers[p], p) for p in persons],
        department=[people.departments[p] for p in persons],
        effective=[us_date(world.date(effective[p])) for p in persons],
        level=["Manager" if lead else "Individual" for lead in is_lead],
        city=[o.city for o in places],
        role=["Mngr" if lead else "IC" for lead in is_lead],
        hired=[us_date(world.date(int(people.joined[p]))) for p in persons],
        layer=[layer(world, p) for p in persons],
        zone=[o.windows_zone for o in places],
    )


def write_excluded(world: World, folder: RawFolder) -> None:
    """People who are left out of the score, renewed with every snapshot."""
    upns = [world.people.upns[p] for p in EXCLUDED_PEOPLE if p < len(world.people)]
    for day in snapshot_days(world):
        folder.csv(EXCLUDED, f"received={world.date(day)}/excluded_people.csv", "user_id", upns)


def write_settings(world: World, folder: RawFolder) -> None:
    """The owner's switches: only organizations with an HR file let team numbers out."""
    release = "on" if HR in world.organization.tables else "off"
    rows = ["people_experiences,on", f"team_release,{release}"]
    for day in snapshot_days(world):
        name = f"received={world.date(day)}/organization_settings.csv"
        folder.csv(SETTINGS, name, "setting,value", rows)


def write_undeclared(world: World, folder: RawFolder) -> None:
    """A table of another project that somebody dropped into the same folder."""
    rows = [f'{{"taskId":"{n:04d}","percentComplete":{n * 10}}}' for n in range(5)]
    folder.lines(UNDECLARED, f"tasks-{world.date(world.days)}.json", rows)
