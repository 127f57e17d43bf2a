"""A picture as one HTML page that needs nothing else.

Words of reports enter the page only as JSON, and the page shows them only through `textContent`
and on a canvas. The policy in the page's head lets no script run but those whose hashes it lists,
and lets nothing be loaded from anywhere.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kg.errors import ResourceError
from kg.outputs import offline
from kg.outputs.offline import template
from kg.outputs.view.data import data_of
from kg.outputs.view.home import Home
from kg.outputs.view.page import Page
from kg.resources import resource

#: Our scripts, in the order in which the page runs them, after vis-network.
SCRIPTS = (
    "text.js",
    "filter.js",
    "card.js",
    "names.js",
    "frames.js",
    "network.js",
    "camera.js",
    "cursor.js",
    "quote.js",
    "panel.js",
    "legend.js",
    "search.js",
    "facts.js",
    "export.js",
    "page.js",
)

_VIS_NETWORK = Path("lib", "vis-9.1.2", "vis-network.min.js")
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(page: Page, home: Home | None = None) -> str:
    """Return the HTML of a page, with links to a server if it has a home there.

    The same page gives the same bytes.
    """
    scripts = _scripts()
    style = _static("page.css")
    # Safe as they are: `_inline` checked the shipped files, `to_json` escaped the data.
    return template(resource("outputs", "view", "templates", "graph.html.j2")).render(
        policy=offline.policy(style, scripts),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        data=Markup(to_json(data_of(page) | _addresses(page, home))),
        home=home,
        view=page.view.value,
        titles=[report.title for report in page.reports],
    )


def _addresses(page: Page, home: Home | None) -> dict[str, Any]:
    """Return where the server tells of things and shows texts, in the order of the data."""
    if home is None:
        return {"addresses": None}
    return {
        "addresses": {
            "things": [home.address_of(iri) for iri in page.picture.things],
            "texts": [home.address_of(f"{report.iri}/text") for report in page.reports],
        }
    }


def to_json(value: Any) -> str:
    r"""Return JSON that no HTML parser can mistake for markup, nor JavaScript for a line break.

    >>> print(to_json("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_UNSAFE)


def policy() -> str:
    """Return the policy that stands in the head of each page, for a server to send as a header."""
    return offline.policy(_static("page.css"), _scripts())


def _scripts() -> list[str]:
    return [_vis_network(), *(_static(name) for name in SCRIPTS)]


def _vis_network() -> str:
    """Return vis-network as pyvis ships it, without the link to a source map that is not there."""
    spec = find_spec("pyvis")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return _inline(Path(folder) / _VIS_NETWORK).partition("//# sourceMappingURL=")[0]
    raise ResourceError("pyvis is not installed; run `pip install pyvis`", source="pyvis")


def _static(name: str) -> str:
    return _inline(resource("outputs", "view", "static", name))


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
