"""The graph as one HTML file that opens by double click on a machine without network."""

from kg.outputs.view.write import ViewSummary, write_view

__all__ = ["ViewSummary", "write_view"]
