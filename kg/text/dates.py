"""Every date and stretch of time in a report, with its ISO form."""

import re
from functools import cache

from kg.model.mentions import DateMention
from kg.model.text import Outline, Span
from kg.resources import table
from kg.text.scanning import Scanner, scanner

_QUARTERS = dict(zip("一二三四1234", (1, 2, 3, 4) * 2, strict=True))
_HALVES = {"上": "H1", "下": "H2"}
_NUMBERS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2}
_FIVE_YEARS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
"""First year of the five-year plans 十三五, 十四五 …"""

_FIRST = "0-9截《〔“十一二三四第年全上下前今本当去明来次后汛主入采供春国冬夏秋目近现"
_TO = r"(?:[至到~]|[—–-]{1,2})"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_MONTHS = (
    rf"(?P<first>(?<![\d.]){_MONTH_NUMBER}) ?(?:月份?)?{_TO} ?(?P<last>{_MONTH_NUMBER}) ?月份?"
    r"(?:[底末])?(?!\d)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])[日号](?:(?:[上下]午)?\d{1,2}(?::\d\d|[时点])(?:\d{1,2}分)?)?"
_END = r"(?P<end>(?:\d{4}年)?\d{1,2}(?:月\d{1,2}[日号]|月份?|[日号])[底末]?)"
_MONTH = (
    rf"(?P<month>(?<![\d.]){_MONTH_NUMBER}) ?月(?:份|{_DAY}|[上中下]旬|[底末初](?![步始期级中]))?"
    rf"(?:{_TO}{_END})?"
)
_PART = (
    r"(?P<half>[上下])半年|前(?P<quarters>[二两三])个?季度|(?<!提)前(?P<months>\d{1,2}|[一-十两]{1,2})个月"
    r"|第?(?<!\d)(?P<quarter>[一二三四1-4])季度(?P<quarter_edge>[底末初](?![步始期级中]))?|(?P<edge>(?(year)年?|年)[底末终初])(?![步始期级中])"
    r"|(?P<within>(?(year)年?内|(?<![一二三四五六七八九十两几数\d])年内)|全年度?)"
    r"|(?P<season>主?汛期?|入汛|入冬|采暖季|供暖季|供暖期|春节|国庆节?|[春夏秋冬]季)(?=[之以]?前)"
)
_FIVE = r"“?十(?P<plan>[三四五六])五”?(?P<plan_part>规划期|期间|时期|末|初)"
_YEARS = rf"(?P<since>(?<!\d)(?:19|20)\d\d)年?{_TO}(?P<until>(?:19|20)\d\d) ?年"
_NUMERIC = r"(?P<numeric>(?<!\d)20\d\d(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\d\d?\.\d\d?)(?!\d))"
_TAIL = r"(?P<tail>[之以]?前(?![期列沿景述后往]|\d)|以来|至今|[以之]后|期间|起(?![草点步诉源来]))?"
_REACHED = (
    r"截[至止]到?(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?底?"
)
_UNTIL = re.compile(_REACHED)
_MARGIN = 8
_LINE_BEFORE = re.compile(r"(?:^|\n)[ (]*$")
_LINE_AFTER = re.compile(r"[ )]*(?:\n|$)")
_SPLIT = re.compile(r"[./-]")
_END_PARTS = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?份?(?:(\d{1,2})[日号])?")


def find_dates(outline: Outline, year: str) -> tuple[DateMention, ...]:
    """Return the dates and periods of a report in reading order; titles in 《》 are passed over.

    A month without a year takes the year of a date before it in the same sentence, or `year`, the
    year of the report. A date that cannot be told (近期, 目前, or a month when `year` is empty)
    has an empty ISO form. Where `year` is empty, the year up to which the report tells
    (截至2025年9月底) stands in.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> report = make_report("a", "1至9月份开工3个,力争年底前完工。")
    >>> for date in find_dates(read_outline(report), "2024"):
    ...     print(date.span.cut(report.text), date.iso)
    1至9月份 2024-01/2024-09
    年底前 2024-12
    """
    folded = outline.report.folded
    year = year or day_reached(folded)[:4]
    stated, sentence = "", -1
    found = []
    for match in _scanner().finditer(folded):
        if match["skipped"]:
            continue
        span = Span(*match.span("found"))
        here = outline.sentence_at(span.start).index
        if here != sentence:
            stated, sentence = "", here
        found.append(DateMention(span, _iso(match, stated, year)))
        if match["month"] and match["year"] and match["tail"] != "以来":
            stated = _year(match, stated, year)
    return tuple(found)


def day_reached(text: str, *, on_a_line: bool = False) -> str:
    r"""Return the day or month up to which a report says that it tells, in ISO form, or "".

    With `on_a_line` only a line of its own counts, as it stands below a title.

    >>> day_reached("推进情况\n(截至2025年9月25日)\n截至8月底", on_a_line=True)
    '2025-09-25'
    """
    for found in _UNTIL.finditer(text):
        start = max(0, found.start() - _MARGIN)
        alone = _LINE_BEFORE.search(text, start, found.start())
        if not on_a_line or (alone and _LINE_AFTER.match(text, found.end())):
            return _joined(found["year"], found["month"], found["day"])
    return ""


@cache
def _shifts() -> dict[str, int]:
    rows = table("ontology", "lexicons", "year_words.tsv")
    return {row["word"]: int(row["shift"]) for row in rows}


@cache
def _scanner() -> Scanner:
    words = "|".join(sorted(_shifts(), key=lambda word: (-len(word), word)))
    year = rf"(?P<year>(?<!\d)(?:19|20)\d\d ?年度?|(?<!以)(?:{words})(?!轻|龄))"
    return scanner(
        _FIRST,
        rf"(?P<skipped>《[^》\n]{{0,120}}》|〔\d{{4}}〕)|(?P<lead>截[至止])?"
        rf"(?:{_YEARS}|{_NUMERIC}|{_FIVE}|(?P<now>目前|近期|近日|现阶段)"
        rf"|{year}?(?:{_MONTHS}|{_MONTH}|{_PART}|(?(year)|(?!)))){_TAIL}",
    )


def _iso(match: re.Match[str], stated: str, report_year: str) -> str:
    """Return the ISO form of a match; `stated` is the year of a date before it."""
    if match["numeric"]:
        return _joined(*_SPLIT.split(match["numeric"]))
    if match["since"]:
        return f"{match['since']}/{match['until']}"
    if match["plan"]:
        return _five_years(match["plan"], match["plan_part"])
    year = _year(match, stated, report_year)
    return _in_year(match, year) if year and not match["now"] else ""


def _in_year(match: re.Match[str], year: str) -> str:
    """Return the ISO form of a day, month or part of `year`."""
    if match["month"]:
        start = _joined(year, match["month"], match["day"])
        return f"{start}/{_end(match['end'], year, match['month'])}" if match["end"] else start
    if match["first"]:
        return f"{_joined(year, match['first'])}/{_joined(year, match['last'])}"
    return _part(match, year)


def _year(match: re.Match[str], stated: str, report_year: str) -> str:
    written: str = match["year"] or ""
    if written[:4].isdecimal():
        return written[:4]
    if written:
        return str(int(report_year) + _shifts()[written]) if report_year else ""
    return stated or report_year


def _part(match: re.Match[str], year: str) -> str:
    """Return the ISO form of a part of a year, or of the whole year."""
    if match["half"]:
        return f"{year}-{_HALVES[match['half']]}"
    if match["quarter"]:
        return _quarter(_QUARTERS[match["quarter"]], match["quarter_edge"] or "", year)
    if match["edge"]:
        return f"{year}-01" if match["edge"].endswith("初") else f"{year}-12"
    if match["quarters"]:
        return f"{year}-01/{year}-{3 * _NUMBERS[match['quarters']]:02}"
    if match["months"]:
        months = match["months"]
        last = int(months) if months.isdecimal() else _NUMBERS.get(months, 12)
        return f"{year}-01/{year}-{last:02}"
    return year


def _quarter(number: int, edge: str, year: str) -> str:
    """Return a quarter, or its first or last month when its edge is told."""
    if not edge:
        return f"{year}-Q{number}"
    return f"{year}-{3 * number - (2 if edge == '初' else 0):02}"


def _five_years(plan: str, part: str) -> str:
    first = _FIVE_YEARS[plan]
    return {"末": f"{first + 4}", "初": f"{first}"}.get(part, f"{first}/{first + 4}")


def _end(written: str, year: str, month: str) -> str:
    """Return the ISO form of the end of a stretch; year and month are those of its beginning."""
    found = _END_PARTS.match(written)
    if found is None:
        return year
    return _joined(found[1] or year, found[2] or month, found[3])


def _joined(year: str, *parts: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in parts if part)])
