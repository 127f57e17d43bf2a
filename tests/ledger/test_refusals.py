"""A filled ledger that is damaged, foreign or wrong is refused as a whole, with its cells."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from kg.cli import main
from kg.errors import LedgerError
from kg.ledger.columns import IDENTITY
from kg.pipeline import build
from tests.ledger.filling import ISSUES, PROJECTS, bring_in, fill, headings, n_quads, write

Spoil = Callable[[Workbook], object]
Refused = Callable[[Path], LedgerError]


@pytest.fixture(scope="module", name="held")
def _held(built: Path) -> list[bytes]:
    return n_quads(built)


@pytest.fixture(scope="module", name="good")
def _good(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled copy that would be taken over."""
    path = tmp_path_factory.mktemp("good") / "good.xlsx"
    return fill(exported, path, {(ISSUES, 5, "备注"): "这一格是对的"})


@pytest.fixture(name="refused")
def _refused(built: Path, held: list[bytes]) -> Refused:
    """Import a file that must be refused and must leave the store as it was."""

    def refused(path: Path) -> LedgerError:
        with pytest.raises(LedgerError) as caught:
            bring_in(path, built)
        assert n_quads(built) == held
        return caught.value

    return refused


def put(heading: str, value: object, sheet: str = ISSUES, row: int = 2) -> Spoil:
    return lambda book: write(book[sheet], row, heading, value)


def formula(book: Workbook) -> None:
    page = book[ISSUES]
    page.cell(2, headings(page)["备注"]).value = "=1+1"


def copy_row(book: Workbook) -> None:
    book[ISSUES].cell(3, 1).value = book[ISSUES].cell(2, 1).value


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (put("整改状态", "基本完成"), [f"{ISSUES}!T2", "基本完成", "已完成"]),
        (put("当前阶段", "开工", PROJECTS), [f"{PROJECTS}!N2", "在建"]),
        (put("是否销号", "对"), [f"{ISSUES}!AB2", "是"]),
        (put("整改时限", "年底再说"), [f"{ISSUES}!Q2", "2025-06"]),
        (put("整改时限", "2025-02-30"), [f"{ISSUES}!Q2"]),
        (put("验收时间", "13/13/2025"), [f"{ISSUES}!AA2"]),
        (put("责任单位", "、、"), [f"{ISSUES}!M2"]),
        (put("责任单位", "x" * 61), [f"{ISSUES}!M2"]),
        (put("牵头单位", "123"), [f"{ISSUES}!K2", "123"]),
        (put("备注", "长" * 4001), [f"{ISSUES}!AC2", "4000"]),
        (put("具体问题", "改写过的问题"), [f"{ISSUES}!G2", "具体问题"]),
        (put("标识（勿改）", "https://w3id.org/gpr/id/issue/other"), [f"{ISSUES}!A2", "key"]),
        (put("标识（勿改）", None), [f"{ISSUES}!A2", "key"]),
        (copy_row, [f"{ISSUES}!A3", "twice"]),
        (formula, [f"{ISSUES}!AC2", "formula"]),
        (lambda book: book.remove(book[PROJECTS]), [PROJECTS, "missing"]),
        (lambda book: book.remove(book[IDENTITY]), [IDENTITY]),
        (lambda book: book[ISSUES].delete_cols(5), [f"{ISSUES}!E1", "方面"]),
        (lambda book: book[ISSUES].insert_cols(5), [f"{ISSUES}!E1", "方面"]),
        (lambda book: book[ISSUES].cell(2, 60, "角落"), [f"{ISSUES}!BH2"]),
        (lambda book: book[ISSUES].append(["新问题", 99]), [f"{ISSUES}!A39", "key"]),
        (lambda book: book[IDENTITY].delete_cols(4), [IDENTITY]),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    spoil: Spoil, told: list[str], good: Path, refused: Refused, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(good)
    spoil(book)
    book.save(tmp_path / "wrong.xlsx")
    message = str(refused(tmp_path / "wrong.xlsx"))

    assert all(word in message for word in told), message


def test_all_problems_are_told_at_once(exported: Path, refused: Refused, tmp_path: Path) -> None:
    wrong = {(ISSUES, row, "整改状态"): "快了" for row in range(2, 32)}
    error = refused(fill(exported, tmp_path / "wrong.xlsx", wrong))

    assert len(error.problems) == 30
    assert "另有 10 处" in str(error)


def add(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


def swap(path: Path, name: str, before: bytes, after: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        held = {part: archive.read(part) for part in archive.namelist()}
    held[name] = held[name].replace(before, after, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in held.items():
            archive.writestr(part, content)


def lie_about_size(path: Path) -> None:
    """Say that a part is small, in the archive's directory; the part itself is a bomb."""
    add(path, "xl/worksheets/sheet9.xml", b"0" * 200_000_000)
    data = bytearray(path.read_bytes())
    size = (200_000_000).to_bytes(4, "little")
    path.write_bytes(bytes(data).replace(size, (100).to_bytes(4, "little")))


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.write_bytes(b""), "no workbook"),
        (lambda path: path.write_bytes(b"PK\x03\x04 nothing"), "no workbook"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "no workbook"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" * 600), "no workbook"),
        (lambda path: path.unlink(), "no such file"),
        (lambda path: add(path, "xl/vbaProject.bin", b"macro"), "macros"),
        (lambda path: add(path, "xl/externalLinks/externalLink1.xml", b"<a/>"), "links"),
        (lambda path: add(path, "xl/embeddings/oleObject1.bin", b"x"), "embedded"),
        (lambda path: add(path, "xl/big.xml", b" " * 120_000_000), "unpacks"),
        (lie_about_size, "damaged"),
        (lambda path: add(path, "xl/dtd.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"), "document type"),
        (lambda path: add(path, "xl/wide.xml", "<a/>".encode("utf-16")), "UTF-8"),
        (lambda path: [add(path, f"x/{n}", b"") for n in range(500)], "too many"),
        (lambda path: swap(path, SHEET, b"<sheetData>", b"<sheetData"), "damaged"),
        (lambda path: swap(path, "xl/workbook.xml", b"<sheets>", b"<sheet>"), "damaged"),
        (lambda path: swap(path, "[Content_Types].xml", b"sheet.main", b"other"), "damaged"),
    ],
)
def test_a_damaged_or_dangerous_file_is_refused(
    damage: Callable[[Path], object], told: str, good: Path, refused: Refused, tmp_path: Path
) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(good.read_bytes())
    damage(path)

    assert told in str(refused(path))


def test_another_program_s_workbook_is_refused(refused: Refused, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "foreign.xlsx")

    assert "no ledger of this program" in str(refused(tmp_path / "foreign.xlsx"))


def test_the_ledger_of_another_store_is_refused(
    good: Path, samples: list[Path], tmp_path: Path
) -> None:
    build(samples[:1], tmp_path / "other")
    with pytest.raises(LedgerError, match=f"{ISSUES}!A2: .*no such item"):
        bring_in(good, tmp_path / "other")


@pytest.mark.parametrize(
    ("editor", "date"),
    [("", "2025-01-02"), ("  ", "2025-01-02"), ("张三", "2025-13-01"), ("张三", "昨天")],
)
def test_editor_and_day_are_needed(editor: str, date: str, built: Path, good: Path) -> None:
    with pytest.raises(LedgerError):
        bring_in(good, built, editor=editor, date=date)


def test_a_store_that_is_not_there_is_not_made(exported: Path, tmp_path: Path) -> None:
    arguments = ["ledger", "import", str(exported), "--editor", "张三"]

    assert main([*arguments, "--store", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


def test_the_command_line(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger, where = tmp_path / "台账.xlsx", ["--store", str(store)]
    who = ["--editor", "张三", "--date", "2025-01-02"]
    assert main(["ledger", "export", str(ledger), *where]) == 0
    filled = fill(ledger, tmp_path / "填.xlsx", {(ISSUES, 2, "责任单位"): "市数据资源管理局"})
    assert main(["ledger", "import", str(filled), *who, *where]) == 0
    told = capsys.readouterr().err
    assert "导入 1 处" in told
    assert "云河市数据资源管理局" in told

    wrong = fill(ledger, tmp_path / "错.xlsx", {(ISSUES, 2, "整改状态"): "快了"})
    assert main(["ledger", "import", str(wrong), *who, *where]) == 2
    assert f"{ISSUES}!T2" in capsys.readouterr().err
    assert main(["ledger", "export", str(tmp_path / "ledger.csv"), *where]) == 2
