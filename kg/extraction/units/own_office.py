"""The report's own office under its plain word, and its departments: 我厅, 厅村镇建设处."""

import re
from collections.abc import Iterator

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span

RULE = "unit-department-of-own-office"
RULE_OWN = "unit-own-office"

_DEPARTMENT = re.compile(
    r"(?:厅|局|委|署)(?<=[^\u4e00-\u9fff].|[由与和会及同交经].)(?:机关)?[\u4e00-\u9fff]{2,8}?处(?![理置罚于分方长境])"
)
_OWN = re.compile(r"[我本](?P<form>厅|局|委|院|办|署|集团|公司|中心|管委会)(?![里市省县区派托员])")


def find_departments(sentences: Sentences) -> Iterator[Candidate]:
    r"""Yield the own office where it says 我厅, and departments named by their office's bare word.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "山东省财政厅关于资金情况的报告\n由厅预算处牵头,我厅会同省教育厅实施。"
    >>> [unit.name for unit in recognise(make_report("a", text)).units]
    ['山东省财政厅', '厅预算处', '山东省财政厅', '省教育厅']
    """
    for match in _DEPARTMENT.finditer(sentences.text):
        yield Candidate(Span(*match.span()), "government", RULE)
    issuer = sentences.reading.metadata.issuer
    for match in _OWN.finditer(sentences.text) if issuer else ():
        if issuer and issuer.value.endswith(match["form"]):
            kind = "enterprise" if match["form"] in ("集团", "公司") else "government"
            yield Candidate(Span(*match.span()), kind, RULE_OWN, issuer.value)
