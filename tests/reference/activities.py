"""What people did on which day, gathered from every source."""

from __future__ import annotations

from datetime import date, datetime

from .copies import by_key, newest, was_received_before
from .identities import Identities, kind, normalise
from .landing import Landing, Row, count, day_of, listed, number, stated, timestamp
from .sources import Existence

PEOPLE_USER_TYPES = ("", "0", "2", "regular", "admin")
CHANNEL_THREADS = ("space", "topic")


def is_service_type(row: Row) -> bool:
    """UserType other than 0 (regular) and 2 (admin)."""
    return (row["user_type"] or "").strip().lower() not in PEOPLE_USER_TYPES


def one_day_rows(landing: Landing, table: str, columns: list[str]) -> list[Row]:
    """Rows of one-day exports, the latest copy per person and day."""
    names = ["report_refresh_date", "report_period", "user_principal_name", *columns]
    rows = [row for row in landing.rows("graph_reports", table, names) if is_one_day(row)]
    rows = [row for row in rows if day_of(row["report_refresh_date"])]
    copies = by_key(
        rows,
        lambda row: (day_of(row["report_refresh_date"]), normalise(row["user_principal_name"])),
    )
    return [latest_copy(of_person, columns) for of_person in copies.values()]


def latest_copy(copies: list[Row], columns: list[str]) -> Row:
    """The latest received; of several, the maximum column by column."""
    received = max(row["received_at"] for row in copies)
    last = [row for row in copies if row["received_at"] == received]
    largest = {name: max((row[name] for row in last), key=rank) for name in columns}
    return {**last[0], **largest}


def rank(cell: str | None) -> tuple[float, bool, str]:
    return (number(cell) or 0.0, stated(cell), cell or "")


def is_one_day(row: Row) -> bool:
    return (row["report_period"] or "1").strip() in ("1", "D1")


def add_report(existence: Existence, identities: Identities, landing: Landing, table: str, columns: list[str]) -> None:
    """A person did it on the day if any of the counts is above 0."""
    for row in one_day_rows(landing, table, columns):
        day = day_of(row["report_refresh_date"])
        if day and not was_received_before(row, day):
            happened = any(count(row[name]) > 0 for name in columns)
            person = identities.person(row["user_principal_name"])
            existence.report(table, person, day, happened)


def used(row: Row, moment: datetime | None, *key: str | None) -> date | None:
    """The day of an activity row that is used: with a key, a time, and received after it."""
    if moment is None or not all(key) or was_received_before(row, moment.date()):
        return None
    return moment.date()


def actor(identities: Identities, row: Row) -> str | None:
    """The person of an audit record: UserId, whoever's mailbox it is."""
    return None if is_service_type(row) else identities.person(row["user_id"])


def mail_rows(landing: Landing, table: str) -> list[Row]:
    """Mailbox copies: the newest change of each, then drafts fall out."""
    columns = ["internet_message_id", "last_modified_date_time", "sent_date_time", "sender_address",
               "from_address", "to_recipients", "cc_recipients", "bcc_recipients", "puser",
               "is_draft"]  # fmt: skip
    rows = landing.rows("graph_data_connect", table, columns)
    kept = newest(
        rows,
        lambda row: (normalise(row["puser"]), row["internet_message_id"]),
        lambda row: row["last_modified_date_time"] or "",
    )
    return [row for row in kept if (row["is_draft"] or "").lower() != "true"]


def recipients(row: Row) -> set[str]:
    """Addresses a mail was sent to, in any of its fields."""
    names = ("to_recipients", "cc_recipients", "bcc_recipients", "recipient_list", "recipient_ids")
    return {normalise(address_of(item)) for name in names for item in listed(row.get(name))} - {""}


def address_of(item: object) -> str:
    """The address of a recipient: a text, or an object that holds it one or two deep."""
    if not isinstance(item, dict):
        return str(item)
    lower = {str(name).lower(): value for name, value in item.items()}
    inner = lower.get("emailaddress", lower.get("address", ""))
    return address_of(inner) if isinstance(inner, dict) else str(inner or "")


class Mail:
    """Mail sent: who on which day, and to which group mailboxes."""

    def __init__(self, landing: Landing, identities: Identities, audit: list[Row]) -> None:
        self.sent = Existence()
        self.addressed: list[tuple[str, date, set[str]]] = []
        self.flagged: list[tuple[str, date]] = []
        self.identities = identities
        for table in ("sent_items", "messages"):
            for row in mail_rows(landing, table):
                if table == "sent_items" or self.is_own(row):
                    at, key = row["sent_date_time"], row["internet_message_id"]
                    self.add(table, row, row["puser"], at, key)
        for row in audit:
            if row["operation"].lower() == "send":
                person = actor(identities, row)
                self.add("audit", row, row["user_id"], row["creation_time"], row["id"], person)
        for row in landing.rows("mail_events", "messages"):
            self.add("mail_events", row, row["sender_id"], row["sent_at"], row["message_id"])
        add_report(self.sent, identities, landing, "email_activity_user_detail", ["send_count"])

    def is_own(self, row: Row) -> bool:
        """Whether the owner of the mailbox is the sender."""
        owner = self.identities.resolve(row["puser"])
        sender = self.identities.resolve(row["sender_address"] or row["from_address"])
        return owner is not None and owner == sender

    def add(
        self, source: str, row: Row, who: str | None, at: str | None, key: str | None,
        person: str | None = "",
    ) -> None:  # fmt: skip
        day = used(row, timestamp(at), key, who)
        if day is None:
            return
        person = self.identities.person(who) if person == "" else person
        self.sent.event(source, person, day)
        if person:
            self.addressed.append((person, day, recipients(row)))
            if (row.get("recipient_is_group_mailbox") or "").lower() == "true":
                self.flagged.append((person, day))


class Messages:
    """Teams messages: chats, and channel messages with the group they were posted in."""

    def __init__(self, landing: Landing, identities: Identities, audit: list[Row]) -> None:
        self.chat, self.channel = Existence(), Existence()
        self.posted_in: list[tuple[str, date, str | None]] = []
        self.identities = identities
        self.add_team_chat(landing)
        self.add_channel_messages(landing)
        self.add_audit(audit)
        table = "teams_user_activity_user_detail"
        add_report(self.chat, identities, landing, table, ["private_chat_message_count"])
        columns = ["team_chat_message_count", "post_messages", "reply_messages"]
        add_report(self.channel, identities, landing, table, columns)

    def add_team_chat(self, landing: Landing) -> None:
        for row in newest(landing.rows("graph_data_connect", "team_chat"), message_key, last_change):
            day = used(row, timestamp(row["sent_date_time"]), sender(row))
            if day:
                in_channel = normalise(row["thread_type"]) in CHANNEL_THREADS
                existence = self.channel if in_channel else self.chat
                existence.event("team_chat", self.identities.person(sender(row)), day)
                if in_channel:
                    self.post(sender(row), day, None)

    def add_channel_messages(self, landing: Landing) -> None:
        rows = landing.rows("graph_data_connect", "channel_messages")
        for row in newest(rows, message_key, last_change):
            day = used(row, timestamp(row["sent_date_time"]), sender(row))
            if day:
                self.channel.event("channel_messages", self.identities.person(sender(row)), day)
                self.post(sender(row), day, normalise(row["group_id"]) or None)

    def add_audit(self, audit: list[Row]) -> None:
        """Channel messages; chats are logged with guests only, so they cover no day."""
        for row in audit:
            day = used(row, timestamp(row["creation_time"]), row["id"], row["user_id"])
            if row["operation"].lower() != "messagesent" or day is None:
                continue
            person, team = actor(self.identities, row), normalise(row["team_guid"])
            if team:
                self.channel.event("audit", person, day)
                if person:
                    self.posted_in.append((person, day, team))
            else:
                self.chat.event("audit", person, day, covers=False)

    def post(self, who: str | None, day: date, group: str | None) -> None:
        person = self.identities.person(who)
        if person:
            self.posted_in.append((person, day, group))


def sender(row: Row) -> str:
    return str(row["from_address"] or row["sender_address"] or "")


def last_change(row: Row) -> str:
    return str(row["last_modified_date_time"] or "")


def message_key(row: Row) -> tuple[str, ...]:
    """Message id, else thread, sender and time."""
    if row["internet_message_id"] or row["id"]:
        return (row["internet_message_id"] or row["id"], normalise(sender(row)))
    return (row["thread_id"] or "", normalise(sender(row)), row["sent_date_time"] or "")


def community_posts(landing: Landing, identities: Identities) -> Existence:
    posted = Existence()
    for row in landing.rows("communities", "posts"):
        day = used(row, timestamp(row["posted_at"]), row["post_id"])
        if day and kind(row["user_id"]):
            posted.event("posts", identities.person(row["user_id"]), day)
    add_report(posted, identities, landing, "yammer_activity_user_detail", ["posted_count"])
    return posted
