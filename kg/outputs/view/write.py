"""From a store to a page, and to a file that holds it."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError, ViewError
from kg.outputs.view.compose import compose
from kg.outputs.view.focus import find_focus
from kg.outputs.view.page import Page, View
from kg.outputs.view.picture import (
    Picture,
    Thing,
    around,
    overview,
    read_bodies,
    read_picture,
    waiting,
    without_repeats,
)
from kg.outputs.view.render import render
from kg.rdf.queryable import Queryable

#: More things than this cannot be read on one page.
LIMIT = 2000


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """What was drawn: the file, how many things and lines, and the focus's full name."""

    path: Path
    nodes: int
    edges: int
    focus: str | None


def write_view(
    store: Queryable,
    path: Path,
    *,
    focus: str | None = None,
    depth: int = 1,
    view: str = View.OVERVIEW,
) -> ViewSummary:
    """Draw the graph into one HTML file that opens without network: see `draw_page`.

    Raises ViewError as `draw_page` does; OutputError when the file cannot be written.
    """
    page = draw_page(store, focus=focus, depth=depth, view=view)
    try:
        path.write_text(render(page), encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(path, error) from error
    name = page.everything.things[page.focus].name if page.focus else None
    return ViewSummary(path, len(page.picture.things), len(page.picture.lines), name)


def draw_page(
    store: Queryable, *, focus: str | None = None, depth: int = 1, view: str = View.OVERVIEW
) -> Page:
    """Return what a page shows, ready for `render`.

    Without `focus`: plans, projects, issues, who leads them and what they wait for. With it:
    everything within `depth` lines of the thing of that name, measures and documents included.
    The view `waiting` has only what waits, what for, and who has to act.

    Raises ViewError when there is nothing to draw, too much, or no single thing of that name.
    """
    if depth < 1:
        raise ViewError(f"--depth {depth}: 至少为 1 (want 1 or more lines around the focus)")
    asked, everything = _view(view), read_picture(store)
    chosen, centre = _choose(store, everything, asked, focus=focus, depth=depth)
    _check_size(chosen, focus, depth)
    return compose(store, everything, without_repeats(chosen), view=asked, centre=centre)


def _view(name: str) -> View:
    if name in set(View):
        return View(name)
    raise ViewError(f"--view {name}: 没有这种视图 (no such view; want {' or '.join(View)})")


def _choose(
    store: Queryable, everything: Picture, view: View, *, focus: str | None, depth: int
) -> tuple[Picture, Thing | None]:
    base = waiting(everything, read_bodies(store)) if view is View.WAITING else everything
    if view is View.WAITING and everything.things and not base.things:
        raise ViewError("没有写明的等待关系 (no dependency is stated; draw without --view waiting)")
    if focus:
        centre = find_focus(store, base, focus)
        return around(base, centre.iri, depth), centre
    return (overview(base) if view is View.OVERVIEW else base), None


def _check_size(picture: Picture, focus: str | None, depth: int) -> None:
    count = len(picture.things)
    if not count:
        raise ViewError("库中没有可画的内容，请先 kg build (nothing to draw; run `kg build` first)")
    if count <= LIMIT:
        return
    if focus and depth > 1:
        advice = f"--depth {depth - 1}"
    elif focus:
        advice = "another --focus, with fewer relations"
    else:
        advice = f"--focus {_busiest(picture)}"
    raise ViewError(
        f"{count} 个事物，一页最多 {LIMIT} 个，请减少步数或换一个中心 "
        f"(too many for one page; try {advice})"
    )


def _busiest(picture: Picture) -> str:
    plans = [t for t in picture.things.values() if t.kind == "plan"] or picture.things.values()
    return max(plans, key=lambda t: (picture.neighbours.degree(t.iri), t.iri)).name
