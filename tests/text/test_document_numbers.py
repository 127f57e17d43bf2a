"""Official numbers are read where they stand, and nothing else is one."""

import pytest

from kg.text.document_numbers import number_after, number_on_line
from kg.text.fold import fold


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《河湖巡查办法》（云政发〔2024〕12号）", "云政发〔2024〕12号"),
        ("《河湖巡查办法》(云政办字[2023]第5号)", "云政办字[2023]第5号"),
        ("《河湖巡查办法》云水发〔2024〕3号", ""),
        ("《河湖巡查办法》（试行）", ""),
        ("《河湖巡查办法》第12号", ""),
        ("《河湖巡查办法》(试行,云政发〔2024〕12号)", ""),
        ("《河湖巡查办法》等文件云政发〔2024〕12号", ""),
    ],
)
def test_number_after_a_title(text: str, number: str) -> None:
    found = number_after(fold(text), text.index("》"))

    assert (found.cut(text) if found else "") == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("　云督通〔2025〕14号", "云督通〔2025〕14号"),
        ("云督通（2025）14号", "云督通（2025）14号"),
        ("见云督通〔2025〕14号。", ""),
        ("第14号", ""),
        ("   ", ""),
    ],
)
def test_number_that_fills_a_line(line: str, number: str) -> None:
    found = number_on_line(fold(line), 0, len(line))

    assert (found.cut(line) if found else "") == number
