"""What the hidden sheet of a workbook keeps, so that a filled copy tells what was changed in it."""

import hashlib
import re
from collections.abc import Iterable

from kg.ledger.records import records, words
from kg.rdf.queryable import Queryable

#: Stands in the first cell of the hidden sheet; a workbook of another form is refused.
FORM = "duban-ledger/1"

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DIGEST = 12


def canonical(text: str) -> str:
    r"""Return a cell's words as they compare, whatever program wrote the workbook.

    Line ends, spaces at the edges and the escapes of the file format make no difference.

    >>> canonical(" 水务局\r\n财政局_x000D_ ")
    '水务局\n财政局'
    """
    plain = text.replace("x005F_", "").replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda match: _unescaped(match[1], match[0]), plain).strip()


def _unescaped(code: str, written: str) -> str:
    return {"000D": "", "000A": "\n", "0009": "\t"}.get(code.upper(), written)


def digest(text: str) -> str:
    """Return what a cell's words are recognised by."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()[:_DIGEST]


def source_hash(store: Queryable) -> str:
    """Return what the reports of a store are recognised by: their ids and texts."""
    reports = records(store, "reports")
    told: Iterable[str] = (f"{words(row, 'id')} {words(row, 'hash')}\n" for row in reports)
    return hashlib.sha256("".join(told).encode()).hexdigest()
