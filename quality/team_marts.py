"""The published marts of team numbers and of the privacy they cost, and their promises."""

from quality.promises import Mart, Range, is_known_together

CHANNELS = ("meeting_hours", "call_hours", "chat_hours", "email_hours")
METRICS = (*CHANNELS, "collaboration_hours", "after_hours_collaboration_hours")
WEEK_HOURS = 168
HOME = {"lies_in_the_file_of_its_organization": "mart.organization_id = $organization"}
WINDOW = {"window_is_28_days": "mart.window_end - mart.window_start = 27"}
CHARGES = "scores.privacy.budget_ledger"
ROUNDING = 0.000005  # hours: sums of figures of six decimal places


GROUP_RANGES: dict[str, Range] = {
    "head_count": (1, None),
    "noise_scale": (0, None),
    "half_width_90": (0, None),
    "estimate": (0, WEEK_HOURS),
    "estimate_low_90": (0, None),
}
GROUP_VALUES = {
    "metric": METRICS,
    "status": ("released", "wide", "below_minimum"),
    "reading": ("above", "typical", "below", "cannot tell"),
}
GROUP_CLAIMS = {
    "too_small_a_group_shows_no_figure": """
        (mart.status = 'below_minimum') = (mart.released_value is null)
        and (mart.status <> 'below_minimum' or mart.reading = 'cannot tell')
    """,
    "figures_come_together": is_known_together(
        *(f"mart.{name}" for name in ("released_value", "estimate", "estimate_low_90", "estimate_high_90"))
    ),
    "interval_holds_the_estimate": """
        mart.estimate is null or mart.estimate between mart.estimate_low_90 and mart.estimate_high_90
    """,
    "collaboration_is_the_sum_of_its_channels": f"""
        mart.metric <> 'collaboration_hours' or mart.released_value is null
        or abs(mart.released_value - channels.released_value) < {ROUNDING}
    """,
    "window_is_charged_what_it_says": "mart.epsilon_window = charges.epsilon_charged",
}


def on_groups(name: str, group: tuple[str, ...]) -> Mart:
    """Promises about a mart of groups: teams, or roll-ups of them."""
    same_group = " and ".join(f"mart.{column} = channels.{column}" for column in group)
    return Mart(
        name=name,
        key=("organization_id", "window_start", *group, "metric"),
        relation=f"""
            left join (
                select window_start, {", ".join(group)}, sum(released_value) as released_value
                from scores.{name}
                where metric in {CHANNELS}
                group by all
            ) as channels on mart.window_start = channels.window_start and {same_group}
            left join {CHARGES} as charges on mart.window_start = charges.window_start
        """,
        ranges=GROUP_RANGES,
        values=GROUP_VALUES,
        claims=HOME | WINDOW | GROUP_CLAIMS,
    )


TEAM_METRICS = on_groups("teams.team_metrics", ("team_id",))
ROLLUP_METRICS = on_groups("teams.rollup_metrics", ("level", "rollup_id"))

BUDGET_LEDGER = Mart(
    name="privacy.budget_ledger",
    key=("organization_id", "window_start"),
    ranges={"epsilon_charged": (0, None), "epsilon_cap": (0, None)},
    values={"status": ("released", "waiting", "exhausted")},
    claims=HOME
    | WINDOW
    | {
        "what_is_released_is_charged": "(mart.status = 'released') = (mart.epsilon_charged > 0)",
        "a_year_stays_under_its_cap": "mart.epsilon_year <= mart.epsilon_cap",
        "windows_do_not_overlap": """
            mart.window_start > lag(mart.window_end, 1, date '1970-01-01') over (order by mart.window_start)
        """,
    },
)

GUARANTEES = Mart(
    name="privacy.guarantees",
    key=("organization_id", "entry_kind", "entry"),
    values={"entry_kind": ("policy", "restatement", "exception")},
    claims=HOME
    | {
        "says_what_is_outside": "mart.outside <> ''",
        "epsilon_comes_with_its_unit": is_known_together("mart.epsilon_window", "mart.epsilon_year", "mart.unit"),
        "team_numbers_have_a_promise": "count(*) filter (where mart.entry = 'team metrics') over () = 1",
    },
)

TEAM_MARTS = (TEAM_METRICS, ROLLUP_METRICS, BUDGET_LEDGER, GUARANTEES)
