"""From a small text to what the checks find in it, for tests."""

from pyoxigraph import Literal, Quad

from kg.audit.findings import audit
from kg.extraction.extract import extract
from kg.identity.resolve import resolve
from kg.rdf.assertion import assert_report
from kg.rdf.namespaces import ont
from kg.text.read import make_report

SCORED = frozenset(
    (
        *("rate_mismatch", "sum_mismatch", "parts_short"),
        *("count_mismatch", "contradiction", "repeated_text"),
    )
)
"""Kinds of findings that the gold knows, the narrower one among them."""


PASSAGE = (
    "由县水利局按周调度清淤进度并对连续两周未达进度的标段负责人进行约谈直至全部标段完工并且通过验收"
)


def copied_paragraphs(size: int) -> str:
    """Return a report of `size` bytes: one paragraph under ever new headings, nothing else."""
    body = (PASSAGE + "各乡镇压实责任逐一建立台账明确时限形成闭环管理。") * 2
    heading = "{}.关于第{}项的问题\n{}\n"
    length = len(heading.format(1, 1, body).encode())
    text = "".join(heading.format(n % 90 + 1, n, body) for n in range(size // length + 1))
    return text.encode()[:size].decode(errors="ignore")


def audited(text: str) -> list[Quad]:
    """Return the findings about a text as quads."""
    reading, facts = extract(make_report("t", text))
    return audit("t", assert_report(resolve(reading, facts)))


def found_in(text: str) -> dict[str, list[str]]:
    """Return the Chinese messages of the findings about a text, by check."""
    quads = audited(text)
    checks = {quad.subject: quad.object for quad in quads if quad.predicate == ont("checkId")}
    found: dict[str, list[str]] = {}
    for quad in quads:
        message = quad.object
        if isinstance(message, Literal) and message.language == "zh":
            found.setdefault(checks[quad.subject].value, []).append(message.value)
    return found
