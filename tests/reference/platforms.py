"""Which apps people used on which platforms: any report's word counts."""

from __future__ import annotations

from datetime import date

from .activities import one_day_rows
from .copies import was_received_before
from .identities import Identities
from .landing import Landing, day_of, stated
from .mobility import PlatformUse

APPS = ("outlook", "word", "excel", "powerpoint", "onenote", "teams")
KINDS = {"windows": "desktop", "mac": "desktop", "mobile": "mobile", "web": "web"}
REPORTS: dict[str, dict[str, tuple[str, str]]] = {
    "m365_app_user_detail": {f"{app}_{kind}": (app, platform) for app in APPS for kind, platform in KINDS.items()},
    "email_app_usage_user_detail": {
        "outlook_for_windows": ("outlook", "desktop"),
        "outlook_for_mac": ("outlook", "desktop"),
        "outlook_for_mobile": ("outlook", "mobile"),
        "outlook_for_web": ("outlook", "web"),
    },
    "teams_device_usage_user_detail": {
        "used_web": ("teams", "web"),
        "used_chrome_os": ("teams", "web"),
        "used_windows": ("teams", "desktop"),
        "used_mac": ("teams", "desktop"),
        "used_linux": ("teams", "desktop"),
        "used_windows_phone": ("teams", "mobile"),
        "used_ios": ("teams", "mobile"),
        "used_android_phone": ("teams", "mobile"),
    },
    "yammer_device_usage_user_detail": {
        "used_web": ("yammer", "web"),
        "used_windows_phone": ("yammer", "mobile"),
        "used_android_phone": ("yammer", "mobile"),
        "used_iphone": ("yammer", "mobile"),
        "used_ipad": ("yammer", "mobile"),
    },
    "skype_for_business_device_usage_user_detail": {
        "used_windows": ("skype", "desktop"),
        "used_windows_phone": ("skype", "mobile"),
        "used_android_phone": ("skype", "mobile"),
        "used_iphone": ("skype", "mobile"),
        "used_ipad": ("skype", "mobile"),
    },
}


def uses(landing: Landing, identities: Identities) -> tuple[list[PlatformUse], set[str]]:
    """Every use on every day, and the reports that say anything at all."""
    found: set[tuple[str, str, str, date]] = set()
    sources: set[str] = set()
    for report, columns in REPORTS.items():
        for row in one_day_rows(landing, report, list(columns)):
            sources.add(report)
            person = identities.person(row["user_principal_name"])
            day = day_of(row["report_refresh_date"])
            if person and day and not was_received_before(row, day):
                cells = [target for column, target in columns.items() if stated(row[column])]
                found |= {(person, app, platform, day) for app, platform in cells}
    return [PlatformUse(*use) for use in sorted(found)], sources
