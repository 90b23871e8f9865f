"""Every rule of the gate: its name and the claim it holds the project to."""

from __future__ import annotations

FLOW = {
    "flow.person_reaches_mart": "Marts and other public models read doors, marts and reference seeds, nothing else.",
    "flow.wrong_door": "A door reads the data it is made for; a mart reads the doors of its own audience.",
    "flow.private_model_shown": "Exposures, metrics, semantic models, saved queries and dashboards show marts.",
    "flow.unknown_layer": "A model stands in staging, intermediate, doors or marts.",
    "flow.view_over_noise": "What holds or reads noise is a table: a view would draw again at every read.",
    "flow.release_can_redraw": "A release is appended once to the ledger and can be neither replaced nor drawn again.",
    "flow.noise_outside_door": "Noise is drawn in the release door and nowhere else.",
    "flow.exact_beside_released": "Nothing past the exact team sums is read except by the release door.",
    "flow.raw_source": "Only staging reads a source.",
    "flow.hard_coded_relation": "Models, hooks and macros name relations by ref and source.",
    "flow.file_access": "Models, hooks and macros open no file, database or query text of their own.",
    "flow.side_road": "Snapshots, Python models, seeds and hooks carry nothing past the doors.",
}

COLUMNS = {
    "columns.person_value": "No column of a door or mart carries a person's value, in whatever disguise.",
    "columns.not_an_aggregate": "Extremes, order statistics, lists and window functions over people are no aggregates.",
    "columns.picks_one_person": "An aggregate counts over many people, not over a filter that picks one.",
    "columns.person_grain": "A door or mart has no row per person, nor per anything finer than it may show.",
    "columns.not_noised": "People's activity below the organization leaves through the noise alone.",
    "columns.rows_depend_on_person": "Which rows a team door shows, and in which order, depends on nobody's activity.",
    "columns.unreadable_sql": "The SQL of whatever can reach a door or mart can be read column by column.",
}

CONTRACTS = {
    "contracts.not_enforced": "A public model has an enforced contract.",
    "contracts.privacy_missing": "Every column of a public model, and of what feeds it, says whose it is.",
    "contracts.tag_too_weak": "A column's privacy tag claims no less than its lineage shows.",
    "contracts.moved_to_marts": "No access, group, schema or database setting moves a private model among the marts.",
    "contracts.exception_refused": "An exception has a reason and a reviewer, and none excuses a rule about people.",
}

VALUES = {
    "values.identifier": "No published value is, or holds, what a person is called or a code or hash of it.",
    "values.identifier_in_schema": "No name, comment, type, view text or statistic of a published file names a person.",
    "values.identifier_in_bytes": "No byte of a published file, packed or not, is left of a person.",
    "values.one_to_one_with_people": "No published column numbers people, except that teams and devices have ids.",
    "values.id_beside_a_person": "A team id or device id stands beside nothing a person is known by.",
    "values.device_of_a_person": "A device is shown by its id, never by its name or user.",
    "values.group_below_minimum": "No figure is shown of fewer people than the minimum.",
}

SIDE_DOORS = {
    "side_doors.identifier": "No log, compiled file, page, report or card names a person.",
    "side_doors.kept_failures": "A failing test says how many rows fail, and keeps none of them.",
}

RULES: dict[str, str] = FLOW | COLUMNS | CONTRACTS | VALUES | SIDE_DOORS

# What no exception may excuse when people data is at stake: flow, columns and published values.
NEVER_EXCUSED = ("flow.", "columns.", "values.")
