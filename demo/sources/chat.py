"""graph_data_connect/team_chat and channel_messages, communities/posts."""

from __future__ import annotations

from demo.events.chat import channel_messages_on, chats_on, posts_on
from demo.sources.files import JSON_BOOLEAN, blocks
from demo.world import World
from demo.writing import RawFolder, fill, pick, timestamps

CHAT = "graph_data_connect/team_chat"
CHANNEL = "graph_data_connect/channel_messages"
POSTS = "communities/posts"
DAYS_PER_FILE = 7
DAYS_PER_POST_FILE = 30
ALIAS_EVERY = 9  # in communities every ninth person is known by an alias

PERSON = '{"EmailAddress":{"Name":"","Address":"<address>"}}'
CHAT_MESSAGE = (
    '{"Id":"AAMkADQ3<id>","CreatedDateTime":"<sent>","LastModifiedDateTime":"<sent>",'
    '"ReceivedDateTime":"<sent>","SentDateTime":"<sent>","HasAttachments":false,'
    '"InternetMessageId":"<number>","Subject":"","Importance":"Normal","Sender":' + PERSON + ","
    '"From":' + PERSON + ',"ToRecipients":[' + PERSON.replace("<address>", "<other>") + "],"
    '"ThreadId":"<thread>","ThreadType":"<thread_type>",'
    '"ODataType":"#Microsoft.OutlookServices.Message","puser":"<puser>","ptenant":"<tenant>"}'
)
CHANNEL_MESSAGE = (
    '{"Id":"AAMkAGQx<id>","CreatedDateTime":"<sent>","LastModifiedDateTime":"<sent>",'
    '"SentDateTime":"<sent>","Subject":null,"Importance":"Normal","Sender":' + PERSON + ","
    '"From":' + PERSON + ',"ThreadId":"<thread>","ThreadType":"<thread_type>",'
    '"ODataType":"#Microsoft.OutlookServices.Message","pObjectId":"<group>","ptenant":"<tenant>"}'
)
POST = (
    '{"post_id":"<id>","posted_at":"<posted>","user_id":"<user>","community_id":"<community>",'
    '"is_question":<is_question>,"answer_count":<answers>,"has_best_answer":<has_best>}'
)


def write_chat(world: World, folder: RawFolder) -> None:
    """One file a week; one of them was cut off in transit."""
    spans = blocks(world, DAYS_PER_FILE)
    for place, (first, after) in enumerate(spans):
        rows = [row for day in range(first, after) for row in chats(world, day)]
        text = "\n".join(rows) + "\n"
        if place == len(spans) // 3 and rows:
            text = text[: -len(rows[-1]) // 2]
        folder.text(CHAT, f"team_chat-{world.date(after)}.json", text)


def chats(world: World, day: int) -> list[str]:
    """The sender's copy of every chat message of the day."""
    messages, people = chats_on(world, day), world.people
    return fill(
        CHAT_MESSAGE,
        id=messages.ids,
        sent=timestamps(world.date(day), messages.seconds),
        number=[
            1_700_000_000_000 + day * 86_400_000 + s * 1000 + i % 1000 for i, s in enumerate(messages.seconds.tolist())
        ],
        address=pick(people.upns, messages.sender),
        other=pick(people.upns, messages.other),
        thread=messages.thread,
        thread_type=messages.thread_type,
        puser=pick(people.object_ids, messages.sender),
        tenant=world.organization.tenant_id,
    )


def write_channel_messages(world: World, folder: RawFolder) -> None:
    """One file a week."""
    for first, after in blocks(world, DAYS_PER_FILE):
        rows = [row for day in range(first, after) for row in channel_messages(world, day)]
        folder.lines(CHANNEL, f"channel_messages-{world.date(after)}.json", rows)


def channel_messages(world: World, day: int) -> list[str]:
    """The channel messages of the day, with the group they were posted in."""
    messages = channel_messages_on(world, day)
    return fill(
        CHANNEL_MESSAGE,
        id=messages.ids,
        sent=timestamps(world.date(day), messages.seconds),
        address=pick(world.people.upns, messages.sender),
        thread=messages.thread,
        thread_type=messages.thread_type,
        group=pick(world.workspaces.ids, messages.workspace),
        tenant=world.organization.tenant_id,
    )


def write_posts(world: World, folder: RawFolder) -> None:
    """One file a month; the second is UTF-16, as the portal's download was that day."""
    for place, (first, after) in enumerate(blocks(world, DAYS_PER_POST_FILE)):
        rows = [row for day in range(first, after) for row in posts(world, day)]
        encoding = "utf-16" if place == 1 else "utf-8"
        folder.array(POSTS, f"posts-{world.date(after)}.json", rows, encoding)


def posts(world: World, day: int) -> list[str]:
    """The community posts of the day."""
    found, people = posts_on(world, day), world.people
    users = [people.aliases[a] if a % ALIAS_EVERY == 0 else people.upns[a] for a in found.author.tolist()]
    return fill(
        POST,
        id=found.ids,
        posted=timestamps(world.date(day), found.seconds),
        user=users,
        community=[f"community-{c}" for c in found.community.tolist()],
        is_question=[JSON_BOOLEAN[q] for q in found.is_question.tolist()],
        answers=found.answer_count,
        has_best=[JSON_BOOLEAN[b] for b in found.has_best_answer.tolist()],
    )
