"""How a report tells the stage of a facility in its own words: some 170 phrases."""

import pytest

from kg.extraction.projects import relate_projects
from kg.extraction.recognise import recognise
from kg.text.read import make_report

PHRASES = {
    "operating": (
        "4月底开门迎客 开园迎客 迎来首批游客 接待游客3万人次 首批入驻企业12家 9月入住老人137位 "
        "国庆首演 已开市交易 "
        "正式开街营业 揭牌运营 揭牌启用 挂牌运营 挂牌开诊 已开闸放水 全线开通 正式开通运营 "
        "对外营业 对外服务 开始运营 投入商业运行 满负荷运行 平稳运行 进入试运行 产品下线 "
        "首台下线 试产 全面达产 投料生产 批量生产 送电投运 正式供热 开始供气 "
        "通电运行 收治病人800人次 正式接诊 秋季开学 启用办公 整体搬迁入驻 上线启用 全面投用 "
        "建成启用 落成启用 竣工投产 交付启用 恢复通车 重新开放 通过省科技厅认定并揭牌"
    ),
    "completed": (
        "已落成 竣工交付 整体移交 完成竣工验收 完成交工验收 通过交工验收 通过终验 全面建成 "
        "基本建成 建设完毕 施工完毕 装修完毕 改造完毕 全部竣工 通过省级验收 通过完工验收 "
        "顺利交付"
    ),
    "construction": (
        "进场调试 奠基 打下首桩 盾构始发 主体过半 施工过半 初具规模 初见雏形 "
        "冲刺收尾 接近尾声 进入尾声 施工热火朝天 紧张施工 加紧施工 昼夜施工 全力推进 "
        "加速推进 安装就位 安装到位 设备调试 正在试压 围堰合龙 成功截流 顶推到位 "
        "沥青摊铺 软基处理 地基处理 机电安装过半 形象进度达60% 结构封顶 全面封顶 拉开建设序幕 "
        "已开建 有序复工 重新开工 完成洁净厂房装修"
    ),
    "preparation": (
        "二次流标 已流标 废标 重新招标 正在比选 选址论证 完成选址 重新选址 "
        "方案比选 编制可研 可研获批 获批立项 环评公示 能评报告在编 土地摘牌 挂牌出让 "
        "征拆过半 房屋征收启动 三通一平 场地清表 施工图审查合格 初设获批 竞争性磋商 中标公示 "
        "签订框架协议 列入计划 报建手续在办 开展前期 前期论证 专题论证 处于设计阶段 正在筹建 "
        "获批建设"
    ),
    "stalled": (
        "停滞不前 止步不前 原地踏步 长期搁置 一直搁置 至今未动工 至今未启动 迟迟未动工 "
        "迟迟未能开工 迟迟没有开工 久拖未决 半停工 停工至今 停下来 被叫停 被迫停工 "
        "责令停工 暂停施工 暂停建设 施工中断 中途停工 未落地 未能落地 尚未实施 "
        "尚未建设 未启动建设 没有启动 推进受阻 无法推进 难以推进 无法进场 未能进场 "
        "陷入停顿 全面停工 因林地审批没有拿到省林业局的同意,一直搁置 "
        "因邻近居民对日照分析提出异议,未形成一致意见,9月开工目标没有实现"
    ),
}
ROWS = [(phrase, stage) for stage, phrases in PHRASES.items() for phrase in phrases.split()]


@pytest.mark.parametrize(("phrase", "stage"), ROWS)
def test_the_subject_of_a_phrase_is_a_project_at_its_stage(phrase: str, stage: str) -> None:
    facts = relate_projects(recognise(make_report("a", f"岑岭国际露营基地{phrase}。")))

    assert [(fact.name.text, fact.stage) for fact in facts] == [("岑岭国际露营基地", stage)]
