"""Meetings and calls of a day: who organizes, who is invited, who joins from when to when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.world import World
from demo.writing import BoolArray, IntArray, guids

ONE_TIME, RECURRING, CHANNEL, GROUP_CALL, PEER = range(5)
SCHEDULED_KINDS = (ONE_TIME, RECURRING, CHANNEL)
SCHEDULED_SHARES = (0.45, 0.40, 0.15)
PEER_SHARE = 0.75  # of the calls
LENGTHS = (15, 25, 30, 45, 50, 60, 90)  # minutes as invited
LENGTH_SHARES = (0.12, 0.22, 0.24, 0.12, 0.10, 0.15, 0.05)
MEAN_CALL_SECONDS = 480
LARGER_MEETINGS = 2.4  # mean of the invitees beyond the second
LARGER_CALLS = 0.8
DECLINED_SHARE = 0.10
ABSENT_SHARE = 0.07
BOT_SHARE = 0.05
GUEST_SHARE = 0.10
PHONE_SHARE = 0.03
CANCELLED_SHARE = 0.03
ACCEPTED, DECLINED, SILENT = range(3)


@dataclass(frozen=True)
class Meetings:
    """Columns per meeting, and below them columns per invited person (`meeting` is the place)."""

    ids: list[str]
    organizer: IntArray
    start: IntArray  # seconds of the day
    length: IntArray  # seconds; calls end when the last one leaves
    kind: IntArray
    workspace: IntArray  # channel meetings
    has_video: BoolArray
    has_screen: BoolArray
    has_bot: BoolArray
    has_guest: BoolArray
    has_phone: BoolArray
    is_cancelled: BoolArray

    meeting: IntArray
    person: IntArray
    response: IntArray
    attended: BoolArray
    joined: IntArray  # seconds of the day
    left: IntArray

    def __len__(self) -> int:
        """How many meetings and calls."""
        return len(self.ids)


def meetings_on(world: World, day: int) -> Meetings:
    """Everything of one day; a scheduled meeting belongs to the day it starts."""
    generator = world.random("meeting", day)
    hosts = world.actors("meeting", day, generator)
    callers = world.actors("call", day, generator)
    organizer = np.concatenate([hosts, callers])
    count, scheduled = len(organizer), len(hosts)
    kind, length = kinds_and_lengths(scheduled, len(callers), generator)
    start = world.clock(organizer, generator)
    start[:scheduled] = start[:scheduled] // 1800 * 1800
    first, last = world.organization.video
    visual = first + (last - first) * day / max(1, world.days - 1)
    odds = generator.random((6, count))
    meeting, person = invitees(world, organizer, kind, generator)
    response, attended, joined, left = attendance(world, day, organizer, start, length, meeting, person, generator)
    return Meetings(
        guids(generator, count),
        organizer,
        start,
        length,
        kind,
        world.workspaces.choose(organizer, generator),
        odds[0] < visual * 0.72,
        odds[1] < visual * 0.62,
        (odds[2] < BOT_SHARE) & (kind < PEER),
        (odds[3] < GUEST_SHARE) & (kind < PEER),
        (odds[4] < PHONE_SHARE) & (kind < PEER),
        (odds[5] < CANCELLED_SHARE) & (kind < CHANNEL),
        meeting,
        person,
        response,
        attended,
        joined,
        left,
    )


def kinds_and_lengths(scheduled: int, calls: int, generator: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Kind and length in seconds: meetings keep to their invitation, calls end when they end."""
    meeting_kinds = generator.choice(SCHEDULED_KINDS, scheduled, p=SCHEDULED_SHARES)
    call_kinds = np.where(generator.random(calls) < PEER_SHARE, PEER, GROUP_CALL)
    meeting_lengths = generator.choice(LENGTHS, scheduled, p=LENGTH_SHARES) * 60
    call_lengths = generator.exponential(MEAN_CALL_SECONDS, calls).astype(np.int64)
    return (
        np.concatenate([meeting_kinds, call_kinds]),
        np.concatenate([meeting_lengths, call_lengths]),
    )


def invitees(
    world: World, organizer: IntArray, kind: IntArray, generator: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """Meeting and person of everybody in it, the organizer first, nobody twice."""
    count = len(organizer)
    extra = generator.poisson(np.where(kind < GROUP_CALL, LARGER_MEETINGS, LARGER_CALLS))
    others = np.where(kind == PEER, 1, 2 + extra)
    meeting = np.repeat(np.arange(count), others)
    person = world.colleagues(organizer[meeting], generator)
    teams = world.people.licences["teams"]
    kept = (person != organizer[meeting]) & teams[person]
    size = len(world.people)
    invited = np.unique(meeting[kept] * size + person[kept])
    both = np.concatenate([np.arange(count) * size + organizer, invited])
    order = np.argsort(both // size, kind="stable")
    both = both[order]
    return both // size, both % size


def attendance(
    world: World,
    day: int,
    organizer: IntArray,
    start: IntArray,
    length: IntArray,
    meeting: IntArray,
    person: IntArray,
    generator: np.random.Generator,
) -> tuple[IntArray, BoolArray, IntArray, IntArray]:
    """Response, presence, first join and last leave of everybody invited."""
    count = len(person)
    host = person == organizer[meeting]
    drawn = generator.random(count)
    response = np.where(drawn < DECLINED_SHARE, DECLINED, np.where(drawn < 0.3, SILENT, ACCEPTED))
    response = np.where(host, ACCEPTED, response)
    there = world.present[person, day] & (response != DECLINED)
    attended = host | (there & (generator.random(count) >= ABSENT_SHARE))
    late = np.minimum(generator.integers(0, 180, count), length[meeting] // 4)
    early = np.minimum(generator.integers(0, 240, count), length[meeting] // 4)
    joined = start[meeting] + np.where(host, 0, late)
    left = start[meeting] + length[meeting] - np.where(host, 0, early)
    return response.astype(np.int64), attended, joined, left


def join_url(world: World, meetings: Meetings, place: int) -> str | None:
    """The link of a meeting; calls have none."""
    kind = int(meetings.kind[place])
    if kind == CHANNEL:
        thread = f"19%3a{int(meetings.workspace[place]):06d}general%40thread.tacv2"
    elif kind in (ONE_TIME, RECURRING):
        thread = f"19%3ameeting_{meetings.ids[place].replace('-', '')[:24]}%40thread.v2"
    else:
        return None
    tail = meetings.ids[place][:13] if kind == CHANNEL else "0"
    tenant = world.organization.tenant_id
    return f"https://teams.microsoft.com/l/meetup-join/{thread}/{tail}?context={tenant}"


def moments(world: World, day: int, seconds: IntArray) -> list[str]:
    """Times that may run past midnight, with the seven digits of Microsoft Graph."""
    moment = (world.start + day).astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    return [f"{m}.0000000Z" for m in np.datetime_as_string(moment).tolist()]
