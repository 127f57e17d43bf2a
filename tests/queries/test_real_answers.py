"""Forty questions about two real reports, whose answers were checked by hand, against ours.

The reports and the answers (section 6 of the ontology's design) are no part of the project: they
are read where they stand beside it, and nothing of them is written here. Of each answer a pattern
takes the pieces that can be compared: names, lines, numbers; pieces of one match belong to one row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.outputs.evidence import run_with_evidence
from kg.outputs.query import find_query, run
from kg.outputs.table import Cell, Table
from kg.pipeline import build
from kg.rdf.store import Store, open_store

SHARED = Path(__file__).resolve().parents[3] / "shared"
DESIGN = SHARED / "design" / "ontology.md"
REPORTS = sorted((SHARED / "reports").glob("*.txt"))
HAN = "[\u4e00-\u9fff]"
SILENT = re.compile(r"[《》“”\"()()、,,\s]")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (DESIGN.exists() and REPORTS), reason="shared/ is not beside this checkout"
    ),
]


@dataclass(frozen=True)
class Case:
    """How an answer of the design, or a part of it, is compared with ours.

    `pieces` finds in the design's answer (or in its `where`, the lines of the reports) what is
    compared; the pieces of one match belong to one row of ours, together with `also`. `known` is
    how many matches there are. All must be ours, unless `missing` of them are not for a `reason`.
    `asked` finds in the design's question the value of a parameter.
    """

    id: str
    question: str
    pieces: str
    known: int
    also: str = ""
    where: bool = False
    parameter: str = ""
    asked: str = ""
    missing: int = 0
    reason: str = ""


CASES = [
    Case("R1", "lead-units", r"([^\s;→]+)→([^;|\s]+)", 13),
    Case("R2", "leads-outside-government", rf"({HAN}+行动计划) \(({HAN}+), ", 2),
    Case("R3", "lead-task-forces", r"000 L(\d+)(?=,.*000 L22)", 7, where=True),
    Case(
        "R4",
        "duties-of-unit",
        rf"(?:e\.g\.|,) ({HAN}[^,;]+)",
        7,
        parameter="unit",
        asked=r"^(.+?)对",
    ),
    Case("R5", "projects-under-two-plans", rf"({HAN}+?)(?: and| \()", 4),
    Case("R6", "stated-duties", rf"({HAN}+(?:局|小组|公司|中心))", 7),
    Case("R7", "issue-owners", r"all (\d+)", 1),
    Case("R8", "roles-in-reports", r"L(\d+)", 2, where=True, parameter="unit", asked=r"\((.+?)\)"),
    Case("D1", "blocked-projects", rf"(?:^|; |、)({HAN}[^;、(]*?)(?: \(|、)", 5),
    Case("D2", "dependency-chain", rf"^({HAN}+) → ({HAN}+\d+{HAN}+) → ({HAN}+) ", 1),
    Case("D3", "met-conditions", rf"({HAN}+(?:批复|意见)) \(({HAN}+)\)", 2),
    Case("D3", "met-conditions", rf"(\d\.\d+亿元) bond \(({HAN}+?)审查", 1),
    Case("D3", "met-conditions", rf"({HAN}{{4}}){HAN}+ \(({HAN}+?)批复\)", 1),
    Case(
        "D4",
        "affected-by",
        rf"(工作要点|{HAN}+会议|工作台账)",
        3,
        parameter="cause",
        asked=r"果(.+?)推迟",
    ),
    Case(
        "D5", "dependencies-of", rf"(?:on|,|and) ({HAN}+)", 3, parameter="item", asked=r"^(.+?)依赖"
    ),
    Case("D6", "waiting-for-approval", rf"^({HAN}+): (\d+\.\d+万元)", 1),
    Case(
        "D7", "waiting-for-partners", rf"({HAN}+) \(与?((?:{HAN}|[()])+?(?:总公司|集团))(?= |洽)", 3
    ),
    Case("P1", "task-counts", rf"({HAN}+) (\d+)(?: \(\d+方面\))?/", 10),
    Case("P1", "declared-counts", rf"({HAN}+) [^;]*?/(\d+)", 8),
    Case("P2", "tallies", r"(\d+)/(\d+) \(([\d.]+)%\)", 4),
    Case("P2", "tallies", r"–/(\d+) \(([\d.]+)%\)", 1),
    Case("P2", "tallies", r"(\d+)/(\d+) \(no rate", 1),
    Case("P3", "rates", rf"({HAN}+) ([\d.]+)%", 4),
    Case("P4", "tallies", rf"({HAN}+) (\d+)/(\d+)", 4),
    Case("P4", "tallies", r"(\d+) of (\d+)", 1),
    Case("P5", "ranks", rf"({HAN}+?)(?:增长[\d.]+%)?: 第(?:1|一)位", 2, also="1"),
    Case("P5", "ranks", rf"个项目({HAN}+)、{HAN}+: ({HAN}+) ", 1),
    Case("P5", "ranks", rf"个项目{HAN}+、({HAN}+): ({HAN}+) ", 1),
    Case("P6", "ranks", r"(?:^|; )([^、; ]+)、[^ ;]+ (\d+)", 3),
    Case("P6", "ranks", r"、([^ ;]+) (\d+)", 3),
    Case("P6", "ranks", rf"; ({HAN}+) (\d\d)", 1),
    Case("P6", "growth", r"up (\d+)", 1, also="位次"),
    Case("P7", "remainders", r"(\d+) of (\d+)", 3),
    Case("P7", "remainders", r"or (\d+), see", 1),
    Case("P8", "deadlines", rf"(?:^|; )({HAN}+) (2023年\d*月?底)", 2),
    Case("P8", "deadlines", rf"; ({HAN}{{5}}){HAN}+ 20\d\d年(\d+月底)", 2),
    Case("P8", "deadlines", rf"({HAN}+) (\d+月份)/", 1),
    Case("P8", "deadlines", rf"({HAN}+) \d+月份/(\d+月份)", 1),
    Case("A1", "rate-mismatches", r"= ([\d.]+)%, stated ([\d.]+)%", 1),
    Case("A2", "contradictions", r"(\d+家) .*?(\d+家)", 1),
    Case("A3", "contradictions", rf"({HAN}+组) .*?({HAN}+组)", 1),
    Case("A4", "count-declarations", r"(\d+)类; .* (\d+) categories", 1),
    Case("A5", "contradictions", rf"、({HAN}+\d台);.*,({HAN}+\d台)", 1),
    Case("A6", "copied-passages", r"L(\d+)(?: = | ends like | and )L(\d+)", 3),
    Case("A6", "copied-passages", r"L(\d+) repeats", 1),
    Case("A7", "contradictions", rf"^({HAN}+): ({HAN}+) \(L(\d+).*?\(L(\d+)", 1),
    Case("A8", "issues-without-owner", r"all (\d+)", 1),
    Case("A9", "contradictions", rf": ({HAN}+)…{HAN}+ \(L(\d+)\) and ({HAN}+) \(L(\d+)\)", 1),
    Case("A9", "contradictions", rf": (\d+名){HAN}+ but {HAN}+(\d+件) \(L(\d+)", 1),
    Case("V1", "lead-units", r"line (\d+).*: \((.+?)\)$", 1),
    Case("V2", "inherited-duties", rf"\(L(\d+)\);.* ({HAN}+项目)", 1),
    Case(
        "V3", "names-of-unit", r"L(\d+)(?=, L\d+\)|\) and)", 2, parameter="unit", asked=r"“(.+?)”"
    ),
    Case("V3", "units-by-kind", rf"({HAN}+部)(?=, {HAN}| \(L)", 3),
    Case("V4", "documents-by-state", r"issued: 《([^》]+)》", 1, also="已印发"),
    Case("V4", "documents-by-state", r"draft: 《([^》]+)》", 1, also="起草中"),
    Case("V4", "documents-by-state", r"consultation: ([^(]+)\(", 1, also="起草中"),
    Case("Q1", "unresolved-names", rf"({HAN}+ {HAN}+) \(", 1),
    Case(
        "Q1",
        "unresolved-names",
        rf"({HAN}+)(?=、|[^)(;、]* \(001)",
        3,
        missing=1,
        reason="a bare company of plain words: no name of these reports stands in a lexicon",
    ),
    Case("Q2", "missing-metadata", r"^(\d{3}) has no title", 1, also="标题"),
    Case("Q2", "missing-metadata", r"^(\d{3}) has no title, issuer", 1, also="发文单位"),
    Case("Q2", "missing-metadata", r"^(\d{3}) has no title, issuer or date", 1, also="发布日期"),
    Case("Q3", "vague-figures", r"(\d+[多余万亿]+[^;\d ]*)", 5),
    Case("Q4", "rates-without-counts", r"([\d.]+)%", 3),
]


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("real") / "store"
    build(REPORTS, folder)
    with open_store(folder, read_only=True) as store:
        yield store


def design() -> dict[str, tuple[str, str, str]]:
    """Return question, answer and lines of each of the forty, by number."""
    _, _, section = DESIGN.read_text("utf-8").partition("## 6. ")
    rows = re.findall(r"^\| ([A-Z]\d) \|(.*)\|$", section.partition("\n## ")[0], re.MULTILINE)
    cells = {number: [cell.strip() for cell in row.split("|")] for number, row in rows}
    return {number: (row[0], row[2], row[3]) for number, row in cells.items()}


def answer(store: Store, case: Case) -> Table:
    """Return our answer, proven word by word where it can be."""
    query, parameters = find_query(case.question), {}
    if case.parameter:
        asked = re.search(case.asked, design()[case.id][0])
        assert asked, f"{case.id}: the design's question changed"
        parameters = {case.parameter: asked[1]}
    return (run_with_evidence if query.evidence else run)(store, query, parameters)


def stands_in(piece: str, row: tuple[Cell, ...]) -> bool:
    """Tell whether a row has the piece: a number as a cell, a name as part of one."""
    if re.fullmatch(r"[1-9][\d.]*", piece):
        return any(str(cell) == piece or cell == float(piece) for cell in row)
    return any(SILENT.sub("", piece) in SILENT.sub("", str(cell)) for cell in row)


def wanted(case: Case) -> list[tuple[str, ...]]:
    """Return the pieces of the design's answer, those that belong to one row together."""
    found = re.findall(case.pieces, design()[case.id][2 if case.where else 1])
    matches = [(one,) if isinstance(one, str) else one for one in dict.fromkeys(found)]
    return [(*pieces, case.also) if case.also else pieces for pieces in matches]


def not_ours(store: Store, case: Case) -> list[tuple[str, ...]]:
    """Return the pieces that no row of ours has."""
    rows = answer(store, case).rows
    if case.pieces.startswith("all "):
        counted = len({row[:3] for row in rows})
        return [pieces for pieces in wanted(case) if int(pieces[0]) != counted]
    return [
        pieces
        for pieces in wanted(case)
        if not any(all(stands_in(piece, row) for piece in pieces) for row in rows)
    ]


def test_the_forty_are_all_here() -> None:
    assert list(dict.fromkeys(case.id for case in CASES)) == list(design())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.id}-{case.question}")
def test_real_answer(case: Case, store: Store) -> None:
    assert len(wanted(case)) == case.known, "the pattern no longer fits the design"
    assert len(not_ours(store, case)) == case.missing, case.reason or not_ours(store, case)


def test_what_differs_has_a_reason() -> None:
    assert all(bool(case.reason) == bool(case.missing) for case in CASES)


def test_the_report_that_tells_its_metadata_lacks_none_of_them(store: Store) -> None:
    lacking = {(str(row[0])[:3], row[1]) for row in run(store, find_query("missing-metadata")).rows}
    asked = {case.also for case in CASES if case.id == "Q2"}

    assert {missing for report, missing in lacking if report != "000"}.isdisjoint(asked)
