"""The pass over a store: who follows whom, what is written, and that places never mix."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.followup.linking import link
from kg.followup.writing import LINKS
from kg.pipeline import build
from kg.rdf.mint import mint
from kg.rdf.namespaces import TYPE, ont
from kg.rdf.store import open_store
from tests.following import EARLIER, LATER, report, stored, told

PROMISE = "清淤进度偏慢|一是云溪清淤工程正在施工，确保2024年12月底前完工。"
KEPT = "清淤进度偏慢|一是云溪清淤工程2024年11月20日完工。"
DUTY = "巡河台账不全|一是整改河道隐患46处。"
MIDDLE = "2024年12月30日"


def pairs(quads: Sequence[Quad], name: str) -> list[tuple[str, str]]:
    found = [(one.subject, one.object) for one in quads if one.predicate == ont(name)]
    return [(str(first.value)[-8:], str(second.value)[-8:]) for first, second in found]


def written(texts: dict[str, str]) -> list[Quad]:
    return link(stored(texts))


def test_a_follow_up_is_linked() -> None:
    quads = written({"r-first": report(EARLIER, PROMISE), "r-other": report(LATER, KEPT)})

    assert pairs(quads, "followsUp") == [("/r-other", "/r-first")]
    assert {one.graph_name for one in quads} == {LINKS}


def test_every_claim_shows_the_words_of_both_reports() -> None:
    quads = written(
        {"r-first": report(EARLIER, PROMISE, DUTY), "r-other": report(LATER, KEPT, DUTY)}
    )
    claims = {one.subject for one in quads if one.object == ont("Claim")}
    shown = [one for one in quads if one.predicate == ont("evidence")]

    assert len(claims) >= 4
    for claim in claims:
        texts = {
            str(one.object.value).partition("/text#")[0] for one in shown if one.subject == claim
        }
        assert len(texts) == 2


def test_another_city_links_to_nothing() -> None:
    """The same words, issues, project and dates, in another place."""
    texts = {
        "r-first": report(EARLIER, PROMISE, DUTY),
        "r-other": report(LATER, KEPT, DUTY),
        "r-third": report(LATER, KEPT, DUTY, place="澄湾市"),
        "r-forth": report(EARLIER, PROMISE, DUTY, place="澄湖市"),
    }
    quads = written(texts)
    spoken = {str(one.object.value) for one in quads} | {str(one.subject.value) for one in quads}

    assert pairs(quads, "followsUp") == [("/r-other", "/r-first")]
    assert not [name for name in spoken if "r-third" in name]
    outcomes = [one for one in quads if one.predicate == ont("outcome") and "r-forth" in str(one)]
    assert [one.object.value.rpartition("/")[2] for one in outcomes] == ["pending"]


def test_two_places_are_never_compared() -> None:
    comparison = told(report(EARLIER, PROMISE), report(LATER, KEPT, place="澄湾市"))

    assert comparison.is_empty
    assert not comparison.links


def test_each_report_follows_the_latest_one_before_it() -> None:
    texts = {
        "r-first": report(EARLIER, PROMISE),
        "r-mid-1": report(MIDDLE, PROMISE),
        "r-other": report(LATER, KEPT),
    }

    assert pairs(written(texts), "followsUp") == [
        ("/r-mid-1", "/r-first"),
        ("/r-other", "/r-mid-1"),
    ]


def test_a_promise_is_settled_by_a_later_report_of_the_chain() -> None:
    texts = {
        "r-first": report(EARLIER, PROMISE),
        "r-mid-1": report("2024年8月30日", "清淤进度偏慢|一是修订制度。"),
        "r-other": report(LATER, KEPT),
    }
    (outcome,) = (one for one in written(texts) if one.predicate == ont("outcome"))

    assert outcome.object == NamedNode("https://w3id.org/gpr/scheme/outcome/kept")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (report(EARLIER, PROMISE), report(EARLIER, PROMISE)),
        (report(EARLIER, PROMISE), report(LATER, "公务接待超标准")),
        (
            report(EARLIER, PROMISE, DUTY, "会议过多", "文件过长"),
            report(LATER, KEPT, "甲", "乙", "丙"),
        ),
    ],
    ids=["same day", "other issues", "few common issues"],
)
def test_no_follow_up(before: str, after: str) -> None:
    assert not pairs(written({"r-first": before, "r-other": after}), "followsUp")


def test_another_inspection_is_not_followed_up() -> None:
    def preface(year: int) -> str:
        return f"{year}年3月1日至5月20日，市委第一巡察组对市水务局党组开展常规巡察。"

    before = report(EARLIER, PROMISE, preface=preface(2024))
    after = report(LATER, KEPT, preface=preface(2025))

    assert not pairs(written({"r-first": before, "r-other": after}), "followsUp")


ISSUES = st.lists(
    st.sampled_from(
        [PROMISE, DUTY, "公务接待超标准|一是开展自查。", "会议过多|一是压减会议12场。"]
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda issue: issue.partition("|")[0],
)


@settings(max_examples=8)
@given(ISSUES)
def test_a_report_with_another_date_keeps_all_and_changes_nothing(issues: list[str]) -> None:
    comparison = told(report(EARLIER, *issues), report(LATER, *issues))

    assert [link.rule for link in comparison.links] == ["same-number-and-words"] * len(issues)
    assert all(link.earlier.state == link.later.state for link in comparison.links)
    assert {one.outcome for one in comparison.outcomes} <= {"repeated"}
    assert (comparison.changes, comparison.renamings) == ((), ())
    assert (comparison.gone, comparison.new) == ((), ())


@pytest.mark.parametrize("name", ["rectification", "followup", "progress"])
def test_a_sample_with_another_date_changes_nothing(name: str, samples: list[Path]) -> None:
    text = next(path for path in samples if name in path.stem).read_text("utf-8")
    comparison = told(text, text)

    assert {link.rule for link in comparison.links} <= {"same-number-and-words"}
    assert len(comparison.links) == len(comparison.earlier.issues)
    assert {one.outcome for one in comparison.outcomes} <= {"repeated", "pending"}
    assert (comparison.changes, comparison.renamings) == ((), ())


def test_same_reports_same_quads_whatever_the_order(tmp_path: Path, samples: list[Path]) -> None:
    found = []
    for name, paths in (("one", samples), ("other", samples[::-1])):
        build(paths, tmp_path / name)
        with open_store(tmp_path / name, read_only=True) as store:
            found.append({str(quad) for quad in store.quads(LINKS)})
            merged = set(
                store.engine.quads_for_pattern(None, TYPE, ont("FollowUp"), DefaultGraph())
            )
    assert found[0] == found[1]
    assert len(merged) == 1


def test_links_go_with_the_words_that_go(tmp_path: Path) -> None:
    first, second = tmp_path / "r-first.txt", tmp_path / "r-other.txt"
    first.write_text(report(EARLIER, PROMISE), "utf-8")
    second.write_text(report(LATER, KEPT), "utf-8")
    build([first, second], tmp_path / "store")
    second.write_text(report(LATER, "公务接待超标准"), "utf-8")
    build([first, second], tmp_path / "store")

    with open_store(tmp_path / "store", read_only=True) as store:
        node = mint("report", "r-first")
        assert not list(store.engine.quads_for_pattern(None, ont("followsUp"), node, None))
