"""A report by somebody who means us harm, and names for its file that mean harm, too.

Wherever words of a report go — pages, pictures, tables, files — they have to stay words. Whatever
in here runs sets `window.hacked`.
"""

from pathlib import Path

from kg.pipeline import build

#: Code points that hide words or turn them round: none may reach a reader as they are.
INVISIBLE = "\u202e\u2066\u2069\u200b\u200d\ufeff\u2028"
LONG = "超长" * 1500
FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0")
NAMES = ("hostile <b onmouseover=window.hacked=1>&\"'$(x).txt", "...txt", "=1+1.txt", "%2e%2e.txt")

REPORT = f"""云河市审计局关于<script>window.hacked=1</script>问题整改情况的通报
一、问题整改情况
（一）关于"><img src=x onerror=window.hacked=1>方面
1.关于</textarea></title></style><svg onload=window.hacked=1>台账不清的问题。
整改措施：一是云河市财政局<b>牵头印发《=HYPERLINK("http://example.org/")办法》。
二是{{{{ 7 * 7 }}}}项目\u202e已开工，完成投资120万元。
三是云河市住建局印发《../../../../etc/passwd》和《{FORMULAS[0]}》。
2.关于</script><script>window.hacked=1</script><!--台账混乱的问题。
整改措施：一是{{% raw %}}${{7*7}}<%= 7 %>由云河市水务局牵头整改，已完成。
二是{FORMULAS[1]}项目已完工。
3.关于\u2066项\u200b目\u2069台\ufeff账\u2028重复的问题。
整改措施：一是{LONG}项目已开工，完成投资120万元。
4.关于<details open ontoggle=window.hacked=1>监管不严的问题。
整改措施：一是'onmouseover='window.hacked=1由云河市财政局负责，已完成。
二、<a href="javascript:window.hacked=1">河道治理</a>三年行动
由云河市水利局牵头，'onmouseover='window.hacked=1工程已完成80%，正在等待市财政局拨款。
{FORMULAS[2]}工程由../../云河市路桥公司承建，待省水利厅批复防洪评价后开工。
三、=1+1三年行动
由云河市交通局牵头，-2+3项目已开工，共储备项目50个，已开工31个，开工率66.4%。
四、<b>乡村{{{{7*7}}}}振兴</b>三年行动计划
牵头单位:市交通局。=2+5道路项目已开工。
"""


def hostile_store(folder: Path, others: list[Path] | None = None) -> Path:
    """Return a store of the hostile report under each of its names, and of other reports."""
    reports = folder / "reports"
    reports.mkdir()
    for number, name in enumerate(NAMES):
        text = REPORT.replace("审计局", f"第{number}审计局")
        (reports / name).write_text(text, encoding="utf-8")
    build([*sorted(reports.iterdir()), *(others or [])], folder / "kg-store")
    return folder / "kg-store"
