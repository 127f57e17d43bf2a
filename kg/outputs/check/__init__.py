"""Is the graph sound? Its quotes, its logic (OWL) and its completeness (SHACL)."""

from kg.outputs.check.quotes import Problem, check

__all__ = ["Problem", "check"]
