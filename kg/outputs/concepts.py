"""What the concepts of the code lists are called."""

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal

from kg.rdf.namespaces import PREF_LABEL
from kg.rdf.ontology import concepts, load_ontology


@cache
def chinese_labels(scheme: str) -> Mapping[str, str]:
    """Return the Chinese labels of the concepts of a scheme by notation, in the order of its file.

    >>> chinese_labels("measure-state")["done"]
    '已完成'

    Raises ResourceError when there is no such scheme.
    """
    labels = {
        quad.subject: quad.object.value
        for quad in load_ontology()
        if quad.predicate == PREF_LABEL
        and isinstance(quad.object, Literal)
        and quad.object.language == "zh"
    }
    return {notation: labels[node] for notation, node in concepts(scheme).items()}
