"""Units that a clause names without an act of theirs: authors of titles, builders, approvers."""

import re
from collections.abc import Iterator

from kg.extraction.predicates import object_words
from kg.extraction.responsibilities.approvals import approver
from kg.extraction.responsibilities.context import Clause, Group
from kg.model.facts import Responsibility
from kg.model.text import Words

RULE_AUTHOR = "role-author-of-title"
RULE_CONTRACTED = "role-contracted-unit"

_GENITIVE = re.compile(r"(?:提出|指出|反馈)的")
_ISSUED = re.compile(r"(?:联合|共同|正式)?(?:印发|出台|发布|下发|公布)的《")
_CONTRACTED = re.compile(
    r"(?:EPC|PPP|总承包)?(?:的)?(?:中标|承建|施工|建设|运营|代建|设计|监理|实施|投资|业主)"
    r"(?:单位|企业|方|主体|公司)(?:为|是|确定为)$"
)


def elsewhere(clause: Clause, group: Group) -> Iterator[Responsibility]:
    """Yield roles of units that do not act: authors of titles, and those who must approve."""
    rest = clause.rest(group[-1].span.end)
    contracted = _contracted(clause, group)
    if contracted:
        yield from clause.facts(group, "implement", contracted, RULE_CONTRACTED)
    if rest is None or contracted:
        return
    if clause.text[rest.start] == "《":
        title = object_words(clause.reading.report, rest.start, rest.end)
        yield from clause.facts(group, "publish", title, RULE_AUTHOR)
    elif _GENITIVE.match(clause.text, rest.start, rest.end):
        return
    elif issued := _ISSUED.match(clause.text, rest.start, rest.end):
        title = object_words(clause.reading.report, issued.end() - 1, rest.end)
        yield from clause.facts(group, "publish", title, RULE_AUTHOR)
    else:
        yield from approver(clause, group, "")


def _contracted(clause: Clause, group: Group) -> Words | None:
    """Return the works of which a clause names the builder (X工程中标单位为甲公司)."""
    text, first = clause.text, group[0].span.start
    sign = _CONTRACTED.search(text, clause.start, first)
    if sign is None or sign.start() - clause.start <= 1:
        return None
    return clause.reading.report.words(clause.start, sign.start())
