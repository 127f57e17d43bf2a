"""What the checks find in the graph of one report, and how it is written into a graph."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from kg.audit.checks import Check, load_checks
from kg.audit.needs import needed
from kg.errors import ResourceError
from kg.rdf.mint import mint, report_graph
from kg.rdf.namespaces import GRAPH, ID, TYPE, concept, ont

_TOLD_IN = ((Decimal(10) ** 8, Decimal(10) ** 8, "亿"), (Decimal(10) ** 6, Decimal(10) ** 4, "万"))
"""From which size on a number is told in which unit; up to a million it reads well as it is."""
_FINDING = f"{ID}finding/"
_NAMED = ("claim", "otherClaim")
_SHOWN = ("evidence", "otherEvidence")


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt: by which check, about what, with which claims and passages.

    `expected` is what the report's own figures lead to, `actual` what it says; either may be empty.
    """

    check: Check
    claims: tuple[NamedNode, ...]
    evidence: tuple[NamedNode, ...]
    concerns: NamedNode | None
    expected: str
    actual: str
    message_zh: str
    message_en: str


def audit(report_id: str, quads: Iterable[Quad]) -> list[Quad]:
    """Return the findings about one report, as quads of its audit graph; same report, same quads.

    >>> audit("empty", [])
    []
    """
    asked = needed(quads)
    store = Store()
    store.bulk_extend(asked.quads)
    checks = (check for check in load_checks() if not check.needs_date)
    found = [finding for check in checks for finding in find(check, store)]
    found.sort(key=lambda one: _order(asked.starts, one))
    return list(_written(report_id, found, asked.quotes))


def audit_graph(report_id: str) -> NamedNode:
    """Return the graph that holds the findings about a report.

    >>> audit_graph("a").value
    'https://w3id.org/gpr/graph/audit/a'
    """
    ending = report_graph(report_id).value.removeprefix(f"{GRAPH}report/")
    return NamedNode(f"{GRAPH}audit/{ending}")


def find(check: Check, store: Store, bound: dict[Variable, Literal] | None = None) -> list[Finding]:
    """Return what one check finds in a store; the same place is found once.

    Without anything bound, all graphs of the store are asked together.

    Raises ResourceError when the SPARQL of the check is wrong.
    """
    try:
        rows = store.query(
            check.text, substitutions=dict(bound or {}), use_default_graph_as_union=not bound
        )
    except SyntaxError as error:
        raise ResourceError(str(error), source=f"queries/audit/{check.id}.rq") from error
    if not isinstance(rows, QuerySolutions):
        raise ResourceError("not a SELECT query", source=f"queries/audit/{check.id}.rq")
    names = [variable.value for variable in rows.variables]
    found = (_finding(check, {name: row[name] for name in names}) for row in rows)
    return list({(one.claims, one.evidence): one for one in found}.values())


def _finding(check: Check, row: dict[str, object]) -> Finding:
    values = {name: _readable(term) for name, term in row.items()}
    concerns = row.get("concerns")
    return Finding(
        check=check,
        claims=_nodes(row, _NAMED),
        evidence=_nodes(row, _SHOWN),
        concerns=concerns if isinstance(concerns, NamedNode) else None,
        expected=values.get("expected", ""),
        actual=values.get("actual", ""),
        message_zh=check.message.zh.format_map(values),
        message_en=check.message.en.format_map(values),
    )


def _nodes(row: dict[str, object], names: Iterable[str]) -> tuple[NamedNode, ...]:
    terms = (row.get(name) for name in names)
    return tuple(dict.fromkeys(term for term in terms if isinstance(term, NamedNode)))


def _readable(term: object) -> str:
    """Return a term for people: a large amount in 亿 or 万, at most two decimals."""
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else ""
    if not term.datatype.value.endswith(("#decimal", "#integer")):
        return term.value
    return readable(term.value)


def readable(number: str) -> str:
    """Return a number for people.

    >>> readable("70.491803"), readable("48650000000.0"), readable("12"), readable("1200000")
    ('70.49', '486.5亿', '12', '120万')
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    units = ((unit, name) for least, unit, name in _TOLD_IN if abs(value) >= least)
    unit, name = next(units, (Decimal(1), ""))
    short = format((value / unit).quantize(Decimal("0.01")), "f")
    return short.rstrip("0").rstrip(".") + name


def _order(starts: Mapping[NamedNode, int], finding: Finding) -> tuple[int, str]:
    return min((starts[span] for span in finding.evidence), default=0), finding.check.id


def _written(
    report_id: str, findings: Iterable[Finding], quotes: Mapping[NamedNode, str]
) -> Iterator[Quad]:
    name, report = audit_graph(report_id), mint("report", report_id)
    for node, finding in named(report_id, findings, quotes):
        for predicate, value in _properties(finding, report):
            yield Quad(node, predicate, value, name)


def named(
    report_id: str, findings: Iterable[Finding], quotes: Mapping[NamedNode, str]
) -> Iterator[tuple[NamedNode, Finding]]:
    """Yield findings with their IRIs, which depend on check and quotes, not on where they stand.

    `quotes` are the words of the passages; equal findings are numbered in the order given.
    """
    taken: Counter[str] = Counter()
    for finding in findings:
        words = "\0".join(quotes[span] for span in finding.evidence)
        told = f"{report_id}\0{finding.check.id}\0{words}\0{finding.concerns}"
        key = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        taken[key] += 1
        name = key if taken[key] == 1 else f"{key}-{taken[key]}"
        yield NamedNode(f"{_FINDING}{name}"), finding


def _properties(
    finding: Finding, report: NamedNode
) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    check = finding.check
    yield TYPE, ont("Finding")
    yield ont("checkId"), Literal(check.id)
    yield ont("ruleId"), Literal(f"{check.id}/1")
    yield ont("statedIn"), report
    yield ont("findingKind"), concept("finding-kind", check.kind)
    yield ont("severity"), concept("severity", check.severity)
    yield ont("findingState"), concept("finding-state", "open")
    yield ont("message"), Literal(finding.message_zh, language="zh")
    yield ont("message"), Literal(finding.message_en, language="en")
    for claim in finding.claims:
        yield ont("citesClaim"), claim
    for span in finding.evidence:
        yield ont("evidence"), span
    if finding.concerns:
        yield ont("concerns"), finding.concerns
    if finding.expected:
        yield ont("expectedValue"), Literal(finding.expected)
    if finding.actual:
        yield ont("actualValue"), Literal(finding.actual)
