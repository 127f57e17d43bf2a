"""How fast are the stages, and how much memory do they take? `make bench`; off in `make test`.

Read `OPS` as texts a second; `extra_info` (with `--benchmark-json`) and the lines that are printed
at the end of a test give characters and quads a second. No test asserts on a clock, because
machines differ. Each round reads the reports under new ids, so that nothing that is kept for a
report helps the next.

Extraction is measured on full-size reports where these lie beside the checkout
(`../shared/reports`), else on the samples: many copies, up to 10 MB of text, one core, processor
time, garbage collected as `kg build` does it, no facts kept; the rate is that of the median copy.
"""

import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from math import ceil
from pathlib import Path
from time import process_time

import pytest
from pyoxigraph import Quad
from pyoxigraph import Store as Engine

from kg.audit import audit
from kg.extraction.extract import extract, many_reports
from kg.identity.resolve import resolve
from kg.model.text import Report
from kg.outputs.query import find_query, run
from kg.pipeline import build
from kg.rdf.assertion import assert_report
from kg.rdf.mint import report_graph
from kg.rdf.store import Contents, open_store
from kg.text.read import make_report, read_report
from tests.auditing import copied_paragraphs

pytestmark = pytest.mark.bench

COPIES = 20
BYTES = 10_000_000
"""Size of the copies from which facts are extracted."""


@pytest.fixture(scope="module", name="reports")
def _reports(samples: list[Path]) -> list:
    return [read_report(path) for path in samples]


@pytest.fixture(scope="module", name="long_reports")
def _long_reports(root: Path, samples: list[Path]) -> list[Report]:
    """The full-size reports beside the checkout, or the samples where there are none."""
    found = sorted((root.parent / "shared" / "reports").glob("*.txt"))
    return [read_report(path) for path in found or samples]


def anew(reports: list[Report], numbers: Iterator[int]) -> list[Report]:
    """The same texts under ids that were never seen."""
    number = next(numbers)
    return [replace(report, id=f"{report.id}-{number}") for report in reports]


def extract_all(reports: list[Report]) -> None:
    """Extract facts and keep none, so that memory is that of one report."""
    for report in reports:
        extract(report)


@pytest.fixture(scope="module", name="contents")
def _contents(reports) -> list[Contents]:
    """The graphs of the samples, many times under other report ids."""
    copies = [
        replace(report, id=f"{report.id}-{copy}") for copy in range(COPIES) for report in reports
    ]
    return [
        Contents(report_graph(report.id), tuple(assert_report(resolve(*extract(report)))), "bench")
        for report in copies
    ]


@pytest.fixture(name="fresh")
def _fresh(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """A new folder for every round."""
    numbers = count()
    yield lambda: tmp_path / f"store-{next(numbers)}"
    shutil.rmtree(tmp_path, ignore_errors=True)


def tell(benchmark, what: str, amount: int) -> None:
    rate = amount / benchmark.stats.stats.median
    benchmark.extra_info[f"{what} a second"] = round(rate)
    print(f"\n{benchmark.name}: {rate:,.0f} {what} a second")  # noqa: T201


@pytest.mark.benchmark(timer=process_time, disable_gc=False)
def test_text_to_facts(benchmark, long_reports) -> None:
    numbers = count()
    size = sum(len(report.text.encode()) for report in long_reports)
    extract_all(anew(long_reports, numbers))  # loads the tables
    with many_reports():
        benchmark.pedantic(
            extract_all,
            setup=lambda: ((anew(long_reports, numbers),), {}),
            rounds=ceil(BYTES / size),
            warmup_rounds=1,
        )

    tell(benchmark, "characters", sum(len(report.text) for report in long_reports))


@pytest.mark.benchmark(timer=process_time, disable_gc=False)
def test_copied_paragraphs_to_findings(benchmark) -> None:
    """Two megabytes of nothing but copies; wanted: under ten seconds."""
    numbers, text = count(), copied_paragraphs(2_000_000)

    def check() -> None:
        report = make_report(f"copies-{next(numbers)}", text)
        audit(report.id, assert_report(resolve(*extract(report))))

    with many_reports():
        benchmark.pedantic(check, rounds=3)

    tell(benchmark, "characters", len(text))


def test_memory_from_text_to_facts(long_reports) -> None:
    """The peak does not grow with the number of reports, once the sentences kept are replaced."""
    numbers, peaks = count(), []
    for rounds in (5, 20):
        tracemalloc.start()
        with many_reports():
            for _ in range(rounds):
                extract_all(anew(long_reports, numbers))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        print(f"\n{rounds * len(long_reports)} reports: peak {peaks[-1] / 1e6:.1f} MB")  # noqa: T201

    assert peaks[1] < 1.2 * peaks[0]


def test_text_to_quads(benchmark, reports) -> None:
    numbers = count()
    benchmark(
        lambda: [list(assert_report(resolve(*extract(one)))) for one in anew(reports, numbers)]
    )

    tell(benchmark, "characters", sum(len(report.text) for report in reports))


def test_build_the_samples(benchmark, samples, reports, fresh) -> None:
    benchmark.pedantic(lambda: build(samples, fresh()), rounds=3, warmup_rounds=1)

    tell(benchmark, "characters", sum(len(report.text) for report in reports))


def test_load(benchmark, contents, fresh) -> None:
    def load() -> None:
        with open_store(fresh()) as store:
            store.put(contents)

    benchmark.pedantic(load, rounds=5, warmup_rounds=1)

    tell(benchmark, "quads", sum(len(content.quads) for content in contents))


def test_load_raw(benchmark, contents, fresh) -> None:
    """The same quads, the merged default graph among them, through bulk_extend alone."""
    named = [quad for content in contents for quad in content.quads]
    quads = [*named, *(Quad(quad.subject, quad.predicate, quad.object) for quad in named)]
    benchmark.pedantic(lambda: Engine(str(fresh())).bulk_extend(quads), rounds=5, warmup_rounds=1)

    tell(benchmark, "quads", len(named))


@pytest.mark.parametrize("name", ["lead-units", "project-stages", "open-issues", "deadlines"])
def test_question(benchmark, name: str, samples, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("ask") / "store"
    build(samples, folder)
    with open_store(folder, read_only=True) as store:
        benchmark(run, store, find_query(name))
