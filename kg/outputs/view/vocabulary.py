"""What the tables of `queries/view/` say: kinds of card, lines, headings of the side panel."""

from dataclasses import dataclass
from functools import cache

from kg.resources import table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card; `overview` is `always`, `linked` or `focus`."""

    id: str
    mark: str
    colour: str
    overview: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A line; `tail` is the end where its arrow begins, `child` the end that hangs from the other.

    Both are `subject` or `object`; `back` is its name seen from where the arrow ends; `state` is
    `stated`, `inherited` or `blocked`.
    """

    property: str
    zh: str
    back: str
    en: str
    state: str
    tail: str
    child: str
    rank: int
    overview: bool
    arrow: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A Chinese and an English name, with their place in the order of the table."""

    order: int
    zh: str
    en: str


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of card by id, in the order of the legend.

    >>> kinds()["plan"].zh
    '计划'
    """
    return {
        row["kind"]: Kind(
            row["kind"], row["mark"], row["colour"], row["overview"], row["zh"], row["en"]
        )
        for row in table("queries", "view", "kinds.tsv")
    }


@cache
def relations() -> dict[str, Relation]:
    """Return the lines by the local name of their property.

    >>> relations()["leadUnit"].zh
    '牵头'
    """
    return {
        row["property"]: Relation(
            property=row["property"],
            zh=row["zh"],
            back=row["back"],
            en=row["en"],
            state=row["state"],
            tail=row["from"],
            child=row["child"],
            rank=int(row["rank"]),
            overview=row["overview"] == "yes",
            arrow=row["arrow"] == "yes",
        )
        for row in table("queries", "view", "relations.tsv")
    }


@cache
def kind_of_class() -> dict[str, str]:
    """Return the kind of every drawn class; an earlier class wins where a thing has several.

    >>> kind_of_class()["Enterprise"]
    'unit'
    """
    return {row["class"]: row["kind"] for row in table("queries", "view", "classes.tsv")}


@cache
def headings(name: str, *keys: str) -> dict[tuple[str, ...], Heading]:
    """Return the Chinese and English names that a table gives to the values of its key columns.

    >>> headings("details", "property")["dueDate",].zh
    '日期'
    """
    rows = table("queries", "view", f"{name}.tsv")
    return {
        tuple(row[key] for key in keys): Heading(order, row["zh"], row["en"])
        for order, row in enumerate(rows)
    }
