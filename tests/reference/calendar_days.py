"""As-of day, first activity day and score dates of an organization."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from .answers import WINDOW_DAYS
from .landing import Landing

SCORE_DAYS = 180
LATE_DAYS = 3

ACTIVITY_TIMES = {
    ("office365_audit", "records"): "creation_time",
    ("graph_data_connect", "sent_items"): "sent_date_time",
    ("graph_data_connect", "messages"): "sent_date_time",
    ("graph_data_connect", "team_chat"): "sent_date_time",
    ("graph_data_connect", "channel_messages"): "sent_date_time",
    ("graph_data_connect", "teams_call_records"): "start_time",
    ("graph", "call_records"): "start_date_time",
    ("mail_events", "messages"): "sent_at",
    ("communities", "posts"): "posted_at",
    ("intune", "device_startup_history"): "start_time",
    ("intune", "app_health_device_performance_details"): "event_date_time",
    ("network", "samples"): "sample_at",
    ("graph_reports", "email_activity_user_detail"): "report_refresh_date",
    ("graph_reports", "teams_user_activity_user_detail"): "report_refresh_date",
    ("graph_reports", "yammer_activity_user_detail"): "report_refresh_date",
    ("graph_reports", "onedrive_activity_user_detail"): "report_refresh_date",
    ("graph_reports", "sharepoint_activity_user_detail"): "report_refresh_date",
    ("graph_reports", "m365_app_user_detail"): "report_refresh_date",
    ("graph_reports", "teams_device_usage_user_detail"): "report_refresh_date",
    ("graph_reports", "yammer_device_usage_user_detail"): "report_refresh_date",
    ("graph_reports", "skype_for_business_device_usage_user_detail"): "report_refresh_date",
    ("graph_reports", "email_app_usage_user_detail"): "report_refresh_date",
    ("graph_reports", "microsoft365_copilot_usage_user_detail"): "report_refresh_date",
}


def activity_days(landing: Landing) -> set[date]:
    """Days with a used activity row; a day after the row's receipt is quarantined."""
    days: set[date] = set()
    for (system, table), column in ACTIVITY_TIMES.items():
        rows = landing.frame(system, table, [column])
        if not len(rows):
            continue
        day = pl.col(column).str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
        known = rows.select(day.alias("day"), pl.col("received_at").dt.date().alias("received"))
        days |= set(known.filter(pl.col("day") <= pl.col("received"))["day"].unique())
    return days


def as_of_day(days: set[date], requested: date | None, build_date: date) -> date | None:
    """The day asked for; else the latest activity day, at most today minus three."""
    if requested:
        return requested
    return min(max(days), build_date - timedelta(days=LATE_DAYS)) if days else None


def score_dates(days: set[date], as_of: date) -> list[date]:
    """180 days with a full window each; with less history the as-of day alone."""
    used = [day for day in days if day <= as_of]
    if not used:
        return []
    first = max(min(used) + timedelta(days=WINDOW_DAYS - 1), as_of - timedelta(SCORE_DAYS - 1))
    if first > as_of:
        return [as_of]
    return [first + timedelta(days=step) for step in range((as_of - first).days + 1)]


def of_organization(landing: Landing) -> list[date]:
    days = activity_days(landing)
    as_of = as_of_day(days, *landing.build())
    return score_dates(days, as_of) if as_of else []
