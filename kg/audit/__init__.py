"""Where the words and figures of a report do not hold, told from the report's graph alone."""

from kg.audit.findings import audit, audit_graph
from kg.audit.marks import apply_marks

__all__ = ["apply_marks", "audit", "audit_graph"]
