"""What `kg serve` bears: clients at once, hostile ones among them, on a large store.

    python -m tests.bench.serve [--quads 1600000] [--seconds 60] [--clients 16] [--hostile 2]

The store is made of the sample reports, again and again under other ids and other names of places,
so each copy has units and projects of its own. Each client has an address of its own on the
loopback network; hostile ones ask endless queries and at once again. Linux only: it reads /proc.
"""

import argparse
import http.client
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from pyoxigraph import Quad

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.model.text import Report
from kg.rdf.assertion import assert_report
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Contents, open_store
from kg.text.read import read_report

ROOT = Path(__file__).resolve().parents[2]
PLACE = "云河"
CHARACTERS = "安宁清平永兴长丰东南西北海江山林石桥"
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|!<x:p>)* ?b . ?b (<x:p>|!<x:p>)* ?c }",
)
NAMES = (
    'PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?x {{ ?x skos:prefLabel "{}"@zh }}'
)
#: What ordinary clients ask, with `{}` for the name of a unit; each as often as any other.
QUESTIONS = {
    "by name": 'SELECT ?x {{ ?x skos:prefLabel "{}"@zh }}',
    "duties of a unit": (
        'SELECT ?item ?label {{ ?unit skos:prefLabel "{}"@zh . ?item gpr:leadUnit ?unit ; '
        "skos:prefLabel ?label }}"
    ),
    "evidence": (
        'SELECT ?quote {{ ?unit skos:prefLabel "{}"@zh . ?claim gpr:actor ?unit ; '
        "gpr:evidence/oa:exact ?quote }} LIMIT 50"
    ),
    "waiting": (
        "SELECT ?work ?needed {{ ?claim a gpr:Dependency ; gpr:dependent ?work ; "
        "gpr:prerequisite ?needed }} LIMIT 100"
    ),
    "describe": 'DESCRIBE ?unit {{ ?unit skos:prefLabel "{}"@zh }}',
    "stages": ("SELECT ?stage (COUNT(*) AS ?n) {{ ?x gpr:reportedStatus ?stage }} GROUP BY ?stage"),
}


@dataclass
class Tally:
    """What the clients saw, and until when they ask."""

    until: float
    seconds: dict[str, list[float]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, status: int, seconds: float) -> None:
        with self.lock:
            self.statuses[status] += 1
            self.seconds.setdefault(name, []).append(seconds)


def copies(reports: Sequence[Report]) -> Iterator[Report]:
    """Yield the reports again and again, each round with another place."""
    number = 0
    while True:
        place = "".join(
            CHARACTERS[number // len(CHARACTERS) ** power % len(CHARACTERS)] for power in range(2)
        )
        for report in reports:
            yield replace(
                report,
                id=f"{report.id}-{number}",
                text=report.text.replace(PLACE, place),
                folded=report.folded.replace(PLACE, place),
            )
        number += 1


def fill(folder: Path, quads: int) -> int:
    """Build a store of at least so many quads; return how many there are in named graphs."""
    reports = [read_report(path) for path in sorted((ROOT / "kg" / "samples").glob("*.txt"))]
    held = 0

    def contents() -> Iterator[Contents]:
        nonlocal held
        yield Contents(graph("ontology"), tuple(load_ontology()), "bench")
        for report in copies(reports):
            found: tuple[Quad, ...] = tuple(assert_report(resolve(*extract(report))))
            held += len(found)
            yield Contents(report_graph(report.id), found, "bench")
            if held >= quads:
                return

    with open_store(folder) as store:
        pending = []
        for content in contents():
            pending.append(content)
            if len(pending) == 60:
                store.put(pending)
                pending = []
        store.put(pending)
    return held


class Asker:
    """One address that asks over a connection of its own, which is kept open."""

    def __init__(self, port: int, source: str) -> None:
        self._connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=120, source_address=(source, 0)
        )

    def __call__(self, query: str) -> tuple[int, float]:
        """Return the status, and the seconds until the last byte."""
        began = time.monotonic()
        accepted = {"Accept": "text/csv, text/turtle"}
        self._connection.request("GET", f"/sparql?query={quote(query)}", headers=accepted)
        response = self._connection.getresponse()
        response.read()
        return response.status, time.monotonic() - began


def visit(asker: Asker, chosen: random.Random, units: Sequence[str], tally: Tally) -> None:
    """Ask one question after another until the time is over, like a person in great haste."""
    while time.monotonic() < tally.until:
        name = chosen.choice(sorted(QUESTIONS))
        tally.add(name, *asker(QUESTIONS[name].format(chosen.choice(units))))


def attack(port: int, number: int, tally: Tally) -> None:
    """Keep three hostile queries going from one address."""

    def keep_asking() -> None:
        asker = Asker(port, f"127.0.2.{number + 1}")
        while time.monotonic() < tally.until:
            tally.add("hostile", *asker(HOSTILE[number % len(HOSTILE)]))

    threads = [threading.Thread(target=keep_asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def memory(pid: int) -> tuple[int, int]:
    """Return the private memory of the server and of all its workers, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return _private(pid), sum(_private(int(child)) for child in children)


def _private(pid: int) -> int:
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(size) for size in re.findall(r"^Private_\w+:\s+(\d+) kB", rolled, re.M)) // 1024


def measure(port: int, pid: int, units: Sequence[str], options: argparse.Namespace) -> None:
    """Let all clients loose, and say how it went."""
    warm_up(port)
    until = time.monotonic() + options.seconds
    people, hostile = Tally(until), Tally(until)
    threads = [
        threading.Thread(target=attack, args=(port, number, hostile))
        for number in range(options.hostile)
    ]
    for number in range(options.clients):
        asker = Asker(port, f"127.0.1.{number + 1}")
        arguments = (asker, random.Random(number), units, people)
        threads.append(threading.Thread(target=visit, args=arguments))
    for thread in threads:
        thread.start()
    seen = []
    while any(thread.is_alive() for thread in threads):
        seen.append(memory(pid))
        time.sleep(2)
    spent = [second for seconds in people.seconds.values() for second in seconds]
    rate = len(spent) / options.seconds
    say(f"{rate:.0f} answers a second, by status {dict(people.statuses)}")
    say(f"all: {_line(spent)}")
    for name, seconds in sorted(people.seconds.items()):
        say(f"  {name}: {_line(seconds)}")
    say(f"hostile, by status: {dict(hostile.statuses)}")
    own, workers = (max(values) for values in zip(*seen, strict=True))
    say(f"memory of its own, MB: server at most {own}, all workers {workers}")


def warm_up(port: int) -> None:
    """Wait for the first answers, so that the start of the workers is not measured."""
    asker = Asker(port, "127.0.3.1")
    for query in QUESTIONS.values():
        for _ in range(10):
            asker(query.format("-"))


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)  # noqa: T201


def _line(seconds: Sequence[float]) -> str:
    cuts = quantiles(seconds, n=100)
    return (
        f"{len(seconds)} answers, median {1000 * median(seconds):.1f} ms, "
        f"p90 {1000 * cuts[89]:.1f} ms, p99 {1000 * cuts[98]:.1f} ms, "
        f"longest {1000 * max(seconds):.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path, help="keep the store here, and use it again")
    parser.add_argument("--quads", type=int, default=1_600_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--hostile", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "kg-store"
        if not store.exists():
            began = time.monotonic()
            say(f"{fill(store, options.quads):,} quads in {time.monotonic() - began:.0f} s")
        units = unit_names(store)
        command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
            found = re.search(r":(\d+)/", server.stderr.readline())
            threading.Thread(target=server.stderr.read, daemon=True).start()
            measure(int(found[1]), server.pid, units, options)
            server.terminate()


def unit_names(store: Path) -> list[str]:
    """Return the names of some units."""
    query = (
        "SELECT DISTINCT ?l { ?c <https://w3id.org/gpr/ont#actor> ?u . ?u skos:prefLabel ?l } "
        "LIMIT 5000"
    )
    with open_store(store, read_only=True) as opened:
        prefixes = {"skos": "http://www.w3.org/2004/02/skos/core#"}
        return [row["l"].value for row in opened.engine.query(query, prefixes=prefixes)]


if __name__ == "__main__":
    main()
