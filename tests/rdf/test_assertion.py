"""What a report states becomes direct triples, claims and spans."""

from collections import Counter

import pytest
from pyoxigraph import Literal, Quad, RdfFormat, Store, serialize

from kg.model.entities import Place
from kg.model.facts import Facts
from kg.rdf.assertion import assert_report
from kg.rdf.mint import mint, report_graph
from kg.rdf.namespaces import prefix_header
from tests.handmade import TEXT, Maker, handmade_resolution

Row = dict[str, str]


@pytest.fixture(scope="module", name="quads")
def _quads() -> list[Quad]:
    return assert_report(handmade_resolution())


@pytest.fixture(scope="module", name="store")
def _store(quads: list[Quad]) -> Store:
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def select(store: Store, pattern: str) -> list[Row]:
    found = store.query(prefix_header() + "SELECT * {" + pattern + "}")
    names = [variable.value for variable in found.variables]
    return [{name: row[name].value for name in names if row[name]} for row in found]


def holds(store: Store, pattern: str) -> bool:
    return bool(store.query(prefix_header() + "ASK {" + pattern + "}"))


def local(rows: list[Row], name: str) -> list[str]:
    return sorted(row[name].removeprefix("https://w3id.org/gpr/id/") for row in rows)


def test_same_resolution_same_bytes(quads: list[Quad]) -> None:
    again = assert_report(handmade_resolution())

    assert serialize(again, format=RdfFormat.N_QUADS) == serialize(quads, format=RdfFormat.N_QUADS)
    assert len(set(quads)) == len(quads)
    assert {quad.graph_name for quad in quads} == {report_graph("tongbao")}


def test_every_quote_stands_in_the_text(store: Store) -> None:
    spans = select(store, "?span a gpr:TextSpan ; oa:start ?start ; oa:end ?end ; oa:exact ?exact")

    assert spans
    for span in spans:
        assert TEXT[int(span["start"]) : int(span["end"])] == span["exact"]


def test_line_and_section_of_a_span(store: Store) -> None:
    rows = select(
        store,
        "?span oa:exact '青石水库加固工程' ; gpr:line ?line ; oa:start ?start ;"
        " gpr:inSection/gpr:sectionPath ?path",
    )

    assert sorted((row["line"], row["path"]) for row in rows) == [("3", "一、(一)")] * 2


def test_every_claim_has_statement_basis_rule_and_evidence(store: Store) -> None:
    claims = select(store, "?claim a gpr:Claim")
    complete = "?claim gpr:statedIn ?report ; gpr:basis ?basis ; gpr:ruleId ?rule ; a gpr:Claim"

    assert len(select(store, complete)) == len(claims)
    lacking = select(store, "?claim a gpr:Claim . FILTER NOT EXISTS { ?claim gpr:evidence ?e }")
    supplied = select(store, "?claim gpr:basis/^gpr:basis ?claim ; gpr:basis ?b")
    assert {row["claim"] for row in lacking} <= {
        row["claim"] for row in supplied if row["b"].endswith("/supplied")
    }


def test_every_direct_triple_of_a_claim_exists(store: Store) -> None:
    missing = (
        "?claim gpr:subject ?s ; gpr:predicate ?p ; gpr:object|gpr:value ?o ."
        "FILTER NOT EXISTS { ?s ?p ?o }"
    )

    assert select(store, missing) == []


def test_claims_of_each_class(store: Store) -> None:
    rows = select(store, "?claim a gpr:Claim, ?class . FILTER(?class != gpr:Claim)")
    counts = Counter(row["class"].partition("#")[2] for row in rows)

    assert counts == {
        "Mention": 4,
        "PlanRecord": 1,
        "Responsibility": 2,
        "StatusRecord": 2,
        "IssueRecord": 1,
        "MeasureRecord": 1,
        "Observation": 1,
        "DocumentRecord": 1,
        "Dependency": 1,
        "Commitment": 1,
        "MetadataStatement": 4,
        "RepeatedPassage": 1,
    }


def test_lead_of_a_plan(store: Store) -> None:
    rows = select(store, "?plan a gpr:Plan ; gpr:leadUnit ?unit")

    assert local(rows, "plan") == ["plan/339900/2024/水利提升行动"]
    assert local(rows, "unit") == ["unit/339900/云河市水务局"]


def test_project_under_its_plan_waits_for_an_approval(store: Store) -> None:
    assert holds(
        store,
        "?project a gpr:Project ; gpr:isPartOf/skos:prefLabel '水利提升行动'@zh ;"
        " gpr:responsibleUnit/skos:prefLabel '云河市水务局'@zh ;"
        " gpr:reportedStatus <https://w3id.org/gpr/scheme/stage/construction> ;"
        " gpr:directlyDependsOn [ a gpr:Approval ; skos:prefLabel '省水利厅批复'@zh ] ."
        "?deadline a gpr:Commitment ; gpr:commitmentTo ?project ; gpr:dueDate '2025-06'",
    )


def test_a_set_is_no_project(store: Store) -> None:
    rows = select(store, "?set a gpr:ProjectSet . ?record gpr:recordOf ?set ; gpr:declaredCount ?n")

    assert local(rows, "set") == ["set/339900/2024/水利提升行动/水利项目"]
    assert [row["n"] for row in rows] == ["12"]


def test_measure_answers_its_issue_in_the_ledger(store: Store) -> None:
    assert holds(
        store,
        "?measure a gpr:Measure ; gpr:ordinal 1 ; gpr:addresses ?issue ;"
        " gpr:involvesItem [ a gpr:PolicyDocument ] ."
        "?issue a gpr:Issue ; gpr:number '二、(一)1.' ; skos:prefLabel '巡查不到位'@zh ;"
        " gpr:isPartOf [ a gpr:InspectionAspect ; gpr:isPartOf [ a gpr:IssueLedger ;"
        " gpr:isPartOf <https://w3id.org/gpr/id/report/tongbao> ] ]",
    )


def test_figure_without_a_subject_belongs_to_the_area(store: Store) -> None:
    assert holds(
        store,
        "?figure a gpr:Observation ; gpr:numericValue 3.5 ; gpr:unitText '亿元' ;"
        " gpr:indicator/skos:prefLabel '投资'@zh ; gpr:observedEntity [ a gpr:Place ]",
    )


def test_metadata_is_typed_by_its_precision(store: Store) -> None:
    assert holds(
        store,
        "?report a gpr:ProgressReport ; dcterms:title '云河市关于重点任务进展和问题整改的通报' ;"
        " gpr:publicationDate '2024-10'^^xsd:gYearMonth ; gpr:jurisdiction [ a gpr:Place ]",
    )


def test_name_that_needs_the_city_is_normalised_and_no_label(store: Store) -> None:
    rows = select(
        store, "?m a gpr:Mention ; gpr:surfaceForm '市水务局' ; gpr:basis ?b ; gpr:ruleId ?r"
    )

    assert {(row["b"].rpartition("/")[2], row["r"]) for row in rows} == {
        ("normalised", "city-prefix/1")
    }
    assert not holds(store, "?unit skos:altLabel ?label")


def test_repeated_passage_shows_both_places(store: Store) -> None:
    rows = select(
        store,
        "?claim a gpr:RepeatedPassage ; gpr:evidence/oa:exact ?first ;"
        " gpr:standsAlsoAt/oa:exact ?second ; gpr:placeCount 2",
    )

    assert [(row["first"], row["second"]) for row in rows] == [("青石水库加固工程",) * 2]
    assert not holds(store, "?finding a gpr:Finding")


def test_text_is_stored_untouched(quads: list[Quad]) -> None:
    node = mint("report", "tongbao", "text")

    assert Literal(TEXT) in {quad.object for quad in quads if quad.subject == node}


HOSTILE_TEXTS = (
    TEXT.replace("青石水库", '青石" . <x>水库'),
    TEXT.replace("青石水库", "青石\\u0022/../水库%#?"),
    TEXT.replace("\n", "\r\n").replace("水利", "水\f利\t"),
)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_words_stay_words(text: str) -> None:
    words = text.partition("负责")[2].partition(",")[0]
    make = Maker(text, "a/b <c>")
    facts = Facts(projects=(make.project(words),))
    quads = assert_report(make.resolution(facts))
    data = serialize(quads, format=RdfFormat.N_QUADS)

    store = Store()
    store.load(data, RdfFormat.N_QUADS)
    assert len(store) == len(quads)
    assert [name.value for name in store.named_graphs()] == [report_graph("a/b <c>").value]


def test_unknown_place_is_the_report_itself() -> None:
    quads = assert_report(handmade_resolution(place=None))

    assert mint("plan", "x-tongbao", "2024", "水利提升行动") in {quad.subject for quad in quads}


def test_two_cities_share_only_indicators() -> None:
    here = {quad.subject for quad in assert_report(handmade_resolution())}
    other = handmade_resolution(report_id="other", place=Place("449900", "云河市"))
    there = {quad.subject for quad in assert_report(other)}

    assert {node.value for node in here & there} == {mint("indicator", "投资").value}


def test_nothing_waits_for_itself() -> None:
    make = Maker()
    words = make.words("青石水库加固工程")
    facts = Facts(
        projects=(make.project("青石水库加固工程"),),
        dependencies=(make.dependency(words, words),),
    )
    quads = assert_report(make.resolution(facts))

    assert not [quad for quad in quads if quad.predicate.value.endswith("directlyDependsOn")]
