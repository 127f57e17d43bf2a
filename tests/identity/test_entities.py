"""Words of a report are linked to the right thing."""

import pytest

from kg.identity.entities import link
from kg.model.entities import Entity, Place
from kg.model.facts import Facts, Plan, Responsibility
from kg.model.mentions import Reading
from kg.model.text import Words
from tests.handmade import Maker, handmade_resolution

TEXT = """一、城市更新行动
(一)道路。市城管局负责城北快速路工程,城北快速路工程初步设计待市发展改革委批复,批复后启动施工招标。
(二)制度。城市更新实施细则印发后启动老旧小区改造,城市更新实施细则待市政府常务会议审议。
二、其他工作
市城管局会同市水务局开展联合检查,配合做好城市更新行动收尾。
"""


@pytest.fixture(name="make")
def _make() -> Maker:
    return Maker(TEXT)


def plan(make: Maker) -> Plan:
    name = make.words("城市更新行动")
    section = make.outline.section_at(name.span.start).index
    return Plan(name=name, section=section, lead=None, evidence=name.span, rule="plan/1")


def duty(make: Maker, target: Words, kind: str) -> Responsibility:
    return make.responsibility(make.mention(target.text), "implement", target, kind)


def linked(make: Maker, facts: Facts) -> dict[Words, Entity]:
    units = (make.unit("市水务局", "云河市水务局", make.mention("市水务局")),)
    return dict(link(Reading(make.outline, make.metadata()), facts, make.place, units))


def test_plan_by_name_else_by_section(make: Maker) -> None:
    named, near = make.words("城市更新行动收尾"), make.words("联合检查")
    inside = make.words("施工招标")
    facts = Facts(
        plans=(plan(make),),
        responsibilities=tuple(duty(make, at, "plan") for at in (named, inside)),
    )
    things = linked(make, facts)

    assert things[named] == things[inside] == things[make.words("城市更新行动")]
    other = linked(make, Facts(plans=(plan(make),), responsibilities=(duty(make, near, "plan"),)))
    assert other[near].path == ("plan", "339900", "2024", "联合检查")


def test_project_with_and_without_its_last_word_is_one(make: Maker) -> None:
    long, short = make.project("城北快速路工程"), make.project("城北快速路", 2)
    waiting = make.words("城北快速路工程初步设计")
    facts = Facts(
        projects=(short, long),
        dependencies=(make.dependency(waiting, make.words("市发展改革委批复")),),
    )
    things = linked(make, facts)

    assert things[short.name] == things[long.name] == things[waiting]
    assert things[long.name].path == ("project", "339900", "城北快速路工程")


def test_chain_through_a_document(make: Maker) -> None:
    title = "城市更新实施细则"
    issued, renewal = make.words("城市更新实施细则印发"), make.words("老旧小区改造")
    draft, council = make.words(title, 2), make.words("市政府常务会议审议")
    facts = Facts(
        documents=(make.document(title),),
        dependencies=(
            make.dependency(renewal, issued, "sequence"),
            make.dependency(draft, council),
        ),
    )
    things = linked(make, facts)

    assert things[issued] == things[draft] == things[make.words(title)]
    assert things[renewal].cls == "Task"
    assert things[council].cls == "Approval"
    assert things[council].path[-2:] == (title, "市政府常务会议审议")


def test_chain_through_another_dependent(make: Maker) -> None:
    approval, tender = make.words("市发展改革委批复"), make.words("启动施工招标")
    design, after = (
        make.words("城北快速路工程初步设计"),
        make.words("城北快速路工程初步设计待市发展改革委批复"),
    )
    facts = Facts(
        dependencies=(
            make.dependency(design, approval),
            make.dependency(tender, after, "sequence"),
        )
    )
    things = linked(make, facts)

    assert things[after] == things[design]
    assert things[tender] != things[design]


def test_own_words_in_a_prerequisite_are_no_chain(make: Maker) -> None:
    dependent, on = make.words("城北快速路工程"), make.words("城北快速路工程初步设计")
    things = linked(
        make,
        Facts(
            projects=(make.project("城北快速路工程"),),
            dependencies=(make.dependency(dependent, on, "planning"),),
        ),
    )

    assert things[dependent].cls == "Project"
    assert things[on].cls == "Prerequisite"


def test_target_that_is_waited_for_in_the_same_sentence(make: Maker) -> None:
    dependent, on = make.words("城北快速路工程", 2), make.words("市发展改革委批复")
    facts = Facts(
        dependencies=(make.dependency(dependent, on),),
        responsibilities=(duty(make, Words(on.text, on.span), "other"),),
    )

    assert linked(make, facts)[on].cls == "Approval"


@pytest.mark.parametrize(
    ("words", "kind", "cls"),
    [
        ("联合检查", "other", "Task"),
        ("联合检查", "measure", "Task"),
        ("联合检查", "issue", "Task"),
        ("联合检查", "document", "PolicyDocument"),
        ("联合检查", "project", "Project"),
        ("市水务局", "unit", "GovernmentBody"),
        ("联合检查", "unit", "Task"),
        ("城北快速路工程初步设计", "project", "Project"),
        ("城市更新实施细则", "document", "PolicyDocument"),
        ("更新实施细则", "document", "PolicyDocument"),
    ],
)
def test_targets(make: Maker, words: str, kind: str, cls: str) -> None:
    target = make.words(words)
    facts = Facts(
        projects=(make.project("城北快速路工程"),),
        documents=(make.document("城市更新实施细则", 2),),
        responsibilities=(duty(make, target, kind),),
    )

    assert linked(make, facts)[target].cls == cls


def test_short_title_is_the_only_document_around_it(make: Maker) -> None:
    target = make.words("更新实施细则")
    facts = Facts(
        documents=(make.document("城市更新实施细则"),),
        responsibilities=(duty(make, target, "document"),),
    )

    assert linked(make, facts)[target].label == "城市更新实施细则"


def test_issue_and_measure_by_their_place() -> None:
    resolution = handmade_resolution()
    facts = resolution.facts
    make = Maker()
    inside = make.words("投资")
    things = link(
        resolution.reading,
        Facts(
            issues=facts.issues,
            measures=facts.measures,
            responsibilities=(duty(make, inside, "measure"),),
        ),
        resolution.place,
        (),
    )
    assert things[inside].path == ("issue", "tongbao", "二、(一)1.", "m", "1")
    things = link(
        resolution.reading,
        Facts(issues=facts.issues, responsibilities=(duty(make, inside, "issue"),)),
        resolution.place,
        (),
    )
    assert things[inside].path == ("issue", "tongbao", "二、(一)1.")


def test_unknown_area_keeps_reports_apart() -> None:
    names = {
        handmade_resolution(report_id=report, place=None)
        .entity_of[Maker().words("水利提升行动")]
        .path
        for report in ("a", "b")
    }

    assert len(names) == 2


def test_two_cities_never_share_a_thing_of_theirs() -> None:
    here = handmade_resolution().entity_of
    there = handmade_resolution(report_id="other", place=Place("449900", "云河市")).entity_of

    assert not {entity.path for entity in here.values()} & {
        entity.path for entity in there.values()
    }


def test_same_input_same_links() -> None:
    assert list(handmade_resolution().entity_of.items()) == list(
        handmade_resolution().entity_of.items()
    )


def test_every_label_is_a_function_of_the_path() -> None:
    labels: dict[tuple[str, ...], str] = {}
    for entity in handmade_resolution().entity_of.values():
        assert labels.setdefault(entity.path, entity.label) == entity.label


SHORT = """一、年度安排
(一)制定要点。全市水利工作要点待市委常委会会议研究。待工作要点印发后编制水利工作台账。
(二)其他事项。待工作要点印发后召开推进会。水库调度方案待省水利厅审批,水库调度方案公布前不调整水位。
"""


def test_short_name_in_the_same_section_continues_the_chain() -> None:
    make = Maker(SHORT)
    full, ledger, meeting = (
        make.words("全市水利工作要点"),
        make.words("水利工作台账"),
        make.words("推进会"),
    )
    first, second = make.words("工作要点印发"), make.words("工作要点印发", 2)
    facts = Facts(
        dependencies=(
            make.dependency(full, make.words("市委常委会会议研究")),
            make.dependency(ledger, first, "sequence"),
            make.dependency(meeting, second, "sequence"),
        )
    )
    things = linked_without_units(make, facts)

    assert things[first] == things[full]
    assert things[second].cls == "Prerequisite"


def test_longer_words_about_what_waits_are_the_same_thing() -> None:
    make = Maker(SHORT)
    plan, published = make.words("水库调度方案"), make.words("水库调度方案公布")
    facts = Facts(
        dependencies=(
            make.dependency(published, make.words("不调整水位")),
            make.dependency(plan, make.words("省水利厅审批")),
        )
    )
    things = linked_without_units(make, facts)

    assert things[published] == things[plan]


def linked_without_units(make: Maker, facts: Facts) -> dict[Words, Entity]:
    return dict(link(Reading(make.outline, make.metadata()), facts, make.place, ()))
