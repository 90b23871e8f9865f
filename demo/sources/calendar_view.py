"""graph_data_connect/calendar_view and teams/meeting_activity."""

from __future__ import annotations

import numpy as np

from demo.events.meetings import ACCEPTED, CHANNEL, RECURRING, Meetings, join_url, meetings_on, moments
from demo.events.rooms import copies_on
from demo.sources.files import JSON_BOOLEAN, blocks
from demo.world import World
from demo.writing import RawFolder, fill, pick

CALENDAR = "graph_data_connect/calendar_view"
ACTIVITY = "teams/meeting_activity"
DAYS_PER_FILE = 7
RESPONSES = ("accepted", "declined", "none")
ROOM_SHOWN = ("busy", "free", "tentative")  # by response
PRIVATE_SHARE = 0.02

ATTENDEE = '{"type":"required","status":{"response":"%s","time":"%s"},"emailAddress":{"name":"","address":"%s"}}'
EVENT = (
    '{"id":"AAMkADC<id><copy>","createdDateTime":"<created>","lastModifiedDateTime":"<created>",'
    '"iCalUId":"<ical>","subject":"Meeting","sensitivity":"<sensitivity>","isAllDay":false,'
    '"isCancelled":<cancelled>,"isOrganizer":<is_organizer>,"seriesMasterId":<series>,'
    '"showAs":"<show_as>","type":"<type>",<online>,'
    '"responseStatus":{"response":"<response>","time":"<created>"},'
    '"start":{"dateTime":"<start>","timeZone":"UTC"},"end":{"dateTime":"<end>","timeZone":"UTC"},'
    '"attendees":[<attendees>],"organizer":{"emailAddress":{"name":"","address":"<organizer>"}},'
    '"ODataType":"#microsoft.graph.event","puser":"<puser>","ptenant":"<tenant>"}'
)
ONLINE = '"isOnlineMeeting":true,"onlineMeetingProvider":"teamsForBusiness","onlineMeeting":{"joinUrl":"%s"}'
IN_A_ROOM = '"isOnlineMeeting":false,"onlineMeetingProvider":"unknown","onlineMeeting":null'
MEETING = (
    '{"meetingId":"<id>","callId":"<id>","joinWebUrl":"<url>","icalUid":"<ical>",'
    '"startDateTime":"<start>","endDateTime":"<end>","inviteeCount":<invited>,'
    '"acceptedCount":<accepted>,"participantCount":<attended>,"spokeOrChattedCount":<spoke>,'
    '"hasChatBefore":<before>,"hasChatDuring":<during>,"hasChatAfter":<afterwards>,'
    '"hasReaction":<reaction>,"hasVisualContent":<visual>,"isRecorded":<recorded>}'
)


def write_calendar(world: World, folder: RawFolder) -> None:
    """One file a week, delivered when the week is over."""
    for first, after in blocks(world, DAYS_PER_FILE):
        rows = [row for day in range(first, after) for row in (*calendar_rows(world, day), *room_rows(world, day))]
        folder.lines(CALENDAR, f"calendar_view-{world.date(after)}.json", rows)


def calendar_identity(meetings: Meetings, place: int) -> str:
    """iCalUId: the same in every copy."""
    return "040000008200E00074C5B7101A82E008" + meetings.ids[place].replace("-", "").upper()


def calendar_rows(world: World, day: int) -> list[str]:
    """One copy per invited person and online meeting of the day."""
    meetings, people = meetings_on(world, day), world.people
    created = f"{world.date(day - 6)}T10:00:00Z"
    lists = attendee_lists(world, meetings, created)
    kept = np.flatnonzero(meetings.kind[meetings.meeting] < CHANNEL)
    place = meetings.meeting[kept].tolist()
    is_host = (meetings.person[kept] == meetings.organizer[meetings.meeting[kept]]).tolist()
    series = meetings.kind[meetings.meeting[kept]] == RECURRING
    private = world.random("private", day).random(len(meetings)) < PRIVATE_SHARE
    response = meetings.response[kept].tolist()
    start = moments(world, day, meetings.start)
    end = moments(world, day, meetings.start + meetings.length)
    organizer = meetings.organizer.tolist()
    return fill(
        EVENT,
        id=[meetings.ids[m] for m in place],
        copy=kept,
        created=created,
        ical=[calendar_identity(meetings, m) for m in place],
        sensitivity=["private" if private[m] else "normal" for m in place],
        cancelled=[JSON_BOOLEAN[int(meetings.is_cancelled[m])] for m in place],
        is_organizer=[JSON_BOOLEAN[h] for h in is_host],
        series=[
            f'"AAMkSERIES{organizer[m]:08d}"' if s else "null" for m, s in zip(place, series.tolist(), strict=True)
        ],
        show_as=["free" if r else "busy" for r in response],
        type=["occurrence" if s else "singleInstance" for s in series.tolist()],
        online=[ONLINE % (join_url(world, meetings, m) or "") for m in place],
        response=["organizer" if h else RESPONSES[r] for h, r in zip(is_host, response, strict=True)],
        start=[start[m][:-1] for m in place],
        end=[end[m][:-1] for m in place],
        attendees=[lists[m] for m in place],
        organizer=[people.upns[organizer[m]] for m in place],
        puser=[people.object_ids[p] for p in meetings.person[kept].tolist()],
        tenant=world.organization.tenant_id,
    )


def room_rows(world: World, day: int) -> list[str]:
    """One copy per member at work and meeting in a room; a group is invited by its one address."""
    copies, series, people = copies_on(world, day), world.series, world.people
    created = f"{world.date(day - 6)}T10:00:00Z"
    is_host = (copies.person == series.organizer[copies.series]).tolist()
    place, response = copies.series.tolist(), copies.response.tolist()
    start = moments(world, day, series.start)
    end = moments(world, day, series.start + series.length)
    guest, home = series.guest.tolist(), world.workspaces.home.tolist()
    invited = [
        ATTENDEE % ("none", created, people.upns[g] if pair else world.workspaces.mails[home[g]])
        for g, pair in zip(guest, series.is_pair.tolist(), strict=True)
    ]
    return fill(
        EVENT,
        id=[f"ROOM{m:06d}{world.date(day)}" for m in place],
        copy=copies.person,
        created=created,
        ical=[f"040000008200E00074C5B7101A82E009{day:06d}{m:08d}" for m in place],
        sensitivity="normal",
        cancelled="false",
        is_organizer=[JSON_BOOLEAN[h] for h in is_host],
        series=[f'"AAMkROOM{m:08d}"' for m in place],
        show_as=[ROOM_SHOWN[r] for r in response],
        type="occurrence",
        online=IN_A_ROOM,
        response=["organizer" if h else RESPONSES[r] for h, r in zip(is_host, response, strict=True)],
        start=[start[m][:-1] for m in place],
        end=[end[m][:-1] for m in place],
        attendees=[invited[m] for m in place],
        organizer=pick(people.upns, series.organizer[copies.series]),
        puser=pick(people.object_ids, copies.person),
        tenant=world.organization.tenant_id,
    )


def attendee_lists(world: World, meetings: Meetings, answered: str) -> list[str]:
    """The attendees of every meeting, with their answers."""
    lists: list[list[str]] = [[] for _ in range(len(meetings))]
    rows = zip(meetings.meeting.tolist(), meetings.person.tolist(), meetings.response.tolist(), strict=True)
    for meeting, person, response in rows:
        upn = world.people.upns[person]
        lists[meeting].append(ATTENDEE % (RESPONSES[response], answered, upn))
    return [",".join(found) for found in lists]


def write_meeting_activity(world: World, folder: RawFolder) -> None:
    """One file a month: what happened in the meeting's chat, who spoke, whether it was recorded."""
    for first, after in blocks(world, 4 * DAYS_PER_FILE):
        rows = [row for day in range(first, after) for row in activity_rows(world, day)]
        folder.lines(ACTIVITY, f"meeting_activity-{world.date(after)}.json", rows)


def activity_rows(world: World, day: int) -> list[str]:
    """One row per scheduled meeting that took place."""
    meetings = meetings_on(world, day)
    count = len(meetings)
    invited = np.bincount(meetings.meeting, minlength=count)
    accepted = np.bincount(meetings.meeting[meetings.response == ACCEPTED], minlength=count)
    attended = np.bincount(meetings.meeting[meetings.attended], minlength=count)
    draws = world.random("meeting activity", day).random((6, count))
    spoke = np.ceil(attended * draws[0]).astype(np.int64)
    kept = np.flatnonzero((meetings.kind < CHANNEL) & ~meetings.is_cancelled)
    start = moments(world, day, meetings.start)
    end = moments(world, day, meetings.start + meetings.length)
    visual = meetings.has_video | meetings.has_screen

    def flag(condition: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[str]:
        return [JSON_BOOLEAN[c] for c in condition[kept].tolist()]

    return fill(
        MEETING,
        id=[meetings.ids[m] for m in kept.tolist()],
        url=[join_url(world, meetings, m) or "" for m in kept.tolist()],
        ical=[calendar_identity(meetings, m) for m in kept.tolist()],
        start=[start[m] for m in kept.tolist()],
        end=[end[m] for m in kept.tolist()],
        invited=invited[kept],
        accepted=accepted[kept],
        attended=attended[kept],
        spoke=spoke[kept],
        before=flag(draws[1] < 0.35),
        during=flag(draws[2] < 0.6),
        afterwards=flag(draws[3] < 0.3),
        reaction=flag(draws[4] < 0.5),
        visual=flag(visual),
        recorded=flag(draws[5] < 0.2),
    )
