from pathlib import Path

import pytest

from kg.errors import ResourceError
from kg.identity.registry import read_registry

HEAD = "# 名称登记\nname\tplace\tunit\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "registry.tsv"
    path.write_text(text, "utf-8")
    return path


def test_a_line_for_the_place_wins_over_one_for_all(tmp_path: Path) -> None:
    lines = "市住建局\t*\t甲\n市住建局\t云河市\t乙\n"
    registry = read_registry(written(tmp_path, HEAD + lines))

    assert registry.meaning("市住建局", "云河市") == "乙"
    assert registry.meaning("市住建局", "青岚市") == "甲"
    assert registry.meaning("市水务局", "云河市") is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (HEAD + "市住建局\t云河市\n", ":3:"),
        (HEAD + "市住建局\t云河市\t \n", ":3:"),
        (HEAD + "市住建局\t*\t甲\n市住建局\t*\t乙\n", ":4:"),
        ("name\tunit\n市住建局\t甲\n", ":2:"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(ResourceError, match=r"registry\.tsv" + where):
        read_registry(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"missing\.tsv"):
        read_registry(tmp_path / "missing.tsv")
