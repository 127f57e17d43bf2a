"""How findings are written: stable ids, both quotes, the claims that they rest on."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.audit.findings import audit_graph
from kg.rdf.namespaces import concept, ont
from tests.auditing import PASSAGE, audited, copied_paragraphs, found_in

TWICE = f"1.甲\n{PASSAGE}。\n2.乙\n{PASSAGE}。"
RATE = "42个交通项目已开工33个,开工率81.2%。"


def values(quads: list[Quad], name: str) -> list[NamedNode | Literal]:
    return [quad.object for quad in quads if quad.predicate == ont(name)]


def test_a_finding_shows_both_passages_and_its_claim() -> None:
    quads = audited(TWICE)

    assert len(values(quads, "evidence")) == 2
    assert values(quads, "findingKind") == [concept("finding-kind", "repeated_text")]
    assert "/c/RepeatedPassage/" in values(quads, "citesClaim")[0].value
    assert {quad.graph_name for quad in quads} == {audit_graph("t")}


def test_expected_and_actual_are_told_in_both_languages() -> None:
    quads = audited(RATE)

    assert [value.value for value in values(quads, "expectedValue")] == ["78.57"]
    assert [value.value for value in values(quads, "actualValue")] == ["81.2"]
    assert sorted(value.language for value in values(quads, "message")) == ["en", "zh"]


def test_same_text_same_quads() -> None:
    assert audited(TWICE + RATE) == audited(TWICE + RATE)


def test_an_id_outlives_what_is_written_before_its_quotes() -> None:
    ids = {quad.subject for quad in audited(f"一、项目\n{RATE}")}

    assert {quad.subject for quad in audited(f"一、项目\n今年以来进展良好。\n{RATE}")} == ids


def test_equal_findings_have_ids_of_their_own() -> None:
    assert len({quad.subject for quad in audited(f"一、甲\n{RATE}\n二、乙\n{RATE}")}) == 2


def test_three_copies_make_three_pairs_and_many_copies_one_finding() -> None:
    three = "".join(f"{number}.甲\n{PASSAGE}。\n" for number in range(1, 4))
    many = "".join(f"{number}.关于第{number}项的问题\n{PASSAGE}。\n" for number in range(1, 60))

    assert len(found_in(three)["repeated_text"]) == 3
    assert len(found_in(many)["repeated_text"]) < 12
    assert "59个标题" in "".join(found_in(many)["repeated_text"])


def test_words_of_a_report_are_no_template() -> None:
    found = found_in("“{actual}”、“{0.__class__}”3项指标持续提升。")

    assert found["count_mismatch"] == ["文中申明3（项），实际列出2"]


def test_a_report_of_nothing_but_copies_gives_few_findings() -> None:
    found = found_in(copied_paragraphs(200_000))

    assert 0 < len(found["repeated_text"]) < 20
