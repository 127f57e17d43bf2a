"""The exported ledger: complete, well-formed, harmless, the same every time."""

import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ledger.columns import GUIDE, IDENTITY, load_sheets, states
from kg.ledger.content import read_ledger
from kg.ledger.identity import FORM, canonical, digest
from kg.ledger.records import records
from kg.ledger.wording import clean
from kg.pipeline import build
from kg.rdf.store import open_store
from tests.ledger.filling import ISSUES, PROJECTS, bring_in, cells, export, headings

HOSTILE = {
    "关于贯彻落实上级决策部署方面": '=HYPERLINK("http://a.example","点")方面',
    "推动高质量发展谋划不深": "<b>@SUM(A1)</b>谋划不深",
    "主导产业规模偏小": "-2+3主导产业规模偏小",
    "一是强化规划引领。": "一是=cmd|' /C calc'!A0强化_x0041_规划引领。",
    "科技创新券管理办法": "+1+1\u202e管理办法",
}
"""What stands in the report instead of harmless words."""


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@pytest.fixture(scope="module", name="hostile")
def _hostile(samples: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    report = folder / "hostile.txt"
    text = samples[1].read_text("utf-8")
    for harmless, hostile in HOSTILE.items():
        text = text.replace(harmless, hostile)
    report.write_text(text, encoding="utf-8")
    build([report], folder / "store")
    return folder / "store", export(folder / "store", folder / "ledger.xlsx")


def test_the_same_store_gives_the_same_bytes(built: Path, exported: Path, tmp_path: Path) -> None:
    time.sleep(2.1)  # a zip archive tells seconds by twos

    assert export(built, tmp_path / "again.xlsx").read_bytes() == exported.read_bytes()


def test_sheets_and_headings(exported: Path) -> None:
    workbook = openpyxl.load_workbook(exported)

    assert workbook.sheetnames == [ISSUES, PROJECTS, GUIDE, IDENTITY]
    assert workbook[IDENTITY].sheet_state == "veryHidden"
    for sheet in load_sheets():
        page = workbook[sheet.name]
        assert tuple(headings(page)) == sheet.titles
        assert page.freeze_panes == "E2"
        assert page.column_dimensions["A"].hidden
        assert page.auto_filter.ref == page.dimensions
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$1:$1"


def test_one_row_for_each_issue_and_project(built: Path, exported: Path) -> None:
    with open_store(built, read_only=True) as store:
        issues = {row["item"] for row in records(store, "issues")}
        projects = {row["item"] for row in records(store, "projects")}
    keys = {(sheet, key) for sheet, key, _ in cells(exported)}

    assert {key for sheet, key in keys if sheet == ISSUES} == issues
    assert {key for sheet, key in keys if sheet == PROJECTS} == projects
    assert len(issues) == 37


def test_every_quote_stands_at_its_offsets(built: Path) -> None:
    with open_store(built, read_only=True) as store:
        texts = {row["title"]: str(row["text"]) for row in records(store, "reports")}
        rows = read_ledger(store).rows["issues"]

    for row in rows:
        start, end = (int(part) for part in row.words("offsets").split("-"))
        assert texts[row.cells["report"]][start:end] == row.words("quote")


def test_a_measure_is_told_in_the_words_of_its_own_issue(built: Path) -> None:
    with open_store(built, read_only=True) as store:
        texts = [str(row["text"]) for row in records(store, "reports")]
        rows = read_ledger(store).rows["issues"]

    told = [line for row in rows for line in row.words("measures").split("\n") if line]
    assert len(told) == 75
    assert len(set(told)) == 73  # the report answers two issues in the same words, twice
    assert all(any(line.partition("〕")[2] in text for text in texts) for line in told)


def test_drop_downs_offer_the_states(exported: Path) -> None:
    workbook = openpyxl.load_workbook(exported)
    found = {
        rule.formula1.strip('"').split(",")[0]: rule
        for name in (ISSUES, PROJECTS)
        for rule in workbook[name].data_validations.dataValidation
    }

    assert {"已完成", "前期", "是"} == set(found)
    assert found["前期"].formula1.strip('"').split(",") == list(states("stage"))


def test_a_guess_is_marked(exported: Path) -> None:
    page = openpyxl.load_workbook(exported)[ISSUES]
    at = headings(page)

    assert page.cell(2, at["责任依据"]).value == "推测"
    assert page.cell(2, at["责任单位"]).font.italic
    assert not page.cell(2, at["具体问题"]).font.italic


def test_blank_cells_stay_blank_and_are_counted(built: Path, exported: Path) -> None:
    with open_store(built, read_only=True) as store:
        ledger = read_ledger(store)
    sheet = load_sheets()[0]
    rows = len(ledger.rows["issues"])
    guide = list(openpyxl.load_workbook(exported)[GUIDE].iter_rows(values_only=True))

    assert ledger.blanks(sheet)["accepted-by"] == rows
    assert (ISSUES, "验收人", f"{rows}/{rows}") in [(row[0], row[1], row[4]) for row in guide]


def test_the_guide_explains_every_column_in_both_languages(exported: Path) -> None:
    guide = list(openpyxl.load_workbook(exported)[GUIDE].iter_rows(values_only=True))
    explained = {(row[0], row[1]) for row in guide if row[2] and str(row[2]).isascii()}

    wanted = {(one.name, column.title) for one in load_sheets() for column in one.columns}
    assert wanted <= explained


def test_no_formula_no_link_no_macro(hostile: tuple[Path, Path]) -> None:
    for name, text in parts(hostile[1]).items():
        assert not re.search(r"<f[ >]|<hyperlink|externalLink|vbaProject", text), name


def test_hostile_words_stay_words(hostile: tuple[Path, Path]) -> None:
    told = "\n".join(cells(hostile[1]).values())

    assert "=cmd|' /C calc'!A0强化_x0041_规划引领" in told
    assert '=HYPERLINK("http://a.example","点")方面' in told
    assert "<b>@SUM(A1)</b>" in told
    assert "\u202e" not in told
    for page in openpyxl.load_workbook(hostile[1]).worksheets:
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_an_untouched_copy_changes_nothing(hostile: tuple[Path, Path], tmp_path: Path) -> None:
    store, ledger = hostile
    copy = tmp_path / "copy.xlsx"
    openpyxl.load_workbook(ledger).save(copy)

    assert not bring_in(copy, store).plan.edits


@given(st.text(max_size=80))
def test_words_are_recognised_after_any_journey(text: str) -> None:
    shown = clean(text)

    assert clean(shown) == shown
    assert canonical(canonical(shown)) == canonical(shown)
    assert digest(shown.replace("\n", "\r\n")) == digest(shown)


@pytest.mark.slow
def test_libreoffice_opens_it_and_its_copy_changes_nothing(store: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed (Debian: apt-get install libreoffice-calc-nogui)")
    ledger = export(store, tmp_path / "ledger.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(tmp_path / "saved"), str(ledger)], check=True, timeout=180)
    saved = tmp_path / "saved" / "ledger.xlsx"

    assert cells(saved) == cells(ledger)
    assert FORM in "".join(parts(saved).values())
    done = bring_in(saved, store)
    assert done.rows == bring_in(ledger, store).rows > 100
    assert not done.plan.edits
