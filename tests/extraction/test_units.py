import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.recognise import recognise
from kg.extraction.units.aliases import Name, fullest_names
from kg.extraction.units.short_names import company_stems
from kg.model.mentions import UnitMention
from kg.names.zones import Surroundings
from kg.text.read import make_report

HOME = Surroundings("青岚市", "", ())


def units(text: str, place: str | None = None) -> tuple[UnitMention, ...]:
    return recognise(make_report("a", text), place=place).units


def names(text: str) -> list[str]:
    return [unit.name for unit in units(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对接市水务局,完善方案。", "市水务局"),
        ("方案报市规划和自然资源局审定。", "市规划和自然资源局"),
        ("公司与南岭云帆科技研究院签订协议。", "南岭云帆科技研究院"),
        ("责成县住建局限期整改。", "县住建局"),
        ("函告市水务局尽快办理。", "市水务局"),
        ("部分群众向县信访局反映情况。", "县信访局"),
        ("我市财政局拨付资金300万元。", "市财政局"),
        ("市属国有企业青岚水务集团负责运营。", "青岚水务集团"),
        ("由于市水务局人员不足,进度滞后。", "市水务局"),
        ("市委办公室印发方案。", "市委办公室"),
        ("县教育局办公室负责汇总。", "县教育局办公室"),
        ("委托市疾病预防控制中心检测水样。", "市疾病预防控制中心"),
        ("中共昆明市委办公室印发通知。", "中共昆明市委办公室"),
        ("委托县公共资源交易中心组织招标。", "县公共资源交易中心"),
        ("工程由临江建工集团有限公司承建。", "临江建工集团有限公司"),
        ("委托云河正衡会计师事务所开展清查。", "云河正衡会计师事务所"),
        ("赴青岚集团考察。", "青岚集团"),
        ("6月3日报省水利厅备案。", "省水利厅"),
        ("规划已由临江省水利设计研究院编制。", "临江省水利设计研究院"),
        ("向临江建工集团有限公司派出督查员。", "临江建工集团有限公司"),
        ("由沄洄水务有限公司建设。", "沄洄水务有限公司"),
        ("方案会同县审计局修改。", "县审计局"),
        ("清查子公司临江印务有限公司账目。", "临江印务有限公司"),
        ("县政府督查室跟踪落实。", "县政府督查室"),
    ],
)
def test_a_name_begins_after_the_words_before_it(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由省教育厅、财政厅联合印发。", ["省教育厅", "财政厅"]),
        ("县审计局和财政局共同核查。", ["县审计局", "财政局"]),
        ("市委、市政府高度重视。", ["市委", "市政府"]),
        ("县委县政府高度重视。", ["县委", "县政府"]),
        ("县农业农村局和县乡村振兴局负责。", ["县农业农村局", "县乡村振兴局"]),
        ("市总工会、团市委、市妇联开展活动。", ["市总工会", "团市委", "市妇联"]),
        ("教育部、财政部下达资金。", ["教育部", "财政部"]),
        ("由市城管局(市综合执法局)牵头。", ["市城管局", "市综合执法局"]),
        ("与上海交通大学、同济大学共建。", ["上海交通大学", "同济大学"]),
        ("与华泰证券、招商银行等机构对接。", ["华泰证券", "招商银行"]),
        ("临溪镇、白石乡、青山街道完成整治。", ["临溪镇", "白石乡", "青山街道"]),
    ],
)
def test_lists_are_taken_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "short", "fullest"),
    [
        ("由省教育厅、财政厅联合印发。", "财政厅", "省财政厅"),
        ("责任单位:市水务局、林草局。", "林草局", "市林草局"),
        ("县财政局、人社局比对数据,县人社局核实。", "县人社局", "县人社局"),
    ],
)
def test_a_name_that_a_list_shortens_keeps_its_level(text: str, short: str, fullest: str) -> None:
    units = recognise(make_report("a", text)).units
    assert (short, fullest) in {(unit.name, unit.fullest) for unit in units}


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("永川区教委印发通知。", "永川区教委", "government"),
        ("即墨区住建局组织验收。", "即墨区住建局", "government"),
        ("恩施土家族苗族自治州水利局牵头。", "恩施土家族苗族自治州水利局", "government"),
        ("凉山州林草局负责巡护。", "凉山州林草局", "government"),
        ("鄂温克族自治旗农牧局开展检查。", "鄂温克族自治旗农牧局", "government"),
        ("阿鲁科尔沁旗人民政府印发方案。", "阿鲁科尔沁旗人民政府", "government"),
        ("国家发展改革委批复报告。", "国家发展改革委", "government"),
        ("黑龙江省农垦总局牵头。", "黑龙江省农垦总局", "government"),
        ("西安市生态环境局高新分局立案3起。", "西安市生态环境局高新分局", "government"),
        ("市公安局交警支队开展夜查。", "市公安局交警支队", "government"),
        ("解放路街道办事处负责清理。", "解放路街道办事处", "government"),
        ("青岚海关压缩通关时间。", "青岚海关", "government"),
        ("驻市住建局纪检监察组开展监督。", "驻市住建局纪检监察组", "party"),
        ("县委组织部开展考核。", "县委组织部", "party"),
        ("省委第五巡视组反馈意见。", "省委第五巡视组", "inspection"),
        ("中央第六生态环境保护督察组指出问题。", "中央第六生态环境保护督察组", "inspection"),
        ("组建黑臭水体治理工作专班。", "黑臭水体治理工作专班", "taskforce"),
        ("成立“百日攻坚”工作专班。", "“百日攻坚”工作专班", "taskforce"),
        ("成立由市长任组长的防汛救灾工作领导小组。", "防汛救灾工作领导小组", "taskforce"),
        ("李家村村委会组织清运。", "李家村村委会", "area"),
        ("桂园社区居委会开展宣传。", "桂园社区居委会", "area"),
        ("杭州市西湖区完成加装电梯20台。", "杭州市西湖区", "area"),
        ("成都市第三人民医院牵头。", "成都市第三人民医院", "institution"),
        ("市第一中学新校区启用。", "市第一中学", "institution"),
        ("华兴小学完成改造。", "华兴小学", "institution"),
        ("县融媒体中心播出专题12期。", "县融媒体中心", "institution"),
        ("市儿童福利院搬迁。", "市儿童福利院", "institution"),
        ("中建八局承建的项目开工。", "中建八局", "enterprise"),
        ("国网江苏省电力有限公司完成迁改。", "国网江苏省电力有限公司", "enterprise"),
        ("南京银行为12家企业授信5亿元。", "南京银行", "finance"),
        ("中国人民银行青岚市中心支行开展检查。", "中国人民银行青岚市中心支行", "finance"),
        ("苏州工业园区管委会出台政策。", "苏州工业园区管委会", "government"),
    ],
)
def test_the_kind_shows_in_the_name(text: str, expected: str, kind: str) -> None:
    assert [(unit.name, unit.kind) for unit in units(text)] == [(expected, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "各区县政府、市级有关部门抓好落实。",
        "部分乡镇政府重视不够。",
        "县级以上人民政府应当加强领导。",
        "省、市、县三级生态环境部门联合检查。",
        "聘请第三方专业公司,组织22家银行对接。",
        "住建、城管、交通等部门形成合力。",
        "全市公安机关开展行动,区域内企业完成整改。",
        "新建5处便民服务中心,优化产业布局。",
        "城区、灌区、景区环境改善。",
        "商务部门完善制度。",
        "聘请甲级资质的设计院编制规划。",
    ],
)
def test_groups_and_common_words_are_no_units(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("市住房和城乡建设局检查,市住建局通报。", "市住建局", "市住房和城乡建设局"),
        ("岑拓储能科技有限公司投产,岑拓储能增资。", "岑拓储能", "岑拓储能科技有限公司"),
        (
            "临江建工集团有限公司(以下简称临建集团)承建,临建集团已进场。",
            "临建集团",
            "临江建工集团有限公司",
        ),
        ("市科学技术局牵头,市科技局组织。", "市科技局", "市科学技术局"),
    ],
)
def test_short_forms_lead_to_the_fullest(text: str, short: str, full: str) -> None:
    assert {unit.name: unit.fullest for unit in units(text)} == {short: full, full: full}


def test_a_short_form_of_two_units_stays_alone() -> None:
    found = units("甲山矿业科技有限公司、甲山矿业贸易有限公司签约。市一处、市二处检查。")

    assert all(unit.fullest == unit.name for unit in found)


def test_company_stems_drop_legal_form_and_trade() -> None:
    assert list(company_stems("青岚智造科技有限公司")) == ["青岚智造科技", "青岚智造"]
    assert list(company_stems("青岚大学")) == []


def test_many_names_are_compared_in_linear_time() -> None:
    han = [chr(0x4E00 + place) for place in range(2000)]
    texts = [f"市{han[n // 100]}{han[n % 100 + 500]}局" for n in range(10_000)]
    found = [Name(text, "government", 9 * place, 9 * place + 4) for place, text in enumerate(texts)]
    started = time.perf_counter()

    assert fullest_names(found, "", HOME) == dict(zip(texts, texts, strict=True))
    assert time.perf_counter() - started < 5


@given(
    st.lists(
        st.sampled_from(
            [
                *("市水务局", "县", "区", "由", "和", "、", "(以下简称", ")", "有限公司", "甲乙"),
                *("集团", "“", "”", "第一", "组", "委", "银行", "镇", "年产1", "家", "等3家"),
                *("简称", "公安局", "分局", "中共", "驻"),
            ]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_every_mention_lies_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    found = units(text)

    for unit in found:
        assert unit.span.end <= len(text)
        assert unit.name.strip('“”"')
        assert unit.name in unit.span.cut(text) or unit.rule == "unit-list-shares-head"
    for earlier, later in pairwise(found):
        assert earlier.span.end <= later.span.start
    by_name = {unit.name: unit.fullest for unit in found}
    assert all(len(full) >= len(name) for name, full in by_name.items())
    assert {unit.fullest for unit in found} <= by_name.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("责任单位:临溪县委、县政府。", ["临溪县委", "临溪县政府"]),
        ("临溪县、岚溪县政府组织返工。", ["临溪县政府", "岚溪县政府"]),
        ("各乡镇人民政府抓好落实。", []),
        ("北岭、青溪两县获奖。", []),
    ],
)
def test_names_in_a_list_share_their_ends(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岑拓储能扩产项目开工。", ["岑拓储能"]),
        ("望岳光伏组件二期试生产。", ["望岳光伏"]),
        ("3.澜辰乳业低温奶基地。", ["澜辰乳业"]),
        ("力争岑拓新材、泽霖光学年内投产。", ["岑拓新材", "泽霖光学"]),
        ("督促鸿嵘焦化停产整治。", ["鸿嵘焦化"]),
        ("泽霖电子车灯、澜辰精工丝杠两个项目封顶。", ["泽霖电子", "澜辰精工"]),
        ("苏州岑拓科技扩能项目签约。", ["苏州岑拓科技"]),
        ("泽霖微电子建成产线。", ["泽霖微电子"]),
        ("岑拓能源年产3万吨项目投产。", ["岑拓能源"]),
        ("岑拓储能扩产、恒润换热器三期、鑫泽达铝型材开工。", ["岑拓储能", "恒润", "鑫泽达"]),
        ("泽霖光学、北方化工扩建。", ["泽霖光学", "北方化工"]),
        ("岑拓、泽霖、澜辰3户企业停产。", ["岑拓", "泽霖", "澜辰"]),
        ("岑拓、泽霖两个电子信息项目投产。", ["岑拓", "泽霖"]),
    ],
)
def test_companies_go_by_a_coined_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "白酒、能源化工、电子信息三大产业增长。",
        "发展绿色建材、新型储能、高端装备。",
        "岑拓储能产业集聚。",
        "建设岑拓大桥、青岚桥、望岳路3个项目。",
        "古蔺、叙永、合江3个水利项目开工。",
        "装机12万千瓦时储能项目并网。",
        "推进园区创建工程。",
        "岚溪农业稳产增收。",
        "低碳能源项目落地。",
    ],
)
def test_trades_and_places_are_no_companies(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("投资方望岳科技股份有限公司申请延期。", "望岳科技股份有限公司", "enterprise"),
        ("力争宁波岑拓集团落户。", "宁波岑拓集团", "enterprise"),
        ("由临江市兴澜水务集团实施。", "临江市兴澜水务集团", "enterprise"),
        ("市就业服务管理局印发指引。", "市就业服务管理局", "government"),
        ("岑溪县住房和城乡建设管理局组织改造。", "岑溪县住房和城乡建设管理局", "government"),
        ("县农业农村和科学技术局开展培训。", "县农业农村和科学技术局", "government"),
        ("县市场监管局抽检食品。", "县市场监管局", "government"),
        ("委托省地质工程勘察院核查。", "省地质工程勘察院", "institution"),
        ("县一中迁建完成。", "县一中", "institution"),
        ("州医院开通远程会诊。", "州医院", "institution"),
        ("市督查组约谈2人。", "市督查组", "inspection"),
        ("县住建局党组召开会议。", "县住建局党组", "party"),
        ("市大气办开展督导。", "市大气办", "taskforce"),
        ("县委整改办跟踪督办。", "县委整改办", "party"),
        ("县水利局质监站责令停工。", "县水利局质监站", "institution"),
    ],
)
def test_names_begin_and_end_where_they_should(text: str, expected: str, kind: str) -> None:
    assert [(unit.name, unit.kind) for unit in units(text)] == [(expected, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "关于中央和省生态环境保护督察反馈问题。",
        "中央大道通车,争取中央专项资金。",
        "改造棚户区3个、老城区2处,东区道路通车。",
        "打造区域创新中心,新建游客服务中心2座。",
        "2.柳溪精深加工产业园。园区规划用地420亩。",
        "问题由专人交办、督办,事项一次办结。",
    ],
)
def test_places_money_and_buildings_are_no_units(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "大理高新技术产业开发区扩区,大理高新区投产项目6个。",
            "大理高新区",
            "大理高新技术产业开发区",
        ),
        (
            "市督察整改办、市生态环境保护督察整改工作领导小组办公室。",
            "市督察整改办",
            "市生态环境保护督察整改工作领导小组办公室",
        ),
        (
            "岑溪县城市建设投资有限公司承建,县城投公司运营。",
            "县城投公司",
            "岑溪县城市建设投资有限公司",
        ),
        ("岑溪县城乡供水有限公司,县供水公司。", "县供水公司", "岑溪县城乡供水有限公司"),
        ("大理白族自治州人民医院、州人民医院。", "州人民医院", "大理白族自治州人民医院"),
    ],
)
def test_short_forms_of_groups_zones_and_firms(text: str, short: str, full: str) -> None:
    assert {unit.name: unit.fullest for unit in units(text)} == {short: full, full: full}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥镇党委、镇政府组织清理。", ["石桥镇党委", "石桥镇政府"]),
        ("侯马市、曲沃县推进整改。", ["侯马市", "曲沃县"]),
        ("曲沃县、霍州市等地建成中心。", ["曲沃县", "霍州市"]),
        ("青岛市、烟台市签约。", []),
    ],
)
def test_cities_count_beside_counties(text: str, expected: list[str]) -> None:
    assert names(text) == expected
