"""From the words that a person types to the things that they may mean."""

import re
from collections.abc import Collection, Iterator, Mapping
from shlex import quote

from kg.errors import QueryError
from kg.outputs.suggestions import did_you_mean
from kg.outputs.trace.questions import ask, read_subjects, traced_kinds
from kg.outputs.trace.values import Subject
from kg.rdf.queryable import Queryable
from kg.text.fold import fold

_PART = re.compile(r"\d+|[一二三四五六七八九十百]+|[^\W\d_一二三四五六七八九十百]+")


def matches(store: Queryable, words: str, *, kind: str = "") -> tuple[Subject, ...]:
    """Return the things that `words` may mean, of one kind or any: one, or several to choose from.

    Understood are, the first that fits: an IRI or its end (`plan/3399/2024/…`), the canonical name,
    any other name in a report, the number of an issue with or without its report
    (`yunhe-2024/二、（一）1.`), and a part of a name.

    Raises QueryError with near names when nothing fits, or when there is no such kind.
    """
    if kind and kind not in traced_kinds():
        raise QueryError(f"--kind {kind}: 应为 (want one of) {', '.join(traced_kinds())}")
    kinds = (kind,) if kind else traced_kinds()
    subjects = {iri: one for iri, one in read_subjects(store).items() if one.kind in kinds}
    names = [(fold(row["name"]), row["thing"]) for row in ask(store, "names")]
    known = [(name, iri) for name, iri in names if iri in subjects]
    wanted = fold(words).strip()
    if wanted:
        for reading in _readings(store, wanted, subjects, known):
            if found := {iri for iri in reading if iri in subjects}:
                return tuple(subjects[iri] for iri in sorted(found))
    near = did_you_mean(wanted, (name for name, _ in known))
    raise QueryError(
        f"库中没有“{words}” (no unit, issue, project, plan or document of this name){near}"
    )


def chosen(words: str, found: Collection[Subject]) -> Subject:
    """Return the one thing found.

    Raises QueryError that says how to choose when there are several.
    """
    first, *others = found
    if others:
        raise QueryError(
            f"“{words}”对应 {len(found)} 个事物，请写全称、加 --kind 或写键 "
            f"(several fit; give the full name, --kind or a key, like): kg trace {quote(first.key)}"
        )
    return first


def number_key(number: str) -> tuple[str, ...]:
    """Return the parts of an issue's number, whatever stands between them.

    >>> number_key("二、（一）1.（3）") == number_key("二(一)1(3)")
    True
    """
    return tuple(_PART.findall(fold(number)))


def _readings(
    store: Queryable,
    wanted: str,
    subjects: Mapping[str, Subject],
    names: Collection[tuple[str, str]],
) -> Iterator[set[str]]:
    """Yield the IRIs that the words mean, from the strictest reading to the loosest."""
    yield {iri for iri, one in subjects.items() if wanted in (fold(iri), fold(one.key))}
    yield {iri for iri, one in subjects.items() if wanted == fold(one.name)}
    yield {iri for name, iri in names if wanted == name}
    yield set(_numbered(store, wanted))
    yield {iri for name, iri in names if wanted in name}


def _numbered(store: Queryable, wanted: str) -> Iterator[str]:
    """Yield the issues of a number; words before a `/` are a part of a report's id or title."""
    report, _, number = wanted.rpartition("/")
    key = number_key(number)
    for row in ask(store, "issues"):
        told = [fold(row[name]) for name in ("report", "file", "title")]
        if key == number_key(row["number"]) and any(report in words for words in told):
            yield row["thing"]
