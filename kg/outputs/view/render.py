"""A picture as one HTML page that needs nothing else.

Words of reports enter the page only as JSON, and the page shows them only through `textContent`
and canvas. The policy in the page's head lets no script run but those whose hashes it lists, and
lets nothing be loaded from anywhere.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import ResourceError
from kg.outputs.view.claims import Claim, Report, Story
from kg.outputs.view.layout import Layout
from kg.outputs.view.network import make_network
from kg.outputs.view.picture import Picture
from kg.outputs.view.vocabulary import headings, kinds, relations
from kg.resources import resource

#: Our scripts, in the order in which the page runs them.
SCRIPTS = ("text.js", "card.js", "panel.js", "search.js", "page.js")

_VIS_NETWORK = Path("lib", "vis-9.1.2", "vis-network.min.js")
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page shows."""

    picture: Picture
    stories: Mapping[str, Story]
    layout: Layout
    reports: Sequence[Report]
    focus: str | None


def render(page: Page) -> str:
    """Return the HTML of a page; the same page gives the same bytes."""
    scripts = [_vis_network(), *(_static(name) for name in SCRIPTS)]
    style = _static("page.css")
    environment = Environment(
        loader=FileSystemLoader(resource("outputs", "view", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    # Safe as they are: `_inline` checked the shipped files, `to_json` escaped the data.
    return environment.get_template("graph.html.j2").render(
        policy=_policy(scripts, style),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        data=Markup(to_json(_data(page))),
        titles=[report.title for report in page.reports],
    )


def to_json(value: Any) -> str:
    r"""Return JSON that no HTML parser can mistake for markup, nor JavaScript for a line break.

    >>> print(to_json("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _static(name: str) -> str:
    return _inline(resource("outputs", "view", "static", name))


def _vis_network() -> str:
    """Return vis-network as pyvis ships it, without the link to a source map that is not there."""
    spec = find_spec("pyvis")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        code = _inline(Path(folder) / _VIS_NETWORK)
        return code.partition("//# sourceMappingURL=")[0]
    raise ResourceError("pyvis is not installed; run `pip install pyvis`", source="pyvis")


def _inline(path: Path) -> str:
    """Return a script or style sheet that can stand between tags as it is."""
    try:
        code = path.read_text(encoding="utf-8")
    except OSError as error:
        problem = "cannot be read; install pyvis 0.3.2 and this package again"
        raise ResourceError(problem, source=str(path)) from error
    if any(tag in code.lower() for tag in ("</script", "</style", "<!--")):
        raise ResourceError("holds a tag or comment and cannot be inlined", source=str(path))
    return code


def _data(page: Page) -> dict[str, Any]:
    ids = {iri: number for number, iri in enumerate(page.picture.things)}
    claims: dict[Claim, int] = {}
    things = [_thing(page, iri, claims) for iri in ids]
    network = make_network(page.picture, page.layout, ids)
    cards, lines, *_, options = network.get_network_data()
    titles = {report.iri: number for number, report in enumerate(page.reports)}
    return {
        "kinds": [
            {"id": k.id, "mark": k.mark, "colour": k.colour, "zh": k.zh, "en": k.en}
            for k in kinds().values()
        ],
        "relations": {
            relation.property: {"zh": relation.zh, "en": relation.en, "order": order}
            for order, relation in enumerate(relations().values())
        },
        "details": {key[0]: [h.zh, h.en] for key, h in headings("details", "property").items()},
        "classes": {key[0]: [h.zh, h.en] for key, h in headings("classes", "class").items()},
        "reports": [report.title for report in page.reports],
        "things": things,
        "network": {"nodes": cards, "edges": lines, "options": json.loads(options)},
        "claims": [_claim(claim, ids, titles) for claim in claims],
        "focus": ids[page.focus] if page.focus else None,
    }


def _thing(page: Page, iri: str, claims: dict[Claim, int]) -> dict[str, Any]:
    thing, story = page.picture.things[iri], page.stories[iri]
    names = headings("groups", "class", "position")
    return {
        "name": thing.name,
        "class": thing.cls,
        "kind": thing.kind,
        "aliases": story.aliases,
        "groups": [
            {
                "zh": names[cls, position].zh,
                "en": names[cls, position].en,
                "role": role,
                "folded": cls == "Mention",
                "claims": [claims.setdefault(claim, len(claims)) for claim in told],
            }
            for (cls, position, role), told in story.groups.items()
        ],
    }


def _claim(claim: Claim, ids: Mapping[str, int], titles: Mapping[str, int]) -> dict[str, Any]:
    quote = claim.quote
    return {
        "basis": claim.basis,
        "rule": claim.rule,
        "details": [[d.property, d.text, ids.get(d.iri)] for d in claim.details],
        "quote": quote
        and {
            "report": titles.get(quote.report),
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
            "before": quote.before,
            "after": quote.after,
            "line": quote.line,
            "section": quote.section,
            "heading": quote.heading,
        },
    }
