"""What follows from the reports: the rules of `ontology/rules/`, stage by stage to a fixpoint.

Conclusions stand in the named graph `inferred` and nowhere among what the reports state. They are
read from the rules as a stream and written some thousands at a time, so that memory hardly grows
with the number of reports.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, QueryTriples, Store, Triple

from kg.errors import ResourceError, StoreError
from kg.rdf.namespaces import graph
from kg.resources import resource

#: The rules that are shipped need two rounds a stage; the second finds nothing left to conclude.
MAX_ROUNDS = 8

_HEADERS = ("id", "title-zh", "title-en")
_INFERRED = graph("inferred")
_BATCH = 50_000
"""Conclusions that are written together, all or none; some 150 MB of memory."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id as written into claims, what it says, its SPARQL query, its file."""

    id: str
    title_zh: str
    title_en: str
    text: str
    path: Path

    @property
    def stage(self) -> str:
        """The first digit of the file: a stage reads the conclusions of the stages before it."""
        return self.path.name[:1]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the shipped rules in the order in which they run.

    Their first digit is their stage: an owner is inherited only once part-of is closed and
    every stated owner is known.

    >>> load_rules()[0].id
    'part-of-closure/1'

    Raises ResourceError when a rule lacks one of its header lines.
    """
    return tuple(read_rule(path) for path in sorted(resource("ontology", "rules").glob("*.rq")))


def read_rule(path: Path) -> Rule:
    """Return the rule in one file, whose header lines read `# id:`, `# title-zh:`, `# title-en:`.

    >>> read_rule(resource("ontology", "rules", "13-blocked-by.rq")).id
    'blocked-by/1'

    Raises ResourceError when a header line is missing.
    """
    text = path.read_text(encoding="utf-8")
    lines = (line[1:].partition(":") for line in text.splitlines() if line.startswith("#"))
    header = {key.strip(): value.strip() for key, _, value in lines}
    missing = [f"# {key}:" for key in _HEADERS if not header.get(key)]
    if missing:
        raise ResourceError(f"add the header {' and '.join(missing)}", source=str(path))
    return Rule(header["id"], header["title-zh"], header["title-en"], text, path)


def infer(store: Store, *, max_rounds: int = MAX_ROUNDS) -> int:
    """Rebuild the graph `inferred`; return how many triples follow from the reports.

    The unnamed default graph must be the merge of the named graphs when this is called, and is
    so again when it returns. It is so at every moment between: whenever the program dies, a
    conclusion stands in both graphs or in neither, and the next run begins by forgetting it.

    >>> infer(Store())
    0

    Raises StoreError when `max_rounds` rounds of a stage do not suffice, or when the store cannot
    be written.
    """
    _forget(store)
    stages = groupby(load_rules(), key=lambda rule: rule.stage)
    return sum(_close(store, tuple(rules), max_rounds) for _, rules in stages)


def _close(store: Store, rules: Iterable[Rule], max_rounds: int) -> int:
    """Run the rules of one stage until a round adds nothing; return the number of conclusions."""
    total = 0
    for _ in range(max_rounds):
        added = sum(_apply(store, rule) for rule in rules)
        if not added:
            return total
        total += added
    problem = f"no fixpoint after {max_rounds} rounds; does a rule mint a new IRI each time?"
    raise StoreError(f"graph inferred: {problem}")


def _apply(store: Store, rule: Rule) -> int:
    """Write what a rule concludes and the graph `inferred` lacks; return how much that is.

    The query reads the store as it was when it began, whatever is written meanwhile.
    """
    added = 0
    for triples in _batches(_conclusions(store, rule)):
        quads = [quad for quad in _quads(triples) if quad not in store]
        _write(store, quads)
        added += len(quads)
    return added


def _conclusions(store: Store, rule: Rule) -> QueryTriples:
    try:
        found = store.query(rule.text)
    except SyntaxError as error:
        raise ResourceError(str(error), source=str(rule.path)) from error
    if not isinstance(found, QueryTriples):
        raise ResourceError("a rule is a CONSTRUCT query", source=str(rule.path))
    return found


def _batches(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    stream = iter(triples)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def _quads(triples: Iterable[Triple]) -> Iterator[Quad]:
    for triple in triples:
        yield Quad(triple.subject, triple.predicate, triple.object, _INFERRED)


def _write(store: Store, quads: list[Quad]) -> None:
    """Add conclusions to both graphs at once; a bulk load takes place as a whole or not at all."""
    merged = (Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
    try:
        store.bulk_extend([*quads, *merged])
    except OSError as error:
        raise StoreError(f"{error}; is the store's disk full or read-only?") from error


def _forget(store: Store) -> None:
    """Empty the graph `inferred`, some thousand conclusions in each transaction."""
    path = resource("ontology", "rules", "housekeeping", "forget-inferred.ru")
    update = path.read_text(encoding="utf-8")
    while next(store.quads_for_pattern(None, None, None, _INFERRED), None):
        try:
            store.update(update)
        except OSError as error:
            problem = f"{error}; is the store's disk full or read-only?"
            raise StoreError(f"{path.name}: {problem}") from error
