"""The graph page as the server shows it: with the way back, and the same drawn otherwise."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import urlencode

from kg.rdf.store import Store
from kg.web.pages.links import address
from kg.web.pages.words import speaker

HTML = "text/html"
DEEPEST = 4
"""So many steps around a thing can be drawn; four reach most of a report."""

VIEWS: Mapping[str, str] = {"overview": "whole", "waiting": "who-waits"}
"""The views of everything, with the keys of their names."""

_BACK = ("plans", "units", "projects", "issues", "findings", "graph")


def picture(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the graph page of a `view`, of all or around a `focus` up to a `depth`."""
    # Loaded late: most workers never draw.
    from kg.outputs.view import Home, Way, draw_page, render  # noqa: PLC0415

    asked = {name: arguments[name] for name in ("focus", "depth", "view")}
    page = draw_page(store, **asked)
    say = speaker(arguments["language"])
    home = Home(
        language=arguments["language"],
        lists=(Way("/", say("home")), *(Way(f"/{key}", say(key)) for key in _BACK)),
        pictures=tuple(Way(*told) for told in _pictures(asked, page.focus, say)),
        address_of=address,
    )
    output.write(render(page, home).encode())
    return HTML


def picture_address(view: str, focus: str | None, depth: int) -> str:
    """Return where a picture is drawn; what is the same without saying goes unsaid.

    >>> picture_address("overview", "https://w3id.org/gpr/id/unit/1/a", 2)
    '/graph/picture?focus=https%3A%2F%2Fw3id.org%2Fgpr%2Fid%2Funit%2F1%2Fa&depth=2'
    """
    pairs = {"view": "" if view == "overview" else view, "focus": focus or ""}
    pairs |= {"depth": str(depth)} if focus else {}
    kept = urlencode({name: value for name, value in pairs.items() if value})
    return f"/graph/picture?{kept}" if kept else "/graph/picture"


def _pictures(
    asked: Mapping[str, Any], focus: str | None, say: Callable[..., str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield address, words, and whether it is this one, of the pictures that are a press away."""
    for view, words in VIEWS.items():
        here = not focus and view == asked["view"]
        yield picture_address(view, None, 1), say(words), here
    if focus:
        for depth in range(1, DEEPEST + 1):
            here = depth == asked["depth"]
            words = say("steps", depth) if depth > 1 else say("one-step")
            yield picture_address(asked["view"], focus, depth), words, here
