"""graph_data_connect/group_details and group_members, graph/group_sites: monthly snapshots."""

from __future__ import annotations

from demo.sources.directory import snapshot_days
from demo.world import World
from demo.writing import RawFolder, fill

DETAILS = "graph_data_connect/group_details"
MEMBERS = "graph_data_connect/group_members"
SITES = "graph/group_sites"

GROUP = (
    '{"id":"<id>","deletedDateTime":null,"createdDateTime":"<created>T08:30:00Z",'
    '"displayName":"<nickname>","groupTypes":[<types>],"mail":"<mail>","mailEnabled":true,'
    '"mailNickname":"<nickname>","proxyAddresses":["SMTP:<mail>"],'
    '"resourceProvisioningOptions":[<team>],"securityEnabled":<security>,"visibility":"Private",'
    '"ODataType":"#microsoft.graph.group","pObjectId":"<id>","ptenant":"<tenant>"}'
)
MEMBER = (
    '{"id":"<member>","userPrincipalName":"<upn>","displayName":"<name>",'
    '"ODataType":"#microsoft.graph.user","puser":"<group>","ptenant":"<tenant>"}'
)
SITE = '{"groupId":"<group>","siteUrl":"<site>"}'


def existing(world: World, day: int) -> list[int]:
    """Workspaces that were created before the day's end."""
    listed: list[int] = (world.workspaces.created <= day).nonzero()[0].tolist()
    return listed


def write_details(world: World, folder: RawFolder) -> None:
    """Microsoft 365 groups, and one security group that is no workspace."""
    spaces, tenant = world.workspaces, world.organization.tenant_id
    for day in snapshot_days(world):
        found = existing(world, day)
        rows = fill(
            GROUP,
            id=[spaces.ids[g] for g in found],
            tenant=tenant,
            types='"Unified"',
            created=[world.date(int(spaces.created[g])) for g in found],
            security="false",
            nickname=[spaces.nicknames[g] for g in found],
            mail=[spaces.mails[g] for g in found],
            team=['"Team"' if spaces.has_team[g] else "" for g in found],
        )
        rows += fill(
            GROUP,
            id=["5ec00000-0000-4000-8000-0000000005ec"],
            tenant=tenant,
            types="",
            created=world.date(-900),
            security="true",
            nickname="all-printers",
            mail=f"all-printers@{world.organization.domain}",
            team="",
        )
        folder.lines(DETAILS, f"received={world.date(day)}/group_details.json", rows)


def write_members(world: World, folder: RawFolder) -> None:
    """Members who have joined and not left, at every snapshot."""
    spaces, people = world.workspaces, world.people
    for day in snapshot_days(world):
        pairs = [
            (g, int(p))
            for g in existing(world, day)
            for p in spaces.members[g]
            if people.joined[p] <= day < people.left[p]
        ]
        rows = fill(
            MEMBER,
            member=[people.object_ids[p] for _, p in pairs],
            upn=[people.upns[p] for _, p in pairs],
            name=[people.names[p] for _, p in pairs],
            group=[spaces.ids[g] for g, _ in pairs],
            tenant=world.organization.tenant_id,
        )
        folder.lines(MEMBERS, f"received={world.date(day)}/group_members.json", rows)


def write_sites(world: World, folder: RawFolder) -> None:
    """Which site belongs to which group."""
    spaces = world.workspaces
    for day in snapshot_days(world):
        found = existing(world, day)
        rows = fill(SITE, group=[spaces.ids[g] for g in found], site=[spaces.sites[g] for g in found])
        folder.array(SITES, f"received={world.date(day)}/group_sites.json", rows)
