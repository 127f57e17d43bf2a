"""What others are told to do, or what is theirs: the object behind 责令甲公司 and 协调乙集团."""

import re
from collections.abc import Iterator

from kg.extraction.predicates import act_words, predicate
from kg.extraction.responsibilities.context import Clause, Group, groups
from kg.model.facts import Responsibility
from kg.model.mentions import within
from kg.model.text import Words
from kg.text.wordlists import words

RULE_TOLD = "role-told-to-do"

_TELLS = re.compile(
    r"(?:督促|责令|责成|要求|协调|督导|指导)(?:承建|施工|建设|业主|中标|责任)?(?:单位|企业|方)?$"
)
_COUNT = re.compile(r"等?(?:[0-9]+|[两三四五六七八九十]+)家[\u4e00-\u9fff]{0,4}(?:企业|单位|公司)")
"""What may close a list of those who are told (督促甲公司、乙公司2家企业完成改造)."""
_TELLING = ("督促", "责令", "责成", "要求", "指导", "督导", "推动", "协调")
_WORKS = re.compile(r"(?:接续|恢复|继续|加快|抓紧|尽快|进场|全面)*(?:施工|复工|建设|进场|开工)")
"""What builders are brought to do: the works that the sentence names are meant."""
_SHORT_NAME = 8
"""Characters of a name up to which it belongs to what it is told to do."""
_HANDS_OVER = ("移送", "移交", "报送", "交由", "统一移交")


def told_to_do(clause: Clause, verb: str, target: Words) -> Words:
    """Return what others are told to do (责令甲医院退还费用), without their names.

    A single short name stays (督促甲公司增加作业面); builders that only go on building do so at the
    works that the sentence names.
    """
    if not verb.startswith((*_TELLING, *_HANDS_OVER)):
        return target
    here = groups(clause.text, within(clause.reading.units, clause.span))
    told = next((group for group in here if group[0].span.start == target.span.start), None)
    rest = clause.rest(told[-1].span.end) if told else None
    act = act_words(clause.reading.report, rest) if rest else None
    if act and verb.startswith("协调") and _WORKS.fullmatch(act.text):
        return clause.topic(projects_first=True) or act
    named = told and len(told) == 1 and len(told[0].name) <= _SHORT_NAME
    if act and told and named and ")" not in clause.text[told[0].span.end : act.span.start]:
        return clause.reading.report.words(told[0].span.start, act.span.end)
    return act or target


def told_company(clause: Clause, group: Group) -> Iterator[Responsibility]:
    """Yield what companies do that an office tells to (甲局责令乙公司拆除违建)."""
    if group[0].span.start == clause.start or any(one.kind != "enterprise" for one in group):
        return
    before = clause.text[clause.span.start : group[0].span.start]
    if not _TELLS.search(before):
        return
    counted = _COUNT.match(clause.text, group[-1].span.end, clause.span.end)
    rest = clause.rest(counted.end() if counted else group[-1].span.end)
    done = predicate(clause.reading.report, clause.segmented, rest) if rest else None
    if done and done.role == "implement":
        target = clause.topic(projects_first=True) if _WORKS.fullmatch(done.target.text) else None
        yield from clause.facts(group, "implement", target or done.target, RULE_TOLD)


def owned(clause: Clause, target: Words) -> Words:
    """Return the project alone where a clause says who builds it (由甲公司承建的水厂项目竣工)."""
    if clause.text[target.span.start - 1] != "的":
        return target
    for project in within(clause.reading.projects, target.span):
        if project.span.start == target.span.start and project.span.end < target.span.end:
            return clause.reading.report.words(project.span.start, project.span.end)
    result = next(
        (verb for verb in words("result_verbs.tsv", "verb") if target.text.endswith(verb)), ""
    )
    if len(target.text) <= len(result) + 1:
        return target
    return clause.reading.report.words(target.span.start, target.span.end - len(result))
