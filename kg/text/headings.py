"""Which lines of a report open a section: number, rank, title."""

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百"
_CIRCLED = "①-⑳"
MAX_TITLE = 60
"""Longest run-in title in characters; a longer first sentence is text, not a title."""

MAX_ISSUE_TITLE = 200
"""Longest title of a problem (关于…的问题), which may take a whole sentence."""

# The order is the rank: a section nests inside the nearest open one of a smaller rank. Ranks are
# even, so that an unnumbered sub-heading fits between two of them.
_NUMBERS = (
    ("annex", r"附\s?[件表]\s?[0-9一二三四五六七八九十]*"),
    ("part", rf"第[{_HAN}]+(?:部分|章|编|篇)"),
    ("han", rf"[{_HAN}]+、"),
    ("han-bracket", rf"\([{_HAN}]+\)"),
    (
        "issue",
        rf"(?:反馈|整改)?问题\s?(?:[0-9]{{1,3}}|[{_HAN}]{{1,3}}|\([0-9{_HAN}]{{1,3}}\))(?=\s*[:.、]|\s|$)"
        r"|序号\s?[:\s]?\s?[0-9]{1,3}(?=[.、,;\s]|$)",
    ),
    ("digit", r"[0-9]{1,3}[.、](?![0-9])"),
    ("digit-bracket", r"\([0-9]{1,3}\)"),
    ("digit-close", r"[0-9]{1,3}\)"),
    ("ordinal", rf"第[{_HAN}]+,"),
    ("circled", rf"[{_CIRCLED}]"),
)
_RANK = {name: 2 * place for place, (name, _) in enumerate(_NUMBERS, start=1)}
_NUMBER = re.compile(
    r"\s*(?:" + "|".join(f"(?P<n{i}>{p})" for i, (_, p) in enumerate(_NUMBERS)) + ")"
)
_ANNEX_ALONE = re.compile(r"\s*附\s?[件表]\s?[0-9一二三四五六七八九十]*\s*:?\s*")
_NAMES_ISSUE = re.compile(r"(?:关于|对|针对|问题).*")
_LABEL_AFTER = re.compile(
    r"\s*[(\[【〔](?=[\u4e00-\u9fff]{1,6}(?:单位|部门|领导|责任人|时限)\s*[:】\]〕])"
)
"""The bracket after a title that names who answers for it."""

TITLE_MARKS = ":.、 "
"""Marks that may stand between a number and its title (问题1:)."""

_NAME_LABEL = re.compile(
    r"\s*+(?:[【\[]\s*+)?(?:(?:重点|建设)?(?:项目|工程|事项|任务)名称|(?:重点|建设)项目(?=[】\]:]))"
    r"\s*+(?:[】\]]\s*+)?(?::\s*+)?"
)
"""The label before a title that is the name of what the section is about (项目名称:)."""

_TITLE = re.compile(r"[^。!?\n]*")
_BARE = re.compile(rf"\s*(?P<title>[^\s,;:。!?、(（\d{_CIRCLED}][^,;:。!?]{{1,38}})\s*")
_BARE_BEGINS_TEXT = re.compile(r"[一二三四五六七八九十]是|首先|其次")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the start of a line; offsets count from the start of the line.

    `number` is empty for an unnumbered sub-heading. `end` is where the title ends.
    """

    rank: int
    number: str
    title: str
    start: int
    end: int


def numbered_heading(line: str) -> Heading | None:
    """Return the numbered heading that opens a folded line, if there is one.

    A line that only refers to an annex (附件:…的通知) is none; the annex has its own line.

    >>> numbered_heading("(一)项目建设提速。全市新开工项目20个。").title
    '项目建设提速'
    """
    match = _NUMBER.match(line)
    if match is None or match.lastgroup is None:
        return None
    name = _NUMBERS[int(match.lastgroup[1:])][0]
    if name == "annex" and not _ANNEX_ALONE.fullmatch(line):
        return None
    number = match[match.lastgroup]
    start = match.start(match.lastgroup)
    if name == "annex":
        return Heading(_RANK[name], number.replace(" ", ""), "", start, match.end())
    title = _TITLE.match(line, match.end())
    end = title.end() if title else match.end()
    label = _LABEL_AFTER.search(line, match.end(), min(end, match.end() + MAX_ISSUE_TITLE))
    end = label.start() if label else end
    words = line[match.end() : end].strip(" ")
    if len(words) > _longest_title(name, words, is_alone=not line[end:].strip("。 ")):
        return Heading(_RANK[name], number, "", start, match.end())
    return Heading(_RANK[name], number, bare_title(words), start, end)


def bare_title(words: str) -> str:
    """Return folded words after a number without the marks and the label before a name.

    >>> bare_title(":项目名称:新城水厂"), bare_title("项目建设提速")
    ('新城水厂', '项目建设提速')
    """
    title = words.lstrip(TITLE_MARKS)
    label = _NAME_LABEL.match(title)
    return title[label.end() :] if label and label.end() < len(title) else title


def named_heading(line: str) -> Heading | None:
    """Return the heading that a folded line is by a label alone: 项目名称:新城水厂.

    >>> named_heading("项目名称:新城水厂").title
    '新城水厂'
    """
    label = _NAME_LABEL.match(line)
    closed = label is not None and label[0].rstrip().endswith((":", "】", "]"))
    title = _TITLE.match(line, label.end()) if label and closed else None
    if title is None or not title[0].strip() or len(title[0]) > MAX_TITLE or "|" in line:
        return None
    start = len(line) - len(line.lstrip())
    return Heading(_RANK["digit"] + 1, "", title[0].strip(), start, title.end())


def _longest_title(name: str, words: str, *, is_alone: bool) -> int:
    """Return how long a title may be: a line of its own and a problem may be long."""
    names_issue = name == "issue" or (words.endswith("问题") and _NAMES_ISSUE.match(words))
    return MAX_ISSUE_TITLE if is_alone or names_issue else MAX_TITLE


def bare_heading(line: str, following: Heading | None) -> Heading | None:
    """Return the unnumbered sub-heading on a folded line, if the next heading makes it one.

    A short line without a stop is a sub-heading only where a numbered heading follows at once.

    >>> bare_heading("推进绿色转型情况", numbered_heading("1.关于能耗偏高的问题。")).rank % 2
    1
    """
    match = _BARE.fullmatch(line)
    if match is None or following is None or _BARE_BEGINS_TEXT.match(match["title"]):
        return None
    return Heading(
        following.rank - 1, "", match["title"].strip(), match.start("title"), match.end("title")
    )
