"""Neighbouring inputs: one person's vector in one window, one way and another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Hours = tuple[float, float, float, float, float]
"""Weekly hours in meetings, calls, chat, mail and after hours."""

SILENT: Hours = (0, 0, 0, 0, 0)
TYPICAL: Hours = (11, 2, 1.5, 6, 3)
ALL_MEETINGS: Hours = (70, 0, 0, 0, 0)
ALL_CALLS: Hours = (0, 70, 0, 0, 0)


class Setting(Enum):
    """What happens around the person; the same on both sides."""

    ONE_WINDOW = "one window"
    KNOWN_COLLEAGUES = "colleagues who differ from team to team, subtracted by a reader who knows them"
    MOVED = "two windows, the person in another team in the second, the one that differs"
    RESTATED = "HR restates the roster after the release, and the organization is built again"


@dataclass(frozen=True)
class Side:
    """One of two neighbouring inputs: the hours of the person who differs, and whether policy leaves him out."""

    hours: Hours
    is_excluded: bool = False


@dataclass(frozen=True)
class Pair:
    """Two sides, laid out as an organization of its own.

    Arguments: name, of the organization; said, for a reader; is_worst, whether the sides are as far apart as the clip
    lets any two vectors be and all of the difference shows, so that a good audit comes close to the claim; share, of
    the runs that are asked for.
    """

    name: str
    said: str
    one: Side
    other: Side
    setting: Setting = Setting.ONE_WINDOW
    is_worst: bool = False
    share: float = 0.1


WORST = Pair("worst", "all meetings / all calls", Side(ALL_MEETINGS), Side(ALL_CALLS), is_worst=True, share=1.0)
"""Vectors are never negative, so a silent person is only 17 of the 27 hours of radius away from the centre. Two people
who do nothing but one thing each, for 43 hours or more, stand at two corners of the ball: the whole sensitivity apart.
"""
QUIET = Pair("quiet", "silent / busy", Side(SILENT), Side(ALL_MEETINGS))
PAIRS = (
    WORST,
    QUIET,
    Pair("leave", "on leave / at work", Side(SILENT), Side(TYPICAL)),
    Pair("excluded", "opted out / busy", Side(ALL_MEETINGS, is_excluded=True), Side(ALL_MEETINGS)),
    Pair("moved", "moved team", Side(ALL_MEETINGS), Side(ALL_CALLS), Setting.MOVED),
    Pair("restated", "HR restated", Side(ALL_MEETINGS), Side(ALL_CALLS), Setting.RESTATED),
    Pair("known", "n - 1 known", Side(ALL_MEETINGS), Side(ALL_CALLS), Setting.KNOWN_COLLEAGUES),
)
