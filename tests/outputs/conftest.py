"""The sample reports in a store, built once for all tests that only read it."""

from pathlib import Path

import pytest

from kg.pipeline import build


@pytest.fixture(scope="session", name="sample_store")
def _sample_store(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "store"
    build(samples, folder)
    return folder
