"""What a query is asked of: the whole store, or the graphs that FROM and FROM NAMED pick.

The engine never fetches a graph, but it reads `FROM <a> FROM <b>` as a bag: a triple that stands
in both counts twice. So FROM is read here, and whoever asks the engine merges the graphs first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.outputs.safety import tokens


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs of a query by IRI: merged into its default graph, and open to GRAPH."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether any graph is picked; if not, the whole store is asked."""
        return bool(self.default or self.named)


def dataset_of(text: str, prefixes: Mapping[str, str], *, base: str = "") -> Dataset:
    """Return what the FROM clauses of a query pick; names of unknown prefixes are left out.

    >>> dataset_of("PREFIX g: <a:> SELECT * FROM <a:b> FROM NAMED g:c { ?s ?p ?o }", {})
    Dataset(default=('a:b',), named=('a:c',))
    """
    found: dict[bool, list[str]] = {False: [], True: []}
    reading, names = tokens(text), dict(prefixes)
    for token in reading:
        match token.upper():
            case "BASE":
                base = urljoin(base, next(reading, "")[1:-1])
            case "PREFIX":
                name = next(reading, "").removesuffix(":")
                names[name] = urljoin(base, next(reading, "")[1:-1])
            case "FROM":
                named, graph = _source(reading)
                found[named] += _resolved(graph, names, base)
    return Dataset(*(tuple(dict.fromkeys(found[named])) for named in (False, True)))


def _source(reading: Iterator[str]) -> tuple[bool, str]:
    """Return whether NAMED follows, and the token of the graph."""
    token = next(reading, "")
    named = token.upper() == "NAMED"
    return named, next(reading, "") if named else token


def _resolved(token: str, names: Mapping[str, str], base: str) -> list[str]:
    if token.startswith("<"):
        return [urljoin(base, token[1:-1])]
    prefix, _, local = token.partition(":")
    return [names[prefix] + local.replace("\\", "")] if prefix in names else []
