"""All that one page shows, before it becomes JSON and HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.outputs.view.claims import Story
from kg.outputs.view.findings import Finding
from kg.outputs.view.label import Card
from kg.outputs.view.layout import Layout
from kg.outputs.view.picture import Picture
from kg.outputs.view.quotes import Report
from kg.outputs.view.states import State


class View(StrEnum):
    """What a page is about: everything of note, or only what waits for what."""

    OVERVIEW = "overview"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Page:
    """The drawn picture and what is told of it.

    `everything` is the whole graph, so that the panel can name neighbours that are not drawn.
    """

    view: View
    picture: Picture
    everything: Picture
    stories: Mapping[str, Story]
    states: Mapping[str, State]
    findings: Sequence[Finding]
    cards: Mapping[str, Card]
    layout: Layout
    reports: Sequence[Report]
    focus: str | None
