"""Readable Chinese IRIs that any words of a report, however hostile, can be put into."""

import re
import unicodedata
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.rdf.namespaces import ID, graph

_DROPPED = re.compile("[\\s《》“”‘’\"'\u200b-\u200d\u2060\ufeff]+")
# What RFC 3987 lets stand in a path segment, less `%` and what is kept for structure (`/ ? #`),
# less the invisible and bidirectional characters that would make two IRIs look alike.
_PLANES = "".join(f"{chr(p << 16)}-{chr((p << 16) + 0xFFFD)}" for p in range(1, 14))
_KEPT = (
    "A-Za-z0-9._~!$&()*+,;=:@\\-"
    "\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
)
_FORBIDDEN = re.compile(f"[^{_KEPT}{_PLANES}]")
# A part of dots alone would be read as a step up, by browsers even as `%2E%2E`; so it ends in a
# quotation mark, which no other part can hold.
_DOTS = re.compile("^(\\.+)$")
_DOTS_APART = r"\1%22"

_REMEMBERED = 8192
"""Parts whose encoding is remembered; the same names come again and again."""


def clean(part: str) -> str:
    """Return `part` as its identity sees it: NFC, without quotation marks and spaces.

    >>> clean("《云河市 水利“十四五”规划》")
    '云河市水利十四五规划'
    """
    return unicodedata.normalize("NFC", _DROPPED.sub("", part))


def mint(*path: str | int, fragment: str = "") -> NamedNode:
    """Return the IRI of a thing by the parts of its path, from the kind down.

    Same parts, same IRI, on every machine. A `/` inside a part is encoded, so that a part never
    becomes two; `fragment` is taken as it is and is for the program's own words only.

    >>> mint("unit", "330100", "云河市水务局").value
    'https://w3id.org/gpr/id/unit/330100/云河市水务局'
    >>> mint("doc", "330100", "《a/b <c>》").value
    'https://w3id.org/gpr/id/doc/330100/a%2Fb%3Cc%3E'
    """
    iri = ID + "/".join(_encode(str(part)) for part in path)
    return NamedNode(f"{iri}#{fragment}" if fragment else iri)


def below(node: NamedNode, path: str) -> NamedNode:
    """Return the IRI of a part of a thing; `path` is for the program's own words and numbers only.

    >>> below(mint("report", "a"), "text#char=0,5").value
    'https://w3id.org/gpr/id/report/a/text#char=0,5'
    """
    return NamedNode(f"{node.value}/{path}")


@lru_cache(maxsize=_REMEMBERED)
def _encode(part: str) -> str:
    return _DOTS.sub(_DOTS_APART, _FORBIDDEN.sub(_percent, clean(part)))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def report_graph(report_id: str) -> NamedNode:
    """Return the named graph of one report; its id may hold anything that a file name may.

    >>> report_graph("通报 <1>").value
    'https://w3id.org/gpr/graph/report/通报%3C1%3E'
    """
    return graph(f"report/{_encode(report_id)}")
