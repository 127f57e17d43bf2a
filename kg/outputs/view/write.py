"""From a store to a file: the one function that the command line needs."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import ViewError
from kg.outputs.sparql import Queryable
from kg.outputs.view.claims import read_reports, read_stories
from kg.outputs.view.focus import find_focus
from kg.outputs.view.layout import place
from kg.outputs.view.picture import Picture, around, overview, read_picture, without_repeats
from kg.outputs.view.render import Page, render

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
    store: Queryable, path: Path, *, focus: str | None = None, depth: int = 1
) -> ViewSummary:
    """Draw the graph into one HTML file that opens without network.

    Without `focus`: plans, projects, issues, who leads them and what they wait for. With it:
    everything within `depth` lines of the thing of that name, measures and documents included.

    Raises ViewError when there is nothing to draw, too much, or no single thing of that name.
    """
    if depth < 1:
        raise ViewError(f"--depth {depth}: 至少为 1 (want 1 or more lines around the focus)")
    everything = read_picture(store)
    centre = find_focus(store, everything, focus) if focus else None
    chosen = around(everything, centre.iri, depth) if centre else overview(everything)
    _check_size(chosen, focus, depth)
    picture = without_repeats(chosen)
    stories = read_stories(store, picture.things)
    layout = place(
        picture,
        lambda iri: (*stories[iri].first, picture.things[iri].name, iri),
        centre.iri if centre else None,
    )
    reports = tuple(read_reports(store).values())
    html = render(Page(picture, stories, layout, reports, centre.iri if centre else None))
    _write(path, html)
    name = centre.name if centre else None
    return ViewSummary(path, len(picture.things), len(picture.lines), name)


def _check_size(picture: Picture, focus: str | None, depth: int) -> None:
    count = len(picture.things)
    if not count:
        raise ViewError("库中没有可画的内容,请先 kg build (nothing to draw; run `kg build` first)")
    if count <= LIMIT:
        return
    if focus and depth > 1:
        advice = f"--depth {depth - 1}"
    elif focus:
        advice = "another --focus, with fewer relations"
    else:
        advice = f"--focus {_busiest(picture)}"
    raise ViewError(
        f"{count} 个事物,一页最多 {LIMIT} 个,请只画一部分 (too many for one page; try {advice})"
    )


def _busiest(picture: Picture) -> str:
    plans = [t for t in picture.things.values() if t.kind == "plan"] or picture.things.values()
    return max(plans, key=lambda t: (picture.neighbours.degree(t.iri), t.iri)).name


def _write(path: Path, html: str) -> None:
    try:
        path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = error.strerror or "cannot be written"
        raise ViewError(f"{path}: 无法写入 ({problem}; choose another file with --out)") from error
