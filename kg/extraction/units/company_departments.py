"""Departments of a company that the report calls by a short name: 集团公司财务部, 集团公司纪委."""

import re
from collections.abc import Iterator

from kg.extraction.units.candidates import Candidate, Sentences
from kg.model.text import Span

RULE = "unit-department-of-own-company"

_DEPARTMENT = re.compile(
    r"(?:集团公司|本(?:集团|公司)|该(?:集团|公司)|总公司)(?P<what>纪委|党委(?!书|班|会|成)|工会|团委|董事会|监事会|经理层"
    r"|[\u4e00-\u9fff]{2,8}?部(?![门署件级落长位队]|分(?!流|管|析|类|头|别)))"
)
_PARTY = frozenset({"纪委", "党委", "团委"})
_NOT_ONE = re.compile(r"[各与和及、将已由对在的下所全]|内部|相关|有关|总部|干部")


def find_own_departments(sentences: Sentences) -> Iterator[Candidate]:
    """Yield the departments and bodies of the group that a report speaks of.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "集团公司人力资源部分流职工8人,集团公司纪委立案2件。")
    >>> [(unit.name, unit.kind) for unit in recognise(report).units]
    [('集团公司人力资源部', 'enterprise'), ('集团公司纪委', 'party')]
    """
    for match in _DEPARTMENT.finditer(sentences.text):
        if not _NOT_ONE.search(match["what"]):
            kind = "party" if match["what"] in _PARTY else "enterprise"
            yield Candidate(Span(*match.span()), kind, RULE)
