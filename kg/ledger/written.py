"""Edits as quads of the graph `reviewed`: the history of every cell, and what now follows from it.

A review is never taken out. What follows from it (who answers, by when, in which state) is taken
out when a later review supersedes it, so that the graph says what people stand by today.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.ledger.columns import states
from kg.ledger.naming import NamedUnit
from kg.ledger.plan import Edit
from kg.ledger.reviews import RULE_REVIEW
from kg.rdf.mint import mint
from kg.rdf.namespaces import ID, PREF_LABEL, TYPE, concept, graph, ont
from kg.rdf.ontology import role_property, unit_class

GRAPH = graph("reviewed")
_ROLES = {"lead": "lead", "responsible": "implement", "cooperating": "support"}
_ITEM_KINDS = {"issue": "issue", "project": "project", "set": "project"}
_DERIVED = ont("derivedFrom")
_TRIPLE = (ont("subject"), ont("predicate"), ont("object"))


@dataclass(frozen=True, slots=True)
class Editor:
    """Who reviewed, on which day, in which file (its SHA-256)."""

    name: str
    date: str
    file_hash: str


def reviewed_quads(old: Iterable[Quad], edits: Sequence[Edit], editor: Editor) -> list[Quad]:
    """Return the graph `reviewed` after some edits; no edits, the graph as it was."""
    superseded = {edit.earlier.iri for edit in edits if edit.earlier}
    kept = _without_consequences(list(old), superseded)
    new = (quad for edit in edits for quad in _quads(edit, editor))
    return list(dict.fromkeys([*kept, *new]))


def review_node(item: str, field: str, ordinal: int) -> NamedNode:
    """Return the IRI of the review of a cell that is the `ordinal`th, counted from 0."""
    cell = hashlib.sha256(f"{item} {field}".encode()).hexdigest()[:16]
    return mint("review", cell, ordinal + 1)


def _quads(edit: Edit, editor: Editor) -> list[Quad]:
    draft = _Draft(edit, editor)
    draft.review()
    if edit.text:
        draft.consequences()
    return draft.quads


def _without_consequences(quads: Sequence[Quad], superseded: set[str]) -> Iterator[Quad]:
    claims = {
        quad.subject
        for quad in quads
        if quad.predicate == _DERIVED and quad.object in {NamedNode(iri) for iri in superseded}
    }
    parts = {
        (quad.subject, quad.predicate): quad.object for quad in quads if quad.subject in claims
    }
    direct = {tuple(parts.get((claim, part)) for part in _TRIPLE) for claim in claims}
    for quad in quads:
        if quad.subject not in claims and tuple(quad.triple) not in direct:
            yield quad


class _Draft:
    """Collects the quads of one edit."""

    def __init__(self, edit: Edit, editor: Editor) -> None:
        self._edit, self._editor = edit, editor
        self._item = NamedNode(edit.cell.item)
        self._review = review_node(edit.cell.item, edit.cell.column.field, edit.ordinal)
        self._claims = 0
        self.quads: list[Quad] = []

    def write(self, node: NamedNode, **values: NamedNode | Literal | str) -> None:
        """Write properties of the ontology by name; a plain word is a literal."""
        for name, value in values.items():
            self._add(node, ont(name), Literal(value) if isinstance(value, str) else value)

    def review(self) -> None:
        """Write what the person wrote, and where."""
        edit, editor, node = self._edit, self._editor, self._review
        self._claim(node, "Review")
        self.write(
            node, reviewOf=self._item, ledgerField=edit.cell.column.field, cellText=edit.text
        )
        self.write(node, reviewedBy=editor.name, reviewedAt=editor.date)
        self.write(node, cell=edit.cell.address, workbookHash=editor.file_hash)
        if edit.earlier:
            self.write(node, supersedes=NamedNode(edit.earlier.iri))

    def consequences(self) -> None:
        """Write what follows for the item: a responsibility, a deadline or a state."""
        column, text = self._edit.cell.column, self._edit.text
        if column.field in _ROLES:
            for unit in self._edit.units:
                self._responsibility(unit, _ROLES[column.field])
        elif column.field == "deadline":
            self._commitment(text)
        elif column.kind.startswith("state:"):
            scheme = column.kind.removeprefix("state:")
            record, state = self._derived("StateReview"), concept(scheme, states(scheme)[text])
            self.write(record, recordOf=self._item, status=state)
            self._direct(record, ont("reviewedStatus"), state)

    def _responsibility(self, unit: NamedUnit, role: str) -> None:
        if unit.provisional:
            self._provisional(unit)
        claim = self._derived("Responsibility")
        kind = _ITEM_KINDS[self._edit.cell.item.removeprefix(ID).partition("/")[0]]
        self.write(claim, actor=unit.node, role=concept("role", role), workItem=self._item)
        self.write(claim, targetKind=concept("target-kind", kind))
        self._direct(claim, role_property(role), unit.node)

    def _commitment(self, date: str) -> None:
        claim = self._derived("Commitment")
        self.write(
            claim, commitmentTo=self._item, dueDate=date, whatText=self._edit.cell.column.title
        )
        self.write(claim, commitmentKind=concept("commitment-kind", "deadline"))

    def _provisional(self, unit: NamedUnit) -> None:
        self._add(unit.node, TYPE, unit_class(unit.kind) if unit.kind else ont("Unit"))
        self._add(unit.node, TYPE, ont("ProvisionalUnit"))
        self._add(unit.node, PREF_LABEL, Literal(unit.label, language="zh"))
        if unit.kind:
            self.write(unit.node, unitKind=concept("unit-kind", unit.kind))
        if unit.place:
            self._place(unit)

    def _place(self, unit: NamedUnit) -> None:
        """Write the place as a report would; where a report tells of it, nothing is new."""
        if unit.place:
            node = mint("place", unit.place.code, unit.place.name)
            self._add(node, TYPE, ont("Place"))
            self._add(node, PREF_LABEL, Literal(unit.place.name or unit.place.code, language="zh"))
            self.write(node, jurisdictionCode=unit.place.code)
            self.write(unit.node, jurisdiction=node)

    def _derived(self, cls: str) -> NamedNode:
        self._claims += 1
        node = NamedNode(f"{self._review.value}/{self._claims}")
        self._claim(node, cls)
        self._add(node, _DERIVED, self._review)
        return node

    def _claim(self, node: NamedNode, cls: str) -> None:
        self._add(node, TYPE, ont(cls))
        self._add(node, TYPE, ont("Claim"))
        self.write(node, basis=concept("basis", "reviewed"), ruleId=RULE_REVIEW)

    def _direct(self, claim: NamedNode, predicate: NamedNode, value: NamedNode) -> None:
        self._add(self._item, predicate, value)
        self.write(claim, subject=self._item, predicate=predicate, object=value)

    def _add(self, node: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(node, predicate, value, GRAPH))
