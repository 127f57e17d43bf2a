"""Issues of a later report: kept, renumbered, reworded, split, merged, gone and new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.followup.compare import Comparison
from kg.followup.dossier import Issue, Quote
from kg.followup.issues import match_issues
from kg.rdf.mint import mint
from kg.text.title_keys import title_key
from tests.following import EARLIER, LATER, report, told

CASES = [
    ("same", ["巡河台账不全"], ["巡河台账不全"], ["same:same-number-and-words:1-1"]),
    (
        "renumbered",
        ["巡河台账不全", "清淤进度偏慢"],
        ["清淤进度偏慢", "巡河台账不全"],
        ["same:same-words:2-1", "same:same-words:1-2"],
    ),
    (
        "reworded",
        ["河道清淤进度偏慢"],
        ["河道清淤进度仍然偏慢"],
        ["same:same-number-like-words:1-1"],
    ),
    ("same number, other words", ["巡河台账不全"], ["公务接待超标准"], []),
    (
        "reworded and renumbered",
        ["巡河台账不全", "村级财务公开不及时"],
        ["村级财务信息公开不及时"],
        ["same:like-words:2-1"],
    ),
    (
        "split",
        ["巡河台账不全、清淤进度偏慢"],
        ["巡河台账不全", "清淤进度偏慢"],
        ["split:split-words:1-1", "split:split-words:1-2"],
    ),
    (
        "merged",
        ["巡河台账不全", "清淤进度偏慢"],
        ["巡河台账不全、清淤进度偏慢"],
        ["merged:merged-words:1-1", "merged:merged-words:2-1"],
    ),
    (
        "half of it left is no split",
        ["巡河台账不全、公务接待超标准"],
        ["公务接待超标准"],
        ["same:same-number-like-words:1-1"],
    ),
]


def shown(comparison: Comparison) -> list[str]:
    def last(number: str) -> str:
        return number.rpartition("（")[2].rstrip("）")

    return [
        f"{link.kind}:{link.rule}:{last(link.earlier.number)}-{last(link.later.number)}"
        for link in comparison.links
    ]


@pytest.mark.parametrize(
    ("name", "before", "after", "links"), CASES, ids=lambda case: str(case)[:20]
)
def test_what_continues_what(
    name: str, before: list[str], after: list[str], links: list[str]
) -> None:
    assert shown(told(report(EARLIER, *before), report(LATER, *after))) == links, name


def test_gone_and_new() -> None:
    comparison = told(report(EARLIER, "巡河台账不全"), report(LATER, "公务接待超标准"))

    assert [one.name for one in comparison.gone] == ["巡河台账不全"]
    assert [one.name for one in comparison.new] == ["公务接待超标准"]


def test_the_state_goes_with_the_issue() -> None:
    comparison = told(
        report(EARLIER, "巡河台账不全|一是正在补齐台账。"),
        report(LATER, "巡河台账不全|一是台账已全部补齐，该问题已完成整改。"),
    )

    (link,) = comparison.links
    assert (link.earlier.state, link.later.state) == ("ongoing", "done")


def issue(place: int, words: str, number: str) -> Issue:
    node = mint("issue", f"{place}", number)
    quote = Quote(node, place, place + 1, 1, node, words)
    return Issue(node, quote, number, "", words, title_key(words), words)


HEADINGS = st.sampled_from(
    [
        "河道清淤进度偏慢",
        "河道清淤进度仍然偏慢",
        "巡河台账不全",
        "巡河台账不全清淤进度偏慢",
        "清淤进度偏慢",
        "公务接待超标准",
        "公务用车超标准",
        "公务接待和公务用车超标准",
    ]
)
LEDGERS = st.lists(st.tuples(HEADINGS, st.sampled_from("123456")), max_size=6)


def ledger(pairs: list[tuple[str, str]], first: int) -> list[Issue]:
    return [issue(first + place, words, number) for place, (words, number) in enumerate(pairs)]


@given(LEDGERS, LEDGERS)
def test_swapping_the_reports_swaps_the_links(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    one, other = ledger(before, 0), ledger(after, 100)
    forth = {(link.earlier, link.later, link.kind) for link in match_issues(one, other)}
    swapped = {"same": "same", "split": "merged", "merged": "split"}
    back = {(link.later, link.earlier, swapped[link.kind]) for link in match_issues(other, one)}

    assert forth == back


@given(LEDGERS)
def test_a_ledger_continues_itself(pairs: list[tuple[str, str]]) -> None:
    one, other = ledger(pairs, 0), ledger(pairs, 100)
    links = match_issues(one, other)

    assert [link.kind for link in links] == ["same"] * len(pairs)
    assert all(link.earlier.words == link.later.words for link in links)


@given(LEDGERS, LEDGERS)
def test_only_a_split_or_a_merger_takes_an_issue_twice(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    links = match_issues(ledger(before, 0), ledger(after, 100))
    single = [link for link in links if link.kind == "same"]

    assert len({link.earlier for link in single}) == len(single)
    assert len({link.later for link in single}) == len(single)
