"""Tables of ledger.duckdb. Their keys are the last word: no code can release one window twice or charge it twice."""

PUBLISHED_TABLES = {
    "organization_scores_daily": """
        organization_id varchar not null, score_date date not null, points decimal(18, 12), maximum_points bigint,
        percent decimal(18, 12), people_points decimal(18, 12), technology_points decimal(18, 12),
        benchmark_points decimal(18, 12), benchmark_category_count bigint, available_category_count bigint,
        is_full_window boolean, definition_version varchar, build_id bigint not null,
        primary key (organization_id, score_date)""",
    "category_scores_daily": """
        organization_id varchar not null, score_date date not null, category varchar not null, area varchar,
        is_available boolean, unavailable_reason varchar, partial_sources varchar, points decimal(18, 12),
        primary_numerator bigint, primary_denominator bigint, primary_percent decimal(18, 12), is_clamped boolean,
        benchmark_percent decimal(18, 12), benchmark_points decimal(18, 12), build_id bigint not null,
        primary key (organization_id, score_date, category)""",
    "insights_daily": """
        organization_id varchar not null, score_date date not null, category varchar not null, insight varchar not null,
        segment varchar not null, numerator bigint, denominator bigint, percent decimal(18, 12), is_headline boolean,
        source_used varchar, unavailable_reason varchar, insight_version varchar, build_id bigint not null,
        primary key (organization_id, score_date, category, insight, segment)""",
}

OTHER_TABLES = {
    "builds": "build_id bigint primary key, started_at timestamp not null, build_date date not null",
    "file_receipts": """
        organization_id varchar not null, system varchar not null, table_name varchar not null,
        file_id varchar not null, path varchar not null, received_at timestamp not null,
        build_id bigint not null, byte_count bigint not null,
        published_from date, published_through date, released_through date""",
    "restatements": """
        organization_id varchar not null, build_id bigint not null, restated_on date not null,
        first_score_date date not null, last_score_date date not null""",
}

# Written by the models of doors/teams (materialization ledger_append), which cannot change or remove a row.
RELEASE_TABLES = {
    "adopted_policies": """
        organization_id varchar primary key, policy varchar not null, policy_version varchar not null,
        epsilon_window decimal(18, 12) not null check (epsilon_window > 0),
        epsilon_cap decimal(18, 12) not null check (epsilon_cap > 0), cap_windows bigint not null,
        first_window_start date not null,
        sources varchar not null, required_tables varchar not null, switched_on date not null,
        build_id bigint not null""",
    "charged_tenants": """
        organization_id varchar not null, tenant_id varchar primary key, build_id bigint not null""",
    "release_charges": """
        organization_id varchar not null, window_start date not null, window_end date not null,
        epsilon decimal(18, 12) not null check (epsilon > 0),
        sensitivity_ticks bigint not null check (sensitivity_ticks > 0),
        noise_scale_ticks decimal(18, 6) not null check (noise_scale_ticks * epsilon >= sensitivity_ticks),
        policy varchar not null, policy_version varchar not null, parameters varchar not null, charged_on date not null,
        build_id bigint not null, primary key (organization_id, window_start)""",
    "team_surrogates": """
        organization_id varchar not null, manager_person_id bigint not null, team_id varchar not null unique,
        build_id bigint not null, primary key (organization_id, manager_person_id)""",
    "released_team_sums": """
        organization_id varchar not null, window_start date not null, window_end date not null,
        team_id varchar not null, manager_team_id varchar, department varchar, metric varchar not null,
        head_count bigint not null, released_ticks bigint not null, build_id bigint not null,
        primary key (organization_id, window_start, team_id, metric)""",
    "released_estimates": """
        organization_id varchar not null, window_start date not null, level varchar not null, group_id varchar not null,
        metric varchar not null, estimate decimal(18, 6) not null, estimate_low_90 decimal(18, 6) not null,
        estimate_high_90 decimal(18, 6) not null, build_id bigint not null,
        primary key (organization_id, window_start, level, group_id, metric)""",
}
