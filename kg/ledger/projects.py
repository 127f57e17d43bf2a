"""The rows of 项目调度表: one for each project, whatever number of reports and plans name it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ledger.owners import stated_units, unit_cells
from kg.ledger.records import Record, by, records, words
from kg.ledger.wording import DISPUTED, STATED, bracketed, figure, lines, offsets, units
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable

Cells = dict[str, Cell]
ByItem = Mapping[str, list[Record]]


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything that the rows are made of, by project."""

    plans: ByItem
    duties: ByItem
    states: ByItem
    figures: ByItem
    deadlines: ByItem
    waits: ByItem
    titles: Mapping[str, str]
    dates: Mapping[str, str]


def project_rows(store: Queryable) -> Iterator[tuple[str, Cells]]:
    """Yield the identity and the cells of each project, as the reports first name them."""
    names = ("plans", "duties", "states", "figures", "deadlines", "waits")
    reports = records(store, "reports")
    facts = _Facts(
        **{name: by(records(store, name), "item") for name in names},
        titles={words(row, "report"): words(row, "title") for row in reports},
        dates={words(row, "report"): words(row, "date") for row in reports},
    )
    for item, told in by(records(store, "projects"), "item").items():
        yield item, _cells(item, told, facts)


def _cells(item: str, told: Sequence[Record], facts: _Facts) -> Cells:
    duties, plans = facts.duties.get(item, []), facts.plans.get(item, [])
    owners = [*stated_units(duties, "responsible"), *(words(row, "owner") for row in told)]
    leads = [words(row, "unit") for row in plans if row["unit"]]
    due = units(words(row, "due") for row in facts.deadlines.get(item, []))
    return {
        "report": lines(facts.titles[words(row, "report")] for row in told),
        "name": told[0]["name"],
        "count": next((row["count"] for row in told if row["count"] is not None), None),
        "plan": lines(words(row, "plan") for row in plans),
        **unit_cells("lead", stated_units(duties, "lead"), leads),
        **unit_cells("responsible", filter(None, owners)),
        **unit_cells("cooperating", stated_units(duties, "cooperating")),
        **_stage(told, facts.states.get(item, []), facts.dates),
        "deadline": due,
        "deadline-basis": STATED if due else "",
        "figures": lines(figure(row) for row in facts.figures.get(item, [])),
        "waits": lines(
            bracketed(words(row, "what"), words(row, "kind")) for row in facts.waits.get(item, [])
        ),
        "quote": lines(words(row, "quote") for row in told),
        "line": lines(words(row, "line") for row in told),
        "offsets": lines(offsets(row) for row in told),
    }


def _stage(told: Sequence[Record], current: Sequence[Record], dates: Mapping[str, str]) -> Cells:
    """Return the stage that stands, else the stages between which the reports leave it open."""
    stages = units(words(row, "stage") for row in told if row["stage"])
    date = max(dates[words(row, "report")] for row in told)
    if current:
        date = max(words(row, "date") for row in current) or date
        return {"stage": current[0]["state"], "stage-basis": STATED, "asOf": date}
    if "、" in stages:
        return {"stage": "", "stage-basis": f"{DISPUTED}：{stages}", "asOf": date}
    return {"stage": stages, "stage-basis": STATED if stages else "", "asOf": date}
