"""A workbook that came by mail, looked over before any program reads its sheets."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.errors import LedgerError

_LARGEST_FILE = 32 * 1024 * 1024
_LARGEST_UNPACKED = 96 * 1024 * 1024
_MOST_PARTS = 500
_CHUNK = 1 << 16
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_REFUSED = {
    "vbaproject": "含宏，请另存为无宏的 .xlsx (holds macros; save it as .xlsx without them)",
    "macrosheet": "含宏表，请删去 (holds macro sheets; remove them)",
    "externallinks/": "含外部链接，请断开 (holds links to other files; break them)",
    "activex": "含控件，请删去 (holds ActiveX controls; remove them)",
    "embeddings/": "含嵌入对象，请删去 (holds embedded objects; remove them)",
}


def refuse_unsafe(path: Path) -> None:
    """Raise LedgerError if a file is no plain workbook: damaged, huge, with macros or links.

    Nothing is unpacked beyond a fixed size, whatever the archive says about itself.
    """
    problems = tuple(_problems(path))
    if problems:
        raise LedgerError(path.name, problems[:1])


def _problems(path: Path) -> Iterator[str]:
    if path.stat().st_size > _LARGEST_FILE:
        yield f"文件超过 {_LARGEST_FILE >> 20} MB (larger than the limit)"
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _problems_inside(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        yield f"不是 .xlsx 文件，或已损坏、加密 (no workbook, damaged or encrypted): {error}"


def _problems_inside(archive: zipfile.ZipFile) -> Iterator[str]:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or len({part.filename for part in parts}) != len(parts):
        yield "压缩包内的文件过多或重名 (too many files in the archive, or two of one name)"
        return
    if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        yield f"解压后超过 {_LARGEST_UNPACKED >> 20} MB (unpacks to more than the limit)"
        return
    for part in parts:
        for mark, reason in _REFUSED.items():
            if mark in part.filename.casefold():
                yield f"{part.filename}: {reason}"
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            yield from _problems_of_xml(archive, part)


def _problems_of_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    """Refuse document types: entities could swell without end."""
    before = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not before and chunk.startswith(_BYTE_ORDER_MARKS):
                yield f"{part.filename}: 不是 UTF-8 (not UTF-8)"
            if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                yield f"{part.filename}: 含文档类型声明 (holds a document type declaration)"
            before = chunk[-16:]
