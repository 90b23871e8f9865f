"""office365_audit/records: blobs of the Management Activity API, one part as a search export."""

from __future__ import annotations

import numpy as np

from demo.events.chat import channel_messages_on
from demo.events.files import FileEvents, files_on, shares_on
from demo.events.mail import Mails, mails_on
from demo.sources import audit_exceptions
from demo.sources.files import blocks, csv_text
from demo.world import World
from demo.writing import IntArray, RawFolder, fill, guids, pick, timestamps

TABLE = "office365_audit/records"
DAYS_PER_BLOB = 4
UPPER_CASE_SHARE = 0.03  # UserId as somebody typed it at sign-in
AUDITED_MAIL_SHARE = 0.04  # where sent items are delivered too
DELEGATE_SHARE = 0.2  # of those: sent from a shared mailbox, the person in UserId
AUDITED_CHANNEL_SHARE = 0.15
SEARCH_HEADER = (
    "RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity,IsValid,ObjectState"
)

ENVELOPE = (
    '{"CreationTime":"<time>","Id":"<id>","Operation":"<operation>","OrganizationId":"<tenant>",'
    '"RecordType":<record_type>,"UserKey":"<key>","UserType":0,"Version":1,'
    '"Workload":"<workload>","ClientIP":"<address>","UserId":"<user>"'
)
FILE = ENVELOPE + (
    ',"ObjectId":"<site>/<folder><name>","ItemType":"File","EventSource":"SharePoint",'
    '"SiteUrl":"<site>/","SourceFileExtension":"<extension>","SourceFileName":"<name>",'
    '"SourceRelativeUrl":"<folder>","ListItemUniqueId":"<item>"<target>}'
)
SEND = ENVELOPE + (
    ',"LogonType":<logon>,"InternalLogonType":0,"MailboxOwnerUPN":"<owner>",'
    '"ResultStatus":"Succeeded","Item":{"Id":"AAMk<id>","InternetMessageId":"<<message>@<domain>>",'
    '"ParentFolder":{"Path":"\\\\Drafts"}},"recipientCount":<recipient_count>,'
    '"recipientList":[<recipients>]<send_as>}'
)
MAIL_READ = ENVELOPE + (
    ',"LogonType":0,"InternalLogonType":0,"MailboxGuid":"<id>","MailboxOwnerUPN":"<user>",'
    '"ResultStatus":"Succeeded","OperationCount":1,"OperationProperties":['
    '{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"False"}],'
    '"Folders":[{"Path":"\\\\Inbox","FolderItems":[{"InternetMessageId":"<<id>@mail.example>"}]}]}'
)
CHANNEL_MESSAGE = ENVELOPE + (
    ',"CommunicationType":"Team","ChatThreadId":"<thread>","MessageId":"<message>",'
    '"MessageVersion":"1","TeamGuid":"<team>","TeamName":"<team_name>","ChannelName":"General",'
    '"ChannelGuid":"<thread>","ChannelType":"Standard","ItemName":"General"}'
)


def write(world: World, folder: RawFolder) -> None:
    """All blobs of the organization; the few odd ones are in `audit_exceptions`."""
    spans = blocks(world, DAYS_PER_BLOB)
    planted = audit_exceptions.plan(len(spans))
    before: list[str] = []
    for place, (first, after) in enumerate(spans):
        rows = [row for day in range(first, after) for row in records(world, day)]
        generator = world.random("audit blob", place)
        rows, late = audit_exceptions.apply(world, planted, place, rows, before, generator)
        received = world.date(after)
        if place == planted.search_place:
            folder.csv(TABLE, f"search-{received}.csv", SEARCH_HEADER, search_rows(rows))
            folder.array(TABLE, f"received={received}/audit-general.json", rows[:50])
        elif place == planted.compressed_place:
            folder.array(TABLE, f"audit-{received}.json.gz", rows)
        else:
            folder.array(TABLE, f"audit-{received}.json", rows)
        if late:
            folder.array(TABLE, f"received={world.date(after + 5)}/audit-late.json", late)
        before = rows


def records(world: World, day: int) -> list[str]:
    """All audit records of one day."""
    generator = world.random("audit", day)
    return [
        *file_records(world, day, files_on(world, day), 6, generator),
        *file_records(world, day, shares_on(world, day), 14, generator),
        *mail_records(world, day, generator),
        *mail_read_records(world, day, generator),
        *channel_records(world, day, generator),
    ]


def envelope(
    world: World, day: int, actor: IntArray, seconds: IntArray, generator: np.random.Generator
) -> dict[str, list[str]]:
    """The columns that every record has."""
    upper = generator.random(len(actor)) < UPPER_CASE_SHARE
    users = [
        u.upper() if is_upper else u for u, is_upper in zip(pick(world.people.upns, actor), upper.tolist(), strict=True)
    ]
    return {
        "time": timestamps(world.date(day), seconds, ""),
        "user": users,
        "key": [f"1003{a:012X}" for a in actor.tolist()],
        "address": addresses(world, day, actor),
    }


def addresses(world: World, day: int, actor: IntArray) -> list[str]:
    """The public address of the person's office, or one of the person's home."""
    offices = world.organization.offices
    places = world.people.office[actor].tolist()
    onsite = world.onsite[actor, day].tolist()
    return [
        f"{offices[o].egress}.{1 + a % 250}" if s else f"100.{64 + a % 64}.{a // 64 % 250}.17"
        for a, o, s in zip(actor.tolist(), places, onsite, strict=True)
    ]


def file_records(
    world: World, day: int, events: FileEvents, record_type: int, generator: np.random.Generator
) -> list[str]:
    """File operations or sharing."""
    target = [f',"TargetUserOrGroupType":"{t}"' if t else "" for t in events.target]
    return fill(
        FILE,
        **envelope(world, day, events.actor, events.seconds, generator),
        id=events.ids,
        operation=events.operation,
        tenant=world.organization.tenant_id,
        record_type=record_type,
        workload=events.workload,
        site=events.site_url,
        folder=events.relative,
        name=events.name,
        extension=events.extension,
        item=events.item,
        target=target,
    )


def mail_records(world: World, day: int, generator: np.random.Generator) -> list[str]:
    """Send: of everybody, or of the few mailboxes that are audited beside their sent items."""
    mails = mails_on(world, day)
    share = 1.0 if world.organization.mail_in_audit else AUDITED_MAIL_SHARE
    kept = np.flatnonzero(generator.random(len(mails)) < share)
    sender = mails.sender[kept]
    shared = f"info@{world.organization.domain}"
    delegate = (generator.random(len(kept)) < DELEGATE_SHARE * (1 - share)).tolist()
    upns = pick(world.people.upns, sender)
    recipients = [recipient_list(world, mails, k) for k in kept.tolist()]
    return fill(
        SEND,
        **envelope(world, day, sender, mails.seconds[kept], generator),
        id=guids(generator, len(kept)),
        operation="Send",
        tenant=world.organization.tenant_id,
        record_type=2,
        workload="Exchange",
        logon=["2" if d else "0" for d in delegate],
        owner=[shared if d else u for d, u in zip(delegate, upns, strict=True)],
        message=pick(mails.message_ids, kept),
        domain=world.organization.domain,
        recipient_count=[len(r) for r in recipients],
        recipients=[",".join(f'{{"Address":"{a}","Name":""}}' for a in r) for r in recipients],
        send_as=[f',"SendAsUserSmtp":"{shared}"' if d else "" for d in delegate],
    )


def recipient_list(world: World, mails: Mails, place: int) -> list[str]:
    """Addresses of one mail: a colleague or a workspace, perhaps a copy, perhaps a customer."""
    workspace, copy = int(mails.workspace[place]), int(mails.copy_to[place])
    first = world.workspaces.mails[workspace] if workspace >= 0 else world.people.upns[int(mails.to[place])]
    found = [first] + ([world.people.upns[copy]] if copy >= 0 else [])
    return found + (["purchasing@northwind.example"] if mails.is_external[place] else [])


def mail_read_records(world: World, day: int, generator: np.random.Generator) -> list[str]:
    """A few MailItemsAccessed records: the audit log sees only a part of the reading."""
    reader = world.actors("mail_read", day, generator)
    return fill(
        MAIL_READ,
        **envelope(world, day, reader, world.clock(reader, generator), generator),
        id=guids(generator, len(reader)),
        operation="MailItemsAccessed",
        record_type=50,
        tenant=world.organization.tenant_id,
        workload="Exchange",
    )


def channel_records(world: World, day: int, generator: np.random.Generator) -> list[str]:
    """MessageSent in channels: all of them where Data Connect does not deliver them."""
    messages = channel_messages_on(world, day)
    complete = "graph_data_connect/channel_messages" not in world.organization.tables
    share = 1.0 if complete else AUDITED_CHANNEL_SHARE
    kept = np.flatnonzero(generator.random(len(messages)) < share)
    workspace = messages.workspace[kept]
    return fill(
        CHANNEL_MESSAGE,
        **envelope(world, day, messages.sender[kept], messages.seconds[kept], generator),
        id=guids(generator, len(kept)),
        operation="MessageSent",
        record_type=25,
        tenant=world.organization.tenant_id,
        workload="MicrosoftTeams",
        thread=pick(messages.thread, kept),
        message=pick(messages.ids, kept),
        team=pick(world.workspaces.ids, workspace),
        team_name=pick(world.workspaces.nicknames, workspace),
    )


def search_rows(rows: list[str]) -> list[str]:
    """The same records as Search-UnifiedAuditLog exports them: JSON inside a CSV column."""
    return [
        f"6,,,,{csv_text(row)},{place + 1},{len(rows)},{place:08x},True,Unchanged" for place, row in enumerate(rows)
    ]
