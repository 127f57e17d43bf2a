"""From report files to a store: the only module that knows every stage."""

import hashlib
import json
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, Unpack

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

import kg
from kg.audit import apply_marks, audit, audit_graph
from kg.errors import KgError, ReadError
from kg.extraction.coverage import measure_coverage
from kg.extraction.extract import extract, many_reports, spare_collections
from kg.followup.linking import relink
from kg.identity.registry import NO_REGISTRY, Registry
from kg.identity.resolve import resolve
from kg.model.coverage import Share
from kg.model.entities import Resolution
from kg.model.text import Report
from kg.rdf.assertion import assert_report
from kg.rdf.inference import infer
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import graph
from kg.rdf.ontology import load_ontology
from kg.rdf.store import Contents, Store, open_store
from kg.resources import resource
from kg.text.read import read_report

Status: TypeAlias = Literal["built", "unchanged", "replaced", "failed"]

_READ_THE_STORE = ("cli", "outputs", "ledger")
_BATCH_BYTES = 8 * 1024 * 1024
"""N-Quads that go into the store together, some 8 reports; a killed build loses no more."""
_AHEAD = 2
"""Reports that each process may be ahead of the store: memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `counts` tells the facts of each type, `shares` how much of the sentences, figures and bodies
    they make use of, `reason` why it failed.
    """

    path: Path
    report_id: str
    status: Status
    reason: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    characters: int = 0
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """The file's name, for people."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all inputs, in their order; `inferred` counts the conclusions of the rules."""

    outcomes: tuple[Outcome, ...]
    inferred: int
    seconds: float

    def count(self, status: Status) -> int:
        """Return how many inputs ended so.

        >>> Summary((Outcome(Path("a.txt"), "a", "built"),), 0, 0.1).count("built")
        1
        """
        return sum(outcome.status == status for outcome in self.outcomes)


class Supplied(TypedDict, total=False):
    """What the caller says about the reports; it fills what their text leaves out."""

    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class _Job:
    """A report to build; travels to a worker process."""

    path: Path
    report: Report
    supplied: Supplied
    registry: Registry
    status: Status = "built"
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class _Product:
    """What becomes of an input: its outcome, and its graph as N-Quads unless it has none."""

    outcome: Outcome
    n_quads: bytes = b""
    fingerprint: str = ""


def build(
    paths: Iterable[Path],
    store_path: Path,
    *,
    jobs: int = 1,
    progress: Callable[[Outcome], None] = lambda outcome: None,
    registry: Registry = NO_REGISTRY,
    **supplied: Unpack[Supplied],
) -> Summary:
    """Read reports into the store and let the rules draw their conclusions.

    An unchanged report is skipped, a changed one replaces its graph; an unreadable one, or one with
    a used id, fails alone. `progress` hears of each input; `registry` comes before every rule.

    Raises StoreError when the store cannot be opened or written.
    """
    began = time.perf_counter()
    inputs = tuple(paths)
    with open_store(store_path) as store:
        _put(store, graph("ontology"), load_ontology(), code_fingerprint())
        products = _products(_prepare(inputs, store, supplied, registry), min(jobs, len(inputs)))
        outcomes = tuple(_load(store, products, progress))
        apply_marks(store)
        relink(store, code_fingerprint())
        inferred = conclude(store)
        store.compact()
    return Summary(outcomes, inferred, time.perf_counter() - began)


@cache
def code_fingerprint() -> str:
    """Return a hash of all that turns a text into a graph: version, ontology, lexicons, stages.

    >>> len(code_fingerprint())
    64
    """
    package = Path(kg.__file__).parent
    readers = {package / name for name in _READ_THE_STORE}
    modules = (path for path in package.rglob("*.py") if readers.isdisjoint(path.parents))
    tables = [path for path in resource("ontology").rglob("*.t[st][lv]") if path.is_file()]
    asked = ("ontology/rules", "queries/audit", "queries/followup")
    rules = [path for folder in asked for path in resource(folder).rglob("*.r[qu]")]
    digest = hashlib.sha256(kg.__version__.encode())
    for path in sorted((*modules, *tables, *rules)):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _prepare(
    paths: Iterable[Path], store: Store, supplied: Supplied, registry: Registry
) -> Iterator[_Job | _Product]:
    """Read the inputs one by one; yield a job for each that must be built, else its outcome."""
    seen: dict[NamedNode, Path] = {}
    for path in paths:
        try:
            report = read_report(path)
        except ReadError as error:
            yield _Product(Outcome(path, "", "failed", str(error)))
            continue
        name = report_graph(report.id)
        if name in seen:
            problem = f"{path}: 与 {seen[name]} 编号相同，请改名 (same id {report.id}; rename one)"
            yield _Product(Outcome(path, report.id, "failed", problem))
            continue
        seen[name] = path
        job = _Job(path, report, supplied, registry)
        yield _due(job, known=store.fingerprint(name))


def _due(job: _Job, *, known: str | None) -> _Job | _Product:
    """Return the job with its fingerprint, or its outcome when the store has just that already."""
    report = job.report
    names = sorted(job.registry.meanings.items())
    inputs = (report.id, report.stem, report.sha256, dict(job.supplied), names, code_fingerprint())
    fingerprint = _hash(json.dumps(inputs, sort_keys=True))
    if known == fingerprint:
        return _Product(Outcome(job.path, report.id, "unchanged", characters=len(report.text)))
    return replace(job, status="replaced" if known else "built", fingerprint=fingerprint)


def _products(entries: Iterable[_Job | _Product], jobs: int) -> Iterator[_Product]:
    """Yield the products in the order of the inputs, whatever the number of processes."""
    if jobs <= 1:
        with many_reports():
            yield from (_make(entry) if isinstance(entry, _Job) else entry for entry in entries)
        return
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(jobs, context, spare_collections) as pool:
            yield from _side_by_side(entries, pool, ahead=_AHEAD * jobs)
    except BrokenProcessPool as error:
        problem = "a worker process died, perhaps for want of memory; use fewer --jobs"
        raise KgError(problem) from error


def _side_by_side(
    entries: Iterable[_Job | _Product], pool: ProcessPoolExecutor, *, ahead: int
) -> Iterator[_Product]:
    """Yield the products in order, while the next entries, `ahead` at most, are being made."""
    waiting: deque[Future[_Product] | _Product] = deque()
    for entry in entries:
        waiting.append(pool.submit(_make, entry) if isinstance(entry, _Job) else entry)
        if len(waiting) > ahead:
            yield _finished(waiting.popleft())
    while waiting:
        yield _finished(waiting.popleft())


def _finished(product: Future[_Product] | _Product) -> _Product:
    return product.result() if isinstance(product, Future) else product


def _make(job: _Job) -> _Product:
    """Turn one report into its graph; runs in a worker process."""
    began = time.perf_counter()
    report = job.report
    outcome = Outcome(job.path, report.id, job.status, characters=len(report.text))
    try:
        reading, facts = extract(report, **job.supplied)
        resolution = resolve(reading, facts, job.registry)
        coverage = measure_coverage(reading, facts)
        quads = assert_report(resolution, coverage)
        quads += (findings := audit(report.id, quads))
    except KgError as error:
        return _Product(replace(outcome, status="failed", reason=str(error)))
    n_quads = serialize(quads, format=RdfFormat.N_QUADS) or b""
    counts = {**_counts(resolution), "findings": len({quad.subject for quad in findings})}
    shares = {name: getattr(coverage, name) for name in ("sentences", "figures", "bodies")}
    told = replace(outcome, counts=counts, shares=shares, seconds=time.perf_counter() - began)
    return _Product(told, n_quads, job.fingerprint)


def _counts(resolution: Resolution) -> dict[str, int]:
    facts = resolution.facts
    counts = {group.name: len(getattr(facts, group.name)) for group in fields(facts)}
    return {"units": len(resolution.units), **counts}


def _load(
    store: Store, products: Iterable[_Product], progress: Callable[[Outcome], None]
) -> Iterator[Outcome]:
    """Put the products into the store, some at a time; yield their outcomes."""
    batch: list[_Product] = []
    size = 0
    for product in products:
        progress(product.outcome)
        yield product.outcome
        if product.n_quads:
            batch.append(product)
            size += len(product.n_quads)
        if size > _BATCH_BYTES:
            store.put(_contents(batch))
            batch, size = [], 0
    store.put(_contents(batch))


def _contents(products: Iterable[_Product]) -> Iterator[Contents]:
    """Yield the graph of every report and that of the findings about it; one changes with both."""
    for product in products:
        quads = list(parse(product.n_quads, RdfFormat.N_QUADS))
        for name in (of(product.outcome.report_id) for of in (report_graph, audit_graph)):
            yield Contents(name, [q for q in quads if q.graph_name == name], product.fingerprint)


def _put(store: Store, name: NamedNode, quads: Iterable[Quad], fingerprint: str) -> None:
    if store.fingerprint(name) != fingerprint:
        store.put([Contents(name, tuple(quads), fingerprint)])


def conclude(store: Store) -> int:
    """Run the rules unless nothing changed since they ran; return the number of conclusions.

    Raises StoreError when the store cannot be written.
    """
    name = graph("inferred")
    others = (other for other in store.graphs() if other != name)
    fingerprint = _hash(json.dumps([(other.value, store.fingerprint(other)) for other in others]))
    if store.fingerprint(name) != fingerprint:
        store.mark(name, "")  # an interrupted run must not look finished
        infer(store.engine)
        store.mark(name, fingerprint)
    return sum(1 for _ in store.quads(name))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
