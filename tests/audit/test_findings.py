"""How findings are written: stable ids, both quotes, the claims that they rest on."""

import time

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.audit.findings import audit, audit_graph
from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.rdf.assertion import assert_report
from kg.rdf.namespaces import concept, ont
from kg.text.read import make_report
from tests.auditing import audited, found_in

PASSAGE = (
    "由县水利局按周调度清淤进度并对连续两周未达进度的标段负责人进行约谈直至全部标段完工并且通过验收"
)
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


@pytest.mark.slow
def test_two_megabytes_of_copies_are_checked_in_time() -> None:
    body = (PASSAGE + "各乡镇压实责任逐一建立台账明确时限形成闭环管理。") * 2
    text = "".join(f"{n % 90 + 1}.关于第{n}项的问题\n{body}\n" for n in range(12_000))
    reading, facts = extract(make_report("big", text[:2_000_000]))
    quads = assert_report(resolve(reading, facts))
    began = time.process_time()
    found = audit("big", quads)

    assert time.process_time() - began < 10
    assert sum(quad.object == concept("finding-kind", "repeated_text") for quad in found) < 20
