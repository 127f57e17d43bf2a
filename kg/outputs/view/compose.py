"""From a picture to a page: what is told of each thing, and where its card stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.outputs.view.claims import Story, read_stories
from kg.outputs.view.findings import read_findings
from kg.outputs.view.forest import outward, rings, spread
from kg.outputs.view.label import card
from kg.outputs.view.layout import LIST, Arrangement, RegionOf, place
from kg.outputs.view.page import Page, View
from kg.outputs.view.picture import Picture, Thing, owners
from kg.outputs.view.quotes import read_reports, texts_of
from kg.outputs.view.states import State, read_states, read_waits
from kg.rdf.queryable import Queryable

#: So many neighbours of a centre stand below each other: beside each other, lines would cross them.
NEAR = 40

PENDING, MET = "还在等待 (still waiting)", "条件已满足 (conditions met)"


def compose(
    store: Queryable, everything: Picture, picture: Picture, *, view: View, centre: Thing | None
) -> Page:
    """Return the page that shows `picture`, a part of `everything`."""
    texts, reports = texts_of(store), read_reports(store)
    stories = read_stories(store, picture.things, texts)
    states = read_states(store, everything.things)
    answering = owners(everything) if view is View.WAITING else {}
    notes = _notes(states, read_waits(store), answering)
    cards = {iri: card(thing.name, notes.get(iri, "")) for iri, thing in picture.things.items()}
    titles = {iri: report.title for iri, report in reports.items()}
    plan = _plan(picture, stories, titles, view=view, centre=centre)
    layout = place(plan.forest, cards, plan.arrangement)
    return Page(
        view=view,
        picture=picture,
        everything=everything,
        stories=stories,
        states=states,
        findings=read_findings(store, everything, picture.things, texts),
        cards=cards,
        layout=layout,
        reports=tuple(reports.values()),
        focus=centre.iri if centre else None,
    )


def _notes(
    states: Mapping[str, State],
    waits: Mapping[str, str],
    answering: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Return the small line below each name: state, kind of condition, who answers for it."""
    parts = {iri: [state.zh] for iri, state in states.items()}
    for iri, kind in waits.items():
        parts.setdefault(iri, []).append(kind)
    for iri, names in answering.items():
        parts.setdefault(iri, []).append("、".join(names))
    return {iri: " · ".join(words) for iri, words in parts.items()}


@dataclass(frozen=True, slots=True)
class _ReadingOrder:
    """Sorts things as the reports speak of them, the urgent ones before all others."""

    picture: Picture
    stories: Mapping[str, Story]
    urgent: Collection[str] = ()

    def key(self, iri: str) -> tuple[object, ...]:
        """Return what a thing is sorted by."""
        name = self.picture.things[iri].name
        return (iri not in self.urgent, *self.stories[iri].first, name, iri)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the layout needs: the trees, and how they are set out."""

    forest: nx.DiGraph
    arrangement: Arrangement


def _plan(
    picture: Picture,
    stories: Mapping[str, Story],
    titles: Mapping[str, str],
    *,
    view: View,
    centre: Thing | None,
) -> _Plan:
    order = _ReadingOrder(picture, stories).key
    if centre:
        return _Plan(rings(picture, order, centre.iri), Arrangement(order, _nowhere, crowd=NEAR))
    if view is View.WAITING:
        blocked = {line.subject for line in picture.lines if line.relation.state == "blocked"}
        order = _ReadingOrder(picture, stories, blocked).key
        return _Plan(outward(picture, order), Arrangement(order, _by_need(blocked), LIST))
    region = _by_report(stories, titles) if len(titles) > 1 else _nowhere
    return _Plan(spread(picture, order), Arrangement(order, region))


def _nowhere(_root: str, _members: Collection[str]) -> str:
    return ""


def _by_report(stories: Mapping[str, Story], titles: Mapping[str, str]) -> RegionOf:
    return lambda root, _members: titles.get(stories[root].first[0], "")


def _by_need(blocked: Collection[str]) -> RegionOf:
    return lambda _root, members: PENDING if any(one in blocked for one in members) else MET
