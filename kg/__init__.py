"""Duban (督办图谱): a knowledge graph of Chinese government reports that shows its evidence.

>>> from kg import find_query
>>> find_query("lead-units").name
'lead-units'

Importing the package does nothing; each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.outputs.analysis.answer import Answer
    from kg.outputs.analysis.drawing import draw
    from kg.outputs.analysis.explain import count_awaited, explain
    from kg.outputs.analysis.store import AnalystStore, open_store
    from kg.outputs.analysis.waiting import (
        dependency_chains,
        impact,
        most_awaited,
        waiting_circles,
    )
    from kg.outputs.check import check
    from kg.outputs.facts import read_facts, write_facts
    from kg.outputs.query import find_query, run
    from kg.outputs.view import write_view
    from kg.pipeline import Summary, build
    from kg.rdf.store import Store
    from kg.resources import resource

__version__ = "0.1.0"
__all__ = [
    "AnalystStore",
    "Answer",
    "KgError",
    "Store",
    "Summary",
    "__version__",
    "build",
    "check",
    "count_awaited",
    "dependency_chains",
    "draw",
    "explain",
    "find_query",
    "impact",
    "most_awaited",
    "open_store",
    "read_facts",
    "resource",
    "run",
    "waiting_circles",
    "write_facts",
    "write_view",
]

_HOME = {
    "AnalystStore": "kg.outputs.analysis.store",
    "Answer": "kg.outputs.analysis.answer",
    "KgError": "kg.errors",
    "Store": "kg.rdf.store",
    "Summary": "kg.pipeline",
    "build": "kg.pipeline",
    "check": "kg.outputs.check",
    "count_awaited": "kg.outputs.analysis.explain",
    "dependency_chains": "kg.outputs.analysis.waiting",
    "draw": "kg.outputs.analysis.drawing",
    "explain": "kg.outputs.analysis.explain",
    "find_query": "kg.outputs.query",
    "impact": "kg.outputs.analysis.waiting",
    "most_awaited": "kg.outputs.analysis.waiting",
    "open_store": "kg.outputs.analysis.store",
    "read_facts": "kg.outputs.facts",
    "resource": "kg.resources",
    "run": "kg.outputs.query",
    "waiting_circles": "kg.outputs.analysis.waiting",
    "write_facts": "kg.outputs.facts",
    "write_view": "kg.outputs.view",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module; after that it is an ordinary attribute."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
