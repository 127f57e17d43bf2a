"""A trace as an annex to print: one page that opens without network and runs no script."""

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.outputs.audit.tables import NAMES
from kg.outputs.table import revealed
from kg.outputs.trace.excerpt import excerpt, marks_of
from kg.outputs.trace.values import Trace
from kg.resources import resource


def render_page(trace: Trace, *, full: bool = False) -> str:
    """Return the annex as HTML: the chain as numbered facts, then the texts that prove them.

    `full` prints whole reports instead of the lines around quotes. Every word of a report is
    escaped, the page loads nothing, and the same trace gives the same bytes.
    """
    environment = Environment(
        loader=FileSystemLoader(resource("outputs", "trace", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=revealed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = resource("outputs", "trace", "templates", "trace.css").read_text("utf-8")
    excerpts = [
        (source, excerpt(source.text, marks_of(trace, source.iri), full=full))
        for source in trace.sources
    ]
    return environment.get_template("trace.html.j2").render(
        trace=trace,
        excerpts=excerpts,
        full=full,
        files={source.iri: order for order, source in enumerate(trace.sources, start=1)},
        names=NAMES,
        places={node.subject.iri: node.place for node in trace.nodes if not node.repeated},
        # Safe as it is: a file of ours, not words of a report.
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
