import pytest

from kg.extraction.metadata import SUPPLIED, read_metadata, report_year
from kg.extraction.report_years import year_told
from kg.model.text import Metadata, Outline
from kg.text.outline import read_outline
from kg.text.read import make_report


def outline_of(text: str) -> Outline:
    return read_outline(make_report("a", text))


def metadata_of(text: str, **supplied: str) -> Metadata:
    return read_metadata(outline_of(text), **supplied)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("临溪县水库整改情况报告\n一、总体", "临溪县水库整改情况报告"),
        (
            "临溪县人民政府\n关于水库整改\n情况的报告\n一、总体",
            "临溪县人民政府关于水库整改情况的报告",
        ),
        ("临政发〔2024〕12号\n临溪县整改报告\n各镇:\n一、总体", "临溪县整改报告"),
        ("整改报告\n(2024年3月5日)\n今年以来整改有序。", "整改报告"),
        ("今年以来,全县整改有序。\n一、总体", ""),
        ("一、总体", ""),
        ("序号\t问题\n1\t台账不清", ""),
    ],
)
def test_the_title_stands_before_everything(text: str, title: str) -> None:
    found = metadata_of(text).title

    assert (found.value if found else "") == title


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024年3月5日", "2024-03-05"),
        ("2024年11月", "2024-11"),
        ("二〇二四年三月五日", "2024-03-05"),
        ("二○二三年十二月二十一日", "2023-12-21"),
        ("二零二三年十月三十日", "2023-10-30"),
        ("2024.3.5", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("(2024年3月5日)", "2024-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("2024年13月5日", ""),
        ("3024年1月5日", ""),
        ("2024年3月5日前完成", ""),
    ],
)
def test_a_date_alone_on_a_line_signs(line: str, date: str) -> None:
    found = metadata_of(f"整改报告\n一、总体。\n临溪县水利局\n{line}")

    assert (found.date.value if found.date else "") == date
    assert (found.issuer.value if found.issuer else "") == ("临溪县水利局" if date else "")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("——2025年1月6日在临溪县第八届人民代表大会第五次会议上", "2025-01-06"),
        ("(2025年1月6日在全县整改工作推进会上)", "2025-01-06"),
        ("2025年1月6日在县水利局召开会议。", ""),
    ],
)
def test_the_meeting_at_which_a_report_was_given_dates_it(line: str, date: str) -> None:
    found = metadata_of(f"整改报告\n{line}\n一、总体。").date

    assert (found.value if found else "") == date


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("济南市市中区人民政府关于民生实事的通报", "济南市市中区"),
        ("浙江省水利厅关于水库整改情况的报告", "浙江省"),
        ("青岚市临溪区卫生健康局2024年工作总结", "青岚市临溪区"),
        ("青岚市高新区管委会关于巡察整改的通报", "青岚市"),
        ("长陵交通集团有限公司关于巡察整改的通报", ""),
        ("关于灌区配套改造的报告", ""),
    ],
)
def test_the_place_is_that_of_the_issuer(title: str, place: str) -> None:
    found = metadata_of(f"{title}\n一、总体")

    assert (found.place.value if found.place else "") == place


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("临溪县巡察整改情况通报\n一、总体", "rectification"),
        ("临溪县重点工作推进情况\n一、总体", "progress"),
        ("通报\n一、关于台账不清的问题\n牵头单位:县水利局", "rectification"),
        ("通报\n一、重点工作\n牵头单位:县水利局", "progress"),
        ("通知", ""),
    ],
)
def test_the_genre_shows_in_title_headings_and_words(text: str, genre: str) -> None:
    found = metadata_of(text).genre

    assert (found.value if found else "") == genre


def test_what_the_text_says_wins_over_what_is_supplied() -> None:
    stated = metadata_of("临溪县工作总结\n一、甲\n2024年1月3日", place="青岚市", date="2020")
    silent = metadata_of("甲。", place="青岚市", date="2020-05")

    assert (stated.place.value, stated.date.value) == ("临溪县", "2024-01-03")
    assert (silent.place.rule, silent.date.rule) == (SUPPLIED, SUPPLIED)
    assert report_year(outline_of("甲。"), silent) == "2020"
    assert report_year(outline_of("甲。"), metadata_of("甲。")) == ""


@pytest.mark.parametrize(
    ("text", "year", "rule"),
    [
        ("推进情况\n截至2024年8月底,开工3个。2023年建成2个。", "2024", "year-reached"),
        (
            "关于2023年前三季度任务的通报\n一、甲\n2024年开工3个,2024年完工2个。",
            "2023",
            "year-in-title",
        ),
        (
            "关于2022年度预算执行审计查出问题整改的报告\n2023年7月3日收到审计报告。2022年、2022年。",
            "2023",
            "year-of-a-past-day",
        ),
        (
            "整改通报\n2023年9月11日至11月24日开展巡察,2024年1月9日反馈。2025年6月30日前完成。",
            "2024",
            "year-of-a-past-day",
        ),
        ("整改通报\n2023年10月至12月开展巡察。2025年,2025年。", "2023", "year-of-a-past-day"),
        ("推进情况\n2025年开工3个,2024年开工2个,2025年完工1个。", "2025", "year-most-named"),
    ],
)
def test_the_year_of_a_report_without_a_date(text: str, year: str, rule: str) -> None:
    outline = outline_of(text)
    told = year_told(outline, read_metadata(outline).title)

    assert told
    assert (told.value, told.rule) == (year, rule)


def test_no_year_is_told() -> None:
    assert year_told(outline_of("甲。"), None) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年1至9月份,全县投资增长。", "2024-01/2024-09"),
        ("1-6月,全县投资增长。\n2023年7月3日", "2023-01/2023-06"),
        ("9至3月,全县投资增长。", ""),
    ],
)
def test_the_period_is_the_first_stretch_of_months(text: str, period: str) -> None:
    found = metadata_of(text).period

    assert (found.value if found else "") == period


def test_every_stated_value_shows_its_words() -> None:
    text = "临溪县水利局关于整改的报告\n一、甲\n1至3月。\n临溪县水利局\n2024年5月6日"
    found = metadata_of(text)

    for stated in (found.title, found.issuer, found.date, found.place, found.genre, found.period):
        assert stated.span.cut(text)
