"""Which of the six apps everybody used on which platform on a day."""

from __future__ import annotations

import numpy as np

from demo.world import World
from demo.writing import BoolArray

APPS = ("Outlook", "Word", "Excel", "PowerPoint", "OneNote", "Teams")
PLATFORMS = ("Windows", "Mac", "Mobile", "Web")
DAILY_USE = (0.92, 0.34, 0.38, 0.24, 0.14, 0.85)  # per app, of the people at work
MAC_SHARE = 0.12
MOBILE_PEOPLE = (0.38, 0.62)  # share who have the apps on a phone, first and last day
WEB_PEOPLE = (0.25, 0.38)  # share who use the browser beside the desktop
MOBILE_USE = (0.55, 0.05, 0.05, 0.02, 0.04, 0.50)  # per app, of those people on a day
WEB_USE = (0.12, 0.12, 0.12, 0.08, 0.02, 0.06)
NEEDS = ("exchange", "apps", "apps", "apps", "apps", "teams")


def platforms_on(world: World, day: int) -> BoolArray:
    """Apps by platforms by people: who used what on the day."""
    generator = world.random("platforms", day)
    people = world.people
    count = len(people)
    here = world.present[:, day]
    taste = people.traits["platforms"]
    is_mac = (taste * 977) % 1 < MAC_SHARE
    progress = day / max(1, world.days - 1) if world.days > 1 else 0.0
    factor = world.organization.platforms
    has_mobile = taste < factor * (MOBILE_PEOPLE[0] + (MOBILE_PEOPLE[1] - MOBILE_PEOPLE[0]) * progress)
    has_web = (taste * 613) % 1 < factor * (WEB_PEOPLE[0] + (WEB_PEOPLE[1] - WEB_PEOPLE[0]) * progress)
    used = np.zeros((len(APPS), len(PLATFORMS), count), dtype=np.bool_)
    draws = generator.random((3, len(APPS), count))
    for app, product in enumerate(NEEDS):
        licensed = people.licences["teams"] if product == "teams" else people.licences["exchange"]
        main = here & licensed & (draws[0, app] < DAILY_USE[app])
        desktop = main & people.licences["apps"]
        used[app, 0] = desktop & ~is_mac
        used[app, 1] = desktop & is_mac
        used[app, 2] = here & licensed & has_mobile & (draws[1, app] < MOBILE_USE[app])
        browser = has_web & (draws[2, app] < WEB_USE[app])
        used[app, 3] = here & licensed & (browser | (main & ~people.licences["apps"]))
    return used
