"""From the words that a user types to the one thing that they mean."""

from kg.errors import ViewError
from kg.outputs.suggestions import did_you_mean
from kg.outputs.view.picture import Picture, Thing, ask, words_of
from kg.outputs.view.vocabulary import headings
from kg.rdf.queryable import Queryable

#: So many candidates fit on a screen.
LISTED = 12


def find_focus(store: Queryable, everything: Picture, words: str) -> Thing:
    """Return the thing that `words` name: an IRI, a name, an alias, or a part of either.

    Raises ViewError when no thing or several things fit; the message lists what to type instead.
    """
    names = [
        (words_of(row["name"]), thing)
        for row in ask(store, "names")
        if (thing := everything.things.get(words_of(row["node"])))
    ]
    for fits in (
        lambda name, thing: words == thing.iri,
        lambda name, thing: words == thing.name,
        lambda name, thing: words == name,
        lambda name, thing: words in name,
    ):
        found = sorted({thing for name, thing in names if fits(name, thing)})
        if len(found) == 1:
            return found[0]
        if found:
            raise ViewError(_several(words, found))
    near = did_you_mean(words, (name for name, _ in names))
    raise ViewError(
        f"库中没有“{words}”，不设中心可看全图 (no such name; draw all without --focus){near}"
    )


def _several(words: str, found: list[Thing]) -> str:
    labels = headings("classes", "class")
    lines = [f"  {t.name} ({labels[t.cls,].zh}) <{t.iri}>" for t in found[:LISTED]]
    if len(found) > LISTED:
        lines.append(f"  … 另有 {len(found) - LISTED} 个 ({len(found) - LISTED} more)")
    title = (
        f"“{words}”对应 {len(found)} 个事物，请用全称或标识 (several fit; give one name or IRI):"
    )
    return "\n".join([title, *lines])
