"""Tables whose rows or groups lead to somebody, whatever their values are; and innocent ones that look like them."""

from __future__ import annotations

from tests.gate.mutants import (
    BESIDE,
    BY_NAME,
    CATEGORY,
    DEVICE,
    FIRST_ROW,
    INSIGHT,
    LOCATION,
    NAME,
    ONE_TO_ONE,
    REGISTER,
    SMALL,
    TEAM,
    VALUE,
    Mutant,
)
from tests.gate.people import ORGANIZATION, SOMEBODY

ONE_EACH = [
    Mutant(
        "a number for each person",
        "scores",
        REGISTER.format(code="n as participant"),
        ONE_TO_ONE,
        "score.breakdown",
        "participant",
    ),
    Mutant(
        "a random text for each person",
        "scores",
        REGISTER.format(code="md5(format('salt{}', n)) as code"),
        ONE_TO_ONE,
        "score.breakdown",
        "code",
    ),
    Mutant(
        "a UUID for each person",
        "scores",
        REGISTER.format(code="md5(format('salt{}', n))::uuid as ref"),
        ONE_TO_ONE,
        "score.breakdown",
        "ref",
    ),
    Mutant(
        "a department and a number in it",
        "scores",
        REGISTER.format(code="'dept' || (n % 5) as unit, n // 5 as seat"),
        ONE_TO_ONE,
        "score.breakdown",
        "unit with seat",
    ),
    Mutant(
        "a table of people without days",
        "scores",
        "create table score.roster as select 'p' || (97 * n) as code from range(36) as people (n)",
        ONE_TO_ONE,
        "score.roster",
        "code",
    ),
    Mutant(
        "a manager beside a team",
        "scores",
        f"alter table {TEAM} add column manager_id bigint",
        BESIDE,
        TEAM,
        "manager_id",
    ),
    Mutant("an owner beside a team", "scores", f"alter table {TEAM} add column owner varchar", BESIDE, TEAM, "owner"),
    Mutant(
        "a user beside a device",
        "device_health",
        f"alter table {DEVICE} add column primary_user varchar",
        BESIDE,
        DEVICE,
        "primary_user",
    ),
    Mutant(
        "a UPN column beside a device",
        "device_health",
        f"alter table {DEVICE} add column user_principal_name varchar",
        BESIDE,
        DEVICE,
        "user_principal_name",
    ),
    Mutant(
        "a user id beside a device",
        "device_health",
        f"alter table {DEVICE} add column user_id bigint",
        BESIDE,
        DEVICE,
        "user_id",
    ),
    Mutant(
        "a device by its name",
        "device_health",
        f"alter table {DEVICE} add column device_name varchar",
        BY_NAME,
        DEVICE,
        "device_name",
    ),
    Mutant(
        "a computer by its name",
        "device_health",
        f"alter table {DEVICE} add column computer_name varchar",
        BY_NAME,
        DEVICE,
        "computer_name",
    ),
    Mutant(
        "a device named like its user",
        "device_health",
        f"update {DEVICE} set model = 'laptop of {NAME}' {FIRST_ROW}",
        VALUE,
        DEVICE,
        "model",
    ),
]

TOO_FEW = [
    Mutant(
        "a numerator of four",
        "scores",
        f"update {CATEGORY} set primary_numerator = 4 {FIRST_ROW}",
        SMALL,
        CATEGORY,
        "primary_numerator",
    ),
    Mutant(
        "all but four",
        "scores",
        f"update {CATEGORY} set primary_numerator = 36 {FIRST_ROW}",
        SMALL,
        CATEGORY,
        "primary_numerator",
    ),
    Mutant(
        "an insight of one", "scores", f"update {INSIGHT} set numerator = 1 {FIRST_ROW}", SMALL, INSIGHT, "numerator"
    ),
    Mutant(
        "an insight about everybody",
        "scores",
        f"update {INSIGHT} set numerator = denominator {FIRST_ROW}",
        SMALL,
        INSIGHT,
        "numerator",
    ),
    Mutant(
        "a value of a team of four",
        "scores",
        f"update {TEAM} set released_value = 1 where head_count = 4",
        SMALL,
        TEAM,
        "head_count",
    ),
    Mutant(
        "an estimate of a team of three",
        "scores",
        f"alter table {TEAM} add column estimate decimal(18, 6); update {TEAM} set estimate = 1 where head_count = 3",
        SMALL,
        TEAM,
        "head_count",
    ),
    Mutant(
        "a city of three remote people",
        "device_health",
        f"insert into {LOCATION} values ('{ORGANIZATION}', 'REM-LEWES', 'Lewes', true, date '2026-03-01', 3)",
        SMALL,
        LOCATION,
        "location_id",
    ),
    Mutant(
        "a count of two people",
        "scores",
        f"alter table {INSIGHT} add column people_count bigint; update {INSIGHT} set people_count = 2 {FIRST_ROW}",
        SMALL,
        INSIGHT,
        "people_count",
    ),
]

INNOCENTS = {
    "a department called like nobody": ("scores", f"update {CATEGORY} set unavailable_reason = 'Research' {FIRST_ROW}"),
    "a mailbox of a function": ("scores", f"update {CATEGORY} set unavailable_reason = 'info' {FIRST_ROW}"),
    "a group's address": (
        "scores",
        f"update {CATEGORY} set unavailable_reason = 'research-team@contoso.example' {FIRST_ROW}",
    ),
    "a column of counts of mails": (
        "scores",
        f"alter table {INSIGHT} add column mail_count bigint; update {INSIGHT} set mail_count = 7 + rowid",
    ),
    "counts of users beside teams": (
        "scores",
        f"alter table {TEAM} add column user_count bigint; update {TEAM} set user_count = 12",
    ),
    "comments that speak of mail": (
        "scores",
        f"comment on column {CATEGORY}.points is 'Users who sent email, by address or alias'",
    ),
    "a first name alone": ("scores", f"update {CATEGORY} set unavailable_reason = '{SOMEBODY.first}' {FIRST_ROW}"),
    "a count that is an HR id by chance": (
        "scores",
        f"update {INSIGHT} set denominator = 8007, numerator = 4000 {FIRST_ROW}",
    ),
    "an office of few samples": ("device_health", f"update {LOCATION} set teams_sample_count = 1 where not is_remote"),
    "a technology count of two devices": (
        "scores",
        f"update {CATEGORY} set primary_numerator = 2 where area = 'technology'",
    ),
    "a public insight of one": (
        "scores",
        f"insert into {INSIGHT} values"
        f" ('{ORGANIZATION}', date '2026-03-01', 'apps_health', 'devices_by_channel', 'all', 1, 2, 'union')",
    ),
    "hidden figures of a small team": ("scores", f"update {TEAM} set released_value = null where head_count < 5"),
    "as many readings as people": ("device_health", f"update {DEVICE} set boot_milliseconds = 30000 + rowid % 40"),
}
