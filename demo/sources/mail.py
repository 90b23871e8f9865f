"""graph_data_connect/sent_items and mail_events/messages."""

from __future__ import annotations

import numpy as np

from demo.events.mail import AS_FILE, AS_LINK, NO_FILE, Mails, mails_on
from demo.sources.files import JSON_BOOLEAN, blocks
from demo.world import World
from demo.writing import RawFolder, fill, pick, timestamps

SENT_ITEMS = "graph_data_connect/sent_items"
MAIL_EVENTS = "mail_events/messages"
DAYS_PER_FILE = 7
MAIL_EVENT_SHARE = 0.45  # of the people: the mail gateway of one region reports these events
ALIAS_SHARE = 0.02  # sent from a secondary address
COPIED_AGAIN = 40  # rows of a file that its successor holds again, with a newer change time

PERSON = '{"emailAddress":{"name":"","address":"<address>"}}'
SENT_ITEM = (
    '{"id":"AAMkADY0<id>","createdDateTime":"<sent>","lastModifiedDateTime":"<modified>",'
    '"receivedDateTime":"<sent>","sentDateTime":"<sent>","hasAttachments":<has_attachments>,'
    '"internetMessageId":"<<id>@<domain>>","subject":"Planning","bodyPreview":"",'
    '"importance":"normal","conversationId":"<conversation>","isRead":true,"isDraft":false,'
    '"sender":' + PERSON + ',"from":' + PERSON + ',"toRecipients":[<to>],"ccRecipients":[<cc>],'
    '"bccRecipients":[],"attachments":[<attachments>],"ODataType":"#microsoft.graph.message",'
    '"puser":"<puser>","ptenant":"<tenant>"}'
)
MAIL_EVENT = (
    '{"sent_at":"<sent>","sender_id":"<sender>","message_id":"<<id>@<domain>>",'
    '"conversation_id":"<conversation>","in_reply_to":<in_reply_to>,'
    '"recipient_ids":["<recipient>"],"recipient_is_group_mailbox":<is_group>,'
    '"has_mention":<has_mention>,"has_file_attachment":<has_file>,'
    '"has_cloud_link_attachment":<has_link>,"has_embedded_cloud_link":<has_embedded>}'
)
ATTACHMENT = {
    NO_FILE: "",
    AS_FILE: '{"ODataType":"#microsoft.graph.fileAttachment","contentType":"application/pdf",'
    '"isInline":false,"size":48213}',
    AS_LINK: '{"ODataType":"#microsoft.graph.referenceAttachment","isInline":false,"size":411}',
}


def write_sent_items(world: World, folder: RawFolder) -> None:
    """One file a week; the next one repeats a few rows that were changed meanwhile."""
    changed: list[str] = []
    for first, after in blocks(world, DAYS_PER_FILE):
        rows = [row for day in range(first, after) for row in sent_items(world, day)]
        folder.lines(SENT_ITEMS, f"sent_items-{world.date(after)}.json", changed + rows)
        changed = [r.replace(':00.000000Z",', ':59.000000Z",') for r in rows[:COPIED_AGAIN]]


def sent_items(world: World, day: int) -> list[str]:
    """The sender's copy of every mail of the day."""
    generator = world.random("sent_items", day)
    mails, people = mails_on(world, day), world.people
    alias = (generator.random(len(mails)) < ALIAS_SHARE).tolist()
    address = [people.aliases[s] if a else people.upns[s] for s, a in zip(mails.sender.tolist(), alias, strict=True)]
    return fill(
        SENT_ITEM,
        id=mails.message_ids,
        sent=timestamps(world.date(day), mails.seconds),
        modified=f"{world.date(day)}T23:59:00.000000Z",
        domain=world.organization.domain,
        has_attachments=[JSON_BOOLEAN[a > 0] for a in mails.attached.tolist()],
        conversation=mails.conversation_ids,
        address=address,
        to=main_recipients(world, mails),
        cc=[person(people.upns[c]) if c >= 0 else "" for c in mails.copy_to.tolist()],
        attachments=[ATTACHMENT[a] for a in mails.attached.tolist()],
        puser=pick(people.object_ids, mails.sender),
        tenant=world.organization.tenant_id,
    )


def person(address: str) -> str:
    """A recipient as Exchange nests it."""
    return PERSON.replace("<address>", address)


def main_recipients(world: World, mails: Mails) -> list[str]:
    """A workspace's mailbox or a colleague, and sometimes somebody outside."""
    outside = "," + person("purchasing@northwind.example")
    return [
        person(world.workspaces.mails[w] if w >= 0 else world.people.upns[t]) + (outside if is_external else "")
        for w, t, is_external in zip(
            mails.workspace.tolist(), mails.to.tolist(), mails.is_external.tolist(), strict=True
        )
    ]


def write_mail_events(world: World, folder: RawFolder) -> None:
    """Mentions, attachments and replies, for the people behind one mail gateway."""
    for first, after in blocks(world, DAYS_PER_FILE):
        rows = [row for day in range(first, after) for row in mail_events(world, day)]
        folder.lines(MAIL_EVENTS, f"messages-{world.date(after)}.jsonl", rows)


def mail_events(world: World, day: int) -> list[str]:
    """The day's mails of the people behind the gateway."""
    mails, people = mails_on(world, day), world.people
    covered = world.random("gateway").random(len(people)) < MAIL_EVENT_SHARE
    kept = np.flatnonzero(covered[mails.sender])
    domain = world.organization.domain
    answered = [f'"<{mails.message_ids[r]}@{domain}>"' if r >= 0 else "null" for r in mails.replied[kept].tolist()]
    attached = mails.attached[kept].tolist()
    return fill(
        MAIL_EVENT,
        sent=timestamps(world.date(day), mails.seconds[kept]),
        sender=pick(people.upns, mails.sender[kept]),
        id=pick(mails.message_ids, kept),
        domain=domain,
        conversation=pick(mails.conversation_ids, kept),
        in_reply_to=answered,
        recipient=pick(people.upns, mails.to[kept]),
        is_group=[JSON_BOOLEAN[w >= 0] for w in mails.workspace[kept].tolist()],
        has_mention=[JSON_BOOLEAN[m] for m in mails.has_mention[kept].tolist()],
        has_file=[JSON_BOOLEAN[a == AS_FILE] for a in attached],
        has_link=[JSON_BOOLEAN[a == AS_LINK] for a in attached],
        has_embedded=[JSON_BOOLEAN[i % 19 == 0] for i in range(len(kept))],
    )
