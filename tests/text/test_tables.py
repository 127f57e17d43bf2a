from kg.text.read import make_report
from kg.text.tables import table_cells


def cells(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            cell.span.cut(text).strip(),
            cell.name.cut(text),
            cell.unit,
            cell.label.cut(text).strip() if cell.label else "",
        )
        for cell in table_cells(make_report("a", text))
    ]


def test_tabs() -> None:
    assert cells("区县\t项目(个)\n甲县\t12\n乙县\t9") == [
        ("12", "项目", "个", "甲县"),
        ("9", "项目", "个", "乙县"),
    ]


def test_upright_strokes_with_a_ruled_line() -> None:
    assert cells("| 指标 | 数量 |\n|---|---|\n| 续建项目 | 94个 |") == [
        ("94个", "数量", "", "续建项目")
    ]


def test_full_width_brackets_in_the_head() -> None:
    assert cells("区县\t投资（亿元）\n甲县\t3.5") == [("3.5", "投资", "亿元", "甲县")]


def test_lines_without_a_common_shape_are_no_table() -> None:
    assert cells("甲\t乙\t丙\n1\t2") == []
    assert cells("只有一行\t12个") == []
    assert cells("没有表格,12个。") == []
