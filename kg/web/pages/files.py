"""Answers as files to take away: nothing in them runs as a formula."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from kg.outputs.table import Column, Table, to_csv, write_xlsx
from kg.web.pages.replies import XLSX

MEDIA_TYPES: Mapping[str, str] = {"csv": "text/csv", "xlsx": XLSX}
# Spreadsheets take a file without it for one in the system's own encoding.
_BYTE_ORDER_MARK = "\ufeff"


def table_from(answer: Mapping[str, Any]) -> Table:
    """Return the table that a worker wrote as JSON."""
    columns = tuple(Column(**one) for one in answer["columns"])
    return Table(columns, tuple(tuple(row) for row in answer["rows"]))


async def as_file(table: Table, name: str, form: str) -> Response:
    """Return a table as a download in a form of MEDIA_TYPES."""
    body = await asyncio.to_thread(_workbook if form == "xlsx" else _text, table)
    return download(body, f"{name}.{form}", MEDIA_TYPES[form])


def download(body: bytes, name: str, media_type: str) -> Response:
    """Return a file that browsers save under a name, whatever is in the name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(body, media_type=media_type, headers={"Content-Disposition": disposition})


def _text(table: Table) -> bytes:
    return (_BYTE_ORDER_MARK + to_csv(table)).encode()


def _workbook(table: Table) -> bytes:
    with tempfile.TemporaryDirectory(prefix="kg-answer-") as folder:
        path = Path(folder) / "answer.xlsx"
        write_xlsx(table, path)
        return path.read_bytes()
