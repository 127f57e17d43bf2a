"""What a clause leaves out: its subject, an object said before, what 其余3处 are, draft titles."""

import re

from kg.extraction.bare_counts import counted_before, counter_of
from kg.extraction.predicates.leading import leading
from kg.extraction.predicates.verbs import known_verb, may_act
from kg.extraction.responsibilities.context import Clause, Group
from kg.extraction.responsibilities.heads import founds, heads
from kg.model.mentions import within
from kg.model.text import Span, Words

_DRAFT = re.compile(
    r"(?:该|其|上述|相关|目前)?(?:稿件|文稿|初稿|草案|草稿|送审稿|征求意见稿|审议稿|文本|文件|办法|方案|规划|制度|细则)"
    r"(?:初稿|文本|草案|送审稿)?"
)
_ADVERBIAL = re.compile(
    r"(?:紧紧|紧密|牢牢)?围绕|针对|按照|根据|结合|依据|其中|(?:20[0-9]{2}年)?[0-9]{1,2}月[^,。;]{0,3}前"
)
"""What opens a clause that only says why, how or of what kind: the subject before it goes on."""
_CALLED = re.compile(
    r"(?:责任|承建|施工|建设|中标|运营|代建|业主|实施|主管|监管|牵头|属地|参建)(?:单位|企业|方|主体|部门|公司)"
)
_COUNTED = re.compile(r"[0-9]")
_STATED = re.compile(r"[率量额数度]")
_BUILDS = re.compile(r"(?:负责|牵头|组织)?(?:投资)?(?:建设|实施|承建|推进)")
"""What stands behind 由甲局 where the clauses behind tell of the works (由甲局组织实施,长9公里)."""
_PRACTISED = frozenset({"实行", "推行", "实施", "坚持"})
"""What stands before a subject whose act is a practice (实行县领导全过程监管)."""
_HELD = re.compile(
    r"(?:[两三四五六七八九十多数几]次|先后|多次|共同|正在|已)*(?:组织|举行|开展|进行)(?:了)?(?P<what>听证|论证|磋商|会商|谈判|评议|会诊|演练)(?:[0-9]+[次场轮])?$"
)
_LONGEST_ACT = 12
_RATE = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:率|比例|占比|金额|资金|价值)(?:为|达到?|约|共|提?升?至|由[0-9.]+%(?:提|上|下)?[升降]至)?"
    r"[0-9.,]+(?:%|[万亿]?元)"
)
"""A clause that only gives a figure for what was told (整改率90.7%)."""
_AMOUNT = re.compile(r"[0-9][0-9.,]*[余多]?[万亿]?元")


def resolved(clause: Clause, words: Words) -> Words:
    """Return what words mean that only point back: a bare count, a draft without its title."""
    counter = counter_of(words.text)
    if counter:
        sentence, start = clause.sentence.span, words.span.start
        return counted_before(clause.reading.report, sentence, start, counter) or words
    if _DRAFT.fullmatch(words.text):
        return _title_before(clause, words.span.start) or words
    return words


def _title_before(clause: Clause, offset: int) -> Words | None:
    """Return the document in 《》 that was named last in the sentence before `offset`."""
    span = Span(clause.sentence.span.start, offset) if offset > clause.sentence.span.start else None
    named = [one for one in within(clause.reading.documents, span) if one.quoted] if span else []
    report = clause.reading.report
    return report.words(named[-1].span.start, named[-1].span.end) if named else None


def lent(clause: Clause, rest: Span) -> Words | None:
    """Return what was lent where only the amount is said (发放贷款3亿元,其中甲银行发放1亿元)."""
    verb = known_verb().match(clause.text, rest.start, rest.end)
    if verb is None or not _AMOUNT.fullmatch(clause.text, verb.end(), rest.end):
        return None
    return clause.object_before()


def opens_clause(clause: Clause, group: Group) -> bool:
    """Tell whether a clause begins with these units, or with what they are (承建单位甲公司)."""
    first = group[0].span.start
    if first <= clause.start:
        return first == clause.start
    if clause.text[clause.start : first] in _PRACTISED:
        return True
    return _CALLED.fullmatch(clause.text, clause.start, first) is not None


def carries_on(clause: Clause, group: Group) -> bool:
    """Tell whether the clauses behind may tell of the same subject.

    Not where posts of the units head a group, nor where the clause is about a thing and 由 names
    who does it (X工程由甲局实施,已完成60%).
    """
    if heads(clause):
        return founds(clause, group)
    agent = clause.text.rfind("由", clause.start, group[0].span.start)
    rest = clause.rest(group[-1].span.end)
    builds = agent == clause.start and rest and _BUILDS.fullmatch(clause.text, rest.start, rest.end)
    return agent - clause.start <= 1 and not builds


def goes_on(clause: Clause) -> bool:
    """Tell whether the subject before a clause that states no role may act on behind it.

    So it is where the clause only says why or how, or what was done without naming a thing
    (立案5件, 发现问题9个).
    """
    text, end = clause.text, clause.span.end
    if _ADVERBIAL.match(text, clause.span.start, end) or _RATE.fullmatch(text, clause.start, end):
        return True
    adverbs = leading().match(text, clause.start, end)
    start = adverbs.end() if adverbs else clause.start
    first = next(clause.segmented.words_from(start), None)
    if first is None or first.start >= end or not may_act(first.text):
        return False
    stop = first.start + len(first.text)
    if _STATED.match(text, stop, end):
        return False
    acting = first.tag.startswith("v") or known_verb().match(first.text) is not None
    is_act = acting and end - start <= _LONGEST_ACT
    return is_act or _COUNTED.match(text, stop, end) is not None


def is_bare_act(clause: Clause, rest: Span) -> bool:
    """Tell whether nothing but verbs and their adverbs stands there (现场指导, 上门走访)."""
    adverbs = leading().match(clause.text, rest.start, rest.end)
    start = adverbs.end() if adverbs and adverbs.end() < rest.end else rest.start
    inside = clause.segmented.words_between(start, rest.end)
    verbal = [word.tag.startswith(("v", "d", "ad", "s", "n")) for word in inside]
    ends = bool(inside) and (inside[-1].tag.startswith("v") or _ends_in_verb(clause, rest))
    return ends and all(verbal) and rest.end - rest.start <= _LONGEST_ACT


def _ends_in_verb(clause: Clause, rest: Span) -> bool:
    return known_verb().fullmatch(clause.text, rest.end - 2, rest.end) is not None


def meeting_held(clause: Clause, rest: Span) -> Words | None:
    """Return what is held where the segmenter takes it for a second verb (两次组织听证)."""
    held = _HELD.match(clause.text, rest.start, rest.end)
    return clause.reading.report.words(*held.span("what")) if held else None


def act_alone(clause: Clause, rest: Span) -> Words:
    """Return an act without an object as what is done."""
    return clause.reading.report.words(rest.start, rest.end)
