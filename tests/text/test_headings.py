import pytest

from kg.text.headings import bare_heading, numbered_heading


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("一、总体情况", "一、", "总体情况"),
        ("十二、保障措施", "十二、", "保障措施"),
        ("(三)水库除险加固。已完工3座。", "(三)", "水库除险加固"),
        ("3.学位供给", "3.", "学位供给"),
        ("12、灌区改造", "12、", "灌区改造"),
        ("(4)关于台账不清的问题。", "(4)", "关于台账不清的问题"),
        ("5)排查情况", "5)", "排查情况"),
        ("①补齐档案", "①", "补齐档案"),
        ("第二部分 整改情况", "第二部分", "整改情况"),
        ("第三章 监督管理", "第三章", "监督管理"),
        ("  一、有空格", "一、", "有空格"),
        ("问题1:河道淤积。", "问题1", "河道淤积"),
        ("问题十一、河道淤积", "问题十一", "河道淤积"),
        ("问题(二) 河道淤积", "问题(二)", "河道淤积"),
        ("反馈问题3.河道淤积", "反馈问题3", "河道淤积"),
        ("序号:7", "序号:7", ""),
        ("附件2", "附件2", ""),
        ("附表1:", "附表1", ""),
    ],
)
def test_numbers_open_headings(line: str, number: str, title: str) -> None:
    heading = numbered_heading(line)

    assert heading is not None
    assert (heading.number, heading.title) == (number, title)
    assert line[heading.start :].startswith(number)


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月5日",
        "3.5亿元资金到位",
        "一是加强领导",
        "问题一是认识不足",
        "问题突出",
        "附件:关于整改的通知",
        "第一，健全制度",
        "",
        "   ",
        "(",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert numbered_heading(line) is None


def test_a_long_first_sentence_is_text_unless_it_names_a_problem() -> None:
    long = "水" * 70

    assert numbered_heading(f"1.{long}。已完成。").title == ""
    assert numbered_heading(f"1.{long}").title == long
    assert numbered_heading(f"1.关于{long}的问题。已完成。").title == f"关于{long}的问题"
    assert numbered_heading(f"1.{'水' * 5000}").title == ""


@pytest.mark.parametrize(
    ("line", "following", "title"),
    [
        ("推进绿色转型情况", "1.关于能耗偏高的问题", "推进绿色转型情况"),
        ("推进绿色转型情况", "没有编号的一行", ""),
        ("一是推进转型", "1.关于能耗偏高的问题", ""),
        ("全市上下认真整改。", "1.关于能耗偏高的问题", ""),
        ("2023年", "1.关于能耗偏高的问题", ""),
    ],
)
def test_short_lines_head_only_what_is_numbered(line: str, following: str, title: str) -> None:
    heading = bare_heading(line, numbered_heading(following))

    assert (heading.title if heading else "") == title
