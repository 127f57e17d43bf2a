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


def test_empty_cells_keep_their_place_and_a_sum_row_names_itself() -> None:
    text = (
        "序号|项目名称|责任单位|总投资(亿元)|计划投资(万元)\n"
        "1|北湾泵站|甲局|0.8|2600\n2|南岭隧道||5.1|9000\n合计|||5.9|11600"
    )

    assert cells(text) == [
        ("1", "序号", "", "北湾泵站"),
        ("甲局", "责任单位", "", "北湾泵站"),
        ("0.8", "总投资", "亿元", "北湾泵站"),
        ("2600", "计划投资", "万元", "北湾泵站"),
        ("2", "序号", "", "南岭隧道"),
        ("5.1", "总投资", "亿元", "南岭隧道"),
        ("9000", "计划投资", "万元", "南岭隧道"),
        ("合计", "序号", "", "合计"),
        ("5.9", "总投资", "亿元", "合计"),
        ("11600", "计划投资", "万元", "合计"),
    ]


def test_a_merged_cell_names_the_rows_below_it() -> None:
    text = "项目名称\t批次\t投资(万元)\n北湾泵站\t1\t300\n\t2\t450"

    assert [cell[3] for cell in cells(text)] == ["北湾泵站"] * 4


def test_a_name_with_digits_is_a_name() -> None:
    assert cells("项目名称\t投资(万元)\n年产2万吨茶饮项目\t300") == [
        ("300", "投资", "万元", "年产2万吨茶饮项目")
    ]


def test_years_and_months_in_the_head() -> None:
    assert cells("县区\t2025年计划(个)\t1-8月完成(个)\n甲县\t12\t9") == [
        ("12", "2025年计划", "个", "甲县"),
        ("9", "1-8月完成", "个", "甲县"),
    ]


def test_two_tables_with_text_between_them() -> None:
    text = "县区\t投资(亿元)\n甲县\t3\n说明如下。\n乡镇\t户数(户)\n丙镇\t40"

    assert [(cell[1], cell[3]) for cell in cells(text)] == [("投资", "甲县"), ("户数", "丙镇")]


def test_units_above_the_table_and_in_a_column() -> None:
    above = next(table_cells(make_report("a", "资金表(单位:万元)\n县区\t资金\n甲县\t300\n")))
    beside = list(table_cells(make_report("a", "指标\t单位\t目标\n新增就业\t人\t500\n")))

    assert above.table_unit == "万元"
    assert [cell.row_unit for cell in beside] == ["人", "人"]
