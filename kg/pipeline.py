"""From report files to a store: the only module that knows every stage."""

import hashlib
import json
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, Unpack

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

import kg
from kg.errors import KgError, ReadError
from kg.extraction.extract import extract
from kg.identity.resolve import resolve
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

_READ_THE_STORE = ("cli", "outputs")
_BATCH_BYTES = 32 * 1024 * 1024
"""N-Quads that go into the store together, some 30 reports; a killed build loses no more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; `counts` tells the facts of each type, `reason` why it failed."""

    path: Path
    report_id: str
    status: Status
    reason: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
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
    """What the caller says about the reports; it wins over what their text says."""

    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class _Job:
    """A report to build; travels to a worker process."""

    path: Path
    report: Report
    supplied: Supplied
    status: Status
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Product:
    """What a worker sends back: the graph as N-Quads, empty when the report failed."""

    job: _Job
    outcome: Outcome
    n_quads: bytes


def build(
    paths: Iterable[Path],
    store_path: Path,
    *,
    jobs: int = 1,
    progress: Callable[[Outcome], None] = lambda outcome: None,
    **supplied: Unpack[Supplied],
) -> Summary:
    """Read reports into the store and let the rules draw their conclusions.

    A report that did not change since it was built is skipped; a changed one replaces its graph.
    An input that cannot be read, or that has the id of an earlier one, fails alone and leaves the
    store as it was. `progress` is called once for each input, when its outcome is known.

    Raises StoreError when the store cannot be opened or written.
    """
    began = time.perf_counter()
    with open_store(store_path) as store:
        _put(store, graph("ontology"), load_ontology(), code_fingerprint())
        entries = list(_prepare(paths, store, supplied))
        for entry in entries:
            if isinstance(entry, Outcome):
                progress(entry)
        work = [entry for entry in entries if isinstance(entry, _Job)]
        built = _load(store, _products(work, jobs), progress)
        inferred = _infer(store)
    outcomes = (built[entry.report.id] if isinstance(entry, _Job) else entry for entry in entries)
    return Summary(tuple(outcomes), inferred, time.perf_counter() - began)


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
    rules = resource("ontology").rglob("*.ru")
    digest = hashlib.sha256(kg.__version__.encode())
    for path in sorted((*modules, *tables, *rules)):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _prepare(paths: Iterable[Path], store: Store, supplied: Supplied) -> Iterator[_Job | Outcome]:
    """Read the inputs; yield a job for each that must be built, else its outcome."""
    seen: dict[NamedNode, Path] = {}
    for path in paths:
        try:
            report = read_report(path)
        except ReadError as error:
            yield Outcome(path, "", "failed", str(error))
            continue
        name = report_graph(report.id)
        if name in seen:
            problem = f"{path}: same report id {report.id} as {seen[name]}; rename one of the files"
            yield Outcome(path, report.id, "failed", problem)
            continue
        seen[name] = path
        yield _job(path, report, supplied, known=store.fingerprint(name))


def _job(path: Path, report: Report, supplied: Supplied, *, known: str | None) -> _Job | Outcome:
    inputs = (report.id, report.stem, report.sha256, dict(supplied), code_fingerprint())
    fingerprint = _hash(json.dumps(inputs, sort_keys=True))
    if known == fingerprint:
        return Outcome(path, report.id, "unchanged", characters=len(report.text))
    return _Job(path, report, supplied, "replaced" if known else "built", fingerprint)


def _products(work: Sequence[_Job], jobs: int) -> Iterator[_Product]:
    """Yield the products in the order of the work, whatever the number of processes."""
    if jobs == 1 or len(work) <= 1:
        yield from map(_make, work)
        return
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(min(jobs, len(work)), mp_context=context) as pool:
            yield from pool.map(_make, work)
    except BrokenProcessPool as error:
        problem = "a worker process died, perhaps for want of memory; use fewer --jobs"
        raise KgError(problem) from error


def _make(job: _Job) -> _Product:
    """Turn one report into its graph; runs in a worker process."""
    began = time.perf_counter()
    report = job.report
    outcome = Outcome(job.path, report.id, job.status, characters=len(report.text))
    try:
        resolution = resolve(*extract(report, **job.supplied))
        n_quads = serialize(assert_report(resolution), format=RdfFormat.N_QUADS) or b""
    except KgError as error:
        return _Product(job, replace(outcome, status="failed", reason=str(error)), b"")
    seconds = time.perf_counter() - began
    return _Product(job, replace(outcome, counts=_counts(resolution), seconds=seconds), n_quads)


def _counts(resolution: Resolution) -> dict[str, int]:
    facts = resolution.facts
    counts = {group.name: len(getattr(facts, group.name)) for group in fields(facts)}
    return {"units": len(resolution.units), **counts}


def _load(
    store: Store, products: Iterable[_Product], progress: Callable[[Outcome], None]
) -> dict[str, Outcome]:
    """Put the products into the store, some at a time; return their outcomes by report id."""
    outcomes: dict[str, Outcome] = {}
    batch: list[_Product] = []
    for product in products:
        outcomes[product.job.report.id] = product.outcome
        progress(product.outcome)
        if product.n_quads:
            batch.append(product)
        if sum(len(waiting.n_quads) for waiting in batch) > _BATCH_BYTES:
            store.put(map(_contents, batch))
            batch = []
    store.put(map(_contents, batch))
    return outcomes


def _contents(product: _Product) -> Contents:
    quads = list(parse(product.n_quads, RdfFormat.N_QUADS))
    return Contents(report_graph(product.job.report.id), quads, product.job.fingerprint)


def _put(store: Store, name: NamedNode, quads: Iterable[Quad], fingerprint: str) -> None:
    if store.fingerprint(name) != fingerprint:
        store.put([Contents(name, tuple(quads), fingerprint)])


def _infer(store: Store) -> int:
    """Run the rules unless nothing changed since they ran; return the number of conclusions."""
    name = graph("inferred")
    inputs = [(other.value, store.fingerprint(other)) for other in store.graphs() if other != name]
    fingerprint = _hash(json.dumps(inputs))
    if store.fingerprint(name) != fingerprint:
        infer(store.engine)
        _put(store, name, store.quads(name), fingerprint)
    return sum(1 for _ in store.quads(name))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
