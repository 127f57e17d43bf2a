"""Every number that counts or measures something, with its unit of measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.model.mentions import Figure
from kg.model.text import Outline, Report, Span
from kg.resources import table
from kg.text.numerals import HAN, parse_numeral
from kg.text.scanning import Scanner, scanner
from kg.text.tables import plain_number, table_cells
from kg.text.wordlists import trie

_ARABIC = r"(?>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
_HAN_NUMBER = f"(?:[一二三四五六七八九十两][{HAN}]*|[百千](?=[余多]))"
_NUMBER = (
    rf"(?:(?<![\dA-Za-z.+×〔])(?<!\d[,/:])(?:(?<=[长幅速率升降])-)?{_ARABIC}"
    rf"|(?<![第几数万周{HAN}]){_HAN_NUMBER})"
)
_SCALE = r"(?:[十百千]?万?亿|[十百千]?万)"
_TO = r"\s?[~至到—–-]{1,2}\s?"
_TIMES = "日年月天时人户次"
_ORDINAL = (
    rf"(?:第\s?(?P<rank>{_ARABIC}|{_HAN_NUMBER})"
    rf"|(?:(?<![提目日之以年月底])前|(?<![今之以年月日底前])后)(?P<top>{_ARABIC}|{_HAN_NUMBER})(?=[位名]))"
)
_PLACE = r"(?P<place>个?位次|位|名)?"
_PERCENT = rf"百分之(?P<percent>{_HAN_NUMBER}|{_ARABIC})"
_TENTHS = (
    rf"(?<![第几{HAN}\d.、])(?P<tenths>[一二三四五六七八九两1-9])成"
    r"(?![立员果本效功都长形就绩品套型交像]|不变)"
)
# What stands right before or right after a figure and tells how exact it is; the first fits.
_BEFORE = re.compile(
    r"(?:(?P<most>不超过|不高于|不多于|至多|最多|不到|不足)|(?P<least>不低于|不少于|不小于|至少|最少)"
    r"|(?P<more>超过了?|超|突破了?|逾|过(?<![通经超度]过)|大于|多于)|(?P<about>约为?(?<![签节合条制预违履特缔解]约)(?<![签节合条制预违履特缔解]约为)|近(?<![附临邻靠最]近)|将近|接近|大概))\s?$"
)
_AFTER = re.compile(
    r"\s?(?:(?P<least>及?以上|\(含\)以上|之上)|(?P<most>及?以内|及?以下|之内)|(?P<about>左右|上下))"
)
_VAGUE = str.maketrans("", "", "余多 ")
_QUALIFIERS = {"most": "at-most", "least": "at-least", "more": "more-than", "about": "about"}
_RANK_CUE = re.compile(r"[居列排占]|[位名]次|位于|[全我本][省市国区县州]|世界")
_COMPARED = "比与距较"
_LISTED = re.compile(r"(?:^|[:;。\n])\s*$")
_WHOLE_ONLY = frozenset("个家户处座项条台宗名所人件")
"""Measure words of things that are never halved: 1.23个 is item 1, 23个."""
_RANK_ALONE = re.compile(r"(?![一-龥\d])|[和及与的]")
_NAME_TAIL = re.compile(
    r"[^,;:。!?、()\n0-9]{0,24}?(?:项目|工程|装置|生产线|基地|机组|变电站|线路|专线|锅炉)"
)
_WORD = re.compile(r"[一-龥A-Za-z]")
_ONE_COUNTS = re.compile(
    r"(?:每[天日周旬月季年]度?[^,;。]{0,6}|至少|不少于|不低于|提前|推迟|延长|缩短|[仅只共]有?|[再又][^,;。]{0,4})$"
)
_MONEY = re.compile(r"[资额金款费值价]|收入|支出|预算|决算|利润|成本|完成|下达|到位|[支拨]付|拨")
_NO_COUNT = re.compile(
    rf"(?<!提前)(?<=前)[\d{HAN}]+个月|[{HAN}]家[子沟庄堡营湾屯窑]|[\d{HAN}]+个?[天日周月]后"
    r"|\d+[市县][级直场政域民值辖城乡区委长内外中属道]"
)
"""The name of a place (三家湾), or a stretch until later (三个月后)."""
_CHANGED_TO = re.compile(r"(?:逐步)?[提增扩升降减缩压调变改转][一-龥]?[到至为成]|[,;。、到至~]")
_NO_UNIT = re.compile(r"[序编]号|排名|名次|年份|[率比]$")
_QUOTED_LEAD = 4
"""A figure inside quotation marks says something when so many characters lead up to it."""
_NEIGHBOURHOOD = 14
"""Characters before a figure that are looked at."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The lexicons, compiled."""

    scanner: Scanner
    unit: re.Pattern[str]
    names_before: tuple[str, ...]
    names_after: tuple[str, ...]
    arabic_only: frozenset[str]
    capacity: frozenset[str]


def find_figures(outline: Outline) -> tuple[Figure, ...]:
    """Return the figures of a report in reading order.

    Dates, ordinals, document numbers and numbers inside names and titles are none. In a range
    (60%至80%, 3至5个) both ends are figures.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> text = "2024年完成投资400多亿元,居全省第4位,《三年计划》确定六个方面。"
    >>> for figure in find_figures(read_outline(make_report("a", text))):
    ...     print(figure.value, figure.unit, figure.qualifier, figure.rank)
    400 亿元 more-than False
    4 位 exact True
    6 个 exact False
    """
    report = outline.report
    written = _figures(report.folded, 0, len(report.folded))
    if "\t" in report.text:
        written = (figure for figure in written if "\t" not in figure.span.cut(report.text))
    headed = tuple(_headed_figures(report))
    return tuple(sorted([*written, *headed]) if headed else written)


def _headed_figures(report: Report) -> Iterator[Figure]:
    """Yield the plain numbers in tables whose unit the table tells elsewhere."""
    for cell in table_cells(report):
        number = plain_number(report.folded, cell.span)
        above = _unit_above(cell.table_unit, cell.name.cut(report.folded))
        units = filter(_grammar().unit.fullmatch, (cell.unit, cell.row_unit, above))
        unit = next(units, "") if number else ""
        if number and unit:
            value = parse_numeral(number.cut(report.folded))
            yield Figure(number, number, value, unit, "exact", False)


def _unit_above(unit: str, name: str) -> str:
    """Return the unit that stands above a table if it can be that of a column; 元 needs money."""
    fits = _MONEY.search(name) if unit.endswith("元") else not _NO_UNIT.search(name)
    return unit if fits else ""


@cache
def _grammar() -> _Grammar:
    units = table("ontology", "lexicons", "measure_units.tsv")
    phrases = table("ontology", "lexicons", "not_figures.tsv")
    names = {
        place: tuple(row["phrase"] for row in phrases if row["place"] == place)
        for place in ("whole", "before", "after")
    }
    unit = rf"(?:{trie(row['unit'] for row in units if row['han'] != 'only')})(?![A-Za-z²³])"
    measured = rf" ?[余多]?{_SCALE}?[余多]?{unit}(?:/(?:万|亿)?(?:{unit}|[{_TIMES}]))?"
    full = rf"{measured}|[余多]?{_SCALE}"
    first = re.escape("".join(sorted({phrase[0] for phrase in names["whole"]})))
    pattern = (
        rf"(?P<skipped>《[^》\n]{{0,120}}》|{trie(names['whole'])})|(?P<quoted>“[^”\n]{{1,60}}”)"
        rf"|{_ORDINAL}{_PLACE}|{_PERCENT}|{_TENTHS}"
        rf"|(?:(?P<low>{_NUMBER})(?P<low_unit>{measured}|{_SCALE})?{_TO})?"
        rf"(?P<number>{_NUMBER})(?P<unit>{full})"
    )
    return _Grammar(
        scanner=scanner(rf"\d《“第前后百{HAN}{first}-", pattern),
        unit=re.compile(full),
        names_before=names["before"],
        names_after=names["after"],
        arabic_only=frozenset(row["unit"] for row in units if row["han"] == "no"),
        capacity=frozenset(row["unit"] for row in units if row["capacity"] == "yes"),
    )


def _figures(text: str, start: int, end: int) -> Iterator[Figure]:
    grammar = _grammar()
    for match in grammar.scanner.finditer(text, start, end):
        if match["number"]:
            if _counts(match, grammar):
                yield from _with_lower_end(match)
        elif match["quoted"]:
            yield from _quoted_figures(text, *match.span("found"))
        elif match["percent"]:
            yield _figure(match, "percent", "%", match.start("found"), match.end())
        elif match["tenths"]:
            yield _figure(match, "tenths", "成", match.start("found"), match.end())
        elif not match["skipped"]:
            yield from _ranks(match)


def _quoted_figures(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the figures of a quotation; in a short name (“3+N”, “六个百分百”) there are none."""
    for figure in _figures(text, start + 1, end - 1):
        if figure.span.start - start > _QUOTED_LEAD and text[figure.number.start].isdecimal():
            yield figure


def _ranks(match: re.Match[str]) -> Iterator[Figure]:
    """Yield the figure of 第4位, 第一, 前3名 where the words before speak of an order."""
    text, start = match.string, match.start("found")
    group = "rank" if match["rank"] else "top"
    if not _RANK_CUE.search(text, max(0, start - _NEIGHBOURHOOD), start):
        return
    if not match["place"] and not _RANK_ALONE.match(text, match.end()):
        return
    if text[start - 1 : start] in _COMPARED:
        return
    yield Figure(
        span=Span(*match.span("found")),
        number=Span(*match.span(group)),
        value=parse_numeral(match[group]),
        unit=match["place"] or "",
        qualifier="exact" if group == "rank" else "at-most",
        rank=True,
    )


def _with_lower_end(match: re.Match[str]) -> Iterator[Figure]:
    """Yield the figure, after the lower end of its range if it has one."""
    high = _figure(match, "number", match["unit"], match.start("number"), match.end())
    if match["low"] is None and high.unit in _WHOLE_ONLY and "." in match["number"]:
        yield _without_item_number(match.string, high)
        return
    if match["low"] is None:
        yield high
        return
    end = match.end("low_unit") if match["low_unit"] else match.end("low")
    unit = match["low_unit"] or match["unit"]
    low = _figure(match, "low", unit, match.start("low"), end)
    yield replace(low, qualifier="range")
    yield replace(high, qualifier="range")


def _without_item_number(text: str, figure: Figure) -> Figure:
    """Return the figure without the number of the item that it opens (1.23个排口 is 23个)."""
    point = text.index(".", figure.number.start) + 1
    number = Span(point, figure.number.end)
    if not _LISTED.search(text, max(0, figure.span.start - 4), figure.span.start):
        return figure
    return replace(
        figure,
        span=Span(point, figure.span.end),
        number=number,
        value=parse_numeral(number.cut(text)),
    )


def _figure(match: re.Match[str], group: str, unit: str, start: int, end: int) -> Figure:
    vague = "余" in unit or "多" in unit
    plain = unit.translate(_VAGUE) if vague or " " in unit else unit
    return Figure(
        span=Span(start, end),
        number=Span(*match.span(group)),
        value=parse_numeral(match[group]),
        unit=plain,
        qualifier="more-than" if vague else _qualifier(match.string, start, end),
        rank=False,
    )


def _qualifier(text: str, start: int, end: int) -> str:
    found = _BEFORE.search(text, max(0, start - 4), start) or _AFTER.match(text, end)
    return _QUALIFIERS[found.lastgroup] if found and found.lastgroup else "exact"


def _counts(match: re.Match[str], grammar: _Grammar) -> bool:
    """Tell whether a number with a unit counts something, and is not part of a name."""
    text, start, unit = match.string, match.start("number"), match["unit"].translate(_VAGUE)
    bare = unit if unit in grammar.capacity else unit.lstrip("十百千万亿")
    if text.startswith(grammar.names_after, match.end()) or _NO_COUNT.match(
        text, match.start("number")
    ):
        return False
    if match["number"][-1].isdecimal():
        return not _in_name(match, bare, grammar)
    if not bare or (bare == unit and bare in grammar.arabic_only):
        return False
    if text[start - 1] == "、" and text[start - 2] in HAN:
        return False
    if match["number"] == "一":
        return bool(_ONE_COUNTS.search(text, max(0, start - _NEIGHBOURHOOD), start))
    return True


def _in_name(match: re.Match[str], unit: str, grammar: _Grammar) -> bool:
    """Tell whether a number belongs to the name of a plant or of works (年产5吨…项目)."""
    text, start, end = match.string, match.start("found"), match.end()
    if not _WORD.match(text, end):
        return False
    if text.startswith(grammar.names_before, start - 2) or text.startswith(
        grammar.names_before, start - 3
    ):
        return True
    plain, _, per = unit.partition("/")
    if per in _TIMES and per:
        return plain in grammar.capacity and not _CHANGED_TO.match(text, end)
    return plain in grammar.capacity and bool(_NAME_TAIL.match(text, end))
