"""A filled ledger into the store: all of it or nothing."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LedgerError
from kg.ledger.filled import FilledLedger, read_filled
from kg.ledger.identity import source_hash
from kg.ledger.plan import Plan, plan_import
from kg.ledger.written import GRAPH, Editor, reviewed_quads
from kg.outputs.harmless import visible
from kg.pipeline import conclude
from kg.rdf.store import Contents, Store, open_store

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `rows` counts the rows of the copy, `inferred` all conclusions now."""

    plan: Plan
    rows: int
    inferred: int


def import_ledger(path: Path, store_path: Path, *, editor: str, date: str) -> Imported:
    """Take over what a person changed in a copy of the ledger, then let the rules conclude again.

    Only cells that differ from the export are read; what they say and what the store says already
    adds nothing, so that the same copy can be imported twice.

    Raises LedgerError, with every cell that is wrong, before anything is written; StoreError when
    there is no store or it is in use.
    """
    filled = read_filled(path)
    who = _editor(path, editor, date)
    with open_store(store_path, read_only=True) as store:
        plan = _plan(store, filled, path)
    if not plan.edits:
        return Imported(plan, len(filled.keys), 0)
    with open_store(store_path) as store:
        plan = _plan(store, filled, path)  # again: somebody may have written meanwhile
        quads = reviewed_quads(store.quads(GRAPH), plan.edits, who)
        lines = sorted(map(str, quads))
        fingerprint = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        store.put([Contents(GRAPH, quads, fingerprint)])
        return Imported(plan, len(filled.keys), conclude(store))


def _plan(store: Store, filled: FilledLedger, path: Path) -> Plan:
    return plan_import(store, filled, name=path.name, source=source_hash(store))


def _editor(path: Path, name: str, date: str) -> Editor:
    shown = visible(name).strip()
    if not shown or len(shown) > _LONGEST_NAME:
        raise LedgerError(path.name, ("请用 --editor 写明姓名 (name yourself with --editor)",))
    try:
        day = datetime.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise LedgerError(path.name, ("--date: 应为 YYYY-MM-DD (write the day so)",)) from error
    return Editor(shown, day, hashlib.sha256(path.read_bytes()).hexdigest())
