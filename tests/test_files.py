"""Files that are written whole or not at all."""

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.files import replaced


def write(path: Path, *, fault: Exception | None = None) -> None:
    """Write a new file; with a fault, fail half way."""
    with replaced(path) as draft:
        draft.write_text("新", "utf-8")
        if fault:
            raise fault


def test_a_block_that_fails_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("旧", "utf-8")

    with pytest.raises(ZeroDivisionError):
        write(target, fault=ZeroDivisionError())

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text("utf-8") == "旧"


@pytest.mark.parametrize("place", ["folder", "file/a.txt", "file/deep/a.txt"])
def test_what_the_disk_refuses_is_told_of_the_file_not_of_the_draft(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(OutputError) as told:
        write(tmp_path / place)

    assert str(told.value).startswith(f"{tmp_path / place}: 无法写入")
    assert ".part" not in str(told.value)
    assert {path.name for path in tmp_path.rglob("*")} == {"folder", "file"}


def test_a_refusal_inside_the_block_is_told_of_the_file_too(tmp_path: Path) -> None:
    fault = OutputError(tmp_path / ".a.txt.part", OSError(28, "disk full"))

    with pytest.raises(OutputError, match=r"/a\.txt: 无法写入.*disk full"):
        write(tmp_path / "a.txt", fault=fault)
