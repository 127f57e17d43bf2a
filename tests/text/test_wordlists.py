import re

from hypothesis import given
from hypothesis import strategies as st

from kg.text.wordlists import alternatives, trie, words


def test_a_column_comes_longest_first() -> None:
    suffixes = words("unit_suffixes.tsv", "suffix", kind="taskforce")

    assert "工作专班" in suffixes
    assert [len(word) for word in suffixes] == sorted(map(len, suffixes), reverse=True)
    assert "有限公司" not in suffixes


@given(st.lists(st.text(min_size=1, max_size=4), min_size=1))
def test_every_choice_is_matched_whole(choices: list[str]) -> None:
    pattern = re.compile(alternatives(choices))

    assert all(pattern.match(choice)[0] == choice for choice in choices)


@given(st.sets(st.text("甲乙丙丁(", min_size=1, max_size=5), min_size=1), st.text("甲乙丙丁("))
def test_a_trie_finds_what_an_alternation_finds(choices: set[str], text: str) -> None:
    found = [match.span() for match in re.finditer(trie(choices), text)]

    assert found == [match.span() for match in re.finditer(alternatives(choices), text)]


@given(
    st.sets(st.text("甲乙丙", min_size=1, max_size=4), min_size=1), st.text("甲乙丙", min_size=1)
)
def test_a_trie_gives_up_characters_as_an_alternation_does(choices: set[str], text: str) -> None:
    found = re.fullmatch(f"({trie(choices)})(.*)", text)
    wanted = re.fullmatch(f"({alternatives(choices)})(.*)", text)

    assert (found and found.groups()) == (wanted and wanted.groups())
