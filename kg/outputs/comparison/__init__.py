"""Two reports side by side for people: which ones, as a table, as one page to print."""

from kg.outputs.comparison.choosing import compared
from kg.outputs.comparison.page import render_page
from kg.outputs.comparison.rows import comparison_table

__all__ = ["compared", "comparison_table", "render_page"]
