from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.text.read import MAX_BYTES, decode, make_report, read_report

TEXT = "临溪县水库整治情况\n一、进展顺利。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_supported_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))

    assert read_report(path).text == TEXT


def test_text_is_kept_untouched() -> None:
    text = "第一行\r\n１２３（一）\u3000尾\t"

    report = make_report("a", text)

    assert report.text == text
    assert len(report.folded) == len(text)


@pytest.mark.parametrize(
    ("stem", "identity"),
    [("003_0123456789abcdef", "0123456789abcdef"), ("临溪2024", "临溪2024"), ("3_xyz", "3_xyz")],
)
def test_identity_is_the_hash_in_the_name_or_the_name(stem: str, identity: str) -> None:
    assert make_report(stem, TEXT).id == identity


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x00\x01\x02PK", "not text"),
        (b"\xff\xff\xff\xff", "not text"),
        (b"\xff\xfea", "not text"),
    ],
)
def test_bytes_that_are_no_report_are_refused(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        decode(data, "某报告.txt")
    assert "某报告.txt" in str(caught.value)


def test_missing_files_folders_and_giants_are_refused(tmp_path: Path) -> None:
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    for path, problem in ((tmp_path / "none.txt", "no such"), (tmp_path, "folder"), (giant, "too")):
        with pytest.raises(ReadError, match=problem):
            read_report(path)


def test_a_report_has_text() -> None:
    with pytest.raises(ReadError, match="empty"):
        make_report("a", "")
