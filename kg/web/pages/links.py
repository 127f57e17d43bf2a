"""From IRIs to addresses of this server and back."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes

from kg.rdf.mint import mint
from kg.rdf.namespaces import ID

_HOME = ID.partition("/id/")[0]
# `%` stays: what an IRI encodes is part of its name.
_KEPT = "/%~!$&()*+,;=:@-._"
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_PLAIN = b"!$&()*+,;=:@-._~"
_ASCII = 0x80


def address(iri: str) -> str:
    """Return where this server tells of a thing; blank for what is none of ours.

    >>> address("https://w3id.org/gpr/id/place/3399/云河市")
    '/id/place/3399/%E4%BA%91%E6%B2%B3%E5%B8%82'
    >>> address("https://w3id.org/gpr/id/doc/1/a%2Fb"), address("http://example.org/")
    ('/id/doc/1/a%2Fb', '')
    """
    if not iri.startswith(ID):
        return ""
    path, mark, fragment = iri.removeprefix(_HOME).partition("#")
    return quote(path, safe=_KEPT) + mark + quote(fragment, safe=_KEPT)


def iris_of(raw_path: bytes) -> Iterator[str]:
    """Yield the IRIs that an address may mean, the likeliest first.

    Programs differ in what they encode: brackets may come as they are or as `%28`.

    >>> next(iris_of(b"/id/place/3399/%E4%BA%91"))
    'https://w3id.org/gpr/id/place/3399/云'
    >>> list(iris_of(b"/id/doc/1/a%2Fb%28c%29"))
    ['https://w3id.org/gpr/id/doc/1/a%2Fb(c)', 'https://w3id.org/gpr/id/doc/1/a%2Fb%28c%29']
    """
    found = []
    for plain in (_PLAIN, b""):
        path = _ESCAPE.sub(lambda match, plain=plain: _decoded(match, plain), raw_path)  # type: ignore[misc]
        found.append(_HOME + path.decode("utf-8", "replace"))
    yield from dict.fromkeys(found)


def _decoded(match: re.Match[bytes], plain: bytes) -> bytes:
    byte = unquote_to_bytes(match[0])
    return byte if byte[0] >= _ASCII or byte in plain else match[0].upper()


def passage_address(report: str, start: int, end: int) -> str:
    """Return where words of a report (its id) are shown, marked.

    >>> passage_address("a", 3, 5)
    '/id/report/a/text#char=3,5'
    """
    return address(mint("report", report, "text", fragment=f"char={start},{end}").value)
