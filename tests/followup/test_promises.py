"""What became of a promise: one pair of tiny reports for each way that it may end."""

import pytest

from kg.followup.promises import Outcome
from tests.following import EARLIER, LATER, report, told

HEADING = "清淤进度偏慢"
PROMISE = "一是云溪清淤工程正在施工，确保2024年12月底前完工。"
TASK = "一是正在开展河道隐患排查，2024年12月底前完成全部河道隐患排查。"

CASES = {
    "in time": (PROMISE, "一是云溪清淤工程2024年11月20日完工。", "kept same-item 2024-11-20"),
    "late": (PROMISE, "一是云溪清淤工程2025年2月10日完工。", "late same-item 2025-02-10"),
    "some day": (PROMISE, "一是云溪清淤工程已完工。", "done same-item"),
    "another date": (
        PROMISE,
        "一是云溪清淤工程正在施工，确保2025年9月底前完工。",
        "moved new-date 2025-09",
    ),
    "a date that words move": (
        PROMISE,
        "一是云溪清淤工程未能按原定时限完工，时限调整为2025年8月底前。",
        "moved new-date 2025-08",
    ),
    "not yet": (PROMISE, "一是云溪清淤工程正在施工。", "missed same-item"),
    "the same date again": (PROMISE, PROMISE, "repeated same-date"),
    "nothing": (PROMISE, "一是修订巡河制度。", "silent nothing-told"),
    "still ahead": (
        "一是云溪清淤工程正在施工，确保2026年12月底前完工。",
        "一是修订巡河制度。",
        "pending nothing-told",
    ),
    "another event of the same project": (
        PROMISE,
        "一是云溪清淤工程正在施工，计划2025年9月底前通过验收。",
        "missed same-item",
    ),
    "like words in the same issue": (
        TASK,
        "一是2024年12月已完成全部河道隐患排查。",
        "kept like-words 2024-12",
    ),
    "the issue is closed": (
        TASK,
        "一是台账已补齐，该问题已于2024年10月完成整改。",
        "kept issue-closed 2024-10",
    ),
}


def outcomes(before: str, after: str, heading: str = HEADING) -> tuple[Outcome, ...]:
    return told(
        report(EARLIER, f"{HEADING}|{before}"), report(LATER, f"{heading}|{after}")
    ).outcomes


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_outcome(before: str, after: str, expected: str) -> None:
    (found,) = outcomes(before, after)
    parts = (found.outcome, found.rule, found.due_after or found.done_on)

    assert " ".join(part for part in parts if part) == expected
    assert found.promise.quote.words in before
    assert found.later is not None


def test_a_silence_is_shown_by_the_heading_of_the_issue() -> None:
    (found,) = outcomes(PROMISE, "一是修订巡河制度。")

    assert found.later is not None
    assert HEADING in found.later.words


def test_a_silence_on_a_dropped_issue_is_shown_by_the_title() -> None:
    (found,) = outcomes(PROMISE, "一是修订巡河制度。", heading="公务接待超标准")

    assert found.later is not None
    assert found.later.words.endswith("通报")


def test_a_date_that_was_over_when_written_is_no_promise() -> None:
    assert not outcomes("一是云溪清淤工程正在施工，原定2023年12月底前完工。", "一是修订制度。")


def test_what_was_done_already_does_not_keep_a_promise() -> None:
    done = "一是云溪清淤工程已投用，确保2024年12月底前完工。"
    (found,) = outcomes(done, "一是云溪清淤工程已投用。")

    assert found.outcome not in ("kept", "done")
