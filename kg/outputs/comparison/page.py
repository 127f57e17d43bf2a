"""A comparison as one page that opens without network and prints well; it runs no script."""

from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.followup.compare import Comparison
from kg.outputs.comparison.rows import COLUMNS, comparison_table
from kg.outputs.table import revealed
from kg.resources import resource


def render_page(told: Comparison) -> str:
    """Return the page as HTML. Every word of a report is escaped; the page loads nothing."""
    environment = Environment(
        loader=FileSystemLoader(resource("outputs", "comparison", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=revealed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names = [column.name for column in COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in comparison_table(told).rows]
    sections = [(name, list(group)) for name, group in groupby(rows, lambda row: row["section"])]
    heads = (told.earlier.head, told.later.head)
    return environment.get_template("comparison.html.j2").render(heads=heads, sections=sections)
