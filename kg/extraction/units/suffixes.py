"""Organisations that are known by how their name ends: 公司, 大学, 医院, 专班, 开发区."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.extraction.units.appositions import behind_calling
from kg.extraction.units.boundaries import is_generic, is_proper, name_start, vocabulary
from kg.extraction.units.candidates import Candidate, Sentences
from kg.extraction.units.openings import coined_start, with_opening
from kg.model.text import Span
from kg.names.divisions import division_names
from kg.names.offices import offices
from kg.names.zones import Surroundings
from kg.resources import table
from kg.text.segmentation import Segmented
from kg.text.wordlists import finder

RULE = "unit-suffix"
_COUNTED_AFTER = re.compile(r"[0-9]+余?多?(?:个|家|处|所|座|支|类|大|期|项)")
_VERB = re.compile("组织|线上|线下|区分|成立|教学楼|教学点")
"""Words after a name that begin like the rest of a longer one (中心组, 小学教师)."""

_OFFICE_SUFFIXES = frozenset({"局", "厅", "部", "管理局", "分局", "总局", "办公室"})
_BRACKETED_PLACE = re.compile(r"[^,。;、\s()《》]{2,14}(?P<bracket>\([^()]{2,6}\))$")
_LONGEST_WITH_PLACE = 24
_BODY_INSIDE = re.compile(r"[局厅委]|政府")
_BODY_ENDS = ("局", "委", "厅")
_DEPARTMENT_STEM = 4
_CLAUSE_MARKS = frozenset(",。;:\n")
_LONGEST_TASK = 12
_BUILT = ("中心", "产业园", "产业园区")
_WORKS = (*_BUILT, "水厂", "污水处理厂", "电厂")
_AS_PROJECT = re.compile(
    r"(?:[一二三四五]期)?(?:新建|建设|改造|扩建|改扩建|迁建|提标|提升|升级|修缮|加固|更新|提质|装修|维修|配套)*(?:项目|工程)|[一二三四五]期"
)
"""What follows a plant or a park that is only named for its works (第二水厂项目)."""
_OWN_TASK = re.compile(r"[省市县区州旗](?!.*[局院校司部])[\u4e00-\u9fff]{2,}")
_PHASE = re.compile("[一二三四五]期")
"""A part of works that is built in phases (二期图书馆)."""
_OF_A_LEVEL = re.compile("[省市区县州](?![级域内])")
_BUILDS = re.compile(
    r"(?:打造|新建|建成|改建|扩建|筹建|在建|共建|组建|建立|开设|规划建设|建设)(?:了|的)?\Z"
)
_ITEM = re.compile(r"(?:\A|\n)[ ]*(?:[0-9]{1,2}[.、]|[①-⑳]|\([0-9]{1,2}\))[ ]*\Z")
_ITEM_ENDS = re.compile(r"[一二三四五]?期?(?:项目|工程)?[。\n]")
_BECOMES = re.compile(
    r"(?:[一二三四五]期)?(?:工程|主体(?:结构|工程)?)?(?:已|已经|正在|顺利|全部|全面|基本|正式)*"
    r"(?:封顶|竣工|完工|开工|动工|奠基|通过(?:竣工|交工|规划)|完成(?:桩基|基础|主体|[0-9]))"
)
"""What befalls a building right after its name: a park of which that is told is a project."""
_LONGEST_VERB, _LONGEST_NUMBER = 5, 8
_RUN_BY = re.compile(
    r".{2,}?(?:公司|集团)(?:负责)?(?:运营|管理|托管|承建|代建|建设|实施|开发)(?=.)"
)
_BRAND = 2
_CALLED = frozenset({"enterprise", "institution"})
_DEPARTMENT = "部"
_OF_ALL_TASKS = frozenset({"综合", "党政综合", "党群综合"})
"""Stems that are general words and yet name a department of a zone (综合部)."""
_TRADES = frozenset({"重工", "电气", "钢铁", "石化"})
_BEFORE_COUNT = re.compile(
    r"[0-9一二两三四五六七八九十]+余?多?(?:个|家|处|所|座|支|名|大)(?:[^,。;]{0,12})$"
)


@dataclass(frozen=True, slots=True)
class _Suffix:
    text: str
    kind: str
    stem: int
    not_before: str

    @property
    def trade(self) -> bool:
        """Whether the suffix is a trade that names a company only after a proper name."""
        return self.kind == "enterprise" and self.text in _TRADES


@cache
def _suffixes() -> dict[str, _Suffix]:
    rows = table("ontology", "lexicons", "unit_suffixes.tsv")
    return {
        row["suffix"]: _Suffix(row["suffix"], row["kind"], int(row["stem"]), row["not_before"])
        for row in rows
    }


@cache
def _finder() -> AhoCorasick:
    return finder(_suffixes())


def find_suffixed(sentences: Sentences, home: Surroundings) -> Iterator[Candidate]:
    """Yield the organisations whose last word shows what they are."""
    text = sentences.text
    for _, start, end in _finder().find_matches_as_indexes(text):
        suffix = _suffixes()[text[start:end]]
        following = text[end : end + 1]
        if following and following in suffix.not_before and not _VERB.match(text, end):
            continue
        candidate = _candidate(sentences, suffix, start, end, home)
        if candidate is not None and not _is_group(text, candidate):
            yield candidate


def _candidate(
    sentences: Sentences, suffix: _Suffix, begin: int, end: int, home: Surroundings
) -> Candidate | None:
    text, segmented = sentences.text, sentences.words_at(begin)
    start = _start(text, segmented, suffix, begin)
    if text[start - 1 : start] == "全" and text[start] in "国省市区县":
        start -= 1
    stem, name = text[start:begin], text[start:end]
    if home.is_home(name):
        return Candidate(Span(start, end), "park", RULE)
    if (
        _is_no_unit(name, suffix)
        or _is_no_stem(stem, suffix)
        or _is_built(text, suffix, start, end)
    ):
        return None
    if suffix.text in _OFFICE_SUFFIXES and not _may_be_office(suffix, name, stem, home):
        return None
    if suffix.kind == "park" and name.endswith(home.zone_names or ("\0",)):
        return None
    if not _names_someone(suffix, stem, segmented, start, begin) or _is_counted(text, start):
        return None
    kind = suffix.kind
    if suffix.text == "部" and stem.endswith(("组织", "宣传", "统战", "党群工作", "党建工作")):
        kind = "party"
    return Candidate(Span(start, end), kind, RULE)


def _behind_company(text: str, start: int, begin: int) -> int:
    """Return where a name begins behind the company that runs it (甲公司运营|区福利中心)."""
    runs = _RUN_BY.match(text, start, begin)
    return runs.end() if runs else start


def _with_guessed_verb(segmented: Segmented, begin: int) -> int:
    """Go on over a place and a name that the segmenter guessed to be a verb (江西|信合|事务所)."""
    before = segmented.leftward(begin)
    guessed, place = next(before, None), next(before, None)
    if guessed is None or place is None or len(guessed.text) != _BRAND:
        return begin
    fits = guessed.tag == "v" and guessed.text not in vocabulary().stops and place.tag == "ns"
    return place.start if fits else begin


def _with_task(segmented: Segmented, start: int, begin: int) -> int:
    """Go on over the verb that tells a centre's task (市重点项目|推进|中心)."""
    verb = next(segmented.leftward(begin), None) if start == begin else None
    if verb is None or verb.tag != "v":
        return start
    whose = name_start(segmented, verb.start)
    task = segmented.text[whose - segmented.starts[0] : verb.start - segmented.starts[0]]
    return whose if _OWN_TASK.fullmatch(task) else start


def _start(text: str, segmented: Segmented, suffix: _Suffix, begin: int) -> int:
    """Return where the name begins that a suffix at `begin` ends."""
    start = name_start(segmented, begin, coined=suffix.kind == "taskforce")
    start = _into_brackets(text, segmented, start)
    if suffix.kind == "taskforce" and start < begin:
        start = _of_two_tasks(text, segmented, start)
    start = _behind_company(text, start, begin)
    if suffix.text == "中心":
        start = _with_task(segmented, start, begin)
    if suffix.kind in _CALLED and start < begin:
        start = behind_calling(segmented, start, begin + len(suffix.text))
    if suffix.kind == "enterprise" and start == begin:
        return coined_start(text, segmented, begin)
    if suffix.kind == "enterprise":
        return with_opening(segmented, start)
    return _with_guessed_verb(segmented, start) if suffix.text.endswith("事务所") else start


def _is_group(text: str, candidate: Candidate) -> bool:
    """Tell whether a count follows (骨干公司2家): unless it closes a list (甲公司、乙公司2家)."""
    if candidate.kind == "taskforce" or not _COUNTED_AFTER.match(text, candidate.span.end):
        return False
    return candidate.kind != "enterprise" or not text.endswith("、", 0, candidate.span.start)


def _names_someone(
    suffix: _Suffix, stem: str, segmented: Segmented, start: int, begin: int
) -> bool:
    """Tell a name from a general word: 第三方专业公司 names nobody, 市博物馆 does."""
    if suffix.kind == "taskforce":
        return stem not in {"工作", "专项", "联合", "各", "相关"}
    if suffix.stem <= 1 and stem in {"市", "省", "区", "县", "州", "旗", "国家"}:
        return True
    if suffix.kind == "institution" and len(stem) == 1:
        return False
    if suffix.text == _DEPARTMENT and stem in _OF_ALL_TASKS:
        return True
    if suffix.trade and not is_proper(segmented, start, begin):
        return False
    return not is_generic(stem, segmented, start, begin)


def _of_two_tasks(text: str, segmented: Segmented, start: int) -> int:
    """Return where a group of two tasks begins that opens its clause (林地保护和“清河”专班)."""
    if text[start - 1 : start] not in {"和", "与", "暨"}:
        return start
    first = start - 1
    for word in segmented.leftward(start - 1):
        if word.text in _CLAUSE_MARKS:
            break
        is_task = word.tag.startswith(("n", "j", "v", "l", "a", "b"))
        if not is_task or word.text.endswith(_BODY_ENDS) or start - word.start > _LONGEST_TASK:
            return start
        first = word.start
    return first if first < start - 1 else start


def _into_brackets(text: str, segmented: Segmented, start: int) -> int:
    """Go on to the left over a bracketed place in a company's name: 甲规划设计(上海)有限公司."""
    if not text.endswith(")", 0, start):
        return start
    match = _BRACKETED_PLACE.search(text, max(0, start - _LONGEST_WITH_PLACE), start)
    return name_start(segmented, match.start("bracket")) if match else start


def _is_no_unit(name: str, suffix: _Suffix) -> bool:
    """Tell whether a name only ends like a unit (内部); the longest suffix (党支部) goes first."""
    endings = _endings_longer_than(len(suffix.text))
    return name in vocabulary().not_units or name.endswith(endings)


def _is_no_stem(stem: str, suffix: _Suffix) -> bool:
    """Tell whether the words before a suffix make no name: too short, a phase (二期图书馆).

    局集团 ends the names of railway bureaus, which are found by their city.
    """
    short = len(stem) < suffix.stem or (suffix.kind == "institution" and stem.isascii())
    return short or bool(_PHASE.search(stem)) or (suffix.text == "集团" and stem.endswith("局"))


@cache
def _endings_longer_than(length: int) -> tuple[str, ...]:
    return tuple(one for one in vocabulary().not_unit_endings if len(one) > length)


def _is_built(text: str, suffix: _Suffix, start: int, end: int) -> bool:
    """Tell whether a park or centre is only what is built (新建游客中心) or an item's title."""
    if suffix.text.endswith(_WORKS) and _AS_PROJECT.match(text, end):
        return True
    if not suffix.text.endswith(_BUILT) or _OF_A_LEVEL.match(text, start):
        return False
    built = _BECOMES.match(text, end)
    if built or _BUILDS.search(text, max(0, start - _LONGEST_VERB), start):
        return True
    return bool(_ITEM.search(text, max(0, start - _LONGEST_NUMBER), start)) and bool(
        _ITEM_ENDS.match(text, end)
    )


def _names_an_office(stem: str) -> bool:
    """Tell whether a known office ends the stem, with something that says whose it is before it."""
    return any(stem[start:] in offices() for start in range(1, len(stem) - 1))


def _may_be_office(suffix: _Suffix, name: str, stem: str, home: Surroundings) -> bool:
    """Tell whether an unlisted office is one: it must say whose it is, or be a zone's department.

    Known offices are found by their names, and a name does not reach over another body.
    """
    if any(name[start:] in offices() for start in range(len(name) - 1)):
        return False
    if _BODY_INSIDE.search(stem):
        return suffix.text == "办公室" and stem.endswith(_BODY_ENDS) and _names_an_office(stem)
    says_whose = name.startswith((*vocabulary().levels, *home.zone_names, home.city or "\0"))
    in_division = any(name[:length] in division_names() for length in range(2, len(name)))
    if suffix.text in {"管理局", "办公室"} or says_whose or in_division:
        return True
    is_task = len(stem) >= _DEPARTMENT_STEM or stem in _OF_ALL_TASKS
    return suffix.text == _DEPARTMENT and bool(home.zone) and is_task


def _is_counted(text: str, start: int) -> bool:
    """Tell whether a number stands right before: 5处便民服务中心 names none of them."""
    return (
        bool(_BEFORE_COUNT.search(text[max(0, start - 8) : start])) and text[start - 1] not in ",、"
    )
