"""Teams messages sent on a day, in chats and in channels, and posts in communities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.world import World
from demo.writing import BoolArray, IntArray, guids

MEETING_CHAT_SHARE = 0.12
GROUP_CHAT_SHARE = 0.3
QUESTION_SHARE = 0.22
COMMUNITY_COUNT = 7


@dataclass(frozen=True)
class Messages:
    """Columns of equal length, one place per message of the day."""

    sender: IntArray
    seconds: IntArray
    ids: list[str]
    other: IntArray  # chat: a colleague
    workspace: IntArray  # channel: the workspace of the team
    thread: list[str]
    thread_type: list[str]

    def __len__(self) -> int:
        """How many messages."""
        return len(self.ids)


def chats_on(world: World, day: int) -> Messages:
    """The chat messages of one day: one to one, group and meeting chats."""
    generator = world.random("chat", day)
    sender = world.actors("chat", day, generator)
    count = len(sender)
    other = world.colleagues(sender, generator)
    drawn = generator.random(count)
    thread, kinds = [], []
    for a, b, u in zip(sender.tolist(), other.tolist(), drawn.tolist(), strict=True):
        if u < MEETING_CHAT_SHARE:
            thread.append(f"19:meeting_{a:05d}{day // 7:03d}@thread.v2")
        elif u < MEETING_CHAT_SHARE + GROUP_CHAT_SHARE:
            thread.append(f"19:{a // 6:08d}{b % 7:02d}@thread.v2")
        else:
            thread.append(f"19:{min(a, b):06d}_{max(a, b):06d}@unq.gbl.spaces")
        kinds.append("meeting" if u < MEETING_CHAT_SHARE else "chat")
    seconds = world.clock(sender, generator)
    no_workspace = np.full(count, -1)
    return Messages(sender, seconds, guids(generator, count), other, no_workspace, thread, kinds)


def channel_messages_on(world: World, day: int) -> Messages:
    """The channel messages of one day, in workspaces that have a team."""
    generator = world.random("channel", day)
    sender = world.actors("channel", day, generator)
    workspace = world.workspaces.choose(sender, generator)
    kept = world.workspaces.has_team[workspace] & world.people.shares_workspaces[sender]
    sender, workspace = sender[kept], workspace[kept]
    count = len(sender)
    seconds = world.clock(sender, generator)
    thread = [f"19:{w:06d}general@thread.tacv2" for w in workspace.tolist()]
    return Messages(sender, seconds, guids(generator, count), np.full(count, -1), workspace, thread, ["space"] * count)


@dataclass(frozen=True)
class Posts:
    """Columns of equal length, one place per community post of the day."""

    author: IntArray
    seconds: IntArray
    ids: list[str]
    community: IntArray
    is_question: BoolArray
    answer_count: IntArray
    has_best_answer: BoolArray

    def __len__(self) -> int:
        """How many posts."""
        return len(self.ids)


def posts_on(world: World, day: int) -> Posts:
    """The community posts of one day."""
    generator = world.random("post", day)
    author = world.actors("post", day, generator)
    count = len(author)
    question = generator.random(count) < QUESTION_SHARE
    answers = np.where(question, generator.poisson(0.9, count), 0)
    return Posts(
        author,
        world.clock(author, generator),
        guids(generator, count),
        generator.integers(0, COMMUNITY_COUNT, count),
        question,
        answers,
        (answers > 0) & (generator.random(count) < 0.4),
    )
