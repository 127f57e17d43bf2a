"""A graph that lies is found out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from kg.outputs.check import check
from kg.rdf.assertion import assert_report
from kg.rdf.mint import report_graph
from kg.rdf.namespaces import OA_EXACT, OA_START, TYPE, ont
from kg.rdf.store import Contents, Store, open_store
from tests.handmade import handmade_resolution

Change = Callable[[Quad], Quad | None]


def build(folder: Path, change: Change = lambda quad: quad) -> Store:
    store = open_store(folder / "store")
    quads = [new for quad in assert_report(handmade_resolution()) if (new := change(quad))]
    store.put([Contents(report_graph("tongbao"), quads, "1")])
    return store


def with_words(quad: Quad, words: str) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal(words), quad.graph_name)


def other_text(quad: Quad) -> Quad:
    text = ont("text")
    return with_words(quad, quad.object.value[:-1] + "!") if quad.predicate == text else quad


def other_quote(quad: Quad) -> Quad:
    return with_words(quad, quad.object.value + "?") if quad.predicate == OA_EXACT else quad


def no_offset(quad: Quad) -> Quad | None:
    return None if quad.predicate == OA_START else quad


def no_evidence(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("evidence") else quad


def no_basis(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("basis") else quad


def no_lead(quad: Quad) -> Quad | None:
    return None if quad.predicate == ont("leadUnit") else quad


def no_spans(quad: Quad) -> Quad | None:
    is_span = quad.predicate == TYPE and quad.object == ont("TextSpan")
    return None if is_span else quad


def test_sound_graph(tmp_path: Path) -> None:
    assert check(build(tmp_path)) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (other_text, {"text-hash"}),
        (other_quote, {"quote-differs"}),
        (no_offset, {"quote-incomplete"}),
        (no_evidence, {"no-evidence"}),
        (no_spans, {"no-evidence"}),
        (no_basis, {"no-basis"}),
        (no_lead, {"no-direct-triple"}),
    ],
)
def test_problems(tmp_path: Path, change: Change, found: set[str]) -> None:
    problems = check(build(tmp_path, change))

    assert {problem.check for problem in problems} == found


def test_problem_is_a_line_for_people(tmp_path: Path) -> None:
    problem = check(build(tmp_path, no_lead))[0]

    assert str(problem).startswith("https://w3id.org/gpr/id/report/tongbao/c/Responsibility/")
    assert problem.graph == report_graph("tongbao").value


def test_text_of_another_length(tmp_path: Path) -> None:
    def shorter(quad: Quad) -> Quad:
        if quad.predicate == ont("textLength"):
            return with_words(quad, "3")
        return quad

    assert [problem.check for problem in check(build(tmp_path, shorter))] == ["text-length"]


def test_characters_beyond_the_first_plane_count_once(tmp_path: Path) -> None:
    resolution = handmade_resolution(text="𠮷" + handmade_resolution().reading.report.text)
    store = open_store(tmp_path / "store")
    store.put([Contents(report_graph("tongbao"), assert_report(resolution), "1")])

    assert check(store) == ()
