"""The Accept header: the form that the client likes best of those that we have."""

from collections.abc import Mapping, Sequence
from itertools import count

#: Media types for rows, the first is given to who takes anything; then what else names them.
ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
TRIPLES: Mapping[str, str] = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
}
HTML = "text/html"


def best(accept: str, offered: Mapping[str, str]) -> str:
    """Return the media type to answer in, "" when the client takes none of `offered`.

    The most specific range of the header decides about a type; of equals, the first offered wins.

    >>> best("text/*;q=0.5, application/xml;q=0.8, text/html;q=0", ROWS)
    'application/sparql-results+xml'
    >>> best("", TRIPLES), best("image/png", TRIPLES)
    ('text/turtle', '')
    """
    ranges = _ranges(accept) or [("*/*", 1.0)]
    order = count()
    liked = [(_quality(offer, ranges), -next(order), answer) for offer, answer in offered.items()]
    quality, _, answer = max(liked)
    return answer if quality > 0 else ""


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Return the media ranges of a header with their qualities; what cannot be read is 0."""
    found = []
    for part in filter(None, (part.strip() for part in accept.split(","))):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [value[2:] for value in parameters if value.startswith("q=")]
        found.append((media_range, _number(weights[0]) if weights else 1.0))
    return found


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    kind = offer.partition("/")[0]
    known = dict(reversed(ranges))
    for candidate in (offer, f"{kind}/*", "*/*"):
        if candidate in known:
            return known[candidate]
    return 0.0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
