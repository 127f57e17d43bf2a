"""The pages of the vocabulary are complete, fresh, closed to the outside, and lead somewhere."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import combinations

import pytest

from kg.outputs.vocabulary import uses, vocabulary_pages, write_vocabulary
from kg.outputs.vocabulary.pages import PAGE, PICTURE
from kg.outputs.vocabulary.picture import ARROWS, BOXES, FRAMES, HEIGHT, WIDTH, draw
from kg.outputs.vocabulary.terms import read_vocabulary
from kg.rdf.namespaces import GPR, OWL, TYPE
from kg.rdf.ontology import load_ontology
from tests.conftest import ROOT

DOCS = ROOT / "ontology" / "docs"
TERMS = read_vocabulary().terms
# They are never written: they stand for all their children.
PARENTS = {"Document", "Actor", "Unit", "Dependable", "WorkItem", "IssueGroup", "involvesActor"}


class Anchors(HTMLParser):
    """Gathers what a page loads, where it leads and which places it has."""

    def __init__(self, text):
        super().__init__()
        self.loaded, self.links, self.ids, self.tags = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.loaded += [
            values[name] for name in ("src", "srcset", "data", "action") if name in values
        ]
        self.links += [values[name] for name in ("href", "xlink:href") if name in values]
        self.ids += [values["id"]] if "id" in values else []


@pytest.fixture(name="page", scope="module")
def _page():
    return Anchors(vocabulary_pages()[PAGE])


def test_every_declared_term_and_scheme_has_its_place_in_both_languages(page):
    kinds = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty")}
    kinds.add(OWL + "AnnotationProperty")
    declared = {
        quad.subject.value.removeprefix(GPR)
        for quad in load_ontology()
        if quad.predicate == TYPE
        and getattr(quad.object, "value", "") in kinds
        and getattr(quad.subject, "value", "").startswith(GPR)
    }

    assert set(TERMS) == declared
    assert declared <= set(page.ids)
    assert {f"scheme-{one.name}" for one in read_vocabulary().schemes} <= set(page.ids)
    for term in TERMS.values():
        assert all((term.label.zh, term.label.en, term.definition.zh, term.definition.en))


def test_every_place_exists_once_and_every_link_leads_to_one(page):
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@pytest.mark.parametrize("name", [PAGE, PICTURE])
def test_nothing_is_loaded_from_anywhere(name):
    text = vocabulary_pages()[name]
    anchors = Anchors(text)

    assert anchors.loaded == []
    assert not {"link", "iframe", "img", "object", "embed", "form"} & set(anchors.tags)
    assert not [link for link in anchors.links if "//" in link]
    assert not re.search(r"@import|url\((?!#)|fetch\(|XMLHttpRequest|import\(", text)


def test_the_policy_lets_only_the_pages_own_script_and_style_run(page):
    text = vocabulary_pages()[PAGE]

    assert "default-src 'none'" in unescape(text)
    assert text.count("<script") == text.count("<style") == 1
    assert not re.search(r"\son\w+=|\sstyle=", text)
    assert "script" in page.tags


def test_the_picture_links_to_the_page():
    picture = Anchors(vocabulary_pages()[PICTURE])

    assert {link.removeprefix(f"{PAGE}#") for link in picture.links} == {
        *BOXES,
        *FRAMES,
        *(arrow.name for arrow in ARROWS),
    }


def edges(box):
    (left, top), (right, bottom) = box.side("left", 0), box.side("right", 1)
    return left, top, right, bottom


@pytest.mark.parametrize(("one", "other"), list(combinations(BOXES, 2)))
def test_boxes_do_not_touch(one, other):
    left, top, right, bottom = edges(BOXES[one])
    other_left, other_top, other_right, other_bottom = edges(BOXES[other])

    assert right < other_left or other_right < left or bottom < other_top or other_bottom < top


@pytest.mark.parametrize("name", [*BOXES, *FRAMES])
def test_boxes_lie_on_the_sheet(name):
    left, top, right, bottom = edges({**BOXES, **FRAMES}[name])

    assert left > 0
    assert top > 0
    assert right < WIDTH
    assert bottom < HEIGHT


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: f"{arrow.source}-{arrow.name}")
def test_arrows_join_what_their_property_joins(arrow):
    """A domain or range that the ontology states is the class at that end, or one above it."""
    term = TERMS[arrow.name]

    for stated, end in ((term.domain, arrow.source), (term.range, arrow.target)):
        if stated:
            assert {f"gpr:{end}", *ancestors(end)} & {*stated, *offspring(stated)}


def ancestors(name):
    for parent in TERMS[name].parents if name in TERMS else ():
        yield parent
        yield from ancestors(parent.removeprefix("gpr:"))


def offspring(names):
    for name in names:
        children = TERMS[name.removeprefix("gpr:")].children if name.startswith("gpr:") else ()
        yield from children
        yield from offspring(children)


def test_the_picture_wants_declared_terms():
    few = {name: term for name, term in TERMS.items() if name != "Plan"}

    with pytest.raises(Exception, match="undeclared terms: Plan"):
        draw(few)


@pytest.mark.parametrize("name", sorted(set(TERMS) - PARENTS))
def test_term_has_an_example(name):
    assert name in uses.examples(), f"show gpr:{name} in ontology/examples/good"


def test_the_pages_are_fresh():
    for name, text in vocabulary_pages().items():
        assert (DOCS / name).read_text("utf-8") == text, "run: make docs"
    assert {path.name for path in DOCS.iterdir()} == {*vocabulary_pages(), "README.md"}


def test_the_same_ontology_gives_the_same_bytes(tmp_path):
    written = write_vocabulary(tmp_path / "one")
    again = write_vocabulary(tmp_path / "two")

    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in again]


@pytest.mark.browser
def test_the_search_box_finds_and_goes_there(browser):
    complaints = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((DOCS / PAGE).as_uri())
    page.fill("#search", "牵头单位")
    visible = page.locator("nav li:not([hidden])").count()
    page.keyboard.press("Enter")
    place = page.url.partition("#")[2]
    page.close()

    assert 0 < visible < len(TERMS)
    assert place == "leadUnit"
    assert complaints == []
