"""How alike headings are, and where one issue ends and another begins."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.followup.issues import are_one
from kg.followup.likeness import held, likeness, replaces_a_word
from kg.resources import parse_table
from kg.text.title_keys import bare_words

FILE = Path(__file__).with_name("likeness.tsv")
PAIRS = list(parse_table(FILE.read_text("utf-8").splitlines(), FILE.name))
WORDS = st.text(alphabet="河道清淤进度偏慢", max_size=12)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['first']}-{pair['second']}")
def test_the_thresholds_part_one_issue_from_two(pair: dict[str, str]) -> None:
    first, second = bare_words(pair["first"]), bare_words(pair["second"])
    alike = are_one(first, second, same_number=pair["number"] == "same")

    assert bool(alike) == (pair["same"] == "yes"), likeness(first, second)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_a_share(first: str, second: str) -> None:
    assert likeness(first, second) == likeness(second, first)
    assert replaces_a_word(first, second) == replaces_a_word(second, first)
    assert 0 <= likeness(first, second) <= 1


@given(WORDS, WORDS)
def test_words_hold_their_own_parts(first: str, second: str) -> None:
    if len(first) > 1:
        assert held(first, second + first) == 1
