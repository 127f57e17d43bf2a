"""What `kg.open_store` gives an analyst: a store to ask, and its graph in rdflib and networkx."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryTriples

from kg.errors import QueryError
from kg.outputs.analysis.answer import Answer
from kg.outputs.analysis.extras import needed
from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import Query, find_query, parse_query, run
from kg.outputs.safety import refuse_unsafe
from kg.outputs.sandbox import prefixes
from kg.outputs.sparql import rows_of
from kg.outputs.table import Cell, Column, Table
from kg.rdf.store import Store
from kg.rdf.store import open_store as open_folder

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset


class AnalystStore(Store):
    """An open store that answers questions; use it in a `with` statement, or close it.

    It is a `kg.rdf.store.Store`, so that whatever takes one (`kg.check`, `kg.write_view` …) takes
    it as well. Nothing here writes to the folder.
    """

    def ask(self, question: str | Path, /, **parameters: object) -> Answer:
        """Return the answer to a question of the library, or of your own `.rq` file.

        `kg ask` lists the names. A parameter is a column that you fix, by any name that the
        reports give to the thing: `store.ask("duties-of-unit", unit="市水利局")`.

        Raises QueryError for an unknown question or parameter; ResourceError when the header of
        your file is incomplete.
        """
        query = _question(question)
        return Answer(run(self, query, _words(parameters)), _title(query))

    def prove(self, question: str | Path, /, **parameters: object) -> Answer:
        """Return the same answer with a row for each span of text that proves it.

        Raises QueryError when the rows of the question are counts, and as `ask` does.
        """
        query = _question(question)
        return Answer(run_with_evidence(self, query, _words(parameters)), _title(query))

    def sparql(self, text: str) -> Answer:
        """Return the answer to any SPARQL 1.1 query; the prefixes of this project are known.

        ASK gives one row with `answer`, CONSTRUCT and DESCRIBE give triples.

        Raises QueryError for an update, SERVICE, FROM, and SPARQL that is no SPARQL.
        """
        refuse_unsafe(text)
        try:
            found = self.engine.query(text, prefixes=prefixes())
            if isinstance(found, QueryBoolean):
                return _answer(("answer",), (("true" if found else "false",),))
            if isinstance(found, QueryTriples):
                return _answer(("subject", "predicate", "object"), rows_of(found))
            return _answer([variable.value for variable in found.variables], rows_of(found))
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"SPARQL 有误 (the SPARQL is wrong): {error}") from error

    def find(self, words: str) -> tuple[str, ...]:
        """Return the IRIs of the things that `words` name: an IRI, a name, an alias, or a part.

        Several things of one name are all meant; several names that contain `words` are an error.

        Raises QueryError that lists the names to choose from.
        """
        from kg.outputs.analysis.find import find  # noqa: PLC0415 - loads networkx

        return find(self, words)

    def networkx(self, view: str = "everything") -> "nx.MultiDiGraph[str]":
        """Return things and relations as a networkx graph, each relation with its proof.

        `view` is `responsibility`, `dependency`, `parts` or `everything`. See
        `kg.outputs.analysis.network` for the attributes.

        Raises QueryError for another view.
        """
        from kg.outputs.analysis.network import read_network  # noqa: PLC0415 - loads networkx

        return read_network(self, view)

    def graph(self) -> "Dataset":
        """Return an rdflib Dataset over this store: read-only, one named graph for each report.

        It works as long as the store is open, and never fetches anything.

        Raises KgError when rdflib or oxrdflib is not installed.
        """
        with needed("rdflib, oxrdflib"):
            from kg.outputs.analysis.dataset import open_dataset  # noqa: PLC0415 - an extra
        return open_dataset(self)

    def trial(self, *rules: Path) -> "AnalystStore":
        """Return a copy in memory in which your own rules have drawn their conclusions too.

        The store in the folder stays as it is. `kg.outputs.analysis.trial` says what a rule may do.

        Raises ResourceError when a rule lacks its header; QueryError when it may not run.
        """
        from kg.outputs.analysis.trial import conclude  # noqa: PLC0415 - most work without it

        copy = pyoxigraph.Store()
        copy.bulk_extend(self.engine.quads_for_pattern(None, None, None, None))
        conclude(copy, rules)
        return AnalystStore(copy, self.path)


def open_store(path: Path | str, *, read_only: bool = True) -> AnalystStore:
    """Return the store in a folder, ready to be asked; read-only unless you say otherwise.

    A read-only store does not see later builds; open it again. A store that is open for writing
    keeps all others out, and is made when the folder is missing.

    Raises StoreError when there is no store to read, the folder is not one, or it is in use.
    """
    opened = open_folder(path, read_only=read_only)
    return AnalystStore(opened.engine, opened.path)


def read_question(path: Path) -> Query:
    """Return the question in your own file; its header is described in `queries/README.md`.

    Raises ResourceError when the header is incomplete; QueryError when the file cannot be read,
    or when its SPARQL would change the store or reach for the network.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: 无法读取 (cannot be read as UTF-8 text): {error}") from error
    refuse_unsafe(text)
    return parse_query(path.stem, text, source=str(path))


def _question(question: str | Path) -> Query:
    return find_query(question) if isinstance(question, str) else read_question(question)


def _title(query: Query) -> str:
    return f"{query.titles.zh} {query.titles.en}"


def _words(parameters: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in parameters.items()}


def _answer(names: Iterable[str], rows: tuple[tuple[Cell, ...], ...]) -> Answer:
    return Answer(Table(tuple(Column(name, name) for name in names), rows))
