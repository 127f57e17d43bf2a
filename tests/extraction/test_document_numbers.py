"""A number that follows a title belongs to that document."""

from kg.extraction.extract import extract
from kg.text.read import make_report


def test_each_document_has_its_own_number() -> None:
    text = "印发《河湖巡查办法》（云政发〔2024〕12号）和《泵站管理办法》，起草《水闸管理办法》。"
    facts = extract(make_report("a", text))[1]
    (number,) = facts.document_numbers

    assert (number.title.text, number.number) == ("河湖巡查办法", "云政发〔2024〕12号")
    assert number.evidence.cut(text) == "河湖巡查办法》（云政发〔2024〕12号"


def test_the_reports_own_number_stands_on_a_line_and_is_no_part_of_the_title() -> None:
    text = "关于河湖管护情况的通报\n云督通〔2025〕14号\n各县区:\n一、总体情况\n"
    metadata = extract(make_report("a", text))[0].metadata

    assert metadata.number
    assert metadata.number.value == "云督通〔2025〕14号"
    assert metadata.title
    assert metadata.title.value == "关于河湖管护情况的通报"
