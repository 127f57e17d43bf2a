"""A real server on a free loopback port, and a client that says exactly what it sends."""

import contextlib
import http.client
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from pyoxigraph import NamedNode, Quad

from kg.pipeline import build
from kg.rdf.store import Contents, open_store
from kg.web.app import make_app
from kg.web.settings import Limits, Settings
from tests.fixture import stored
from tests.hostile import REPORT

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
FOAF_DOCUMENT = NamedNode("http://xmlns.com/foaf/0.1/Document")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SHARED = NamedNode("urn:example:in-both")
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]


@dataclass(frozen=True)
class Client:
    """Sends one request over a connection of its own, from any loopback address."""

    port: int
    source: str = "127.0.0.1"

    def __call__(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | str | None = None,
        **headers: str,
    ) -> Reply:
        """Send; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(self.source, 0)
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        with contextlib.closing(connection):
            connection.request(method, path, body=data, headers=named)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, told, response.read())

    def at(self, source: str) -> "Client":
        """The same server, asked from another address."""
        return Client(self.port, source)


def until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    """Return whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


@contextlib.contextmanager
def serving(settings: Settings) -> Iterator[Client]:
    """Run the application in a thread, on a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(make_app(settings), log_config=None, access_log=False, ws="none")
        logging.getLogger("uvicorn.access").disabled = True
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(0.02)
        try:
            assert server.started
            yield Client(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


def document(number: int) -> Contents:
    """The graph of one document of the W3C test suite: it says that it is a document."""
    name = NamedNode(DATA.format(number))
    quads = [
        Quad(name, TYPE, FOAF_DOCUMENT, name),
        Quad(SHARED, TYPE, FOAF_DOCUMENT, name),
    ]
    return Contents(name, quads, "test")


@pytest.fixture(scope="session", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store: the graphs of the questions' tests, and those of the W3C suite."""
    folder = stored(tmp_path_factory.mktemp("web"))
    with open_store(folder) as opened:
        opened.put(document(number) for number in range(4))
    return folder


@pytest.fixture(scope="session", name="client")
def _client(store: Path) -> Iterator[Client]:
    """A server as it is by default, but with a short deadline."""
    with serving(Settings(store, limits=Limits(workers=3, seconds=5, burst=100_000))) as client:
        yield client


@pytest.fixture(name="serve")
def _serve(store: Path) -> Iterator[Callable[..., Client]]:
    """Start a server of one's own: settings as keywords, limits as `limits=`."""
    with contextlib.ExitStack() as running:

        def start(**settings: object) -> Client:
            return running.enter_context(serving(Settings(store, **settings)))  # type: ignore[arg-type]

        yield start


@pytest.fixture(scope="session", name="pages_store")
def _pages_store(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    """The sample reports, and one by somebody who means us harm."""
    folder = tmp_path_factory.mktemp("pages")
    hostile = folder / "hostile <b>&.txt"
    hostile.write_text(REPORT, encoding="utf-8")
    build([*samples, hostile], folder / "kg-store")
    return folder / "kg-store"


@pytest.fixture(scope="session", name="pages")
def _pages(pages_store: Path) -> Iterator[Client]:
    """A server of the sample reports."""
    with serving(Settings(pages_store, limits=Limits(workers=2, burst=100_000))) as client:
        yield client
