from dataclasses import replace

from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.text.read import make_report

TEXT = """临溪县巡察整改情况通报
一、关于民生方面
1.关于学位不足的问题。
整改成效:一是县教育局实施白石小学扩建工程。二是县教育局印发《招生办法》。
责任单位:县教育局
"""


def test_every_mention_and_word_leads_to_a_thing() -> None:
    reading, facts = extract(make_report("r", TEXT))

    resolution = resolve(reading, facts)

    assert resolution.place.code == "x-临溪县"
    assert {unit.name for unit in reading.units} <= resolution.unit_of.keys()
    assert all(one.target in resolution.entity_of for one in facts.responsibilities)
    owner = next(one for one in facts.responsibilities if one.target_kind == "issue")
    assert resolution.entity_of[owner.target].cls == "Issue"
    assert resolution.unit_of[owner.unit.name].entity.label == "临溪县教育局"


def test_the_same_report_is_resolved_the_same() -> None:
    first = resolve(*extract(make_report("r", TEXT)))
    second = resolve(*extract(make_report("r", TEXT)))

    assert first.reading is not second.reading
    assert replace(second, reading=first.reading) == first
