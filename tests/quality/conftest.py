"""Published files of two small organizations that keep every promise."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

# Figures that occur nowhere else, so that their absence from a text says something.
SECRET_COUNT = 7310459
SECRET_DEVICE = "device-7310459"
ORGANIZATIONS = ("adatum", "contoso")

SCORES = f"""
    create schema score;
    create schema quality;
    create table score.category_scores_daily as
    select
        organization.organization_id, days.score_date, categories.category, categories.area,
        categories.category <> 'mobility' as is_available,
        case when categories.category = 'mobility' then 'names concealed' end as unavailable_reason,
        case when categories.category <> 'mobility' then cast(62.5 as decimal(18, 12)) end as points,
        case when categories.category <> 'mobility' then {SECRET_COUNT} end as primary_numerator,
        case when categories.category <> 'mobility' then 2 * {SECRET_COUNT} end as primary_denominator,
        case when categories.category <> 'mobility' then cast(50 as decimal(18, 12)) end as primary_percent,
        cast(null as decimal(18, 12)) as benchmark_percent,
        cast(null as decimal(18, 12)) as benchmark_points
    from organization
    cross join (values (date '2026-03-01'), (date '2026-03-02')) as days (score_date)
    cross join (values
        ('communication', 'people'), ('meetings', 'people'), ('content_collaboration', 'people'),
        ('teamwork', 'people'), ('mobility', 'people'), ('endpoint_analytics', 'technology'),
        ('network_connectivity', 'technology'), ('apps_health', 'technology')
    ) as categories (category, area);
    create table score.organization_scores_daily as
    select
        organization_id, score_date, sum(points) as points, 700 as maximum_points,
        cast(100 * sum(points) / 700 as decimal(18, 12)) as percent, 250.0 as people_points,
        187.5 as technology_points, cast(null as decimal(18, 12)) as benchmark_points,
        count(points) as available_category_count
    from score.category_scores_daily
    group by organization_id, score_date;
    create table score.insights_daily as
    select
        organization_id, score_date, category, 'engagement_breakdown' as insight, 'all' as segment,
        primary_numerator as numerator, primary_denominator as denominator, primary_percent as percent
    from score.category_scores_daily;
    create table quality.source_health as
    select
        organization.organization_id, sources.*, date '2026-03-05' as latest_date
    from organization
    cross join (values
        ('graph', 'call_records', 'delivered', 10000, 1000, 0),
        ('intune', 'devices', 'delivered', 314, 300, 14),
        ('planner', 'tasks', 'unknown table', null, null, null)
    ) as sources (system, table_name, status, rows_received, rows_used, rows_quarantined);
"""
TEAMS = """
    create schema teams;
    create schema privacy;
    create table privacy.budget_ledger as
    select
        organization_id, date '2026-02-02' as window_start, date '2026-03-01' as window_end,
        cast(2 as decimal(18, 12)) as epsilon_charged, cast(26 as decimal(18, 12)) as epsilon_cap,
        cast(2 as decimal(18, 12)) as epsilon_year, 'released' as status
    from organization;
    create table privacy.guarantees as
    select
        organization_id, 'policy' as entry_kind, 'team metrics' as entry, 'a window' as unit,
        cast(2 as decimal(18, 12)) as epsilon_window, cast(26 as decimal(18, 12)) as epsilon_year, 'nothing' as outside
    from organization;
    create table teams.team_metrics as
    select
        budget_ledger.organization_id, budget_ledger.window_start, budget_ledger.window_end, metrics.*, 'a1' as team_id,
        12 as head_count, 1.5 as noise_scale, 3.5 as half_width_90, 8.0 as estimate, 5.5 as estimate_low_90,
        9.5 as estimate_high_90, 'typical' as reading, 'wide' as status,
        budget_ledger.epsilon_charged as epsilon_window
    from privacy.budget_ledger
    cross join (values
        ('meeting_hours', 7.5), ('call_hours', -0.5), ('chat_hours', 1.25), ('email_hours', 4.0),
        ('collaboration_hours', 12.25), ('after_hours_collaboration_hours', 2.0)
    ) as metrics (metric, released_value);
    create table teams.rollup_metrics as
    select * exclude (team_id), 'tree' as level, team_id as rollup_id
    from teams.team_metrics;
"""
DEVICES = f"""
    create schema devices;
    create table devices.device_health_daily as
    select
        organization.organization_id, '{SECRET_DEVICE}' as device_id, days.score_date,
        cast(40 as decimal(18, 12)) as boot_points, cast(60 as decimal(18, 12)) as sign_in_points,
        cast(50 as decimal(18, 12)) as startup_points, {SECRET_COUNT} as boot_milliseconds,
        {SECRET_COUNT} as sign_in_milliseconds, 0 as crash_count, 0 as hang_count
    from organization
    cross join (values (date '2026-03-01'), (date '2026-03-02')) as days (score_date);
    create table devices.network_locations_daily as
    select
        organization_id, 'office' as location_id, false as is_remote, score_date, 70.0 as exchange_points,
        null as sharepoint_points, 90.0 as teams_points, 80.0 as assessment_points, 0.5 as teams_loss_percent,
        62.5 as exchange_latency_ms, 50.0 as teams_latency_ms, 16.0 as teams_jitter_ms,
        null as sharepoint_download_mbytes_per_s, {SECRET_COUNT} as exchange_sample_count,
        0 as sharepoint_sample_count, 4 as teams_sample_count, date '2026-03-01' as measured_date
    from devices.device_health_daily;
"""

Change = Callable[[str, str], None]


def run(file: Path, statements: str, organization: str = "") -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"create temp table organization as select '{organization}' as organization_id")
        connection.execute(statements)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    for organization in ORGANIZATIONS:
        folder = tmp_path / "published" / organization
        folder.mkdir(parents=True)
        run(folder / "scores.duckdb", SCORES + TEAMS, organization)
        run(folder / "device_health.duckdb", DEVICES, organization)
    return tmp_path


@pytest.fixture
def change(warehouse: Path) -> Change:
    """Changes one published file of the second organization: its name and a statement."""

    def change_file(name: str, statement: str) -> None:
        run(warehouse / "published" / ORGANIZATIONS[1] / f"{name}.duckdb", statement)

    return change_file
