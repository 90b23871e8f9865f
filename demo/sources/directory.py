"""graph_data_connect/users, managers, mailbox_settings: monthly snapshots of the directory."""

from __future__ import annotations

from demo.sources.files import JSON_BOOLEAN
from demo.world import World
from demo.writing import RawFolder, fill

USERS = "graph_data_connect/users"
MANAGERS = "graph_data_connect/managers"
SETTINGS = "graph_data_connect/mailbox_settings"
DAYS_PER_SNAPSHOT = 28
KEPT_AFTER_LEAVING = 30  # days until the account is deleted
PLANS = (  # product, service in assignedPlans, servicePlanId; SharePoint's plan brings OneDrive
    ("exchange", "exchange", "efb87545-963c-4e0d-99df-69c6916d9eb0"),
    ("sharepoint", "SharePoint", "5dbe027f-2339-4123-9542-606e4d348a72"),
    ("onedrive_only", "SharePoint", "13696edf-5a08-49f6-8134-03083ed8ba30"),
    ("skype", "MicrosoftCommunicationsOnline", "0feaeb32-d00e-4d66-bd5a-43b5b83db82c"),
    ("yammer", "YammerEnterprise", "7547a3fe-08ee-4ccb-b430-5077c5041653"),
    ("teams", "TeamspaceAPI", "57ff2da0-773e-42df-b2af-ffb7a2317929"),
    ("apps", "MicrosoftOffice", "43de0ff5-c92c-492b-9116-175376d08c38"),
)
SHARED_MAILBOXES = ("info", "invoices", "room-aurora")
GUESTS = ("maria_northwind.example", "joe_northwind.example")

ACCOUNT = (
    '{"accountEnabled":<enabled>,"city":"<city>","companyName":"<company>","country":"<country>",'
    '"createdDateTime":"2017-03-01T08:00:00Z","department":"<department>",'
    '"displayName":"<name>","id":"<id>","jobTitle":"<title>","mail":"<mail>",'
    '"mailNickname":"<nickname>","officeLocation":"<office>","proxyAddresses":[<proxies>],'
    '"state":"<state>","usageLocation":"NL","userPrincipalName":"<upn>","userType":"<user_type>",'
    '"assignedLicenses":[],"assignedPlans":[<plans>],"puser":"<puser>","ptenant":"<tenant>"}'
)
PLAN = (
    '{"assignedDateTime":"<assigned>T09:00:00Z","capabilityStatus":"<status>","service":"<service>",'
    '"servicePlanId":"<plan>"}'
)
MAILBOX = (
    '{"timeZone":"<zone>","dateFormat":"d/M/yyyy","timeFormat":"HH:mm",'
    '"automaticRepliesSetting":{"status":"disabled"},"language":{"locale":"en-US"},'
    '"workingHours":{"daysOfWeek":["monday","tuesday","wednesday","thursday","friday"],'
    '"startTime":"<start>.0000000","endTime":"<end>.0000000","timeZone":{"name":"<zone>"}},'
    '"ODataType":"#microsoft.graph.mailboxSettings","puser":"<puser>","ptenant":"<tenant>"}'
)


def snapshot_days(world: World) -> range:
    """The days a snapshot is taken; each holds until the next."""
    return range(0, world.days, DAYS_PER_SNAPSHOT)


def members(world: World, day: int) -> list[int]:
    """Who has an account on the day: leavers keep theirs for a while."""
    people = world.people
    has_account = (people.joined <= day) & (day < people.left + KEPT_AFTER_LEAVING)
    listed: list[int] = has_account.nonzero()[0].tolist()
    return listed


def account(world: World, place: int, role: str, day: int) -> dict[str, str]:
    """The columns of one person's account."""
    people, organization = world.people, world.organization
    office = organization.offices[int(people.office[place])]
    upn, alias = people.upns[place], people.aliases[place]
    is_manager = people.report_count[place] > 0
    return {
        "enabled": JSON_BOOLEAN[int(day < people.left[place])],
        "city": office.city,
        "company": organization.name.title(),
        "country": office.country,
        "department": people.departments[place],
        "name": people.names[place],
        "id": people.object_ids[place],
        "title": "Manager" if is_manager else "Specialist",
        "mail": upn,
        "nickname": upn.partition("@")[0],
        "office": office.location_id,
        "proxies": f'"SMTP:{upn}","smtp:{alias}"',
        "state": office.state,
        "upn": upn,
        "user_type": "Member",
        "plans": plans(world, place, day),
        "puser": role,
        "tenant": organization.tenant_id,
    }


def plans(world: World, place: int, day: int) -> str:
    """assignedPlans; a leaver's are suspended, a product without licence is missing."""
    people = world.people
    status = "Enabled" if day < people.left[place] else "Suspended"
    assigned = world.date(int(people.joined[place]))
    return ",".join(
        PLAN.replace("<assigned>", assigned)
        .replace("<status>", status)
        .replace("<service>", service)
        .replace("<plan>", plan)
        for product, service, plan in PLANS
        if has_plan(world, place, product)
    )


def has_plan(world: World, place: int, product: str) -> bool:
    """Whether a plan is assigned; OneDrive has one of its own only without SharePoint."""
    licences = world.people.licences
    if product == "onedrive_only":
        return bool(licences["onedrive"][place] and not licences["sharepoint"][place])
    return bool(licences[product][place])


def others(world: World) -> list[dict[str, str]]:
    """Shared mailboxes (disabled, no licence) and guests."""
    organization = world.organization
    generator = world.random("other accounts")
    base = account(world, 0, "", 0)
    found = []
    for name, is_guest in [(n, False) for n in SHARED_MAILBOXES] + [(n, True) for n in GUESTS]:
        domain = f"{organization.name}.onmicrosoft.com" if is_guest else organization.domain
        upn = f"{name}#EXT#@{domain}" if is_guest else f"{name}@{domain}"
        identity = f"{generator.integers(1 << 32):08x}-0a0a-4b0b-8c0c-{generator.integers(1 << 48):012x}"
        found.append(
            {
                **base,
                "enabled": JSON_BOOLEAN[is_guest],
                "name": name,
                "id": identity,
                "upn": upn,
                "mail": name.replace("_", "@") if is_guest else upn,
                "nickname": name,
                "proxies": f'"SMTP:{upn}"',
                "plans": "",
                "department": "",
                "title": "",
                "user_type": "Guest" if is_guest else "Member",
                "puser": identity,
            }
        )
    return found


def rows(template: str, accounts: list[dict[str, str]]) -> list[str]:
    """Accounts as text."""
    return fill(template, **{k: [a[k] for a in accounts] for k in accounts[0]})


def write_users(world: World, folder: RawFolder) -> None:
    """Everybody with an account, shared mailboxes and guests."""
    extra = others(world)
    for day in snapshot_days(world):
        accounts = [account(world, p, world.people.object_ids[p], day) for p in members(world, day)]
        folder.lines(USERS, f"received={world.date(day)}/users.json", rows(ACCOUNT, accounts + extra))


def write_managers(world: World, folder: RawFolder) -> None:
    """The manager's account under the person's id; the first and the latest snapshot."""
    people = world.people
    for day in sorted({0, snapshot_days(world)[-1]}):
        found = [
            account(world, int(people.manager[p]), people.object_ids[p], day)
            for p in members(world, day)
            if people.manager[p] >= 0
        ]
        folder.lines(MANAGERS, f"received={world.date(day)}/managers.json", rows(ACCOUNT, found))


def write_mailbox_settings(world: World, folder: RawFolder) -> None:
    """Zone and working hours; early and late teams exist. The first and the latest snapshot."""
    people, offices = world.people, world.organization.offices
    for day in sorted({0, snapshot_days(world)[-1]}):
        found = [p for p in members(world, day) if people.licences["exchange"][p]]
        start = [7 + int(people.manager[p]) % 3 for p in found]
        text = fill(
            MAILBOX,
            zone=[offices[int(people.office[p])].windows_zone for p in found],
            start=[f"{h:02d}:00:00" for h in start],
            end=[f"{h + 9:02d}:00:00" for h in start],
            puser=[people.object_ids[p] for p in found],
            tenant=world.organization.tenant_id,
        )
        name = f"received={world.date(day)}/mailbox_settings.json"
        folder.lines(SETTINGS, name, text)
