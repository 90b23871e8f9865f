"""The repository is the same on every machine, and installs what it names."""

import re
from pathlib import Path

import pytest
import yaml

from tests.architecture.house import ROOT, expect_none, tracked_files

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
MACHINE_PATH = re.compile(r"(?<![\w.$}>-])/(?:work|farm|root|tmp|home/\w+|Users/\w+)/")
DOWNLOAD = re.compile(
    r"https?://(?:files\.|test\.)?py(?:pi|thonhosted)\.org|registry\.npmjs|/releases[/]download/|extensions\.duckdb"
)
TOP_FOLDERS = (
    "landing",
    "pipeline",
    "models",
    "macros",
    "seeds",
    "udfs",
    "tests",
    "demo",
    "quality",
    "benchmarks",
    "gate",
    "audit",
    "docs",
)
DESCRIBED_FOLDERS = sorted(
    {*TOP_FOLDERS, *(path.parent.relative_to(ROOT).as_posix() for path in tracked_files("*/README.md"))}
)


def texts() -> list[tuple[str, str]]:
    contents = []
    for path in tracked_files():
        try:
            contents.append((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:  # UTF-16 samples and pictures hold no path of ours
            continue
    return contents


def versions(lock: Path) -> set[str]:
    return set(re.findall(r"^[\w.-]+==[^\s;]+", lock.read_text(), re.MULTILINE))


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    expect_none([(name, found[0]) for name, text in texts() for found in [MACHINE_PATH.search(text)] if found])


def test_no_file_holds_a_download_address() -> None:
    expect_none([(name, found[0]) for name, text in texts() for found in [DOWNLOAD.search(text)] if found])


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_and_hashes_and_no_address(lock: Path) -> None:
    lines = lock.read_text().splitlines()
    expect_none(
        [line for line in lines if "://" in line or not re.match(r"[\w.-]+==|    --hash=sha256:[0-9a-f]{64}", line)]
    )


def test_whoever_has_the_dev_lock_has_the_core_lock() -> None:
    core, dev = (versions(ROOT / "requirements" / f"{name}.txt") for name in ("core", "dev"))
    expect_none(core - dev)


@pytest.mark.parametrize("folder", DESCRIBED_FOLDERS)
def test_a_folder_says_what_it_is_for(folder: str) -> None:
    lines = (ROOT / folder / "README.md").read_text().splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines if line.startswith("What may enter")], "must say what may enter"
    assert [line for line in lines if line.startswith("What may not")], "must say what may not"


def test_the_example_profile_differs_from_the_projects_in_places_and_limits_alone() -> None:
    example, own = (
        yaml.safe_load((ROOT / name).read_text())["productivity_score"]["outputs"]["dev"]
        for name in ("profiles.yml.example", "profiles.yml")
    )
    for profile in (example, own):
        for attached in profile["attach"]:
            del attached["path"]
        del profile["path"], profile["config_options"]["temp_directory"]
    assert example["config_options"].pop("memory_limit")
    assert example == own
