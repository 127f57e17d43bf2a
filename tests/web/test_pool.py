"""Hostile queries: stopped at their limits, while everybody else is answered."""

import contextlib
import http.client
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.web.settings import Limits, Settings
from tests.fixture import ENDLESS
from tests.web.conftest import QUERY, Client, Reply, serving, until

PATHS = (
    "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|!<x:p>)* ?b . ?b (<x:p>|!<x:p>)* ?c . "
    "?d (<x:p>|!<x:p>)* ?e . ?e (<x:p>|!<x:p>)* ?f }"
)
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
MIB = 1024**2


def ask(client: Client, query: str) -> Reply:
    return client("/sparql", method="POST", body=query, content_type=QUERY)


def timed(client: Client, query: str) -> tuple[int, float]:
    began = time.monotonic()
    status = ask(client, query).status
    return status, time.monotonic() - began


@pytest.mark.slow
def test_two_hostile_clients_do_not_keep_others_waiting(serve) -> None:
    """Each asks more endless queries at once than there are workers, from its own address."""
    client = serve(limits=Limits(workers=5, seconds=4))
    hostile = [client.at(f"127.0.0.{number}") for number in (2, 3)]
    with ThreadPoolExecutor(12) as threads:
        endless = [
            threads.submit(timed, one, query)
            for one in hostile
            for query in (ENDLESS, PATHS, ENDLESS, PATHS)
        ]
        time.sleep(0.5)
        others = [timed(client, "SELECT * { ?s ?p ?o } LIMIT 10") for _ in range(20)]
        statuses = [future.result()[0] for future in endless]
        shortest = min(future.result()[1] for future in endless)

    assert {status for status, _ in others} == {200}
    assert max(seconds for _, seconds in others) < 2
    assert statuses == [504] * 8
    assert shortest >= 4
    assert ask(client, "ASK {}").status == 200


def test_a_query_that_needs_too_much_memory_is_stopped(serve) -> None:
    client = serve(limits=Limits(workers=3, seconds=20, memory=768 * MIB))
    reply = ask(client, SORTED)

    assert reply.status == 507
    assert "0.75 GiB" in reply.text
    assert ask(client, "ASK {}").status == 200


def test_an_answer_that_is_too_large_is_stopped(serve) -> None:
    client = serve(limits=Limits(workers=3, seconds=20, result=MIB))
    pairs = ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000")
    few = ask(client, "SELECT * { ?a ?b ?c } LIMIT 100")

    assert pairs.status == 507
    assert "1 MiB" in pairs.text
    assert (few.status, few.text.count('"a"')) == (200, 101)


def test_a_long_answer_comes_complete(client: Client) -> None:
    reply = client(
        f"/sparql?query={quote('SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000')}", accept="text/csv"
    )

    assert reply.status == 200
    assert len(reply.body) > 2 * MIB
    assert reply.text.count("\r\n") == 30_001


@pytest.mark.slow
def test_a_full_queue_says_come_again(serve) -> None:
    client = serve(limits=Limits(workers=3, seconds=3, waiting=3, waiting_each=2))
    with ThreadPoolExecutor(12) as threads:
        one = [threads.submit(ask, client, ENDLESS) for _ in range(5)]
        time.sleep(0.7)
        crowded = [future.result() for future in one if future.done()]
        more = [client.at(f"127.0.0.{number}") for number in (2, 3, 4, 5)]
        others = [threads.submit(ask, other, ENDLESS) for other in more]
        replies = [future.result() for future in others]

    assert [reply.status for reply in crowded] == [429, 429]
    assert 503 in {reply.status for reply in replies}
    assert all("retry-after" in reply.headers for reply in replies if reply.status == 503)


def children() -> set[int]:
    """The processes of the workers that this test's server has started."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_query_whose_client_is_gone_is_stopped(serve) -> None:
    client = serve(limits=Limits(workers=3, seconds=60))
    before = children()
    connection = http.client.HTTPConnection("127.0.0.1", client.port)
    with contextlib.closing(connection):
        connection.request("GET", f"/sparql?query={quote(ENDLESS)}")
        time.sleep(0.5)

    assert until(lambda: len(before - children()) == 1 and len(children()) >= len(before))
    assert ask(client, "ASK {}").status == 200


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_no_worker_outlives_the_server(serve, store: Path) -> None:
    before = children()
    with serving(Settings(store, limits=Limits(workers=3))) as client:
        assert ask(client, "ASK {}").status == 200
        assert len(children() - before) == 3

    assert children() <= before
