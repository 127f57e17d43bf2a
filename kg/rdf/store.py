"""The store on disk: one named graph per report, and their merge as the default graph.

Beside the graphs of the reports stand `ontology` and `inferred`. The graph `runs` holds the
fingerprint from which each graph was built; it is a graph, not a file, so that fingerprint and
content change in one transaction, and it is no part of the default graph or of an export.

A report's graph and the default graph change together or not at all, whenever the program dies.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    serialize,
)

from kg.errors import StoreError
from kg.rdf.namespaces import PROV, graph
from kg.resources import resource

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

FORMAT = 1
"""Layout of the folder; a store of another format must be built again."""

#: What stands in the folder: a file that tells the format, and the engine's own folder.
MARKER, QUADS = "duban-store.json", "quads"
_RUNS = graph("runs")
_FINGERPRINT = NamedNode(PROV + "value")
_STAGING = "urn:x-duban:staging:"
_RUN, _REMOVED, _ADDED = (NamedNode(_STAGING + name) for name in ("run", "removed", "added"))


@dataclass(frozen=True, slots=True)
class Contents:
    """A named graph as it shall be, and the fingerprint of what it was built from."""

    graph: NamedNode
    quads: Sequence[Quad]
    fingerprint: str


class Store:
    """An open store; close it, or use it in a `with` statement.

    `engine` is the pyoxigraph store, for rules and for tools that want it bare.
    """

    def __init__(self, engine: pyoxigraph.Store, path: Path) -> None:
        self.path = path
        self._engine: pyoxigraph.Store | None = engine

    @property
    def engine(self) -> pyoxigraph.Store:
        """The pyoxigraph store.

        Raises StoreError once the store is closed.
        """
        if self._engine is None:
            raise StoreError(f"{self.path}: 图谱库已关闭，请重新打开 (closed; open it again)")
        return self._engine

    def query(self, query: str, *, substitutions: Mapping[Variable, Term] | None = None) -> Answer:
        """Answer a query over the merge of all named graphs; `GRAPH ?g` tells them apart.

        Raises SyntaxError when the query is no SPARQL.
        """
        return self.engine.query(query, substitutions=dict(substitutions or {}))

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs by name, without the bookkeeping."""
        names = (name for name in self.engine.named_graphs() if isinstance(name, NamedNode))
        return sorted((name for name in names if not _is_bookkeeping(name)), key=str)

    def quads(self, name: NamedNode) -> Iterator[Quad]:
        """Yield the quads of one named graph."""
        return self.engine.quads_for_pattern(None, None, None, name)

    def fingerprint(self, name: NamedNode) -> str | None:
        """Return the fingerprint that a graph was put in with, None for an unknown graph."""
        found = next(self.engine.quads_for_pattern(name, _FINGERPRINT, None, _RUNS), None)
        return found.object.value if found and isinstance(found.object, Literal) else None

    def put(self, contents: Iterable[Contents]) -> None:
        """Make each named graph what its contents say; the last word on one graph wins.

        All new graphs go in together, each changed graph in a transaction of its own.

        Raises StoreError when the disk refuses.
        """
        latest = {content.graph: content for content in contents}
        changed = [content for content in latest.values() if self._holds(content.graph)]
        new = [content for content in latest.values() if not self._holds(content.graph)]
        with _translated(self.path):
            if new:
                self.engine.bulk_extend(_merged(new))
            for content in changed:
                self._replace(content)
            self.engine.flush()

    def mark(self, name: NamedNode, fingerprint: str) -> None:
        """Note what a graph was built from whose quads stand here already, as the rules write them.

        Raises StoreError when the disk refuses.
        """
        with _translated(self.path):
            for quad in list(self.engine.quads_for_pattern(name, _FINGERPRINT, None, _RUNS)):
                self.engine.remove(quad)
            self.engine.add(Quad(name, _FINGERPRINT, Literal(fingerprint), _RUNS))
            self.engine.flush()

    def compact(self) -> None:
        """Put the files of the engine in order, so that questions take a third less time.

        This rewrites the whole store, half a million quads in a second, unless nothing was written.

        Raises StoreError when the disk refuses.
        """
        with _translated(self.path):
            self.engine.optimize()

    def n_quads(self) -> Iterator[bytes]:
        """Yield the lines of all named graphs: graph by graph, sorted within each graph.

        The same reports give the same bytes, whatever the order and number of the builds.
        """
        for name in self.graphs():
            data = serialize(self.quads(name), format=RdfFormat.N_QUADS) or b""
            yield from sorted(data.splitlines(keepends=True))

    def close(self) -> None:
        """Give the folder free for others; closing twice is fine."""
        self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _holds(self, name: NamedNode) -> bool:
        return self.engine.contains_named_graph(name) or self.fingerprint(name) is not None

    def _replace(self, content: Contents) -> None:
        """Stage the difference, then let one transaction take it over."""
        old, new = set(self.quads(content.graph)), set(content.quads)
        staged = [Quad(content.graph, _FINGERPRINT, Literal(content.fingerprint), _RUN)]
        staged += (_moved(quad, _REMOVED) for quad in old - new)
        staged += (_moved(quad, _ADDED) for quad in new - old)
        self.engine.extend(staged)
        update = resource("ontology", "rules", "housekeeping", "replace-graph.ru").read_text(
            encoding="utf-8"
        )
        self.engine.update(update)


def open_store(path: Path | str, *, read_only: bool = False) -> Store:
    """Return the store in the folder `path`, which is made when it is missing or empty.

    A folder that holds anything else is left as it is. While a store is open for writing no other
    process can open it; a read-only store does not see later writes.

    Raises StoreError when there is no store to read, the folder is not one, or it is in use or
    damaged.
    """
    folder = Path(path)
    with _translated(folder):
        if read_only:
            _require_store(folder)
            return Store(pyoxigraph.Store.read_only(str(folder / QUADS)), folder)
        _prepare(folder)
        engine = pyoxigraph.Store(str(folder / QUADS))
        for name in (_RUN, _REMOVED, _ADDED):
            engine.remove_graph(name)
        return Store(engine, folder)


def _prepare(folder: Path) -> None:
    """Make a new store, or make sure that the folder is one of ours."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        _require_store(folder)
        return
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath(MARKER).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")


def _require_store(folder: Path) -> None:
    marker = folder / MARKER
    if not marker.is_file():
        problem = (
            "不是图谱库，请换一个文件夹 (not a store; it is left as it is, name another folder)"
        )
        if not folder.exists():
            problem = (
                "没有图谱库，请先用 `kg build` 建库 (there is no store; build one with `kg build`)"
            )
        raise StoreError(f"{folder}: {problem}")
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError as error:
        problem = "已损坏，请在新文件夹重新建库 (damaged; build the store again in a new folder)"
        raise StoreError(f"{marker}: {problem}") from error
    if found != {"format": FORMAT}:
        problem = (
            f"格式 {found}，应为 {FORMAT}，请在新文件夹重新建库 "
            f"(want format {FORMAT}; build it again in a new folder)"
        )
        raise StoreError(f"{marker}: {problem}")


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Turn what the engine and the disk say into a StoreError that tells what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        words = str(error)
        if "/LOCK:" in words:
            problem = (
                "另一个程序正在使用，请稍候或关闭它 (in use by another process; wait or close it)"
            )
        elif "Corruption" in words:
            problem = (
                f"已损坏，请在新文件夹重新建库 (damaged; build it again in a new folder): {words}"
            )
        else:
            problem = (
                f"磁盘已满或文件夹只读？ (is the disk full, or the folder read-only?): {words}"
            )
        raise StoreError(f"{folder}: {problem}") from error


def _merged(new: Iterable[Contents]) -> Iterator[Quad]:
    """Yield the quads of new graphs, the same triples for the default graph, and fingerprints."""
    for content in new:
        for quad in content.quads:
            yield quad
            yield _moved(quad, DefaultGraph())
        yield Quad(content.graph, _FINGERPRINT, Literal(content.fingerprint), _RUNS)


def _moved(quad: Quad, name: NamedNode | DefaultGraph) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, name)


def _is_bookkeeping(name: NamedNode) -> bool:
    return name == _RUNS or name.value.startswith(_STAGING)
