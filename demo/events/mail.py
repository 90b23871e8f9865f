"""Mails sent on a day: who, when, to whom, and what is attached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo.world import World
from demo.writing import BoolArray, IntArray, guids

GROUP_SHARE = 0.09  # to the mailbox of a workspace
EXTERNAL_SHARE = 0.12
SECOND_RECIPIENT_SHARE = 0.35
FILE_SHARE = 0.09
LINK_SHARE = (0.04, 0.11)  # at the first and the last day
REPLY_SHARE = 0.42
MENTION_SHARE = 0.14
NO_FILE, AS_FILE, AS_LINK = 0, 1, 2


@dataclass(frozen=True)
class Mails:
    """Columns of equal length, one place per mail of the day."""

    sender: IntArray
    seconds: IntArray
    message_ids: list[str]
    conversation_ids: list[str]
    to: IntArray
    copy_to: IntArray  # -1: nobody in copy
    workspace: IntArray  # -1: not to a group mailbox
    attached: IntArray
    replied: IntArray  # place of the mail it answers, -1: starts a thread
    is_external: BoolArray
    has_mention: BoolArray

    def __len__(self) -> int:
        """How many mails."""
        return len(self.message_ids)


def mails_on(world: World, day: int) -> Mails:
    """The mails of one day."""
    generator = world.random("mail", day)
    sender = world.actors("mail", day, generator)
    seconds = world.clock(sender, generator)
    order = np.argsort(seconds, kind="stable")
    sender, seconds = sender[order], seconds[order]
    count = len(sender)
    message_ids = guids(generator, count)
    replied = replies(count, generator)
    link = LINK_SHARE[0] + (LINK_SHARE[1] - LINK_SHARE[0]) * day / max(1, world.days - 1)
    drawn = generator.random(count)
    attached = np.where(drawn < FILE_SHARE, AS_FILE, np.where(drawn < FILE_SHARE + link, AS_LINK, 0))
    to_group = (generator.random(count) < GROUP_SHARE) & world.people.shares_workspaces[sender]
    second = generator.random(count) < SECOND_RECIPIENT_SHARE
    return Mails(
        sender,
        seconds,
        message_ids,
        threads(message_ids, replied),
        world.colleagues(sender, generator),
        np.where(second, world.colleagues(sender, generator), -1),
        np.where(to_group, world.workspaces.choose(sender, generator), -1),
        attached.astype(np.int64),
        replied,
        generator.random(count) < EXTERNAL_SHARE,
        generator.random(count) < MENTION_SHARE,
    )


def replies(count: int, generator: np.random.Generator) -> IntArray:
    """The place of the earlier mail of the day that each answers, or -1."""
    earlier = (generator.random(count) * np.arange(count)).astype(np.int64)
    answers = (generator.random(count) < REPLY_SHARE) & (np.arange(count) > 0)
    return np.where(answers, earlier, -1)


def threads(message_ids: list[str], replied: IntArray) -> list[str]:
    """A conversation is named after its first mail."""
    found: list[str] = []
    for message_id, earlier in zip(message_ids, replied.tolist(), strict=True):
        found.append(found[earlier] if earlier >= 0 else "AAQkADc0" + message_id.replace("-", ""))
    return found
