"""A comparison as one page that opens without network and prints well; it runs no script."""

from itertools import groupby

from kg.followup.compare import Comparison
from kg.outputs.comparison.rows import COLUMNS, comparison_table
from kg.outputs.offline import template
from kg.resources import resource


def render_page(told: Comparison) -> str:
    """Return the page as HTML. Every word of a report is escaped; the page loads nothing."""
    names = [column.name for column in COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in comparison_table(told).rows]
    sections = [(name, list(group)) for name, group in groupby(rows, lambda row: row["section"])]
    heads = (told.earlier.head, told.later.head)
    page = template(resource("outputs", "comparison", "templates", "comparison.html.j2"))
    return page.render(heads=heads, sections=sections)
