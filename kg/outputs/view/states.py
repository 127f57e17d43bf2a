"""In what stage or state each thing is, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.outputs.view.picture import Thing, ask, ask_about, words_of
from kg.rdf.queryable import Queryable

#: Who says it, the strongest first: people, the rules over all reports, a report.
SOURCES = ("reviewed", "current", "fulfilment", "reported")


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A stage or state: the list that it stands in, its id there, its names, and who says so."""

    scheme: str
    id: str
    zh: str
    en: str
    source: str


def read_states(store: Queryable, things: Mapping[str, Thing]) -> dict[str, State]:
    """Return the state of each thing that has one.

    What people settled comes before what the rules conclude, and that before what a report says.
    Reports that say different things leave the state open, which is a state of its own.
    """
    found: dict[str, set[State]] = {}
    for row in ask_about(store, "states", things):
        scheme, _, name = words_of(row["state"]).rpartition("/")
        state = State(
            scheme=scheme.rpartition("/")[2],
            id=name,
            zh=words_of(row["zh"]),
            en=words_of(row["en"]),
            source=words_of(row["source"]),
        )
        found.setdefault(words_of(row["node"]), set()).add(state)
    return {iri: strongest(states) for iri, states in sorted(found.items())}


def strongest(states: set[State]) -> State:
    """Return the state that the best source tells.

    >>> built = State("stage", "completed", "已完工", "completed", "current")
    >>> strongest({built, State("stage", "construction", "在建", "construction", "reported")}).zh
    '已完工'
    """
    source = min((state.source for state in states), key=SOURCES.index)
    told = sorted(state for state in states if state.source == source)
    if len(told) == 1:
        return told[0]
    return State(told[0].scheme, "undecided", "说法不一", "told differently", source)


def read_waits(store: Queryable) -> dict[str, str]:
    """Return the kinds of condition (审批, 资金 …) that a thing is to those who wait for it."""
    kinds: dict[str, set[str]] = {}
    for row in ask(store, "waits"):
        kinds.setdefault(words_of(row["node"]), set()).add(words_of(row["kind"]))
    return {iri: "、".join(sorted(told)) for iri, told in sorted(kinds.items())}
