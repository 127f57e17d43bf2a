"""Families of freer wordings for what a project needs: papers in hand, papers that do not come."""

import pytest

from tests.depending import Row, dependencies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "丙桥项目建设用地规划许可证、施工许可证均已取得。",
            ("丙桥项目", "施工许可证", "approval", "met"),
        ),
        ("丙桥项目初步设计及概算已批复。", ("丙桥项目", "初步设计及概算已批复", "approval", "met")),
        ("丙桥项目林地审核同意书8月才下来。", ("丙桥项目", "林地审核同意书", "approval", "met")),
        ("丙桥项目用地预审已过。", ("丙桥项目", "用地预审", "approval", "met")),
        (
            "丙桥项目节能审查、水土保持方案均已完成。",
            ("丙桥项目", "水土保持方案", "approval", "met"),
        ),
        ("丙桥项目环评第二次公示结束。", ("丙桥项目", "环评第二次公示", "approval", "met")),
        ("丙桥项目可研、环评已批。", ("丙桥项目", "环评", "approval", "met")),
        ("丙桥项目施工许可证迟迟没有拿到。", ("丙桥项目", "施工许可证", "approval", "pending")),
        ("丙桥项目用地指标还没有落实。", ("丙桥项目", "用地指标", "land", "pending")),
        ("丙桥项目可研还没批。", ("丙桥项目", "可研", "planning", "pending")),
        ("丙桥项目总量指标尚未核定。", ("丙桥项目", "总量指标", "approval", "pending")),
        ("丙桥项目选线方案两次上会未过。", ("丙桥项目", "选线方案", "planning", "pending")),
        (
            "丙桥项目环评报告省生态环境厅8月受理。",
            ("丙桥项目", "环评报告省生态环境厅8月受理", "approval", "pending"),
        ),
        ("丙桥项目施工许可正在向铁路部门申请。", ("丙桥项目", "施工许可", "approval", "pending")),
        (
            "丙桥项目规划方案正由县自然资源局组织评审。",
            ("丙桥项目", "县自然资源局组织评审", "approval", "pending"),
        ),
        (
            "丙桥项目等市生态环境局核发排污许可证。",
            ("丙桥项目", "市生态环境局核发排污许可证", "approval", "pending"),
        ),
        ("丙桥项目用电批复等国网青岚供电公司。", ("丙桥项目", "用电批复", "approval", "pending")),
        ("丙桥项目初设在审。", ("丙桥项目", "初设", "planning", "pending")),
        ("丙桥项目施工图待审。", ("丙桥项目", "施工图", "planning", "pending")),
        ("丙桥项目涉河部分需省水利厅审批。", ("丙桥项目", "省水利厅审批", "approval", "pending")),
        (
            "丙桥项目重整草案尚需债权人会议表决。",
            ("丙桥项目", "债权人会议表决", "approval", "pending"),
        ),
        (
            "丙桥项目市水利局对防洪评价报告提了意见,要补充论证。",
            ("丙桥项目", "防洪评价报告", "approval", "pending"),
        ),
        ("丙桥项目资金来源仍未明确。", ("丙桥项目", "资金", "funding", "pending")),
        ("丙桥项目专项债已发行3亿元。", ("丙桥项目", "专项债", "funding", "met")),
        (
            "丙桥项目省级补助1800万元差最后一批600万元没到。",
            ("丙桥项目", "省级补助", "funding", "pending"),
        ),
        ("丙桥项目资金还差1.2亿元。", ("丙桥项目", "资金", "funding", "pending")),
        ("丙桥项目拟发行专项债2700万元。", ("丙桥项目", "专项债", "funding", "pending")),
        ("请县财政局尽快下达丙桥项目配套资金。", ("丙桥项目", "配套资金", "funding", "pending")),
        (
            "丙桥项目2家砂石厂搬迁补偿没谈下来。",
            ("丙桥项目", "2家砂石厂搬迁补偿", "partner", "pending"),
        ),
        ("丙桥项目安置协议剩21户没签。", ("丙桥项目", "安置协议", "partner", "pending")),
        (
            "丙桥项目与一家基金谈入股谈了四个月未果。",
            ("丙桥项目", "一家基金谈入股", "partner", "pending"),
        ),
        ("丙桥项目燃料收购协议仍在谈判。", ("丙桥项目", "燃料收购协议", "partner", "pending")),
        ("丙桥项目双方意向协议已签。", ("丙桥项目", "双方意向协议", "partner", "met")),
        ("丙桥项目PPP合同纠纷正在仲裁。", ("丙桥项目", "PPP合同纠纷", "partner", "pending")),
        ("丙桥项目征拆剩12户。", ("丙桥项目", "征拆", "land", "pending")),
        ("丙桥项目净地交付。", ("丙桥项目", "净地交付", "land", "met")),
        ("丙桥项目EPC已定标。", ("丙桥项目", "EPC", "procurement", "met")),
        ("丙桥项目监理未招。", ("丙桥项目", "监理", "procurement", "pending")),
        ("丙桥项目挂网招标。", ("丙桥项目", "招标", "procurement", "pending")),
        (
            "丙桥项目受制于电力线路迁改,进度偏慢。",
            ("丙桥项目", "电力线路迁改", "sequence", "pending"),
        ),
        ("丙桥项目卡在涉铁手续上,尚未开工。", ("丙桥项目", "涉铁手续", "approval", "pending")),
        ("丙桥项目以新热源厂投运为前提。", ("丙桥项目", "新热源厂投运", "sequence", "pending")),
        (
            "丙桥项目需等送出线路接通才能并网。",
            ("丙桥项目并网", "送出线路接通", "sequence", "pending"),
        ),
        (
            "丙桥项目拆迁完成后即可进场施工。",
            ("进场施工", "丙桥项目拆迁完成", "sequence", "pending"),
        ),
        (
            "丙桥项目审计完成后再上报市政府。",
            ("上报市政府", "丙桥项目审计完成", "sequence", "pending"),
        ),
        (
            "丙桥项目土地批复一到即挂施工招标。",
            ("施工招标", "丙桥项目土地批复", "sequence", "pending"),
        ),
        ("丙桥项目先启动土地流转、后招标。", ("招标", "土地流转", "sequence", "pending")),
        (
            "丙桥项目在完成燃气管线迁改后恢复施工。",
            ("丙桥项目施工", "完成燃气管线迁改", "sequence", "pending"),
        ),
        (
            "丙桥项目评估报告出具后按程序核查。",
            ("按程序核查", "丙桥项目评估报告出具", "sequence", "pending"),
        ),
        ("丙桥项目设计单位尚未提供施工图纸。", ("丙桥项目", "施工图纸", "planning", "pending")),
        (
            "拟为甲公司等6家企业兑现补助资金700万元,已报县政府常务会议审定。",
            ("补助资金700万元", "县政府常务会议审定", "approval", "pending"),
        ),
    ],
)
def test_what_is_told_freely(text: str, expected: Row) -> None:
    assert expected in dependencies(text)


@pytest.mark.parametrize(
    ("text", "on", "kind", "state"),
    [
        ("丙桥项目能评省发改委7月批复。", "省发改委7月批复", "approval", "met"),
        ("丙桥项目因3栋民房未拆,卡了半年。", "3栋民房未拆", "sequence", "pending"),
        ("丙桥项目省里配套还没下。", "省里配套", "funding", "pending"),
        ("丙桥项目与岑拓集团谈了两轮。", "岑拓集团", "partner", "pending"),
        ("丙桥项目已立项,岑拓集团正在内部研究投资方案。", "岑拓集团", "partner", "pending"),
        ("丙桥项目已立项,建设银行仍在内部审批。", "建设银行", "partner", "pending"),
        ("丙桥项目股权比例没定。", "股权比例", "partner", "pending"),
        ("丙桥项目社会资本方退出。", "社会资本方退出", "partner", "pending"),
        ("丙桥项目与供电公司意见不一。", "供电公司", "partner", "pending"),
        ("丙桥项目变更需原审批部门批准。", "原审批部门批准", "approval", "pending"),
        ("丙桥项目节能审查被退回。", "节能审查", "approval", "pending"),
        ("丙桥项目县级配套未筹齐。", "县级配套", "funding", "pending"),
        ("丙桥项目贷款8亿元获国开行承诺。", "贷款", "funding", "met"),
        ("丙桥项目银行要求补充抵押物才放款。", "补充抵押物", "sequence", "pending"),
        ("丙桥项目指标落实前不能开工。", "丙桥项目指标落实", "sequence", "pending"),
        ("丙桥项目蓄水前须通过安全鉴定。", "安全鉴定", "sequence", "pending"),
        ("丙桥项目公司注册完成即启动征地。", "丙桥项目公司注册完成", "sequence", "pending"),
    ],
)
def test_what_is_told_as_people_speak(text: str, on: str, kind: str, state: str) -> None:
    assert (on, kind, state) in [row[1:] for row in dependencies(text)]


@pytest.mark.parametrize(
    "text",
    [
        "丙桥项目配套设施齐全。",
        "丙桥项目开工仪式后,群众代表参观展厅。",
        "先进制造业项目投产。",
        "等三个项目开工。",
        "丙桥项目受到群众好评。",
        "丙桥项目审批服务窗口受理点启用。",
    ],
)
def test_words_that_only_look_like_signs(text: str) -> None:
    assert dependencies(text) == []


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("丙桥项目需等送出线路接通才能并网。", "丙桥项目并网"),
        ("丙桥项目待送出线路接通后并网。", "丙桥项目并网"),
        ("丙桥项目在完成燃气管线迁改后恢复施工。", "丙桥项目施工"),
    ],
)
def test_a_bare_act_is_told_of_its_project(text: str, waits: str) -> None:
    assert [dependent for dependent, *_ in dependencies(text)] == [waits]


def test_a_project_named_again_is_still_the_topic() -> None:
    text = "一、进度\n丙桥扩容工程已开工。\n二、问题\n丙桥扩容工程土建过半,环评待批。"

    assert ("丙桥扩容工程", "环评", "approval", "pending") in dependencies(text)
