"""What a report says about itself: title, issuer, date, place, period, genre, number."""

import re
from collections import Counter
from collections.abc import Iterator

from kg.extraction.report_years import year_told
from kg.model.text import Metadata, Outline, Span, Stated
from kg.names.divisions import division_names
from kg.names.places import place_opening
from kg.resources import table
from kg.text.document_numbers import number_on_line

SUPPLIED = "supplied-by-caller"
RULE_TITLE = "title-first-lines"
RULE_ISSUER_TITLE = "issuer-in-title"
RULE_ISSUER_SIGNATURE = "issuer-signature"
RULE_DATE = "date-signature"
RULE_PLACE_ISSUER = "place-of-issuer"
RULE_PLACE_MOST = "place-most-named"
RULE_PERIOD = "period-first-named"
RULE_GENRE_TITLE = "genre-words-in-title"
RULE_GENRE_TEXT = "genre-words-in-text"
RULE_NUMBER = "number-on-a-line"

_LINE = re.compile(r"[^\n]+")
_BODY = (
    r"(?:委员会|人民政府|政府|办公室|管委会|党工委|党组|党委|专班|领导小组|指挥部|集团|公司"
    r"|局|厅|部|委)"
)
_SIGNATURE = re.compile(rf"\s*(?P<body>[^\s,。:;、]{{2,40}}{_BODY})\s*")
_DIGIT = "0-9〇零○Ｏ一二三四五六七八九十"
_DATE_LINE = re.compile(
    rf"\s*[(\[]?(?P<y>[{_DIGIT}]{{4}})[年./-](?P<m>[{_DIGIT}]{{1,3}})(?:月|[./-](?=[{_DIGIT}]))"
    rf"(?:(?P<d>[{_DIGIT}]{{1,3}})日?)?[)\]]?\s*"
)
_SESSION = re.compile(r"[\s—(-]*(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)在[^。;]{4,60}上\)?\s*")
"""The line below a title that tells at which meeting a report was given."""
_TITLE_ISSUER = re.compile(rf"(?P<body>[^,。:;]{{2,40}}?{_BODY})关于")
_NAMED_PLACE = re.compile(r"(?:中共|《)(?P<place>[\u4e00-\u9fff]{2,6}?(?:市|县|州|盟))")
_MONTHS = re.compile(
    r"(?:(?P<y>20[0-9]{2})年)?(?P<a>[0-9]{1,2})(?:月份?)?[至到—~-](?P<b>[0-9]{1,2})月"
)
_ISSUE_HEADING = re.compile(r"(?:关于|针对|对[“\"])[^。]*问题")
_HAN_DIGITS = "〇一二三四五六七八九"
_FIRST_YEAR, _LAST_YEAR = 1949, 2199
_NO_SIGNATURE = ("全部", "总部", "内部", "格局", "布局", "大厅")
_LONGEST_TITLE_LINE = 80
_MOST_TITLE_LINES = 6
_OPENING = 600
"""Characters at the start of a report in which it tells its period."""


def read_metadata(
    outline: Outline, *, place: str | None = None, date: str | None = None
) -> Metadata:
    r"""Return what a report says about itself; `place` and `date` fill only what it leaves out.

    >>> from kg.text.outline import read_outline
    >>> from kg.text.read import make_report
    >>> text = "云河市推进情况通报\n一、项目\n云河市人民政府办公室\n2024年10月16日"
    >>> read_metadata(read_outline(make_report("a", text))).date.value
    '2024-10-16'
    """
    title = _title(outline)
    signature = _signature(outline)
    issuer = _issuer(title) or signature[0]
    stated_date = signature[1] or (Stated(date, None, SUPPLIED) if date else None)
    stated_place = _place(outline, issuer, title) or (
        Stated(place, None, SUPPLIED) if place else None
    )
    return Metadata(
        title=title,
        issuer=issuer,
        date=stated_date,
        place=stated_place,
        period=_period(outline, stated_date, title),
        genre=_genre(outline, title),
        number=_number_of_report(outline),
    )


def report_year(outline: Outline, metadata: Metadata) -> str:
    """Return the year that a report's bare dates belong to, empty if it cannot be told."""
    stated = metadata.date or metadata.period or year_told(outline, metadata.title)
    return stated.value[:4] if stated else ""


def _title(outline: Outline) -> Stated | None:
    """Return the short lines without a stop that stand before everything else."""
    folded, text = outline.report.folded, outline.report.text
    first_heading = outline.sections[1].heading.start if len(outline.sections) > 1 else len(text)
    start, end, lines = -1, -1, 0
    for match in _LINE.finditer(folded, 0, first_heading):
        line = match[0].strip()
        numbered = number_on_line(folded, *match.span()) is not None
        if not line or (start < 0 and numbered):
            continue
        if numbered or len(line) > _LONGEST_TITLE_LINE or re.search(r"[。;:|]", line):
            break
        is_row = "\t" in text[match.start() : match.end()].strip()
        if is_row or lines == _MOST_TITLE_LINES or _DATE_LINE.fullmatch(line):
            break
        start, end, lines = (match.start() if start < 0 else start), match.end(), lines + 1
    if start < 0:
        return None
    words = re.sub(r"\s+", "", text[start:end])
    return Stated(words, Span(start, end), RULE_TITLE)


def _number_of_report(outline: Outline) -> Stated | None:
    """Return the number that stands alone on one of the first lines."""
    folded, text = outline.report.folded, outline.report.text
    for match, _ in zip(_LINE.finditer(folded), range(_MOST_TITLE_LINES), strict=False):
        found = number_on_line(folded, *match.span())
        if found:
            return Stated(found.cut(text), found, RULE_NUMBER)
    return None


def _issuer(title: Stated | None) -> Stated | None:
    match = _TITLE_ISSUER.match(title.value) if title else None
    if match is None or title is None or title.span is None:
        return None
    return Stated(match["body"], title.span, RULE_ISSUER_TITLE)


def _signature(outline: Outline) -> tuple[Stated | None, Stated | None]:
    """Return the issuer and the date that sign a report: a body alone on a line, then a date.

    The line that tells when and where a report was given (——2025年1月6日在…会议上) dates it too.
    """
    text = outline.report.folded
    previous: re.Match[str] | None = None
    issuer, date = None, None
    for match in _LINE.finditer(text):
        iso = _iso_date(match[0]) or _day_of_session(match[0])
        if iso:
            date = Stated(iso, _stripped(text, match.span()), RULE_DATE)
            signed = _SIGNATURE.fullmatch(previous[0]) if previous else None
            if signed and previous and not signed["body"].endswith(_NO_SIGNATURE):
                span = Span(
                    previous.start() + signed.start("body"), previous.start() + signed.end("body")
                )
                issuer = Stated(span.cut(outline.report.text), span, RULE_ISSUER_SIGNATURE)
        if match[0].strip():
            previous = match
    return issuer, date


def _iso_date(line: str) -> str:
    """Return the date that fills a line (2024年3月5日, 二〇二四年三月, 2024.3.5), empty if none."""
    dated = _DATE_LINE.fullmatch(line)
    if dated is None:
        return ""
    year, month, day = (_number(dated[part] or "") for part in "ymd")
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 0 <= day <= 31):  # noqa: PLR2004
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _day_of_session(line: str) -> str:
    """Return the day in a line that tells at which meeting a report was given, empty if none."""
    given = _SESSION.fullmatch(line) if "日在" in line else None
    return _iso_date(given["date"]) if given else ""


def _number(digits: str) -> int:
    """Return the value of digits as dates write them: 2024, 二〇二四, 十二, 二十五, 三十."""
    if "十" in digits:
        tens, _, units = digits.partition("十")
        return 10 * (_number(tens) or 1) + _number(units)
    plain = "".join(str(_HAN_DIGITS.find(one)) if one in _HAN_DIGITS else one for one in digits)
    plain = re.sub("[○Ｏ零]", "0", plain)
    return int(plain) if plain.isdecimal() else 0


def _stripped(text: str, place: tuple[int, int]) -> Span:
    piece = text[slice(*place)]
    return Span(place[0] + len(piece) - len(piece.lstrip()), place[0] + len(piece.rstrip()))


def _place(outline: Outline, issuer: Stated | None, title: Stated | None) -> Stated | None:
    for stated in filter(None, (issuer, title)):
        named = place_opening(stated.value)
        if named and stated.span:
            return Stated(named, stated.span, RULE_PLACE_ISSUER)
    zone_city = _city_of_zone(outline, issuer)
    if zone_city:
        return zone_city
    found = [(m["place"], m.span("place")) for m in _NAMED_PLACE.finditer(outline.report.folded)]
    counts = Counter(name for name, _ in found if name in division_names())
    (name, most), *others = counts.most_common(2) or [("", 0)]
    if not most or (others and others[0][1] == most):
        return None
    span = next(span for candidate, span in found if candidate == name)
    return Stated(name, Span(*span), RULE_PLACE_MOST)


def _city_of_zone(outline: Outline, issuer: Stated | None) -> Stated | None:
    """Return the city that a zone's name contains: 云河市 for 云河高新技术产业开发区."""
    match = re.match(
        r"(?:中共)?(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:高新|经济|经开|国家|综合)",
        issuer.value if issuer else "",
    )
    if match is None or issuer is None or issuer.span is None:
        return None
    name = match["stem"] + "市"
    return Stated(name, issuer.span, RULE_PLACE_ISSUER)


def _period(outline: Outline, date: Stated | None, title: Stated | None) -> Stated | None:
    """Return the first stretch of months; its year is written, or the report's."""
    text = outline.report.folded
    match = _MONTHS.search(text, 0, _OPENING)
    if match is None or not 1 <= int(match["a"]) < int(match["b"]) <= 12:  # noqa: PLR2004
        return None
    year, rule = match["y"], RULE_PERIOD
    if not year and date:
        year = date.value[:4]
    if not year:
        told = year_told(outline, title)
        if told is None:
            return None
        year, rule = told.value, told.rule
    months = f"{year}-{int(match['a']):02}/{year}-{int(match['b']):02}"
    return Stated(months, Span(*match.span()), rule)


def _genre(outline: Outline, title: Stated | None) -> Stated | None:
    rows = table("ontology", "lexicons", "genres.tsv")
    if title and title.span:
        for row in rows:
            if row["where"] == "title" and row["word"] in title.value:
                return Stated(row["genre"], title.span, RULE_GENRE_TITLE)
    headings = list(_issue_headings(outline))
    places = [*_genre_words(outline.report.folded, rows), *headings]
    counts = Counter(genre for genre, _ in (*places, *headings))
    if not counts:
        return None
    genre = min(counts, key=lambda name: (-counts[name], name))
    return Stated(genre, next(span for name, span in places if name == genre), RULE_GENRE_TEXT)


def _issue_headings(outline: Outline) -> Iterator[tuple[str, Span]]:
    """Yield the headings that name problems; they count twice for a report of rectification."""
    for section in outline.sections[1:]:
        if _ISSUE_HEADING.match(section.title):
            yield "rectification", section.heading


def _genre_words(text: str, rows: tuple[dict[str, str], ...]) -> Iterator[tuple[str, Span]]:
    for row in rows:
        if row["where"] == "text":
            for match in re.finditer(re.escape(row["word"]), text):
                yield row["genre"], Span(*match.span())
