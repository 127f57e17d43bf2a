"""What all tests share: no network, repeatable random data, tools that may be missing."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
# Chromium resolves no name, whatever a page asks for.
ALONE = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine: nothing is fetched at run time."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session", name="root")
def _root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", name="samples")
def _samples() -> list[Path]:
    """The three sample reports, in the order of their names."""
    return sorted((ROOT / "kg" / "samples").glob("*.txt"))


def tool(name: str, package: str) -> str:
    """Return the path of a program; without it, skip here and fail where CI has to have it."""
    path = shutil.which(name)
    if path:
        return path
    message = f"{name} is not installed (Debian: apt-get install {package})"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session", name="java")
def _java() -> str:
    """Path of Java, for HermiT."""
    return tool("java", "default-jre-headless")


@pytest.fixture(scope="session", name="chromium")
def _chromium() -> str:
    """Path of a Chromium, for the pages that people open."""
    return tool("chromium", "chromium")


@pytest.fixture(scope="session", name="browser")
def _browser(chromium: str) -> "Iterator[Browser]":
    """A Chromium without a network; a process can drive one only, so all tests share it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(ALONE))
        yield browser
        browser.close()
