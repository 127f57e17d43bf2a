"""Verbs of the lexicons: which role they show, and which tell a result rather than an act."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.resources import table
from kg.text.wordlists import overlapping_finder, trie

_NAMED_AFTER_ACT = re.compile(
    r"(?:指导|检查|监督|督导|考核|审批|监管)(?:站|中心|小?组|机制|制度|办法|平台|系统|专?员|方案)"
    r"|(?:负责|主责|督查|监督)(?:人|同志)"
)
"""Things whose names hold a verb of another role (设立指导站, 建立考核机制)."""
_VERB_LENGTH = 2
_NOUNS = frozenset({"资金", "补贴", "经费", "到位"})
"""Words that show a role and are no verbs (将专项资金1200万元拨付到县)."""


@cache
def _role_verbs() -> tuple[tuple[str, str], ...]:
    rows = table("ontology", "lexicons", "role_verbs.tsv")
    return tuple((row["verb"], row["role"]) for row in rows)


@cache
def role_verbs() -> frozenset[str]:
    """Return the verbs that show another role than doing."""
    return frozenset(verb for verb, _ in _role_verbs()) - _NOUNS


@cache
def act_verbs() -> dict[str, bool]:
    """Return the verbs of doing, and whether another verb may follow as part of the same act."""
    rows = table("ontology", "lexicons", "act_verbs.tsv")
    return {row["verb"]: row["joins"] == "yes" for row in rows}


@cache
def known_verbs() -> str:
    """Return a pattern of the verbs that the segmenter may cut otherwise (约|谈, 签订协议)."""
    return trie({verb for verb in role_verbs() if len(verb) == _VERB_LENGTH} | act_verbs().keys())


@cache
def known_verb() -> re.Pattern[str]:
    """Match the longest of `known_verbs`."""
    return re.compile(known_verbs())


@cache
def _result_verbs() -> dict[str, bool]:
    rows = table("ontology", "lexicons", "result_verbs.tsv")
    return {row["verb"]: row["agent"] == "yes" for row in rows}


def tells_result(verb: str) -> bool:
    """Tell whether a verb tells a result or a state (新增, 完成改造) rather than an act."""
    known = _result_verbs()
    return verb in known or (verb.startswith("完成") and verb[2:] in known)


def may_act(verb: str) -> bool:
    """Tell whether the one who acts may stay the subject where a clause begins with `verb`.

    >>> may_act("发现"), may_act("下降")
    (True, False)
    """
    return _result_verbs().get(verb, True)


def role_of(words: str) -> str:
    """Return the role that a predicate shows; implement when no verb of another role stands in it.

    >>> role_of("牵头组建"), role_of("印发"), role_of("编制完成")
    ('lead', 'publish', 'implement')
    """
    done = _NAMED_AFTER_ACT.sub("", words)
    found = _finder().find_matches_as_indexes(done, overlapping=True)
    return _role_verbs()[min(index for index, _, _ in found)][1] if found else "implement"


@cache
def _finder() -> AhoCorasick:
    return overlapping_finder(verb for verb, _ in _role_verbs())
