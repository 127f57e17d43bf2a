"""The core classes as a drawing: three layers, things above, claims between, words below.

Where a box stands was chosen by hand; where an arrow leaves and arrives follows from the boxes.
The words come from the ontology. Nothing here asks a layout program, so the same ontology gives
the same bytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from kg.errors import ResourceError
from kg.outputs.query import Label
from kg.outputs.vocabulary.terms import Term

WIDTH, HEIGHT = 1320, 890
_BOX = (130, 48)
_GLYPH = {"zh": 12.5, "en": 5.6}
_LINE = 14


@dataclass(frozen=True, slots=True)
class Box:
    """Where a class stands: the middle of its box, and the size."""

    x: float
    y: float
    width: float = _BOX[0]
    height: float = _BOX[1]

    def side(self, name: str, at: float = 0.5) -> tuple[float, float]:
        """Return a point on a side, `at` from its left or upper end."""
        left, top = self.x - self.width / 2, self.y - self.height / 2
        return {
            "top": (left + at * self.width, top),
            "bottom": (left + at * self.width, top + self.height),
            "left": (left, top + at * self.height),
            "right": (left + self.width, top + at * self.height),
        }[name]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A property between two classes, from a point on one side to a point on another.

    `via` are corners on the way; `label_at` tells how far along the way its words stand.
    """

    name: str
    source: str
    leaves: tuple[str, float]
    target: str
    arrives: tuple[str, float]
    label_at: float = 0.5
    via: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A band of the picture, and where its title stands."""

    id: str
    top: float
    height: float
    title_at: tuple[float, float]
    title: Label


LAYERS = (
    Layer(
        "things", 14, 376, (30, 38), Label("事物：分析人员所问", "Things: what analysts ask for")
    ),
    Layer(
        "claims",
        398,
        194,
        (470, 584),
        Label("陈述：附证据、依据和规则", "Claims: evidence, basis, rule"),
    ),
    Layer(
        "words", 628, 248, (470, 652), Label("原文：每一处都能翻到", "Words: each can be looked up")
    ),
)

#: Classes that hold others, drawn as frames.
FRAMES: Mapping[str, Box] = {
    "WorkItem": Box(430, 142, 800, 120),
    "Claim": Box(660, 507, 1250, 110),
}
BOXES: Mapping[str, Box] = {
    "Issue": Box(110, 158),
    "Measure": Box(320, 158),
    "Plan": Box(545, 158),
    "Project": Box(750, 158),
    "Prerequisite": Box(1010, 158),
    "PolicyDocument": Box(1220, 158),
    "Place": Box(215, 334),
    "Unit": Box(570, 334, 210, 54),
    "Indicator": Box(1220, 334),
    "Commitment": Box(120, 520),
    "Responsibility": Box(460, 520, 150),
    "Mention": Box(650, 520),
    "StatusRecord": Box(815, 520),
    "Dependency": Box(1010, 520),
    "Observation": Box(1205, 520),
    "Report": Box(230, 714),
    "ReportText": Box(650, 714),
    "TextSpan": Box(1090, 714),
    "Section": Box(650, 832),
}
ARROWS = (
    Arrow("addresses", "Measure", ("left", 0.5), "Issue", ("right", 0.5), 0.45),
    Arrow("isPartOf", "Project", ("left", 0.5), "Plan", ("right", 0.5), 0.45),
    Arrow("directlyDependsOn", "Project", ("right", 0.5), "Prerequisite", ("left", 0.5), 0.48),
    Arrow(
        name="involvesItem",
        source="Measure",
        leaves=("top", 0.5),
        target="PolicyDocument",
        arrives=("top", 0.5),
        label_at=0.72,
        via=((320, 60), (1220, 60)),
    ),
    Arrow("responsibleUnit", "Measure", ("bottom", 0.5), "Unit", ("top", 0.12), 0.26),
    Arrow("leadUnit", "Plan", ("bottom", 0.5), "Unit", ("top", 0.381), 0.52),
    Arrow("ownerUnit", "Project", ("bottom", 0.35), "Unit", ("top", 0.85), 0.52),
    Arrow("approvingUnit", "Prerequisite", ("bottom", 0.3), "Unit", ("right", 0.25), 0.28),
    Arrow("issuer", "PolicyDocument", ("bottom", 0.3), "Unit", ("right", 0.7), 0.28),
    Arrow("jurisdiction", "Unit", ("left", 0.5), "Place", ("right", 0.5), 0.65),
    Arrow("commitmentTo", "Commitment", ("top", 0.5), "WorkItem", ("bottom", 0.1125), 0.255),
    Arrow("workItem", "Responsibility", ("top", 0.2333), "WorkItem", ("bottom", 0.4875), 0.255),
    Arrow("actor", "Responsibility", ("top", 0.95), "Unit", ("bottom", 0.38), 0.55),
    Arrow("refersTo", "Mention", ("top", 0.4), "Unit", ("bottom", 0.82), 0.55),
    Arrow("recordOf", "StatusRecord", ("top", 0.3), "Project", ("bottom", 0.86), 0.235),
    Arrow("prerequisite", "Dependency", ("top", 0.5), "Prerequisite", ("bottom", 0.5), 0.235),
    Arrow("indicator", "Observation", ("top", 0.5), "Indicator", ("bottom", 0.3846), 0.52),
    Arrow("statedIn", "Claim", ("bottom", 0.156), "Report", ("top", 0.5), 0.5),
    Arrow("evidence", "Claim", ("bottom", 0.844), "TextSpan", ("top", 0.5), 0.5),
    Arrow("hasText", "Report", ("right", 0.5), "ReportText", ("left", 0.5)),
    Arrow("inText", "TextSpan", ("left", 0.5), "ReportText", ("right", 0.5)),
    Arrow("inSection", "TextSpan", ("bottom", 0.4), "Section", ("right", 0.5), 0.5),
    Arrow("isPartOf", "Section", ("left", 0.5), "Report", ("bottom", 0.6), 0.5),
)


def draw(terms: Mapping[str, Term], page: str = "") -> Markup:
    """Return the picture as SVG; each name leads to its place on `page`, by default the same one.

    Raises ResourceError when a class or property that it shows is not declared.
    """
    missing = sorted({*FRAMES, *BOXES, *(arrow.name for arrow in ARROWS)} - set(terms))
    if missing:
        problem = f"the picture shows undeclared terms: {', '.join(missing)}"
        raise ResourceError(problem, source="ontology")
    parts = [
        *_layers(),
        *(_frame(terms[name], box, page) for name, box in FRAMES.items()),
        *(_line(arrow) for arrow in ARROWS),
        *(_box(terms[name], box, page) for name, box in BOXES.items()),
        *(_words(terms[arrow.name], arrow, page) for arrow in ARROWS),
    ]
    return _HEAD + Markup("\n").join(parts) + Markup("\n</svg>\n")


_HEAD = Markup(
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    ' class="classes" aria-labelledby="classes-title">\n'
    '<title id="classes-title">核心类及其关系 Core classes and how they are joined</title>\n'
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8"'
    ' markerHeight="8" orient="auto-start-reverse"><path d="M0 1 10 5 0 9z" class="tip"/>'
    "</marker></defs>\n"
)


def _layers() -> Iterator[Markup]:
    for layer in LAYERS:
        yield Markup(
            '<g class="layer {}"><rect x="14" y="{:g}" width="{}" height="{:g}" rx="10"/>'
            '<text x="{:g}" y="{:g}">{} <tspan class="en">{}</tspan></text></g>'
        ).format(
            *(layer.id, layer.top, WIDTH - 28, layer.height),
            *(*layer.title_at, layer.title.zh, layer.title.en),
        )


def _frame(term: Term, box: Box, page: str) -> Markup:
    left, top = box.side("left", 0)
    inside = _rectangle(box, 8) + Markup(
        '<text x="{:g}" y="{:g}">{} <tspan class="en">{}</tspan></text>'
    ).format(left + 12, top + 20, term.label.zh, term.label.en)
    return _link(term, "frame", inside, page)


def _box(term: Term, box: Box, page: str) -> Markup:
    inside = _rectangle(box, 6) + Markup(
        '<text x="{:g}" y="{:g}">{}</text><text class="en" x="{:g}" y="{:g}">{}</text>'
    ).format(box.x, box.y - 3, term.label.zh, box.x, box.y + 15, term.label.en)
    return _link(term, "box", inside, page)


def _link(term: Term, kind: str, inside: Markup, page: str) -> Markup:
    return Markup('<a href="{}#{}"><g class="{}">{}</g></a>').format(page, term.name, kind, inside)


def _rectangle(box: Box, radius: int) -> Markup:
    left, top = box.side("left", 0)
    return Markup('<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="{}"/>').format(
        left, top, box.width, box.height, radius
    )


def _way(arrow: Arrow) -> list[tuple[float, float]]:
    places = {**FRAMES, **BOXES}
    start = places[arrow.source].side(*arrow.leaves)
    return [start, *arrow.via, places[arrow.target].side(*arrow.arrives)]


def _line(arrow: Arrow) -> Markup:
    points = " ".join(f"{x:g},{y:g}" for x, y in _way(arrow))
    return Markup('<polyline class="arrow" points="{}" marker-end="url(#tip)"/>').format(points)


def _words(term: Term, arrow: Arrow, page: str) -> Markup:
    """Return the two names of a property on a patch that covers the line below them."""
    x, y = (round(value) for value in _along(_way(arrow), arrow.label_at))
    names = (_GLYPH["zh"] * len(term.label.zh), _GLYPH["en"] * len(term.label.en))
    inside = _rectangle(Box(x, y, round(max(names)) + 6, 2 * _LINE + 2), 4) + Markup(
        '<text x="{}" y="{}">{}</text><text class="en" x="{}" y="{}">{}</text>'
    ).format(x, y - 2, term.label.zh, x, y + _LINE - 4, term.label.en)
    return _link(term, "name", inside, page)


def _along(way: list[tuple[float, float]], share: float) -> tuple[float, float]:
    """Return the point at a share of a way's length."""
    steps = [(a, b, abs(b[0] - a[0]) + abs(b[1] - a[1])) for a, b in pairwise(way)]
    left = share * sum(length for _, _, length in steps)
    for (x, y), (to_x, to_y), length in steps:
        if left <= length:
            part = left / length if length else 0.0
            return x + part * (to_x - x), y + part * (to_y - y)
        left -= length
    return way[-1]
