import pytest

from kg.outputs.from_clauses import Dataset, dataset_of

PREFIXES = {"graph": "https://w3id.org/gpr/graph/"}


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        ("SELECT * { ?s ?p ?o }", (), ()),
        ("SELECT * FROM <a:b> { ?s ?p ?o }", ("a:b",), ()),
        ("select * from <a:b> from named <a:c> { ?s ?p ?o }", ("a:b",), ("a:c",)),
        ("SELECT * FROM <a:b> FROM <a:b> FROM <a:c> {}", ("a:b", "a:c"), ()),
        ("ASK FROM graph:ontology {}", ("https://w3id.org/gpr/graph/ontology",), ()),
        ("PREFIX graph: <x:> ASK FROM graph:a\\~b {}", ("x:a~b",), ()),
        ("PREFIX : <x:> ASK FROM NAMED :a {}", (), ("x:a",)),
        ("BASE <http://x/y/> ASK FROM <z> {}", ("http://x/y/z",), ()),
        ("BASE <http://x/> PREFIX p: <q/> ASK FROM p:z {}", ("http://x/q/z",), ()),
        ("ASK FROM nowhere:a {}", (), ()),
        ("ASK FROM # <a:no>\n <a:b> {}", ("a:b",), ()),
        ("ASK { ?from ?p 'FROM <a:b>' } # FROM <a:c>", (), ()),
        ("ASK { ?s <x:FROM> '''FROM <a:b>''' }", (), ()),
        ("ASK \\u0046ROM <a:b> {}", ("a:b",), ()),
        ("ASK FROM", (), ()),
        ("ASK FROM NAMED", (), ()),
        ("PREFIX", (), ()),
    ],
)
def test_what_from_picks(text: str, default: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert dataset_of(text, PREFIXES) == Dataset(default, named)


def test_relative_names_are_resolved_against_the_service() -> None:
    assert dataset_of("ASK FROM <z> {}", {}, base="http://x/sparql").default == ("http://x/z",)


def test_a_dataset_without_graphs_is_the_whole_store() -> None:
    assert not Dataset()
    assert Dataset(named=("a:b",))
