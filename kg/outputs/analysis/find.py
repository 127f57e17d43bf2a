"""From the words that a person types to the things that they mean."""

from kg.errors import QueryError
from kg.outputs.suggestions import did_you_mean
from kg.outputs.view.picture import ask, words_of
from kg.rdf.queryable import Queryable

_LISTED = 12


def find(store: Queryable, words: str) -> tuple[str, ...]:
    """Return the IRIs of the things that `words` name, sorted: an IRI, a name, an alias, a part.

    A prerequisite that two reports name alike is two things, and both are meant.

    Raises QueryError when nothing fits, or when `words` is a part of several names.
    """
    labels = {words_of(row["node"]): words_of(row["name"]) for row in ask(store, "nodes")}
    names = [(words_of(row["name"]), words_of(row["node"])) for row in ask(store, "names")]
    known = [(name, iri) for name, iri in names if iri in labels]
    if words in labels:
        return (words,)
    exact = {iri for name, iri in known if name == words}
    canonical = {iri for iri in exact if labels[iri] == words}
    if exact:
        return tuple(sorted(canonical or exact))
    parts = {iri for name, iri in known if words and words in name}
    meant = sorted({labels[iri] for iri in parts})
    if len(meant) > 1:
        raise QueryError(_several(words, meant))
    if not parts:
        near = did_you_mean(words, (name for name, _ in known))
        raise QueryError(f"库中没有“{words}” (no such name){near}")
    return tuple(sorted(parts))


def _several(words: str, names: list[str]) -> str:
    more = len(names) - _LISTED
    rest = f" … 另有 {more} 个 ({more} more)" if more > 0 else ""
    listed = "、".join(names[:_LISTED])
    return f"“{words}”对应多个事物，请写全称 (several fit; give one name): {listed}{rest}"
