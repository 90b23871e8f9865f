"""graph/call_records: nested call records with sessions, delivered once, or twice as they grow."""

from __future__ import annotations

from demo.events.meetings import PEER, Meetings, join_url, meetings_on, moments
from demo.sources.files import blocks
from demo.world import World
from demo.writing import RawFolder

TABLE = "graph/call_records"
DAYS_PER_FILE = 7
GROWING_EVERY = 16  # every so many records came first as version 1, without their last session
COPIED_EVERY = 61  # every so many records come a second time, unchanged, a file later
MISSED_SECONDS = 20  # shorter calls were not answered: no media
FOREIGN_TENANT = "0f0e0d0c-1111-4222-8333-444455556666"

USER = '{"phone":null,"guest":null,"application":null,"user":{"id":"%s","displayName":"","tenantId":"%s"}}'
BOT = (
    '{"phone":null,"guest":null,"user":null,"application":'
    '{"id":"26a18ebc-cdf7-4a6a-91cb-beb352805e81","displayName":"Recorder"}}'
)
PHONE = '{"guest":null,"application":null,"user":null,"phone":{"id":"+31205550100","displayName":null}}'
ENDPOINT = (
    '{"@odata.type":"#microsoft.graph.callRecords.participantEndpoint","userAgent":'
    '{"@odata.type":"#microsoft.graph.callRecords.clientUserAgent","platform":"%s",'
    '"productFamily":"teams"},"identity":%s}'
)
SERVICE = '{"@odata.type":"#microsoft.graph.callRecords.serviceEndpoint","userAgent":null}'
SESSION = (
    '{"id":"%s","modalities":[%s],"startDateTime":"%s","endDateTime":"%s","failureInfo":null,'
    '"caller":%s,"callee":%s,"segments":[{"id":"%s","startDateTime":"%s","endDateTime":"%s",'
    '"media":[%s]}]}'
)
MEDIA = '{"label":"main-audio","streams":[{"streamDirection":"callerToCallee"}]}'
RECORD = (
    '{"id":"%s","version":%d,"type":"%s","modalities":[%s],"lastModifiedDateTime":"%s",'
    '"startDateTime":"%s","endDateTime":"%s","joinWebUrl":%s,"organizer":%s,'
    '"participants":[%s],"sessions":[%s]}'
)
PLATFORMS = ("windows", "windows", "web", "iOS", "macOS", "android")


def write(world: World, folder: RawFolder) -> None:
    """One file a week; grown and repeated records come with the next one."""
    carried: list[str] = []
    number = 0
    for place, (first, after) in enumerate(blocks(world, DAYS_PER_FILE)):
        rows, later = carried, []
        for day in range(first, after):
            for versions in records(world, day):
                number += 1
                if number % GROWING_EVERY == 0:
                    rows.append(versions[0])
                    later.append(versions[1])
                else:
                    rows.append(versions[1])
                if number % COPIED_EVERY == 0:
                    later.append(versions[1])
        if place == 1:
            rows += impossible(rows)
        folder.lines(TABLE, f"call_records-{world.date(after)}.json", rows)
        carried = later
    if carried:
        folder.lines(TABLE, f"call_records-{world.date(world.days + 1)}.json", carried)


def impossible(rows: list[str]) -> list[str]:
    """A copy of the first record, under its own id, that ends a year before it starts."""
    record = rows[0]
    identity = record[7:43]
    end = record.partition('"endDateTime":"')[2][:28]
    earlier = f"{int(end[:4]) - 1}{end[4:]}"
    stated = '"endDateTime":"'
    return [record.replace(identity, "e" * 8 + identity[8:]).replace(stated + end, stated + earlier, 1)]


def records(world: World, day: int) -> list[tuple[str, str]]:
    """Version 1 and version 2 of every call record of the day."""
    meetings = meetings_on(world, day)
    people, tenant = world.people, world.organization.tenant_id
    start, end = moments(world, day, meetings.joined), moments(world, day, meetings.left)
    members: list[list[int]] = [[] for _ in range(len(meetings))]
    for row in meetings.attended.nonzero()[0].tolist():
        members[int(meetings.meeting[row])].append(row)
    identity = [USER % (people.object_ids[p], tenant) for p in meetings.person.tolist()]
    cancelled = meetings.is_cancelled.tolist()
    return [
        record(world, meetings, place, members[place], identity, start, end)
        for place in range(len(meetings))
        if not cancelled[place]
    ]


def record(
    world: World,
    meetings: Meetings,
    place: int,
    members: list[int],
    identity: list[str],
    start: list[str],
    end: list[str],
) -> tuple[str, str]:
    """One call record as a pair of versions; the first lacks the last session."""
    others = outsiders(meetings, place)
    who = [identity[m] for m in members] + others
    first, last = start[members[0]], end[members[0]]
    spans = [(start[m], end[m]) for m in members] + [(first, last)] * len(others)
    is_peer = int(meetings.kind[place]) == PEER and len(members) == 2
    used = modalities(meetings, place)
    sessions = sessions_of(meetings, place, who, spans, used, is_peer)
    url = join_url(world, meetings, place)
    head = (
        meetings.ids[place],
        "peerToPeer" if is_peer else "groupCall",
        used,
        last,
        first,
        last,
        "null" if url is None else f'"{url}"',
        identity[members[0]],
    )
    first_version = RECORD % (head[0], 1, *head[1:], ",".join(who[:-1]), ",".join(sessions[:-1]))
    second_version = RECORD % (head[0], 2, *head[1:], ",".join(who), ",".join(sessions))
    return first_version, second_version


def modalities(meetings: Meetings, place: int) -> str:
    """Audio always; video and a shared screen if somebody used them."""
    video = ',"video"' if meetings.has_video[place] else ""
    screen = ',"screenSharing"' if meetings.has_screen[place] else ""
    return f'"audio"{video}{screen}'


def sessions_of(
    meetings: Meetings,
    place: int,
    who: list[str],
    spans: list[tuple[str, str]],
    used: str,
    is_peer: bool,
) -> list[str]:
    """One session between two people, or one of everybody with the service."""
    endpoints = [ENDPOINT % (PLATFORMS[(place + k) % len(PLATFORMS)], w) for k, w in enumerate(who)]
    callees = endpoints[1:] if is_peer else [SERVICE] * len(endpoints)
    media = "" if int(meetings.length[place]) < MISSED_SECONDS else MEDIA
    found = []
    for k, ((start, end), caller, callee) in enumerate(zip(spans, endpoints, callees, strict=False)):
        identity = f"{meetings.ids[place][:28]}{k:08x}"
        found.append(SESSION % (identity, used, start, end, caller, callee, identity, start, end, media))
    return found


def outsiders(meetings: Meetings, place: int) -> list[str]:
    """A guest of another tenant, somebody on the phone, a recording application."""
    found = []
    if meetings.has_guest[place]:
        found.append(USER % (f"9{meetings.ids[place][1:]}", FOREIGN_TENANT))
    if meetings.has_phone[place]:
        found.append(PHONE)
    if meetings.has_bot[place]:
        found.append(BOT)
    return found
