"""Papers told shortly: without 《》, without their project, with what is done to them."""

import pytest

from tests.extraction.test_documents import documents


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("县检察院向县水务局发出检察建议2份,均已回复。", "检察建议", "issued"),
        ("区法院制发司法建议3份。", "司法建议", "issued"),
        ("县督查室先后下发预警函12份、督办函8份。", "督办函", "issued"),
        ("县督查室先后下发预警函12份、督办函8份。", "预警函", "issued"),
        ("对排污口逐一建立“一口一档”。", "一口一档", "compiled"),
        ("编制“一矿一策”,逐矿推进。", "一矿一策", "compiled"),
        (
            "石桥镇1座矿山的修复设计由县地质站重新编制,待县自然资源局审定后实施。",
            "修复设计",
            "drafting",
        ),
        ("二期可研报告委托省农科院编写。", "二期可研报告", "drafting"),
        ("水源地保护规划委托省设计院编制。", "水源地保护规划", "drafting"),
        ("实施方案委托甲公司编制完成。", "实施方案", "compiled"),
        ("封场工程完工,施工图设计文件通过市住建局审查。", "施工图设计文件", "approved"),
        ("南门托育园计划设托位90个,设计方案获市自然资源局审定。", "设计方案", "approved"),
        ("建设方案已获市政府批复。", "建设方案", "approved"),
        ("排污口论证报告没有拿到淮河水利委员会的同意。", "排污口论证报告", "compiled"),
        ("接入方案未取得省电力公司批复。", "接入方案", "compiled"),
        ("甲乙两镇的垃圾处置协议已经草签,尚需市城管局审核同意。", "垃圾处置协议", "drafting"),
        ("能评报告于8月报送省发展改革委。", "能评报告", "compiled"),
        ("商家签订整改承诺书23份。", "整改承诺书", "compiled"),
        ("水土保持方案退回修改。", "水土保持方案", "drafting"),
        ("对进展慢的三个县下发督办函。", "督办函", "issued"),
        ("甲水厂项目能评报告8月报送省发展改革委。", "能评报告", "compiled"),
        ("乙桥工程施工图设计文件通过县住建局审查。", "施工图设计文件", "approved"),
        ("东港项目海域使用论证报告通过省海洋局评审。", "海域使用论证报告", "approved"),
        ("乙桥工程可行性研究报告获县发改委批复。", "乙桥工程可行性研究报告", "approved"),
        ("县排水专项规划已通过评审,待县政府批准后发布。", "县排水专项规划", "compiled"),
        ("县排水专项规划已通过评审,正在报市政府批准。", "县排水专项规划", "compiled"),
        ("县养犬管理细则已形成草案。", "县养犬管理细则", "drafting"),
    ],
)
def test_papers_told_shortly(text: str, title: str, state: str) -> None:
    assert (title, state) in documents(text)


def test_no_papers_for_each_thing_that_is_only_done_so() -> None:
    assert documents("按“一企一策”要求推进。") == []
