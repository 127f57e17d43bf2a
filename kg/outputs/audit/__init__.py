"""The findings of a store for people: as a table, as JSON, as one page to print."""

from kg.outputs.audit.due import latest_day, overdue
from kg.outputs.audit.entries import Entry, Passage, chosen, read_entries
from kg.outputs.audit.listing import check_listing, listing
from kg.outputs.audit.page import render_page
from kg.outputs.audit.tables import check_table, entry_table, to_objects

__all__ = [
    "Entry",
    "Passage",
    "check_listing",
    "check_table",
    "chosen",
    "entry_table",
    "latest_day",
    "listing",
    "overdue",
    "read_entries",
    "render_page",
    "to_objects",
]
