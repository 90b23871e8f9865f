"""A handful of people at work, in raw records that know who acted, so that all of one person's can be taken away."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

PEOPLE = range(5)
RECEIVED = "2026-05-02"
START, DAYS = datetime(2026, 3, 2), 60  # two windows whole and a part of two
ZONES = ("W. Europe Standard Time", "Pacific Standard Time", "Asia/Tokyo", "Customized Time Zone", None)
Json = dict[str, Any]


class Record(NamedTuple):
    """A raw record and whose it is; one of several people names them as its members."""

    table: str
    actor: int | None
    content: Json


def user_id(person: int) -> str:
    return f"0000000{person}-0000-4000-8000-000000000000"


def address(person: int) -> str:
    return f"person{person}@one.example"


def mailbox(person: int) -> Json:
    return {"emailAddress": {"address": address(person)}}


def stamp(moment: datetime) -> str:
    return moment.isoformat() + "Z"


class Work:
    """Records at random moments, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def moment(self) -> datetime:
        return START + timedelta(seconds=self.random.randrange(DAYS * 86400))

    def some(self, least: int) -> list[int]:
        return sorted(self.random.sample(PEOPLE, self.random.randint(least, len(PEOPLE))))

    def staff(self) -> Iterator[Record]:
        """The directory and the mailboxes' settings, which tell of people and not of what they do."""
        for n in PEOPLE:
            names = {"id": user_id(n), "userPrincipalName": address(n), "mail": address(n), "userType": "Member"}
            yield Record("graph_data_connect/users", None, names | {"accountEnabled": True, "puser": user_id(n)})
            hours = {"daysOfWeek": ["monday", "tuesday", "wednesday"], "startTime": "08:00:00", "endTime": "16:30:00"}
            stated = {"workingHours": hours | {"timeZone": {"name": ZONES[n]}}, "puser": user_id(n)}
            yield Record("graph_data_connect/mailbox_settings", None, stated)

    def calls(self, number: int) -> Iterator[Record]:
        """Call records: each is of everybody in it."""
        for n in range(number):
            start, members = self.moment(), self.some(1)
            end = start + timedelta(minutes=self.random.randint(2, 90))
            link = f"https://teams.example/l/meetup-join/meeting{n}/0" if self.random.random() < 0.5 else None
            users = [{"user": {"id": user_id(member)}} for member in members]
            joined = stamp(start + timedelta(seconds=self.random.randint(0, 100)))
            sessions = [
                {"caller": {"identity": user}, "startDateTime": joined, "endDateTime": stamp(end),
                 "segments": [{"media": [{}] * self.random.randint(0, 1)}] * self.random.randint(0, 1)}
                for user in users
            ]  # fmt: skip
            record = {"id": f"call{n}", "version": 1, "type": "groupCall", "startDateTime": stamp(start),
                      "endDateTime": stamp(end), "joinWebUrl": link, "participants": users,
                      "sessions": sessions if self.random.random() < 0.7 else []}  # fmt: skip
            yield Record("graph/call_records", None, record)

    def call_copies(self, number: int) -> Iterator[Record]:
        """Copies of calls, one per participant."""
        for n in range(number):
            start, members = self.moment(), self.some(1)
            end = start + timedelta(minutes=self.random.randint(2, 90))
            kind = self.random.choice([("Call", None), ("Meeting", "ScheduledMeeting"), ("Call", "MissedCall")])
            moves = [
                {"dateTime": stamp(moment), "action": action, "participant": {"userAADObjectId": user_id(member)}}
                for member in members
                for moment, action in ((start, "Join"), (end, "Leave"))
            ]
            for member in members:
                copy = {"CommunicationId": f"call{n}", "StartTime": stamp(start), "EndTime": stamp(end),
                        "CommunicationType": kind[0], "CommunicationSubType": kind[1], "Content": moves}  # fmt: skip
                yield Record("graph_data_connect/teams_call_records", member, copy | {"puser": user_id(member)})

    def calendars(self, table: str, number: int) -> Iterator[Record]:
        """Meetings, a copy of each in every calendar."""
        for n in range(number):
            start, members = self.moment(), self.some(1)
            end = start + timedelta(minutes=self.random.randint(10, 90))
            zone = {"timeZone": "UTC"}
            shared = {"iCalUId": f"meeting{n}", "showAs": "busy", "type": "singleInstance", "isCancelled": False,
                      "start": zone | {"dateTime": start.isoformat()}, "end": zone | {"dateTime": end.isoformat()},
                      "organizer": mailbox(members[0]), "attendees": [mailbox(m) for m in members[1:]]}  # fmt: skip
            for member in members:
                is_organizer = member == members[0]
                answer = "organizer" if is_organizer else self.random.choice(["accepted", "accepted", "declined"])
                own = {"responseStatus": {"response": answer}, "isOrganizer": is_organizer}
                yield Record(table, member, shared | own | {"puser": user_id(member)})

    def mails(self, number: int) -> Iterator[Record]:
        """Mails: the sender's in Sent Items, and a copy in each mailbox, read or not by its owner."""
        for n in range(number):
            sent, members = self.moment(), self.some(2)
            self.random.shuffle(members)
            mail = {"internetMessageId": f"<mail{n}>", "sentDateTime": stamp(sent), "receivedDateTime": stamp(sent),
                    "sender": mailbox(members[0]), "toRecipients": [mailbox(m) for m in members[1:]]}  # fmt: skip
            yield Record("graph_data_connect/sent_items", members[0], mail | {"puser": user_id(members[0])})
            for member in members:
                read = {"isRead": self.random.random() < 0.8, "puser": user_id(member)}
                yield Record("graph_data_connect/messages", member, mail | read)

    def chats(self, number: int) -> Iterator[Record]:
        """Chat messages: every copy is its sender's, in whatever mailbox."""
        for n in range(number):
            sent, members = self.moment(), self.some(2)
            sender = self.random.choice(members)
            message = {"InternetMessageId": f"chat{n}", "SentDateTime": stamp(sent), "From": mailbox(sender)}
            for member in members:
                copy = {"Id": f"copy{n}-{member}", "ThreadId": f"thread{n % 7}", "ThreadType": "chat"}
                yield Record("graph_data_connect/team_chat", sender, message | copy | {"puser": user_id(member)})

    def audit(self, number: int) -> Iterator[Record]:
        """Audit records of mail sent and opened."""
        for n in range(number):
            actor, operation = self.random.choice(PEOPLE), self.random.choice(["Send", "MailItemsAccessed"])
            access = [{"Name": "MailAccessType", "Value": "Bind"}]
            record = {"Id": f"audit{n}", "Operation": operation, "UserId": address(actor), "UserType": 0,
                      "CreationTime": self.moment().isoformat(), "OperationProperties": access}  # fmt: skip
            yield Record("office365_audit/records", actor, record)


def everything(seed: int, is_preferred: bool) -> list[Record]:
    """Records of an organization that delivers the sources of first choice, or those of second choice alone."""
    work = Work(seed)
    found = [*work.staff(), *work.audit(60)]
    if is_preferred:
        calendar = work.calendars("graph_data_connect/calendar_view", 25)
        return [*found, *work.calls(40), *calendar, *work.mails(40), *work.chats(40)]
    return [*found, *work.call_copies(40), *work.calendars("graph_data_connect/events", 25)]


def strike(call: Json, person: int) -> Json:
    """A call record without what it says of one person."""
    user = {"user": {"id": user_id(person)}}
    participants = [participant for participant in call["participants"] if participant != user]
    sessions = [session for session in call["sessions"] if session["caller"]["identity"] != user]
    return call | {"participants": participants, "sessions": sessions}


def without(records: list[Record], person: int) -> list[Record]:
    """The same without anything this person did; a call of several people goes on among the others."""
    kept = [record for record in records if record.actor != person]
    is_shared = {"graph/call_records"}
    return [
        record._replace(content=strike(record.content, person)) if record.table in is_shared else record
        for record in kept
    ]


def deliver(raw_dir: Path, organization: str, records: list[Record], seed: int) -> None:
    """Write the records of an organization, in an order of their own."""
    tables: dict[str, list[str]] = {}
    for record in random.Random(seed).sample(records, len(records)):
        tables.setdefault(record.table, []).append(json.dumps(record.content))
    for table, lines in tables.items():
        folder = raw_dir / organization / table / f"received={RECEIVED}"
        folder.mkdir(parents=True)
        (folder / "part.json").write_text("\n".join(lines))
