"""`kg build`: reports go into the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kg.cli.console import DEFAULT_STORE, ERROR, StoreOption, say, show
from kg.outputs.table import Cell, Column, Table

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
    "repetitions": "重复段落",
}


def build(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT...", help="报告文件 / the report files")
    ],
    store: StoreOption = DEFAULT_STORE,
    place: Annotated[
        str | None,
        typer.Option(help="报告所属行政区,如 云河市 / the place that the reports are about"),
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="报告日期,如 2024-10 / the date of the reports")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="并行进程数 / processes side by side")] = 1,
) -> None:
    """读取报告,写入图谱库 / Read reports into the store.

    未改动的报告跳过,改动的替换。 An unchanged report is skipped, a changed one is replaced.
    """
    summary = build_with_progress(reports, store, place=place, date=date, jobs=jobs)
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
    place: str | None = None,
    date: str | None = None,
    jobs: int = 1,
) -> "Summary":
    """Build while a bar on stderr shows how many reports are done."""
    # Loaded late: questions need not wait for the dictionaries of the extraction.
    from kg import pipeline  # noqa: PLC0415

    with _bar(len(reports)) as advance:
        return pipeline.build(reports, store, place=place, date=date, jobs=jobs, progress=advance)


def summary_table(summary: "Summary") -> Table:
    """Return what became of each report, and how many facts of each type it states."""
    kinds = dict.fromkeys(kind for outcome in summary.outcomes for kind in outcome.counts)
    columns = [Column("report", "报告 report"), Column("status", "结果 status")]
    columns += [Column("characters", "字数"), Column("seconds", "秒")]
    columns += [Column(kind, _COUNTED.get(kind, kind)) for kind in kinds]
    rows = tuple(_row(outcome, tuple(kinds)) for outcome in summary.outcomes)
    return Table(tuple(columns), rows)


def _row(outcome: "Outcome", kinds: tuple[str, ...]) -> tuple[Cell, ...]:
    counts = (outcome.counts.get(kind) for kind in kinds)
    status = _STATUS.get(outcome.status, outcome.status)
    return outcome.name, status, outcome.characters, round(outcome.seconds, 2), *counts


@contextmanager
def _bar(total: int) -> Iterator[Callable[[object], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task("读取报告 reading", total=total)
        yield lambda _: progress.advance(task)
