import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.bare_counts import counted_before, counter_of
from kg.extraction.extract import extract
from kg.extraction.predicates.objects import object_words
from kg.model.text import Span
from kg.text.read import make_report


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("全区18420栋自建房", "自建房"),
        ("4个方面21个具体问题", "具体问题"),
        ("4个方面16类问题", "16类问题"),
        ("2019年以来提拔的217名科级干部", "科级干部"),
        ("白石河干流67个入河排污口", "入河排污口"),
        ("已完成的39条措施", "39条措施"),
        ("滨河路改造等7个项目结算", "滨河路改造等7个项目结算"),
        ("技术骨干15名参加业务培训", "技术骨干"),
        ("教师、医生分别为32名、18名", "教师、医生"),
        ("截留款38万元并兑付农户", "截留款"),
        ("4个攻坚行动和2个专项行动", "攻坚行动和2个专项行动"),
        ("水厂二期2亿元贷款", "水厂二期2亿元贷款"),
        ("化粪池清掏1946车", "化粪池清掏1946车"),
        ("21万立方米", None),
        ("96个", None),
    ],
)
def test_an_object_is_its_head_without_counts(words: str, target: str | None) -> None:
    found = object_words(make_report("a", words), 0, len(words))
    assert (found and found.text) == target


@given(st.text("对的等和、，3个项问题整改2亿元并兑付《》", min_size=1, max_size=20))
def test_an_object_lies_in_its_words(words: str) -> None:
    found = object_words(make_report("a", words), 0, len(words))
    assert found is None or found.span.cut(words) == found.text


@pytest.mark.parametrize(
    ("words", "counter"),
    [
        ("剩余3处", "处"),
        ("已有14个", "个"),
        ("其余的4条", "条"),
        ("3处校舍扩建", ""),
        ("剩余工程", ""),
    ],
)
def test_a_bare_count_has_only_a_measure_word(words: str, counter: str) -> None:
    assert counter_of(words) == counter


@pytest.mark.parametrize(
    ("text", "counter", "noun"),
    [
        ("11处闲置校舍已盘活8处,", "处", "闲置校舍"),
        ("对干流67个入河排污口开展溯源,封堵12个、规范整治48个,", "个", "入河排污口"),
        ("排查病险水库27座,除险24座,", "座", "病险水库"),
        ("整改率达98%,", "处", None),
    ],
)
def test_what_a_count_stands_for(text: str, counter: str, noun: str | None) -> None:
    found = counted_before(make_report("a", text), Span(0, len(text)), len(text), counter)
    assert (found and found.text) == noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对干流67个入河排污口开展溯源,封堵60个,剩余7个待城关管网贯通后接入。",
            ("入河排污口接入", "城关管网贯通"),
        ),
        ("对17个薄弱党组织制定方案,已有14个通过市委组织部验收。", ("薄弱党组织", "市委组织部验收")),
    ],
)
def test_what_waits_may_be_a_bare_count(text: str, expected: tuple[str, str]) -> None:
    facts = extract(make_report("a", text))[1]
    assert expected in {(one.dependent.text, one.on.text) for one in facts.dependencies}
