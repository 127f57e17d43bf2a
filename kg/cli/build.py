"""`kg build`: reports go into the store."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import DEFAULT_STORE, ERROR, StoreOption, progress_bar, say, show
from kg.errors import KgError
from kg.identity.registry import NO_REGISTRY, read_registry
from kg.model.coverage import Share
from kg.outputs.table import Cell, Column, Table
from kg.text.periods import last_day

if TYPE_CHECKING:
    from kg.pipeline import Outcome, Summary

_STATUS = {
    "built": "已入库 built",
    "replaced": "已替换 replaced",
    "unchanged": "未改动 unchanged",
    "failed": "失败 failed",
}
_COUNTED = {
    "units": "单位",
    "plans": "计划",
    "projects": "项目",
    "responsibilities": "责任",
    "issues": "问题",
    "measures": "措施",
    "observations": "数字",
    "documents": "文件",
    "dependencies": "依赖",
    "deadlines": "期限",
    "findings": "疑点",
}
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_SHARES = {"sentences": "句子入图", "figures": "数字入图", "bodies": "单位入图"}


def build(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT...", help="报告文件 / the report files")
    ],
    store: StoreOption = DEFAULT_STORE,
    place: Annotated[
        str | None,
        typer.Option(help="报告所属行政区，如 云河市 / the place that the reports are about"),
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="报告日期，如 2024-10 / the date of the reports")
    ] = None,
    registry: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="名称登记表(TSV:name place unit) / your own decisions about names",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="并行进程数 / processes side by side")] = 1,
) -> None:
    """读取报告，写入图谱库 / Read reports into the store.

    未改动的报告跳过，改动的替换。 An unchanged report is skipped, a changed one is replaced.
    """
    if date and not (_DATE.fullmatch(date) and last_day(date)):
        raise KgError(f"--date {date}: 应为 2024、2024-10 或 2024-10-18 (want a date like these)")
    summary = build_with_progress(
        reports, store, registry=registry, jobs=jobs, place=place, date=date
    )
    show(summary_table(summary))
    failed = [outcome for outcome in summary.outcomes if outcome.status == "failed"]
    for outcome in failed:
        say(f"kg: {outcome.reason}")
    if failed:
        raise typer.Exit(ERROR)


def build_with_progress(
    reports: list[Path],
    store: Path,
    *,
    registry: Path | None = None,
    jobs: int = 1,
    place: str | None = None,
    date: str | None = None,
) -> "Summary":
    """Build while a bar on stderr shows how many reports are done."""
    # Loaded late: questions need not wait for the dictionaries of the extraction.
    from kg import pipeline  # noqa: PLC0415

    names = read_registry(registry) if registry else NO_REGISTRY
    with progress_bar("读取报告 reading", len(reports), kept=True) as advance:
        return pipeline.build(
            reports,
            store,
            jobs=jobs,
            progress=lambda _: advance(1),
            registry=names,
            place=place,
            date=date,
        )


def summary_table(summary: "Summary") -> Table:
    """Return what became of each report, what it states, and which share of it reached the graph.

    The shares of a report that was not built now are blank.
    """
    told = {kind for outcome in summary.outcomes for kind in outcome.counts}
    kinds = [kind for kind in _COUNTED if kind in told]
    columns = [Column("report", "报告 report"), Column("status", "结果 status")]
    columns += [Column("characters", "字数"), Column("seconds", "秒")]
    columns += [Column(kind, _COUNTED[kind]) for kind in kinds]
    columns += [Column(f"share_of_{name}", title) for name, title in _SHARES.items()]
    rows = tuple(_row(outcome, tuple(kinds)) for outcome in summary.outcomes)
    return Table(tuple(columns), rows)


def _row(outcome: "Outcome", kinds: tuple[str, ...]) -> tuple[Cell, ...]:
    counts = (outcome.counts.get(kind) for kind in kinds)
    status = _STATUS.get(outcome.status, outcome.status)
    shares = (_percent(outcome.shares.get(name)) for name in _SHARES)
    return outcome.name, status, outcome.characters, round(outcome.seconds, 2), *counts, *shares


def _percent(share: Share | None) -> str | None:
    """Return a share for people, with what it is a share of; it never rounds up to 100%."""
    if share is None or share.ratio is None:
        return None
    return f"{int(share.ratio * 100)}% ({share.covered}/{share.total})"
