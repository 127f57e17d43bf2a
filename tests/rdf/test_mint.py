"""IRIs are readable, valid, and different for different names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.rdf.mint import clean, mint, report_graph

PARTS = st.lists(st.text(max_size=12), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("path", "tail"),
    [
        (("unit", "330100", "云河市水务局"), "unit/330100/云河市水务局"),
        (("plan", "330100", "2024", "“十四五” 水利规划"), "plan/330100/2024/十四五水利规划"),
        (("doc", "1", "《《办法》》"), "doc/1/办法"),
        (("task", "a/b"), "task/a%2Fb"),
        (("task", "100%"), "task/100%25"),
        (("task", "<script>\\u0041{}|^`"), "task/%3Cscript%3E%5Cu0041%7B%7D%7C%5E%60"),
        (("task", "?x#y"), "task/%3Fx%23y"),
        (("task", ".."), "task/..%22"),
        (("task", '.."'), "task/..%22"),
        (("task", "..."), "task/...%22"),
        (("task", "..a"), "task/..a"),
        (("task", "一\u202e二"), "task/一%E2%80%AE二"),
        (("set", "1", "", "项目"), "set/1//项目"),
        (("report", "r", "s", 3), "report/r/s/3"),
    ],
)
def test_paths(path: tuple[str | int, ...], tail: str) -> None:
    assert mint(*path).value == f"https://w3id.org/gpr/id/{tail}"


def test_fragment() -> None:
    assert mint("report", "r", "text", fragment="char=0,2").value.endswith("r/text#char=0,2")


def test_composed_and_decomposed_letters_are_one() -> None:
    assert mint("unit", "é") == mint("unit", unicodedata.normalize("NFD", "é"))


@given(PARTS)
def test_every_text_becomes_a_valid_iri_that_survives_n_quads(path: list[str]) -> None:
    quad = Quad(mint(*path), NamedNode("urn:x:p"), Literal("v"), report_graph(path[0]))
    data = serialize([quad], format=RdfFormat.N_QUADS)

    assert data is not None
    assert list(parse(data, RdfFormat.N_QUADS)) == [quad]


@given(PARTS, PARTS)
def test_different_names_never_collide(left: list[str], right: list[str]) -> None:
    same_names = [clean(part) for part in left] == [clean(part) for part in right]

    assert (mint(*left) == mint(*right)) == same_names


def test_every_character_of_unicode() -> None:
    everything = [chr(code) for code in range(0x110000)]
    minted = {mint("x", character).value for character in everything}

    assert len(minted) == len({clean(character) for character in everything})
