"""A trace as an annex to print: one page that opens without network and runs no script."""

from markupsafe import Markup

from kg.outputs.audit.tables import NAMES
from kg.outputs.offline import policy, template
from kg.outputs.trace.excerpt import excerpt, marks_of
from kg.outputs.trace.values import Trace
from kg.resources import resource


def render_page(trace: Trace, *, full: bool = False) -> str:
    """Return the annex as HTML: the chain as numbered facts, then the texts that prove them.

    `full` prints whole reports instead of the lines around quotes. Every word of a report is
    escaped, the page loads nothing, and the same trace gives the same bytes.
    """
    folder = resource("outputs", "trace", "templates")
    style = (folder / "trace.css").read_text("utf-8")
    excerpts = [
        (source, excerpt(source.text, marks_of(trace, source.iri), full=full))
        for source in trace.sources
    ]
    return template(folder / "trace.html.j2").render(
        trace=trace,
        excerpts=excerpts,
        full=full,
        files={source.iri: order for order, source in enumerate(trace.sources, start=1)},
        names=NAMES,
        places={node.subject.iri: node.place for node in trace.nodes if not node.repeated},
        # Safe as it is: a file of ours, not words of a report.
        style=Markup(style),
        policy=policy(style),
    )
