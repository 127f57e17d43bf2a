"""A page as JSON values: things, lines, claims, findings and paragraphs, told apart by number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from json import loads
from typing import Any

from kg.outputs.concepts import chinese_labels
from kg.outputs.view.claims import Claim, Story
from kg.outputs.view.findings import Finding
from kg.outputs.view.network import make_network
from kg.outputs.view.page import Page
from kg.outputs.view.quotes import Paragraph, Quote
from kg.outputs.view.vocabulary import headings, kinds, relations


def data_of(page: Page) -> dict[str, Any]:
    """Return all that the scripts of a page know, as values for JSON."""
    pool = _Pool({iri: number for number, iri in enumerate(page.picture.things)})
    beyond = _beyond(page)
    things = [_thing(page, iri, pool, beyond.get(iri, [])) for iri in pool.things]
    claims = [_claim(claim, pool) for claim in pool.claims]
    findings = [_finding(finding, pool) for finding in page.findings]
    titles = {report.iri: number for number, report in enumerate(page.reports)}
    return {
        "view": page.view.value,
        "focus": pool.things[page.focus] if page.focus else None,
        "reports": [report.title for report in page.reports],
        "things": things,
        "network": _network(page, pool),
        "frames": [[f.left, f.top, f.width, f.height, f.title] for f in page.layout.frames],
        "claims": claims,
        "findings": findings,
        "paragraphs": [
            {"report": titles.get(p.report), "start": p.start, "text": p.text}
            for p in pool.paragraphs
        ],
        **_vocabulary(),
    }


@dataclass(slots=True)
class _Pool:
    """Numbers for what is told once and pointed at often."""

    things: Mapping[str, int]
    claims: dict[Claim, int] = field(default_factory=dict)
    paragraphs: dict[Paragraph, int] = field(default_factory=dict)


def _vocabulary() -> dict[str, Any]:
    return {
        "kinds": [
            {"id": k.id, "mark": k.mark, "colour": k.colour, "zh": k.zh, "en": k.en}
            for k in kinds().values()
        ],
        "relations": {
            r.property: {
                "zh": r.zh,
                "back": r.back,
                "en": r.en,
                "order": order,
                "state": r.state,
                "arrow": r.arrow,
            }
            for order, r in enumerate(relations().values())
        },
        "details": {key[0]: [h.zh, h.en] for key, h in headings("details", "property").items()},
        "classes": {key[0]: [h.zh, h.en] for key, h in headings("classes", "class").items()},
        "schemes": [[key[0], h.zh, h.en] for key, h in headings("schemes", "scheme").items()],
        "bases": dict(chinese_labels("basis")),
    }


def _thing(page: Page, iri: str, pool: _Pool, beyond: list[list[str]]) -> dict[str, Any]:
    thing, story, state = page.picture.things[iri], page.stories[iri], page.states.get(iri)
    return {
        "name": thing.name,
        "class": thing.cls,
        "kind": thing.kind,
        "aliases": story.aliases,
        "state": [state.scheme, state.id, state.zh, state.en, state.source] if state else None,
        "beyond": beyond,
        "groups": list(_groups(story, pool)),
    }


def _groups(story: Story, pool: _Pool) -> Iterator[dict[str, Any]]:
    names = headings("groups", "class", "position")
    for (cls, position, role), told in story.groups.items():
        heading = names[cls, position]
        yield {
            "zh": heading.zh,
            "en": heading.en,
            "role": role,
            "folded": cls == "Mention",
            "claims": [pool.claims.setdefault(claim, len(pool.claims)) for claim in told],
        }


def _beyond(page: Page) -> dict[str, list[list[str]]]:
    """Return the neighbours that are not drawn: how they are related, name, and state.

    Inherited owners are left out: a drawn whole already shows them.
    """
    found: dict[str, list[list[str]]] = {}
    for line in page.everything.lines:
        drawn = [end for end in (line.subject, line.object) if end in page.picture.things]
        if len(drawn) == 1 and line.relation.state != "inherited":
            other = line.object if drawn == [line.subject] else line.subject
            forward = (drawn == [line.subject]) == (line.relation.tail == "subject")
            state = page.states.get(other)
            named = page.everything.things[other].name
            entry = [line.predicate, ">" if forward else "<", named, state.zh if state else ""]
            found.setdefault(drawn[0], []).append(entry)
    order = list(relations())
    return {iri: sorted(told, key=lambda t: (order.index(t[0]), t)) for iri, told in found.items()}


def _network(page: Page, pool: _Pool) -> dict[str, Any]:
    nodes, edges, *_, options = make_network(page, pool.things).get_network_data()
    return {"nodes": nodes, "edges": edges, "options": loads(options)}


def _claim(claim: Claim, pool: _Pool) -> dict[str, Any]:
    return {
        "basis": claim.basis,
        "rule": claim.rule,
        "details": [[d.property, d.text, pool.things.get(d.iri)] for d in claim.details],
        "quote": _quote(claim.quote, pool) if claim.quote else None,
    }


def _finding(finding: Finding, pool: _Pool) -> dict[str, Any]:
    return {
        "zh": finding.zh,
        "en": finding.en,
        "severity": finding.severity,
        "state": finding.state,
        "things": [pool.things[iri] for iri in finding.things],
        "quotes": [_quote(quote, pool) for quote in finding.quotes],
    }


def _quote(quote: Quote, pool: _Pool) -> dict[str, Any]:
    number = pool.paragraphs.setdefault(quote.paragraph, len(pool.paragraphs))
    return {
        "paragraph": number,
        "start": quote.start,
        "end": quote.end,
        "line": quote.line,
        "place": " ".join(_filled(quote.section, quote.heading)),
    }


def _filled(*words: str) -> Iterable[str]:
    return (word for word in words if word)
