"""The published marts and their promises."""

import csv
from pathlib import Path

from quality.promises import Mart, is_known_together, is_percent, is_rounded_down, is_same, keeps_its_distance
from quality.team_marts import TEAM_MARTS

DEFINITIONS = Path(__file__).resolve().parents[1] / "seeds" / "reference" / "insight_definitions.csv"
CELL = 5  # the least a published count of people, or its complement, may be
SILENT_DAYS = 35  # deliveries may be this much younger than the scores made from them
MEASURED_DAYS = 60  # a network location is shown this long after its last sample
PEOPLE = ("communication", "meetings", "content_collaboration", "teamwork", "mobility")
TECHNOLOGY = ("endpoint_analytics", "network_connectivity", "apps_health")
PEOPLE_SYSTEMS = (
    *("office365_audit", "graph_data_connect", "graph", "graph_reports", "mail_events"),
    *("communities", "teams", "hr", "policy"),
)
SHARE = (0, 100)
COUNT = (0, None)


def insights_on_people() -> tuple[str, ...]:
    """Insights whose cells hide when they are small: all but those the seed calls public."""
    with DEFINITIONS.open(encoding="utf-8", newline="") as lines:
        return tuple(row["insight"] for row in csv.DictReader(lines) if row["disclosure"] != "public")


HOME = {"lies_in_the_file_of_its_organization": "mart.organization_id = $organization"}
LAST_DAY = "(select max(score_date) from scores.score.organization_scores_daily)"
UP_TO_DATE = {"reaches_the_last_scored_day": f"max(mart.score_date) over () = {LAST_DAY}"}

ORGANIZATION_SCORES = Mart(
    name="score.organization_scores_daily",
    key=("organization_id", "score_date"),
    relation="""
        left join (
            select
                score_date,
                count(*) filter (where is_available) as category_count,
                sum(points) filter (where is_available) as points,
                sum(points) filter (where is_available and area = 'people') as people_points,
                sum(points) filter (where is_available and area = 'technology') as technology_points
            from scores.score.category_scores_daily
            group by score_date
        ) as categories on mart.score_date = categories.score_date
    """,
    ranges={
        "points": (0, 800),
        "percent": SHARE,
        "maximum_points": (0, 800),
        "people_points": (0, 500),
        "technology_points": (0, 300),
        "benchmark_points": (0, 800),
        "available_category_count": (0, 8),
    },
    claims=HOME
    | {
        "total_is_the_sum_of_available_categories": is_same("mart.points", "categories.points"),
        "people_points_are_the_sum_of_people_categories": is_same("mart.people_points", "categories.people_points"),
        "technology_points_are_the_sum_of_technology_categories": is_same(
            "mart.technology_points", "categories.technology_points"
        ),
        "maximum_is_a_hundred_for_each_available_category": (
            "coalesce(mart.maximum_points, 0) = 100 * categories.category_count"
        ),
        "count_is_that_of_available_categories": "mart.available_category_count = categories.category_count",
        "percent_is_points_of_maximum": is_percent("mart.percent", "mart.points", "mart.maximum_points"),
        "keeps_up_with_deliveries": f"""
            max(mart.score_date) over () >= (
                select max(latest_date) - {SILENT_DAYS}
                from scores.quality.source_health
                where status = 'delivered'
            )
        """,
        "follows_the_day_before": """
            mart.score_date - lag(mart.score_date, 1, mart.score_date - 1) over (order by mart.score_date) = 1
        """,
    },
)

CATEGORY_SCORES = Mart(
    name="score.category_scores_daily",
    key=("organization_id", "score_date", "category"),
    ranges={
        "points": SHARE,
        "primary_numerator": COUNT,
        "primary_denominator": COUNT,
        "primary_percent": SHARE,
        "benchmark_percent": SHARE,
        "benchmark_points": SHARE,
    },
    values={"category": PEOPLE + TECHNOLOGY, "area": ("people", "technology")},
    claims=HOME
    | UP_TO_DATE
    | {
        "day_has_every_category": f"""
            count(*) over (partition by mart.score_date) = {len(PEOPLE + TECHNOLOGY)}
        """,
        "category_is_in_its_area": f"(mart.category in {PEOPLE}) = (mart.area = 'people')",
        "is_available_or_has_a_reason": "mart.is_available = (mart.unavailable_reason is null)",
        "has_points_if_available": "mart.is_available = (mart.points is not null)",
        "percent_is_numerator_of_denominator": is_percent(
            "mart.primary_percent", "mart.primary_numerator", "mart.primary_denominator"
        ),
        "people_keep_their_distance": "mart.area = 'technology' or "
        + keeps_its_distance("mart.primary_numerator", "mart.primary_denominator", CELL),
    },
)

INSIGHTS = Mart(
    name="score.insights_daily",
    key=("organization_id", "score_date", "category", "insight", "segment"),
    ranges={"numerator": COUNT, "denominator": COUNT, "percent": SHARE},
    values={"category": PEOPLE + TECHNOLOGY},
    claims=HOME
    | UP_TO_DATE
    | {
        "figures_come_together": is_known_together("mart.numerator", "mart.denominator"),
        "percent_is_numerator_of_denominator": is_percent("mart.percent", "mart.numerator", "mart.denominator"),
        "people_keep_their_distance": f"mart.insight not in {insights_on_people()} or "
        + keeps_its_distance("mart.numerator", "mart.denominator", CELL),
    },
)

DEVICE_HEALTH = Mart(
    name="devices.device_health_daily",
    key=("organization_id", "device_id", "score_date"),
    ranges={
        "boot_points": SHARE,
        "sign_in_points": SHARE,
        "startup_points": SHARE,
        "boot_milliseconds": COUNT,
        "sign_in_milliseconds": COUNT,
        "crash_count": COUNT,
        "hang_count": COUNT,
    },
    claims=HOME
    | UP_TO_DATE
    | {
        "startup_is_the_mean_of_what_there_is": is_same(
            "mart.startup_points",
            "(coalesce(mart.boot_points, mart.sign_in_points) + coalesce(mart.sign_in_points, mart.boot_points)) / 2",
        ),
        "device_is_no_address_of_a_person": "mart.device_id not like '%@%'",
    },
)

NETWORK_LOCATIONS = Mart(
    name="devices.network_locations_daily",
    key=("organization_id", "location_id", "is_remote", "score_date"),
    ranges={
        "exchange_points": SHARE,
        "sharepoint_points": SHARE,
        "teams_points": SHARE,
        "assessment_points": SHARE,
        "teams_loss_percent": SHARE,
        "exchange_latency_ms": COUNT,
        "teams_latency_ms": COUNT,
        "teams_jitter_ms": COUNT,
        "sharepoint_download_mbytes_per_s": COUNT,
        "exchange_sample_count": COUNT,
        "sharepoint_sample_count": COUNT,
        "teams_sample_count": COUNT,
    },
    claims=HOME
    | UP_TO_DATE
    | {
        "assessment_lies_between_its_workloads": """
            mart.assessment_points is null or mart.assessment_points between
                least(mart.exchange_points, mart.sharepoint_points, mart.teams_points) - 0.000000001
                and greatest(mart.exchange_points, mart.sharepoint_points, mart.teams_points) + 0.000000001
        """,
        "was_measured_lately": f"mart.score_date - mart.measured_date between 0 and {MEASURED_DAYS}",
    },
)

SOURCE_HEALTH = Mart(
    name="quality.source_health",
    key=("organization_id", "system", "table_name"),
    ranges={"rows_received": COUNT, "rows_used": COUNT, "rows_quarantined": COUNT},
    values={"status": ("delivered", "empty", "nothing usable", "unknown table")},
    claims=HOME
    | {
        "uses_no_more_than_it_receives": "coalesce(mart.rows_used <= mart.rows_received, true)",
        "people_are_counted_in_round_numbers": f"mart.system not in {PEOPLE_SYSTEMS} or ("
        + " and ".join(
            f"({is_rounded_down(f'mart.{count}')})" for count in ("rows_received", "rows_used", "rows_quarantined")
        )
        + ")",
        "something_came_in_since_the_last_scored_day": f"max(mart.latest_date) over () >= {LAST_DAY}",
    },
)

MARTS = (
    *(ORGANIZATION_SCORES, CATEGORY_SCORES, INSIGHTS, DEVICE_HEALTH, NETWORK_LOCATIONS, SOURCE_HEALTH),
    *TEAM_MARTS,
)
