"""The graph as one HTML file that opens by double click on a machine without network."""

from kg.outputs.view.home import Home, Way
from kg.outputs.view.render import render
from kg.outputs.view.write import ViewSummary, draw_page, write_view

__all__ = ["Home", "ViewSummary", "Way", "draw_page", "render", "write_view"]
