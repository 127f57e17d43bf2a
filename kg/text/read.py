"""From a file to a report: bytes, encoding, identity."""

import hashlib
import re
from pathlib import Path

from kg.errors import ReadError
from kg.model.text import Report
from kg.text.fold import fold

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read, in bytes; a report of 16 MiB would fill some 2,500 pages."""

_EMPTY = "文件是空的,没有可读的文字 (the file is empty)"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HASH_STEM = re.compile(r"\d+_([0-9a-f]{8,64})")


def read_report(path: Path) -> Report:
    """Return the report in a text file (UTF-8 with or without BOM, UTF-16 with BOM, GB18030).

    The text is kept as it is, line ends and widths included; only a byte order mark is left out.

    >>> from kg.resources import resource
    >>> read_report(resource("samples", "yunhe-2024-progress.txt")).text[:5]
    '云河市20'

    Raises ReadError when the file is missing, unreadable, empty, too large or not text.
    """
    return make_report(path.stem, decode(_read_bytes(path), str(path)))


def make_report(stem: str, text: str) -> Report:
    """Return `text` as a report with the identity of a file `stem`.

    >>> make_report("007_b376efdc003aac56", "一、项目").id
    'b376efdc003aac56'

    Raises ReadError when there is no text at all.
    """
    if not text:
        raise ReadError(_EMPTY, source=stem)
    match = _HASH_STEM.fullmatch(stem)
    return Report(
        id=match[1] if match else stem,
        stem=stem,
        text=text,
        folded=fold(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def decode(data: bytes, source: str) -> str:
    """Return the characters of a text file.

    >>> decode("通报".encode("gb18030"), "a.txt")
    '通报'

    Raises ReadError when no supported encoding fits or the bytes are not text.
    """
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            break
        if not text.strip():
            raise ReadError(_EMPTY, source=source)
        return text
    problem = "不是文本文件,请另存为 UTF-8 文本 (not text; save it as UTF-8 or GB18030 text)"
    raise ReadError(problem, source=source)


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of bearable size."""
    source = str(path)
    if path.is_dir():
        raise ReadError("是文件夹,请给出报告文件 (a folder; name the report files)", source=source)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MiB"
            problem = f"文件有 {size:,} 字节,超过上限 {limit},请拆分 (too large; split it)"
            raise ReadError(problem, source=source)
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError("找不到文件 (no such file)", source=source) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReadError(f"无法读取 (cannot be read): {reason}", source=source) from None
