"""Your own rules, tried on a copy of the store.

A rule is a file like those of `ontology/rules/`: three header lines, then a CONSTRUCT query. What
it constructs stands in the graph `inferred`, so what the reports state stays as it was.
"""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, QueryTriples, Store

from kg.errors import QueryError
from kg.outputs.safety import refuse_unsafe
from kg.outputs.sandbox import prefixes
from kg.rdf.inference import MAX_ROUNDS, Rule, read_rule
from kg.rdf.namespaces import graph


def conclude(engine: Store, paths: Iterable[Path]) -> int:
    """Let rules draw their conclusions until nothing is added; return how many triples they added.

    They read what the shipped rules concluded when the store was built; those do not run again.

    Raises ResourceError when a rule lacks its header; QueryError when it is no CONSTRUCT query,
    would change the store or reach for the network, or finds no end.
    """
    rules = [read_rule(path) for path in paths]
    for rule in rules:
        refuse_unsafe(rule.text)
    total = 0
    for _ in range(MAX_ROUNDS):
        added = sum(_apply(engine, rule) for rule in rules)
        if not added:
            return total
        total += added
    raise QueryError(
        f"{MAX_ROUNDS} 轮后仍有新结论，规则是否每轮都造新的 IRI？"
        f"(no end after {MAX_ROUNDS} rounds; does a rule mint a new IRI each time?)"
    )


def _apply(engine: Store, rule: Rule) -> int:
    """Write what a rule concludes and the store lacks; return how much that is."""
    try:
        found = engine.query(rule.text, prefixes=prefixes())
    except SyntaxError as error:
        raise QueryError(f"{rule.path}: SPARQL 有误 (the SPARQL is wrong): {error}") from error
    if not isinstance(found, QueryTriples):
        raise QueryError(f"{rule.path}: 规则应为 CONSTRUCT 查询 (a rule is a CONSTRUCT query)")
    merged = (Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in found)
    new = {quad for quad in merged if quad not in engine}
    inferred = graph("inferred")
    engine.extend(new)
    engine.extend(Quad(one.subject, one.predicate, one.object, inferred) for one in new)
    return len(new)
