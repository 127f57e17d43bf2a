"""The words that prove an answer: for each row its report, line, offsets and quote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Variable

from kg.errors import QueryError
from kg.outputs.query import Query, lookup, proven_rows, solutions
from kg.outputs.sparql import rows_of
from kg.outputs.table import Cell, Column, Table
from kg.rdf.queryable import Queryable

Row = tuple[Cell, ...]


def run_with_evidence(
    store: Queryable, query: Query, parameters: Mapping[str, str] | None = None
) -> Table:
    """Return the answer to a question, one row for each span of text that proves it.

    The columns `report`, `line`, `start`, `end` and `quote` come last; a question's own columns of
    these names give way to them. What is inherited shows the words of the claim that it is derived
    from. A row that nothing proves stays, with blanks.

    Raises QueryError when the question has no evidence to show, or for wrong parameters.
    """
    if not query.evidence:
        raise QueryError(
            f"问题 {query.name} 没有逐行原文 (nothing in the text proves single rows of it); "
            "请去掉 --evidence (ask it without evidence)"
        )
    proofs = _Proofs(store)
    shown = {column.name for column in proofs.columns}
    kept = [at for at, column in enumerate(query.columns) if column.name not in shown]
    found: dict[Row, dict[Row, None]] = {}
    for row in proven_rows(store, query, parameters or {}):
        spans = found.setdefault(tuple(row[at] for at in kept), {})
        for cell in row[len(query.columns) :]:
            for proof in str(cell or "").split():
                spans.update(dict.fromkeys(proofs.spans(proof)))
    blank = (None,) * len(proofs.columns)
    rows = (row + span for row, spans in found.items() for span in spans or {blank: None})
    return Table((*(query.columns[at] for at in kept), *proofs.columns), tuple(rows))


@dataclass(frozen=True, slots=True)
class _Proofs:
    """Looks up the spans behind claims; one claim often proves many rows."""

    store: Queryable
    known: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        return lookup("evidence").columns

    def spans(self, proof: str) -> tuple[Row, ...]:
        """Return a proof's own spans, else those of the claims that it is derived from."""
        if proof not in self.known:
            self.known[proof] = ()
            self.known[proof] = self._about("evidence", proof) or tuple(
                span
                for (source,) in self._about("derivation", proof)
                for span in self.spans(str(source))
            )
        return self.known[proof]

    def _about(self, name: str, proof: str) -> tuple[Row, ...]:
        query = lookup(name)
        rows = rows_of(solutions(self.store, query, {Variable("proof"): NamedNode(proof)}))
        return tuple(row[: len(query.columns)] for row in rows)
