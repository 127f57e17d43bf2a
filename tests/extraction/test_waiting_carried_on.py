"""What waits, where the sentence names the works first and its papers or parties later."""

import pytest

from tests.depending import Row, dependencies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("另有3座泵站卡在用地预审环节。", ("3座泵站", "用地预审", "approval", "pending")),
        (
            "云溪湖绿道工程建成驿站5个,另外2个卡在林地审批环节。",
            ("驿站", "林地审批", "approval", "pending"),
        ),
        ("丙桥项目卡在资金上。", ("丙桥项目", "资金", "funding", "pending")),
        ("乙校迁建卡在征地环节。", ("乙校迁建", "征地", "land", "pending")),
        (
            "北岭储能电站卡在电网接入批复上。",
            ("北岭储能电站", "电网接入批复", "approval", "pending"),
        ),
    ],
)
def test_held_up_at_a_stage(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青岚至石门观光轻轨线前期工作取得突破,线路规划环评通过省生态环境厅审查。",
            ("青岚至石门观光轻轨线", "省生态环境厅审查", "approval", "met"),
        ),
        (
            "市二院附属托育园计划设托位90个,设计方案获市自然资源局审定,施工图审查合格,正由市交易中心组织招标。",
            ("市二院附属托育园", "市自然资源局审定", "approval", "met"),
        ),
        (
            "市二院附属托育园计划设托位90个,设计方案获市自然资源局审定,施工图审查合格,正由市交易中心组织招标。",
            ("市二院附属托育园", "施工图审查", "approval", "met"),
        ),
        (
            "市二院附属托育园计划设托位90个,设计方案获市自然资源局审定,施工图审查合格,正由市交易中心组织招标。",
            ("市二院附属托育园", "招标", "procurement", "pending"),
        ),
        (
            "东湾夜游二期灯光设备安装完毕,安全评估报告通过县应急局审查。",
            ("东湾夜游二期", "县应急局审查", "approval", "met"),
        ),
        (
            "南门小学扩建主体封顶,初步设计获县发改委批复。",
            ("南门小学扩建", "县发改委批复", "approval", "met"),
        ),
        (
            "东城殡仪馆迁建选定新址,环评报告书尚未取得市生态环境局批复。",
            ("东城殡仪馆迁建", "市生态环境局批复", "approval", "pending"),
        ),
        (
            "西山货运铁路支线完成踏勘,可研报告通过省发展改革委评审,用地预审正在报自然资源部审批。",
            ("西山货运铁路支线", "省发展改革委评审", "approval", "met"),
        ),
        (
            "西山货运铁路支线完成踏勘,可研报告通过省发展改革委评审,用地预审正在报自然资源部审批。",
            ("西山货运铁路支线", "自然资源部审批", "approval", "pending"),
        ),
        (
            "清河污水厂三期完成选址,水土保持方案获市水利局批复。",
            ("清河污水厂三期", "市水利局批复", "approval", "met"),
        ),
        (
            "北站换乘中心由市交投集团建设,施工图设计通过市住建局审查。",
            ("北站换乘中心", "市住建局审查", "approval", "met"),
        ),
    ],
)
def test_papers_of_the_works_that_the_sentence_opens_with(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "丙桥项目因洪评报告没有拿到淮河水利委员会的同意,一直搁置。",
            ("丙桥项目", "淮河水利委员会的同意", "approval", "pending"),
        ),
        (
            "县农投公司肉牛产业园项目用地为基本农田,市自然资源局不予预审。",
            ("县农投公司肉牛产业园项目", "市自然资源局不予预审", "approval", "pending"),
        ),
        (
            "南岭风电项目处在候鸟通道,省林业局不予许可。",
            ("南岭风电项目", "省林业局不予许可", "approval", "pending"),
        ),
        (
            "丙桥项目能评报告8月报送省发展改革委,取得批复之前不得动工。",
            ("丙桥项目", "省发展改革委批复", "approval", "pending"),
        ),
        ("丙桥项目拿到施工许可前不得开挖。", ("丙桥项目", "施工许可", "approval", "pending")),
        (
            "丙桥项目在取得环评批复之前不得开工建设。",
            ("丙桥项目", "环评批复", "approval", "pending"),
        ),
        ("丙桥项目没有得到铁路部门的许可。", ("丙桥项目", "铁路部门的许可", "approval", "pending")),
        ("丙桥项目排污口方案未获长江委同意。", ("丙桥项目", "长江委同意", "approval", "pending")),
        (
            "丙桥项目涉铁方案至今没有征得铁路集团同意。",
            ("丙桥项目", "铁路集团同意", "approval", "pending"),
        ),
    ],
)
def test_leave_that_is_not_given(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "丙检测大楼尚未办理消防验收,企业不能入驻。",
            ("丙检测大楼", "消防验收", "approval", "pending"),
        ),
        (
            "南湾岸线整治工程全面完工,由市林业局组织的竣工验收定于11月进行。",
            ("南湾岸线整治工程", "竣工验收", "approval", "pending"),
        ),
        ("丙桥项目竣工验收安排在12月。", ("丙桥项目", "竣工验收", "approval", "pending")),
        ("丙桥项目主体完工,消防验收还没有通过。", ("丙桥项目", "消防验收", "approval", "pending")),
        ("丙桥项目尚未组织竣工验收。", ("丙桥项目", "竣工验收", "approval", "pending")),
        ("北岸安置房竣工,规划验收还未进行。", ("北岸安置房", "规划验收", "approval", "pending")),
        ("丙桥项目完工待验。", ("丙桥项目", "待验", "approval", "pending")),
        ("丙桥项目竣工环保验收计划11月开展。", ("丙桥项目", "竣工环保验收", "approval", "pending")),
    ],
)
def test_acceptances_to_come(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "南区、北区的湿地保护规划均已通过评审,待本级政府批准后发布。",
            ("南区、北区的湿地保护规划发布", "本级政府批准", "sequence", "pending"),
        ),
        (
            "其余9个混接点位于甲厂厂区,待企业12月停产检修时同步改造。",
            ("9个混接点改造", "企业12月停产检修", "sequence", "pending"),
        ),
        ("旧泵站待新站通水时同步拆除。", ("旧泵站拆除", "新站通水", "sequence", "pending")),
        (
            "剩余管段待道路封闭施工时一并更换。",
            ("剩余管段更换", "道路封闭施工", "sequence", "pending"),
        ),
        (
            "石桥镇1座矿山的修复设计由市地质站重新编制,待市自然资源局审定后实施。",
            ("修复设计实施", "市自然资源局审定", "approval", "pending"),
        ),
        (
            "二期可研报告委托省农科院编写,待一期通过绩效评价后再报批。",
            ("二期可研报告报批", "一期通过绩效评价", "sequence", "pending"),
        ),
        (
            "石材园粉尘扰民问题须待市自然资源局完成国土空间规划调整后整体搬迁。",
            (
                "石材园粉尘扰民问题整体搬迁",
                "市自然资源局完成国土空间规划调整",
                "sequence",
                "pending",
            ),
        ),
        (
            "甲乙两镇的垃圾处置协议已经草签,尚需市城管局审核同意,协议生效后填埋场停止进场。",
            ("填埋场停止进场", "协议生效", "sequence", "pending"),
        ),
    ],
)
def test_acts_that_wait_for_an_event(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "《市古树保护条例实施细则》已形成草案,正由市司法局开展合法性审查。",
            ("市古树保护条例实施细则", "市司法局开展合法性审查", "approval", "pending"),
        ),
        ("丙桥项目正由县交易中心组织招标。", ("丙桥项目", "招标", "procurement", "pending")),
        (
            "县停车管理办法已有初稿,正在由县司法局进行合法性审核。",
            ("县停车管理办法", "县司法局进行合法性审核", "approval", "pending"),
        ),
        (
            "丙桥项目初步设计正由省交通运输厅组织审查。",
            ("丙桥项目", "省交通运输厅组织审查", "approval", "pending"),
        ),
        (
            "丙桥项目正由县审计局开展结算审核。",
            ("丙桥项目", "县审计局开展结算审核", "approval", "pending"),
        ),
    ],
)
def test_examinations_under_way(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "甲产业园三期由市产投集团建设,1.2亿元超长期特别国债已经下达。",
            ("甲产业园三期", "超长期特别国债", "funding", "met"),
        ),
        (
            "北街社区食堂扩建还有260万元资金缺口,拟通过县慈善会募捐解决。",
            ("北街社区食堂扩建", "县慈善会募捐", "funding", "pending"),
        ),
        (
            "市福利中心迁建工程主体封顶,市财政局按进度拨款4300万元。",
            ("市福利中心迁建工程", "拨款", "funding", "met"),
        ),
        (
            "丙桥项目2300万元中央预算内资金已下达。",
            ("丙桥项目", "中央预算内资金", "funding", "met"),
        ),
        (
            "丙桥项目尚有500万元资金缺口,拟由镇里自筹解决。",
            ("丙桥项目", "资金", "funding", "pending"),
        ),
    ],
)
def test_money_told_of_works(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "东湾夜游二期设备安装完毕,但因剧目版权方提价,双方仍在磋商。",
            ("东湾夜游二期", "剧目版权方磋商", "partner", "pending"),
        ),
        (
            "东河退耕还湿项目尚有3个圩口因补偿标准分歧未与承包户谈妥。",
            ("东河退耕还湿项目", "承包户", "partner", "pending"),
        ),
        (
            "南门小学扩建因邻近居民对日照分析提出异议,未形成一致意见。",
            ("南门小学扩建", "邻近居民", "partner", "pending"),
        ),
        ("丙桥项目因村民对补偿方案提出异议停工。", ("丙桥项目", "村民", "partner", "pending")),
        (
            "县供销社与省农科院茶叶研究所签约共建的茶叶检测中心年底投用。",
            ("茶叶检测中心", "省农科院茶叶研究所签约共建", "partner", "met"),
        ),
        ("丙桥项目与林权人的补偿仍未谈拢。", ("丙桥项目", "林权人的补偿", "partner", "pending")),
        (
            "丙桥项目选址遭周边住户反对,县住建局两次上门沟通未达成一致。",
            ("丙桥项目", "周边住户", "partner", "pending"),
        ),
    ],
)
def test_parties_that_do_not_agree(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县农投生猪项目用地为基本农田,业主正重新选址。",
            ("县农投生猪项目", "重新选址", "land", "pending"),
        ),
    ],
)
def test_sites_chosen_anew(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省级稀土检测平台通过省科技厅认定并揭牌。",
            ("省级稀土检测平台", "省科技厅认定", "approval", "met"),
        ),
    ],
)
def test_recognitions(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


def test_the_problem_is_the_one_of_its_heading() -> None:
    text = "二、整改情况\n问题3:沿江排口溯源不彻底。\n完成情况:已完成。该问题9月6日通过县级验收。"
    found = dependencies(text)
    assert ("沿江排口溯源不彻底", "县级验收", "approval", "met") in found
