"""axe-core, and a server of reports."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.web.settings import Limits, Settings
from tests.web.conftest import serving


@pytest.fixture(scope="session", name="axe")
def _axe(root: Path) -> str:
    """The script of axe-core, which `make axe` fetches; never part of this repository."""
    script = root / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed (make axe, with npm and a network)")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session", name="serve_store")
def _serve_store() -> Iterator[Callable[[Path], str]]:
    """Serve a store until the tests end; return the address, without a slash at its end."""
    with ExitStack() as running:

        def serve_store(store: Path) -> str:
            limits = Limits(workers=2, burst=100_000)
            client = running.enter_context(serving(Settings(store, limits=limits)))
            return f"http://127.0.0.1:{client.port}"

        yield serve_store


@pytest.fixture(scope="session", name="site")
def _site(
    samples: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
    serve_store: Callable[[Path], str],
) -> str:
    """The address of a server of the sample reports."""
    store = tmp_path_factory.mktemp("site") / "kg-store"
    build(samples, store)
    return serve_store(store)
