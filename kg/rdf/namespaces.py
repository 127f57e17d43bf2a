"""The only place that spells namespaces: terms, concepts, graphs and SPARQL prefixes."""

from functools import cache

from pyoxigraph import NamedNode

GPR = "https://w3id.org/gpr/ont#"
ID = "https://w3id.org/gpr/id/"
GRAPH = "https://w3id.org/gpr/graph/"
SCHEME = "https://w3id.org/gpr/scheme/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
QB = "http://purl.org/linked-data/cube#"

#: Prefix to namespace, for SPARQL and for Turtle output.
PREFIXES: dict[str, str] = {
    "gpr": GPR,
    "id": ID,
    "graph": GRAPH,
    "scheme": SCHEME,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "org": ORG,
    "qb": QB,
}

TYPE = NamedNode(RDF + "type")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
TITLE = NamedNode(DCTERMS + "title")
OA_START = NamedNode(OA + "start")
OA_END = NamedNode(OA + "end")
OA_EXACT = NamedNode(OA + "exact")


@cache
def ont(name: str) -> NamedNode:
    """Return the class or property `name` of the ontology.

    >>> ont("leadUnit")
    <NamedNode value=https://w3id.org/gpr/ont#leadUnit>
    """
    return NamedNode(GPR + name)


@cache
def concept(scheme: str, notation: str) -> NamedNode:
    """Return the concept of a scheme that has this notation.

    >>> concept("role", "lead")
    <NamedNode value=https://w3id.org/gpr/scheme/role/lead>
    """
    return NamedNode(f"{SCHEME}{scheme}/{notation}")


def graph(name: str) -> NamedNode:
    """Return a named graph: `ontology`, `inferred` or `report/{rid}`.

    >>> graph("ontology")
    <NamedNode value=https://w3id.org/gpr/graph/ontology>
    """
    return NamedNode(GRAPH + name)


def prefix_header() -> str:
    """Return the PREFIX lines that every query of this project may rely on.

    >>> prefix_header().splitlines()[0]
    'PREFIX gpr: <https://w3id.org/gpr/ont#>'
    """
    return "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
