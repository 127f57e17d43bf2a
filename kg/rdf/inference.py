"""What follows from the reports: the rules of `ontology/rules/`, run to a fixpoint.

Conclusions stand in the named graph `inferred` and nowhere among what the reports state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from pyoxigraph import Store

from kg.errors import ResourceError, StoreError
from kg.rdf.namespaces import graph
from kg.resources import resource

#: The shipped rules need two rounds; the second only finds that nothing is left to conclude.
MAX_ROUNDS = 8

_HEADERS = ("id", "title-zh", "title-en")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id as written into claims, what it says, its SPARQL update, its file."""

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
    return tuple(read_rule(path) for path in sorted(resource("ontology", "rules").glob("*.ru")))


def read_rule(path: Path) -> Rule:
    """Return the rule in one file, whose header lines read `# id:`, `# title-zh:`, `# title-en:`.

    >>> read_rule(resource("ontology", "rules", "13-blocked-by.ru")).id
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
    so again when it returns. An interrupted run leaves nothing that the next one does not mend.

    >>> infer(Store())
    0

    Raises StoreError when `max_rounds` rounds do not suffice, or when the store cannot be written.
    """
    _update(store, _housekeeping("forget-inferred"))
    known = 0
    for _ in range(max_rounds):
        before = known
        for _, rules in groupby(load_rules(), key=lambda rule: rule.stage):
            known = _apply(store, rules, known)
        if known == before:
            return known
    problem = f"no fixpoint after {max_rounds} rounds; does a rule mint a new IRI each time?"
    raise StoreError(f"graph inferred: {problem}")


def _apply(store: Store, rules: Iterable[Rule], known: int) -> int:
    for rule in rules:
        _update(store, rule.path, rule.text)
    size = sum(1 for _ in store.quads_for_pattern(None, None, None, graph("inferred")))
    if size > known:
        _update(store, _housekeeping("merge-inferred"))
    return size


def _housekeeping(name: str) -> Path:
    return resource("ontology", "rules", "housekeeping", f"{name}.ru")


def _update(store: Store, path: Path, text: str = "") -> None:
    try:
        store.update(text or path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise ResourceError(str(error), source=str(path)) from error
    except OSError as error:
        raise StoreError(f"{path.name}: {error}; is the store's disk full or read-only?") from error
