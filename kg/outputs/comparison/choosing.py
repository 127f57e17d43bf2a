"""Which two reports are compared: by id, by file or by title."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.followup.compare import Comparison, compare
from kg.followup.dossier import Head, surely_before
from kg.followup.reading import read_dossier, read_follow_ups, read_heads
from kg.rdf.queryable import Queryable

_OFFERED = 5
"""Reports that a message names at most."""


def compared(store: Queryable, first: str, second: str = "") -> Comparison | None:
    """Return the comparison of two reports, the earlier one first whatever the order given.

    Without a second one, its follow-up is taken, else the report that it follows up itself;
    None if there is neither.

    Raises QueryError when words name no report, or several.
    """
    heads = read_heads(store)
    one = find_report(heads.values(), first)
    other = find_report(heads.values(), second) if second else _partner(store, heads, one)
    if other is None:
        return None
    if other.report == one.report:
        raise QueryError(f"“{first}”: 两次给出的是同一份报告 (the same report twice)")
    earlier, later = (other, one) if surely_before(other.date, one.date) else (one, other)
    return compare(read_dossier(store, earlier), read_dossier(store, later))


def find_report(heads: Iterable[Head], words: str) -> Head:
    """Return the report that words mean: its id, its file, its title or a part of the title.

    Raises QueryError when no report, or more than one, fits.
    """
    known = tuple(heads)
    name = Path(words).name
    ways: tuple[Callable[[Head], bool], ...] = (
        lambda head: head.id == words,
        lambda head: head.stem in (name, Path(name).stem),
        lambda head: head.title == words,
        lambda head: bool(words) and words in head.title,
    )
    for fits in ways:
        found = [head for head in known if fits(head)]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"“{words}”不止一份报告 (several reports): {_offer(found)}")
    raise QueryError(f"库中没有报告“{words}” (no such report)；有 (there are): {_offer(known)}")


def _partner(store: Queryable, heads: Mapping[NamedNode, Head], one: Head) -> Head | None:
    pairs = read_follow_ups(store)
    after = (heads[later] for later, earlier in pairs if earlier == one.report)
    before = (heads[earlier] for later, earlier in pairs if later == one.report)
    return next(after, None) or next(before, None)


def _offer(heads: Iterable[Head]) -> str:
    ids = sorted(head.id for head in heads)
    more = f" … 共 {len(ids)} 份 ({len(ids)} in all)" if len(ids) > _OFFERED else ""
    return ", ".join(ids[:_OFFERED]) + more
