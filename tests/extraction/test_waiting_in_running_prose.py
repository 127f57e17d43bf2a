"""What waits, told in running prose: answers that do not come, leave that was given, lost bids."""

import pytest

from tests.depending import Row, dependencies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "丙桥项目环评市生态环境局还在审。",
            ("丙桥项目", "市生态环境局还在审", "approval", "pending"),
        ),
        (
            "丙桥项目接入方案国网宜昌供电公司没批。",
            ("丙桥项目", "国网宜昌供电公司没批", "approval", "pending"),
        ),
        (
            "丙桥项目取水许可要省水利厅批。",
            ("丙桥项目", "取水许可要省水利厅批", "approval", "pending"),
        ),
        ("丙桥项目施工图图审未过。", ("丙桥项目", "施工图图审", "approval", "pending")),
        ("丙桥项目缺专项债1.2亿元。", ("丙桥项目", "专项债", "funding", "pending")),
        ("丙桥项目用地被一处变电站压占。", ("丙桥项目", "用地", "land", "pending")),
        ("丙桥项目18户住户未签补偿协议。", ("丙桥项目", "补偿协议", "land", "pending")),
        ("丙桥项目设备采购10月二次流标。", ("丙桥项目", "设备采购", "procurement", "pending")),
        ("丙桥项目可研正在优化线位。", ("丙桥项目", "可研", "planning", "pending")),
        ("丙桥项目正和岑拓集团谈合作。", ("丙桥项目", "岑拓集团谈合作", "partner", "pending")),
        (
            "丙桥项目尾款待第三标段验收后支付。",
            ("丙桥项目尾款支付", "第三标段验收", "sequence", "pending"),
        ),
        ("丙桥项目施工许可证由市住建局补发。", ("丙桥项目", "施工许可证", "approval", "met")),
        ("丙桥项目方案过了专家评审。", ("丙桥项目", "专家评审", "approval", "met")),
        ("丙桥项目环评过了。", ("丙桥项目", "环评", "approval", "met")),
        ("丙桥项目5月核准。", ("丙桥项目", "核准", "approval", "met")),
        ("丙桥项目拿到施工许可证。", ("丙桥项目", "施工许可证", "approval", "met")),
        ("丙桥项目布点方案已定。", ("丙桥项目", "布点方案", "planning", "met")),
        ("丙桥项目与岑拓集团签约。", ("丙桥项目", "岑拓集团签约", "partner", "met")),
        ("丙桥项目通过省级复核。", ("丙桥项目", "省级复核", "approval", "met")),
        ("经州政府批准,延期至2024年9月。", ("延期", "州政府批准", "approval", "met")),
        (
            "经省财政厅同意,4700万元调整用于管网。",
            ("4700万元调整", "省财政厅同意", "approval", "met"),
        ),
        ("须取得市铁路局许可后方可开挖。", ("开挖", "市铁路局许可", "approval", "pending")),
        (
            "设备调试需国网宜昌供电公司增容送电。",
            ("设备调试", "国网宜昌供电公司增容送电", "partner", "pending"),
        ),
    ],
)
def test_what_waits_in_running_prose(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    "text",
    [
        "丙桥项目待遇政策通过了宣传。",
        "丙桥项目所在县经济社会发展平稳,同意延期的有3户。",
        "全市签约率91%。",
        "丙桥项目已过了汛期。",
    ],
)
def test_what_only_looks_like_waiting(text: str) -> None:
    assert dependencies(text) == []
