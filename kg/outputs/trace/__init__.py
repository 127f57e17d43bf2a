"""Everything about one thing, with the words that prove it: for screens, programs and paper."""

from kg.outputs.trace.drawing import draw
from kg.outputs.trace.gather import gather
from kg.outputs.trace.names import chosen, matches
from kg.outputs.trace.objects import to_objects
from kg.outputs.trace.page import render_page
from kg.outputs.trace.values import Trace

__all__ = ["Trace", "chosen", "draw", "gather", "matches", "render_page", "to_objects"]
