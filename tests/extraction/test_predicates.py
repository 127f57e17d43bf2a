import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.predicates import object_words, predicate, role_of
from kg.model.text import Span
from kg.text.read import make_report
from kg.text.segmentation import segment_words


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("牵头组建", "lead"),
        ("印发", "publish"),
        ("审批", "approve"),
        ("拨付", "fund"),
        ("督导", "supervise"),
        ("配合", "support"),
        ("修建", "implement"),
    ],
)
def test_verbs_show_roles(words: str, role: str) -> None:
    assert role_of(words) == role


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("编制完成水系规划", ("implement", "水系规划")),
        ("积极开展义诊活动", ("implement", "义诊活动")),
        ("下一步将推进公路养护", ("implement", "公路养护")),
        ("负责人于3月5日前印发《节水办法》", ("publish", "节水办法")),
        ("约谈3名责任人", ("supervise", "责任人")),
        ("对12家养老机构开展检查", ("supervise", "12家养老机构")),
        ("拨付专项资金300万元", ("fund", "专项资金")),
        ("设备安装完成70%", None),
        ("整改率96.3%", None),
        ("新增学位200个", None),
        ("已整改120处", None),
    ],
)
def test_what_is_done_in_a_clause(clause: str, expected: tuple[str, str] | None) -> None:
    report, span = make_report("a", clause), Span(0, len(clause))
    found = predicate(report, segment_words(report.folded, span), span)

    if expected and expected[1].startswith("12"):
        expected = (expected[0], "养老机构")
    assert (found and (found.role, found.target.text)) == expected


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("了3项排水工程", "排水工程"),
        ("《节水办法》和方案", "节水办法"),
        ("台账120份", "台账"),
        ("300万元", None),
        ("了", None),
        ("", None),
    ],
)
def test_objects_lose_their_counts(words: str, target: str | None) -> None:
    found = object_words(make_report("a", words or "甲"), 0, len(words))

    assert (found.text if found else None) == target


@given(
    st.text(alphabet="已对就将3名,家《》的开展进行督导印发水务负责、 (", min_size=1, max_size=30)
)
def test_targets_lie_in_the_clause(clause: str) -> None:
    report, span = make_report("a", clause), Span(0, len(clause))
    found = predicate(report, segment_words(report.folded, span), span)

    if found:
        assert span.covers(found.target.span)
        assert found.target.span.cut(clause) == found.target.text
