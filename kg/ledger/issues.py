"""The rows of 整改台账: one for each issue, with what its part of the text tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ledger.owners import inherited_owners, stated_units, unit_cells
from kg.ledger.records import Record, Territory, by, records, words
from kg.ledger.wording import GUESSED, STATED, bracketed, figure, lines, offsets, units
from kg.outputs.table import Cell
from kg.rdf.queryable import Queryable

Cells = dict[str, Cell]
ByItem = Mapping[str, list[Record]]


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything that the rows are made of, by issue."""

    measures: Mapping[str, list[str]]
    actors: ByItem
    figures: ByItem
    documents: ByItem
    findings: ByItem
    deadlines: ByItem
    duties: ByItem
    states: ByItem
    titles: Mapping[str, str]
    issuers: Mapping[str, str]


def issue_rows(store: Queryable) -> Iterator[tuple[str, Cells]]:
    """Yield the identity and the cells of each issue, in the order of the reports' texts."""
    issues = records(store, "issues")
    facts = _facts(store, issues)
    seen: set[str] = set()
    for issue in issues:
        item = words(issue, "item")
        if item not in seen:
            seen.add(item)
            yield item, _cells(issue, facts)


def _facts(store: Queryable, issues: Iterable[Record]) -> _Facts:
    measures = records(store, "measures")
    territory = Territory(issues, measures)
    reports = records(store, "reports")
    texts = {words(row, "report"): words(row, "text") for row in reports}
    return _Facts(
        measures=_measure_lines(territory, measures, texts),
        actors=territory.owned(records(store, "actors")),
        figures=territory.owned(records(store, "figures")),
        documents=territory.owned(records(store, "documents")),
        findings=territory.owned(records(store, "findings")),
        deadlines=territory.owned(records(store, "deadlines")),
        duties=by(records(store, "duties"), "item"),
        states=by(records(store, "states"), "item"),
        titles={words(row, "report"): words(row, "title") for row in reports},
        issuers={words(row, "report"): words(row, "issuer") for row in reports},
    )


def _measure_lines(
    territory: Territory, measures: Iterable[Record], texts: Mapping[str, str]
) -> Mapping[str, list[str]]:
    states = {(words(row, "item"), row["start"]): words(row, "state") for row in measures}
    found: dict[str, list[str]] = {}
    for item, start, text in sorted(territory.passages(texts)):
        found.setdefault(item, []).append(f"〔{states[item, start]}〕{text}")
    return found


def _cells(issue: Record, facts: _Facts) -> Cells:
    item = words(issue, "item")
    duties, states = facts.duties.get(item, []), facts.states.get(item, [])
    due, milestones = _dates(item, facts.deadlines.get(item, []))
    state = words(states[0], "state") if states else ""
    return {
        "report": facts.titles.get(words(issue, "report"), ""),
        **{
            name: issue[name] for name in ("number", "aspect", "category", "issue", "line", "quote")
        },
        "measures": lines(facts.measures.get(item, [])),
        "actors": lines(_actor(row) for row in facts.actors.get(item, [])),
        **_owners(duties, facts.issuers.get(words(issue, "report"), "")),
        **unit_cells("cooperating", stated_units(duties, "cooperating")),
        "deadline": due,
        "deadline-basis": STATED if due else "",
        "milestones": milestones,
        "state": state,
        "state-basis": GUESSED if state else "",
        "figures": lines(figure(row) for row in facts.figures.get(item, [])),
        "documents": lines(_document(row) for row in facts.documents.get(item, [])),
        "findings": lines(words(row, "message") for row in facts.findings.get(item, [])),
        "offsets": offsets(issue),
    }


def _owners(duties: Sequence[Record], issuer: str) -> Cells:
    """Return who leads and who answers; a lead that people wrote in leaves the guess as it was."""
    leads = stated_units(duties, "lead")
    guessed = inherited_owners(duties) or ([] if leads or not issuer else [issuer])
    told = stated_units(duties, "responsible")
    return {**unit_cells("lead", leads), **unit_cells("responsible", told, guessed)}


def _dates(item: str, deadlines: Iterable[Record]) -> tuple[str, str]:
    """Return the issue's own dates, and those of what its measures do."""
    own, others = [], []
    for row in deadlines:
        if row["item"] == item:
            own.append(words(row, "due"))
        else:
            others.append(f"{words(row, 'due')} {words(row, 'what')}")
    return units(own), lines(others)


def _actor(row: Record) -> str:
    return bracketed(words(row, "unit"), words(row, "role"))


def _document(row: Record) -> str:
    return bracketed(f"《{words(row, 'title')}》", words(row, "state"))
