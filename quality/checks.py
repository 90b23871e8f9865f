"""Runs one Great Expectations suite per mart over the published files of all organizations."""

import logging
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import duckdb
import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe
from great_expectations.data_context import EphemeralDataContext

from quality.promises import Mart

SITE = "published_files"
PUBLISHED_FILES = ("scores", "device_health")


@dataclass(frozen=True)
class Verdict:
    """What a suite found. `broken`: the promises that do not hold, by name; never a value."""

    suite: str
    broken: tuple[str, ...]
    promise_count: int

    @property
    def is_kept(self) -> bool:
        """Whether every promise holds."""
        return not self.broken


def promises(mart: Mart) -> dict[str, gxe.Expectation]:
    """The expectations of a mart, by a name that says what is promised."""
    named: dict[str, gxe.Expectation] = {
        "key_is_unique": gxe.ExpectCompoundColumnsToBeUnique(column_list=list(mart.key))
    }
    for column in mart.key:
        named[f"{column}_is_known"] = gxe.ExpectColumnValuesToNotBeNull(column=column)
    for column, (low, high) in mart.ranges.items():
        named[f"{column}_is_in_range"] = gxe.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high)
    for column, values in mart.values.items():
        named[f"{column}_is_a_known_one"] = gxe.ExpectColumnValuesToBeInSet(column=column, value_set=list(values))
    for claim in mart.claims:
        named[claim] = gxe.ExpectColumnValuesToBeInSet(column=claim, value_set=[True])
    for name, expectation in named.items():
        expectation.meta = {"promise": name}
    return named


def published_rows(mart: Mart, organization_folders: Sequence[Path]) -> pd.DataFrame:
    """The judged columns of a mart, of every organization.

    Raises duckdb.Error if a file or the mart in it cannot be read.
    """
    frames = []
    for folder in organization_folders:
        with duckdb.connect() as connection:
            for name in PUBLISHED_FILES:
                connection.execute(f"attach '{folder / f'{name}.duckdb'}' as {name} (read_only)")
            frames.append(connection.execute(mart.query, {"organization": folder.name}).df())
    return pd.concat(frames, ignore_index=True)


def judge(context: EphemeralDataContext, mart: Mart, rows: pd.DataFrame) -> Verdict:
    """Validate the rows of one mart; results say yes or no, never which row."""
    named = promises(mart)
    suite = context.suites.add(gx.ExpectationSuite(name=mart.name, expectations=list(named.values())))
    asset = context.data_sources.get(SITE).add_dataframe_asset(mart.name)
    data = asset.add_batch_definition_whole_dataframe("all_organizations")
    validation = context.validation_definitions.add(gx.ValidationDefinition(name=mart.name, data=data, suite=suite))
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(name=mart.name, validation_definitions=[validation], result_format="BOOLEAN_ONLY")
    )
    outcome = checkpoint.run(batch_parameters={"dataframe": rows})
    broken = [
        str(result.expectation_config.meta["promise"])
        for run in outcome.run_results.values()
        for result in run.results
        if not result.success
    ]
    return Verdict(mart.name, tuple(sorted(broken)), len(named))


def verdict_on(mart: Mart, context: EphemeralDataContext, organization_folders: Sequence[Path]) -> Verdict:
    """Read and judge one mart; a mart that cannot be read in some organization's file breaks its suite."""
    try:
        rows = published_rows(mart, organization_folders)
    except duckdb.Error:
        return Verdict(mart.name, ("mart_can_be_read",), 1)
    return judge(context, mart, rows)


def check(marts: Sequence[Mart], published_dir: Path, docs_dir: Path) -> list[Verdict]:
    """Run every suite over every organization's files and write the Data Docs anew into `docs_dir`."""
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    folders = sorted(folder for folder in published_dir.iterdir() if folder.is_dir())
    context = documented_context(docs_dir)
    verdicts = [verdict_on(mart, context, folders) for mart in marts]
    context.build_data_docs(site_names=[SITE])
    return verdicts


def documented_context(docs_dir: Path) -> EphemeralDataContext:
    """A context that keeps nothing but its Data Docs."""
    shutil.rmtree(docs_dir, ignore_errors=True)
    docs_dir.mkdir(parents=True, mode=0o700)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    context.delete_data_docs_site("local_site")
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs_dir)}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    context.add_data_docs_site(SITE, {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": store})
    context.data_sources.add_pandas(SITE)
    return context
