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
    """How an answer of the design is compared with one of ours.

    `pieces` finds what is compared, `found` is how many of them we have at least, of `known`.
    `asked` finds in the design's question (or answer) the value of a parameter.
    """

    id: str
    question: str
    pieces: str
    found: int
    known: int
    parameter: str = ""
    asked: str = ""


CASES = [
    Case("R1", "lead-units", r"→([^;|\s]+)", 13, 13),
    Case("R2", "leads-outside-government", rf"({HAN}+行动计划)", 2, 2),
    Case("R3", "lead-task-forces", r"(?:^|; )([^;(]*?专班)(?=;| \()", 5, 7),
    Case("R4", "duties-of-unit", rf"(?:e\.g\.|,) ({HAN}[^,;]+)", 7, 7, "unit", r"^(.+?)对"),
    Case("R5", "projects-under-two-plans", rf"({HAN}+?)(?: and| \()", 2, 4),
    Case("R6", "stated-duties", rf"({HAN}+(?:局|小组|公司))", 5, 6),
    Case("R7", "issue-owners", r"all (\d+)", 1, 1),
    Case("R8", "roles-in-reports", rf"\d: ({HAN}{{2}})", 1, 1, "unit", r"\((.+?)\)"),
    Case("D1", "blocked-projects", rf"(?:^|; |、)({HAN}[^;、(]*?)(?: \(|、)", 5, 5),
    Case("D2", "dependency-chain", rf"^({HAN}+) →.*→ ({HAN}+) ", 1, 1),
    Case("D3", "met-conditions", rf"({HAN}+批复|{HAN}+意见)", 3, 3),
    Case("D4", "affected-by", r"(工作要点|工作台账)", 2, 2, "cause", r"果(市级要点)"),
    Case("D5", "dependencies-of", rf"(?:on|,|and) ({HAN}+)", 2, 3, "item", r"^(.+?)依赖"),
    Case("D6", "waiting-for-funds", r"(\d+\.\d+)万元", 0, 1),
    Case("D7", "waiting-for-partners", rf"(?:^|; )({HAN}+) \(", 2, 3),
    Case("P1", "declared-counts", r"/(\d+)", 8, 8),
    Case("P2", "tallies", r"(\d+)/(\d+) \(([\d.]+)%\)", 4, 4),
    Case("P3", "rates", r"([\d.]+)%", 4, 4),
    Case("P4", "task-counts", rf"{HAN} (\d+)/", 4, 4),
    Case("P5", "ranks", r"(固定资产投资|完成总量)", 2, 2),
    Case("P6", "ranks", rf"{HAN} (\d+)", 4, 4),
    Case("P7", "remainders", r"(\d+) of (\d+)", 2, 3),
    Case("P8", "deadlines", r"(20\d\d年\d*月?底|\d+月份)", 4, 5),
    Case("A1", "rate-mismatches", r"= ([\d.]+)%, stated ([\d.]+)%", 1, 1),
    Case("A2", "contradictions", r"(\d+家) .*?(\d+家)", 1, 1),
    Case("A3", "contradictions", rf"({HAN}+组) .*?({HAN}+组)", 1, 1),
    Case("A4", "count-declarations", r"(\d+)类; .* (\d+) categories", 1, 1),
    Case("A5", "contradictions", rf"({HAN}+\d台)", 0, 3),
    Case("A6", "copied-passages", r"L(\d+)(?: = | ends like | and )L(\d+)", 3, 3),
    Case("A7", "contradictions", rf"^({HAN}+):", 0, 1),
    Case("A8", "issues-without-owner", r"all (\d+)", 1, 1),
    Case("A9", "contradictions", r"(\d+)名", 0, 1),
    Case("V1", "lead-units", r"line (\d+).*: \((.+?)\)$", 1, 1),
    Case("V2", "inherited-duties", rf"\(L(\d+)\);.* ({HAN}+项目)", 1, 1),
    Case("V3", "names-of-unit", r"\(L(\d+)", 1, 3, "unit", r"“(.+?)”"),
    Case("V4", "documents-by-state", r"《([^》]+)》", 2, 2),
    Case("Q1", "unresolved-names", rf"({HAN}{{2,}}) ", 2, 4),
    Case("Q2", "missing-metadata", r"^(000)", 1, 1),
    Case("Q3", "vague-figures", r"(\d+[多余万亿]+[^;\d ]*)", 5, 5),
    Case("Q4", "rates-without-counts", r"([\d.]+)%", 3, 3),
]


@pytest.fixture(scope="module", name="store")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("real") / "store"
    build(REPORTS, folder)
    with open_store(folder, read_only=True) as store:
        yield store


def design() -> dict[str, tuple[str, str]]:
    """Return question and answer of each of the forty, by number."""
    _, _, section = DESIGN.read_text("utf-8").partition("## 6. ")
    rows = re.findall(r"^\| ([A-Z]\d) \|(.*)\|$", section.partition("\n## ")[0], re.MULTILINE)
    cells = {number: [cell.strip() for cell in row.split("|")] for number, row in rows}
    return {number: (row[0], row[2]) for number, row in cells.items()}


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


def compare(store: Store, case: Case) -> tuple[int, int]:
    """Return how many pieces of the design's answer are ours, and how many there are."""
    matches = re.findall(case.pieces, design()[case.id][1])
    wanted = [(one,) if isinstance(one, str) else one for one in dict.fromkeys(matches)]
    rows = answer(store, case).rows
    if case.pieces.startswith("all "):
        return sum(int(count) == len({row[:3] for row in rows}) for (count,) in wanted), len(wanted)
    return (
        sum(any(all(stands_in(piece, row) for piece in one) for row in rows) for one in wanted),
        len(wanted),
    )


def test_the_forty_are_all_here() -> None:
    assert [case.id for case in CASES] == list(design())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_real_answer(case: Case, store: Store) -> None:
    found, known = compare(store, case)

    assert known == case.known, "the pattern no longer fits the design"
    assert found >= case.found
