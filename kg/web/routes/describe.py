"""What the service and its data say of themselves, in RDF: SPARQL service description and VoID."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from kg.rdf.namespaces import DCTERMS, TITLE, TYPE, XSD
from kg.web.negotiate import TRIPLES, best
from kg.web.responses import refused

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)

Node: TypeAlias = NamedNode | BlankNode
Figures: TypeAlias = Mapping[str, Any]


def described(request: Request, triples: Iterable[Triple]) -> Response:
    """Return triples in the form that the client likes best."""
    media_type = best(request.headers.get("accept", ""), TRIPLES)
    if not media_type:
        raise refused(406, "没有可用的格式", f"take one of {', '.join(TRIPLES)}")
    prefixes = {"sd": SD, "void": VOID, "formats": FORMATS, "dcterms": DCTERMS}
    form = RdfFormat.from_media_type(media_type)
    body = serialize(triples, format=form, prefixes=prefixes)
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


def service_description(request: Request, figures: Figures) -> Iterator[Triple]:
    """Yield what the endpoint understands, and which graphs stand in its dataset."""
    service, dataset = NamedNode(_address(request, "/sparql")), BlankNode("dataset")
    default = BlankNode("default")
    yield Triple(service, TYPE, NamedNode(SD + "Service"))
    yield Triple(service, NamedNode(SD + "endpoint"), service)
    yield Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query"))
    for name in _FORMATS:
        yield Triple(service, NamedNode(SD + "resultFormat"), NamedNode(FORMATS + name))
    yield Triple(service, NamedNode(SD + "defaultDataset"), dataset)
    yield Triple(dataset, TYPE, NamedNode(SD + "Dataset"))
    yield Triple(dataset, NamedNode(SD + "defaultGraph"), default)
    yield Triple(default, TYPE, NamedNode(SD + "Graph"))
    yield Triple(default, NamedNode(VOID + "triples"), _number(triples_of(figures)))
    for number, iri in enumerate(figures["graphs"]):
        graph = BlankNode(f"graph{number}")
        yield Triple(dataset, NamedNode(SD + "namedGraph"), graph)
        yield Triple(graph, TYPE, NamedNode(SD + "NamedGraph"))
        yield Triple(graph, NamedNode(SD + "name"), NamedNode(iri))


def void(request: Request, figures: Figures) -> Iterator[Triple]:
    """Yield how much the store holds: triples, things, and how many of each class and property."""
    data = NamedNode(_address(request, "/.well-known/void#data"))
    yield Triple(data, TYPE, NamedNode(VOID + "Dataset"))
    yield Triple(data, TITLE, Literal("督办图谱", language="zh"))
    yield Triple(data, TITLE, Literal("Duban: reports as a graph with evidence", language="en"))
    yield Triple(data, NamedNode(VOID + "sparqlEndpoint"), NamedNode(_address(request, "/sparql")))
    counts = {
        "triples": triples_of(figures),
        "distinctSubjects": figures["things"][0][0],
        "classes": len(figures["classes"]),
        "properties": len(figures["properties"]),
    }
    for name, count in counts.items():
        yield Triple(data, NamedNode(VOID + name), _number(count))
    things = [(row[0], row[-1]) for row in figures["classes"]]
    yield from _partitions(data, "class", "entities", things)
    yield from _partitions(data, "property", "triples", figures["properties"])


def triples_of(figures: Figures) -> int:
    """Return how many triples the default graph holds."""
    return sum(row[1] for row in figures["properties"])


def _partitions(
    data: NamedNode, kind: str, counted: str, rows: Iterable[tuple[str, int]]
) -> Iterator[Triple]:
    for number, (iri, count) in enumerate(rows):
        part: Node = BlankNode(f"{kind}{number}")
        yield Triple(data, NamedNode(f"{VOID}{kind}Partition"), part)
        yield Triple(part, NamedNode(VOID + kind), NamedNode(iri))
        yield Triple(part, NamedNode(VOID + counted), _number(count))


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=NamedNode(XSD + "integer"))


def _address(request: Request, path: str) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{path}"
