"""A store of the samples and its ledger, made once; each test fills a copy of its own."""

import shutil
from pathlib import Path

import pytest

from kg.pipeline import build
from tests.ledger.filling import export


@pytest.fixture(scope="session", name="built")
def _built(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("ledger") / "store"
    build(samples, folder)
    return folder


@pytest.fixture(name="store")
def _store(built: Path, tmp_path: Path) -> Path:
    """A store that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.fixture(scope="session", name="exported")
def _exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the samples, before anybody wrote into it."""
    return export(built, tmp_path_factory.mktemp("exported") / "ledger.xlsx")
