"""What a partner is asked to do in the clause behind it: 对接甲集团,要求其确定方案,启动建设."""

import re
from collections.abc import Iterator

from kg.extraction.predicates import predicate
from kg.extraction.responsibilities.context import Clause, Group, groups
from kg.model.facts import Responsibility
from kg.model.mentions import within

RULE = "role-asked-of-partner"

_ASKS = re.compile(r"(?:并|再次|多次)*(?:要求|督促|敦促|推动|责成|责令|请|商请|恳请|支持|协助)其")


def asked(clause: Clause) -> tuple[Group, tuple[Responsibility, ...]] | None:
    """Return the units to which 其 points, and what they are asked to do; None for no such clause.

    They are the last units of the clause before, and act on in the clauses behind.
    """
    if clause.text.find("其", clause.span.start, clause.span.end) < 0:
        return None
    match = _ASKS.match(clause.text, clause.start, clause.span.end)
    before = clause.clause_before() if match else None
    listed = groups(clause.text, within(clause.reading.units, before)) if before else []
    if match is None or not listed:
        return None
    return listed[-1], tuple(_acts(clause, listed[-1], match.end()))


def _acts(clause: Clause, group: Group, start: int) -> Iterator[Responsibility]:
    rest = clause.rest(start)
    done = predicate(clause.reading.report, clause.segmented, rest) if rest else None
    if done:
        yield from clause.facts(group, done.role, done.target, RULE)
