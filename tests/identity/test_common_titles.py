"""Documents that their titles alone do not tell apart."""

import pytest

from kg.extraction.extract import extract
from kg.identity.entities import link
from kg.identity.resolve import resolve
from kg.model.facts import Facts
from kg.model.mentions import Reading
from kg.text.read import make_report
from tests.handmade import Maker

APART = [
    "一、城北水厂\n完成可行性研究报告编制。\n二、东湖泵站\n可行性研究报告正在编制。",
    "印发实施方案。\n二、其他\n正在编制实施方案。",
]
TOGETHER = [
    "一、制度建设\n印发《云河市节水奖补实施细则》。\n二、其他\n《云河市节水奖补实施细则》已印发。",
]
WAITING = (
    "城北水厂项目可行性研究报告待批复。"
    "东湖泵站项目可行性研究报告待审查,可行性研究报告完成后启动招标。"
)


def documents(text: str) -> list[tuple[str, ...]]:
    reading, facts = extract(make_report("a", text), place="云河市")
    found = resolve(reading, facts)
    return [found.entity_of[fact.title].path for fact in found.facts.documents]


@pytest.mark.parametrize("text", APART)
def test_a_common_title_belongs_to_its_section(text: str) -> None:
    paths = documents(text)

    assert len(paths) == len(set(paths)) == 2


@pytest.mark.parametrize("text", TOGETHER)
def test_what_belongs_to_one_thing_is_one_document(text: str) -> None:
    paths = documents(text)

    assert len(paths) == 2
    assert len(set(paths)) == 1


def test_a_chain_runs_through_the_common_title_of_its_own_project() -> None:
    make = Maker(WAITING)
    other, own, again = (make.words("可行性研究报告", nth) for nth in (1, 2, 3))
    facts = Facts(
        projects=(make.project("城北水厂项目"), make.project("东湖泵站项目")),
        dependencies=(
            make.dependency(other, make.words("批复")),
            make.dependency(own, make.words("审查")),
            make.dependency(make.words("启动招标"), again),
        ),
    )
    things = link(Reading(make.outline, make.metadata()), facts, make.place, ())

    assert things[again] == things[own] != things[other]
