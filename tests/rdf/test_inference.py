"""The rules: what follows, what does not, and that every conclusion can be traced."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize
from rdflib import Graph

from kg.errors import ResourceError, StoreError
from kg.rdf import inference
from kg.rdf.inference import Rule, infer, load_rules, read_rule
from kg.rdf.namespaces import ID, TYPE, concept, graph, ont, prefix_header
from kg.rdf.ontology import load_ontology

PREFIXES = prefix_header() + f"BASE <{ID}>\n"
LEDGER = """
<r> a gpr:Report ; gpr:issuer <issuer> . <s1> a gpr:Section ; gpr:isPartOf <r> .
<c0> gpr:subject <r> ; gpr:predicate gpr:issuer ; gpr:object <issuer> .
<ledger> a gpr:IssueLedger ; gpr:isPartOf <r> . <aspect> gpr:isPartOf <ledger> .
<i1> gpr:isPartOf <aspect> . <i2> gpr:isPartOf <aspect> ; gpr:leadUnit <bureau> .
<c2> gpr:subject <i2> ; gpr:predicate gpr:leadUnit ; gpr:object <bureau> .
<m1> gpr:addresses <i1> . <m2> gpr:addresses <i2> .
<m3> gpr:addresses <i2> ; gpr:responsibleUnit <office> .
"""
PLAN = """
<plan> gpr:leadUnit <lead> ; gpr:responsibleUnit <second> . <p> gpr:isPartOf <plan> .
<q> gpr:isPartOf <bare> . <bare> a gpr:Plan .
"""
WAITING = """
<a> gpr:directlyDependsOn <b> . <b> gpr:directlyDependsOn <c> .
<d1> gpr:dependent <a> ; gpr:prerequisite <b> ; gpr:statedIn <r1> ;
  gpr:fulfilment fulfilment:pending .
<d2> gpr:dependent <b> ; gpr:prerequisite <c> ; gpr:statedIn <r1> ;
  gpr:fulfilment fulfilment:met .
<r1> gpr:publicationDate "2024-10"^^xsd:gYearMonth . <r2> gpr:publicationDate "2025"^^xsd:gYear .
<b> skos:prefLabel "批复"@zh . <b2> skos:prefLabel "批复"@zh .
"""


def turtle(text):
    head = PREFIXES + "PREFIX fulfilment: <https://w3id.org/gpr/scheme/fulfilment/>\n"
    return parse(head + text, format=RdfFormat.TURTLE)


def make_store(text="", *, report="r"):
    """A store with one report, the ontology, and their merge as the default graph."""
    store = Store()
    stated = [Quad(*quad.triple, graph(f"report/{report}")) for quad in turtle(text)]
    for quad in (*stated, *load_ontology()):
        store.add(quad)
        store.add(Quad(*quad.triple))
    return store


def concluded(store, name):
    found = store.quads_for_pattern(None, ont(name), None, graph("inferred"))
    return {
        f"{quad.subject.value.removeprefix(ID)} {quad.object.value.removeprefix(ID)}"
        for quad in found
    }


def triples(store, name):
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}


def test_rules_have_unique_ids_and_titles_in_both_languages():
    rules = load_rules()

    assert len({rule.id for rule in rules}) == len(rules) >= 7
    assert all(rule.title_zh and rule.title_en for rule in rules)


def test_part_of_reaches_through_measures_to_the_report():
    store = make_store(LEDGER)
    infer(store)

    assert {pair for pair in concluded(store, "isPartOf") if pair.startswith("m1 ")} == {
        "m1 i1",
        "m1 aspect",
        "m1 ledger",
        "m1 r",
    }


def test_enterprises_of_one_place_that_differ_in_a_company_word_may_be_one():
    kind = "<https://w3id.org/gpr/scheme/unit-kind/enterprise>"
    firms = (
        ("a", "p", "岑拓"),
        ("b", "p", "岑拓公司"),
        ("c", "q", "岑拓公司"),
        ("d", "p", "岑拓能"),
    )
    store = make_store(
        "".join(
            f"<{firm}> gpr:unitKind {kind} ; gpr:jurisdiction <{place}> ; "
            f'skos:prefLabel "{name}"@zh .'
            for firm, place, name in firms
        )
    )
    infer(store)

    assert concluded(store, "possiblySameAs") == {"a b", "b a"}


def test_owner_is_stated_or_the_nearest_or_the_issuer():
    store = make_store(LEDGER)
    infer(store)

    assert concluded(store, "accountableUnit") == {
        "ledger issuer",
        "aspect issuer",
        "i1 issuer",
        "m1 issuer",
        "i2 bureau",
        "m2 bureau",
        "m3 office",
    }


def test_owner_of_a_plan_goes_to_its_projects_and_a_plan_without_one_stays_without():
    store = make_store(PLAN)
    infer(store)

    assert concluded(store, "accountableUnit") == {
        "plan lead",
        "plan second",
        "p lead",
        "p second",
    }


def test_inherited_owner_has_a_claim_that_leads_back_to_what_was_stated():
    store = make_store(LEDGER)
    infer(store)
    rows = store.query(
        PREFIXES
        + """SELECT ?item ?unit ?rule ?from {
          ?claim a gpr:Responsibility , gpr:Claim ; gpr:workItem ?item ; gpr:actor ?unit ;
            gpr:subject ?item ; gpr:predicate gpr:accountableUnit ; gpr:object ?unit ;
            gpr:basis <https://w3id.org/gpr/scheme/basis/inherited> ;
            gpr:ruleId ?rule ; gpr:derivedFrom ?from }"""
    )

    assert {tuple(term.value.removeprefix(ID) for term in row) for row in rows} == {
        ("ledger", "issuer", "issuer-owner/1", "c0"),
        ("aspect", "issuer", "issuer-owner/1", "c0"),
        ("i1", "issuer", "issuer-owner/1", "c0"),
        ("m1", "issuer", "issuer-owner/1", "c0"),
        ("m2", "bureau", "inherited-owner/1", "c2"),
    }


def test_upper_unit_is_whoever_answers_for_any_whole():
    store = make_store(LEDGER)
    infer(store)

    assert {pair for pair in concluded(store, "upperLeadUnit") if pair.startswith("m3 ")} == {
        "m3 bureau",
        "m3 issuer",
    }


def test_dependency_is_closed_and_only_what_is_pending_blocks():
    store = make_store(WAITING)
    infer(store)

    assert concluded(store, "dependsOn") == {"a b", "a c", "b c"}
    assert concluded(store, "blockedBy") == {"a b"}


@pytest.mark.parametrize(("report", "blocked"), [("r2", set()), ("r1", {"a b"})])
def test_only_a_later_report_lifts_a_block(report, blocked):
    met = f"""<d3> gpr:dependent <a> ; gpr:prerequisite <b2> ; gpr:statedIn <{report}> ;
              gpr:fulfilment fulfilment:met ."""
    store = make_store(WAITING + met)
    infer(store)

    assert concluded(store, "blockedBy") == blocked


def test_the_default_graph_stays_the_merge_of_the_named_graphs():
    store = make_store(LEDGER + PLAN + WAITING)
    infer(store)

    named = (triples(store, name) for name in store.named_graphs())
    assert triples(store, DefaultGraph()) == set().union(*named)


def test_again_gives_the_same_and_nothing_rests_on_old_conclusions():
    store = make_store(LEDGER + PLAN + WAITING)
    count = infer(store)
    first = triples(store, graph("inferred"))

    assert infer(store) == count == len(first)
    assert triples(store, graph("inferred")) == first

    store.remove_graph(graph("report/r"))
    store.remove_graph(DefaultGraph())
    for triple in triples(store, graph("inferred")) | triples(store, graph("ontology")):
        store.add(Quad(*triple))

    assert infer(store) == 0
    assert triples(store, DefaultGraph()) == triples(store, graph("ontology"))


def test_a_conclusion_that_a_report_states_too_survives_the_clearing():
    store = make_store("<x> gpr:isPartOf <y> .")
    infer(store)

    assert concluded(store, "isPartOf") == {"x y"}
    assert (
        Quad(NamedNode(ID + "x"), ont("isPartOf"), NamedNode(ID + "y"), graph("report/r")) in store
    )


def test_a_circle_ends():
    store = make_store("<x> gpr:isPartOf <y> . <y> gpr:isPartOf <x> ; gpr:leadUnit <u> .")
    infer(store)

    assert concluded(store, "accountableUnit") == {"x u", "y u"}


def test_a_rule_without_end_is_stopped(tmp_path, monkeypatch):
    endless = """CONSTRUCT { ?o <http://p> ?n }
      WHERE { ?s <http://p> ?o BIND(IRI(CONCAT(STR(?o), "x")) AS ?n) }"""
    rule = Rule("endless/1", "无尽", "endless", endless, tmp_path / "10-endless.rq")
    monkeypatch.setattr(inference, "load_rules", lambda: (rule,))
    store = make_store("<x> <http://p> <y> .")

    with pytest.raises(StoreError, match="no fixpoint after 3 rounds"):
        infer(store, max_rounds=3)


def test_a_rule_that_is_no_sparql_names_its_file(tmp_path, monkeypatch):
    for text in ("CONSTRUCT nonsense", "ASK { ?s ?p ?o }"):
        rule = Rule("bad/1", "坏", "bad", text, tmp_path / "10-bad.rq")
        monkeypatch.setattr(inference, "load_rules", lambda rule=rule: (rule,))

        with pytest.raises(ResourceError, match=r"10-bad\.rq"):
            infer(make_store())


def test_a_rule_without_a_title_is_refused(tmp_path):
    path = tmp_path / "10-mute.rq"
    path.write_text("# id: mute/1\n# title-zh: 无\nCLEAR DEFAULT\n", "utf-8")

    with pytest.raises(ResourceError, match=r"10-mute\.rq: add the header # title-en:"):
        read_rule(path)


@pytest.mark.filterwarnings("ignore")
def test_the_rules_agree_with_owl():
    """Part-of, dependency and the chain are axioms too; an OWL RL engine must say the same."""
    owlrl = pytest.importorskip("owlrl")
    store = make_store(LEDGER + PLAN + WAITING)
    stated = to_rdflib(triples(store, DefaultGraph()))
    infer(store)
    closed = to_rdflib(triples(store, DefaultGraph()))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(stated)

    assert pairs(stated, "isPartOf") == pairs(closed, "isPartOf")
    assert pairs(stated, "dependsOn") == pairs(closed, "dependsOn")
    # The default owners are no axiom, so the rules know more.
    assert set() < pairs(stated, "upperLeadUnit") < pairs(closed, "upperLeadUnit")


def to_rdflib(found):
    return Graph().parse(data=serialize(found, format=RdfFormat.N_TRIPLES), format="nt")


def pairs(rdf, name):
    found = rdf.query(f"SELECT ?s ?o {{ ?s <{ont(name).value}> ?o }}")
    return {(str(s), str(o)) for s, o in found if str(s).startswith(ID)}


def test_conclusions_are_claims_of_the_basis_inherited_only():
    store = make_store(LEDGER)
    infer(store)
    found = store.quads_for_pattern(None, TYPE, ont("Claim"), graph("inferred"))
    bases = {
        quad.object
        for claim in found
        for quad in store.quads_for_pattern(claim.subject, ont("basis"), None, graph("inferred"))
    }

    assert bases == {concept("basis", "inherited")}
    assert not any(
        isinstance(quad.object, Literal) and quad.object.value == ""
        for quad in store.quads_for_pattern(None, ont("ruleId"), None, graph("inferred"))
    )


def record(thing, status, report, nth=1):
    """A status record; `status` is written as in the scheme of stages."""
    return f"""<{thing}-{report}-{nth}> gpr:recordOf <{thing}> ; gpr:statedIn <{report}> ;
      gpr:status <https://w3id.org/gpr/scheme/stage/{status}> ."""


def dated(**dates):
    return "".join(
        f'<{report}> a gpr:Report ; gpr:jurisdiction <city> ; gpr:publicationDate "{date}" .'
        for report, date in dates.items()
    )


@pytest.mark.parametrize(
    ("dates", "records", "status"),
    [
        ({"r1": "2024-05", "r2": "2025-05"}, "r1 stalled, r2 completed", "completed"),
        ({"r1": "2025-05", "r2": "2024-05"}, "r1 stalled, r2 completed", "stalled"),
        ({"r1": "2024-05", "r2": "2025-05"}, "r1 completed, r2 unknown", "completed"),
        ({"r1": "2024-05"}, "r1 stalled, r1 completed", None),
        ({"r1": "2024-05"}, "r1 completed, r1 completed", "completed"),
        ({"r1": "2024-05", "r2": "2025"}, "r1 stalled, r1 completed, r2 operating", "operating"),
        ({"r1": "2024", "r2": "2024-05"}, "r1 stalled, r2 completed", None),
        (
            {"r1": "2024", "r2": "2024-05", "r3": "2025-01-02"},
            "r1 stalled, r2 completed, r3 stalled",
            "stalled",
        ),
        ({"r2": "2024-05"}, "r1 stalled, r2 completed", None),
        ({"r2": "2024-05"}, "r1 completed, r2 completed", "completed"),
        ({}, "r1 construction", "construction"),
        ({}, "r1 unknown", None),
    ],
)
def test_current_status_is_that_of_the_latest_report_or_undecided(dates, records, status):
    told = [one.split() for one in records.split(", ")]
    lines = (record("p", what, report, nth) for nth, (report, what) in enumerate(told))
    store = make_store(dated(**dates) + "".join(lines))
    infer(store)

    found = store.quads_for_pattern(None, ont("currentStatus"), None, graph("inferred"))
    assert [quad.object.value.rpartition("/")[2] for quad in found] == ([status] if status else [])


def test_both_of_two_stages_of_one_report_stay_on_record():
    store = make_store(record("p", "stalled", "r", 1) + record("p", "completed", "r", 2))
    infer(store)

    assert concluded(store, "currentRecord") == {"p p-r-1", "p p-r-2"}


@pytest.mark.parametrize(
    ("states", "status"),
    [("done done", "done"), ("done planned", "mixed"), ("ongoing planned", None), ("done ?", None)],
)
def test_an_issue_stands_where_its_measures_stand(states, status):
    text = "<i> a gpr:Issue ."
    for nth, state in enumerate(states.split()):
        text += f"<m{nth}> gpr:addresses <i> ."
        if state != "?":
            text += f"""<c{nth}> gpr:recordOf <m{nth}> ; gpr:statedIn <r> ;
              gpr:status <https://w3id.org/gpr/scheme/measure-state/{state}> ."""
    store = make_store(text)
    infer(store)

    found = {pair.split()[1] for pair in concluded(store, "currentStatus") if pair.startswith("i ")}
    assert {name.rpartition("/")[2] for name in found} == ({status} if status else set())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023", "2023-12-31"),
        ("2023-06", "2023-06-30"),
        ("2020-H1", "2020-06-30"),
        ("2020-H2", "2020-12-31"),
        ("2020-Q1", "2020-03-31"),
        ("2020-Q3", "2020-09-30"),
        ("2023-02", "2023-02-28"),
        ("2024-02", "2024-02-29"),
        ("1900-02", "1900-02-28"),
        ("2000-02", "2000-02-29"),
        ("2023-05-09", "2023-05-09"),
        ("2024-01/2024-09", "2024-09-30"),
        ("2023-13", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_partial_date_falls_due_on_its_last_day(written, day):
    store = make_store(f'<c> gpr:dueDate "{written}" .')
    infer(store)

    found = store.quads_for_pattern(None, ont("dueBy"), None, graph("inferred"))
    assert [quad.object.value for quad in found] == ([day] if day else [])


PROMISE = """<c> a gpr:Commitment ; gpr:commitmentTo <p> ; gpr:statedIn <r1> ;
  gpr:dueDate "2024-12" ;
  gpr:commitmentKind <https://w3id.org/gpr/scheme/commitment-kind/{kind}> ."""


@pytest.mark.parametrize(
    ("kind", "dates", "records", "overdue"),
    [
        ("deadline", {"r1": "2024-05", "r2": "2025-01"}, "", "c r2"),
        ("deadline", {"r1": "2024-05", "r2": "2025-01", "r3": "2025-02"}, "", "c r3"),
        ("deadline", {"r1": "2024-05", "r2": "2024-12"}, "", None),
        ("deadline", {"r1": "2024-05", "r2": "2024"}, "", None),
        ("deadline", {"r1": "2025-05", "r2": "2025-06"}, "", None),
        ("deadline", {"r2": "2025-06"}, "", None),
        ("deadline", {"r1": "2024-05"}, "", None),
        ("deadline", {"r1": "2024-05", "r2": "2025-01"}, "r2 completed", None),
        ("deadline", {"r1": "2024-05", "r2": "2025-01"}, "r2 construction", "c r2"),
        ("deadline", {"r1": "2024-05", "r2": "2025-01"}, "r2 stalled", "c r2"),
        ("start", {"r1": "2024-05", "r2": "2025-01"}, "r2 construction", None),
        ("start", {"r1": "2024-05", "r2": "2025-01"}, "r2 preparation", "c r2"),
    ],
)
def test_overdue_is_a_promise_that_passed_and_of_which_no_report_tells(
    kind, dates, records, overdue
):
    told = [one.split() for one in records.split(", ") if one]
    lines = (record("p", what, report, nth) for nth, (report, what) in enumerate(told))
    store = make_store(dated(**dates) + PROMISE.format(kind=kind) + "".join(lines))
    infer(store)

    assert concluded(store, "overdueIn") == ({overdue} if overdue else set())


def test_a_report_of_another_place_tells_nothing_about_a_promise():
    elsewhere = '<r2> a gpr:Report ; gpr:jurisdiction <town> ; gpr:publicationDate "2025-01" .'
    store = make_store(dated(r1="2024-05") + elsewhere + PROMISE.format(kind="deadline"))
    infer(store)

    assert concluded(store, "overdueIn") == set()


def test_conclusions_are_the_same_however_many_are_written_at_a_time(monkeypatch):
    whole = make_store(LEDGER + PLAN + WAITING)
    infer(whole)
    monkeypatch.setattr(inference, "_BATCH", 2)
    parts = make_store(LEDGER + PLAN + WAITING)
    infer(parts)

    assert triples(parts, graph("inferred")) == triples(whole, graph("inferred"))
    assert triples(parts, DefaultGraph()) == triples(whole, DefaultGraph())


def test_an_interrupted_run_is_mended_by_the_next(monkeypatch):
    wanted = make_store(LEDGER + PLAN + WAITING)
    infer(wanted)
    store = make_store(LEDGER + PLAN + WAITING)
    monkeypatch.setattr(inference, "_BATCH", 2)
    write, calls = inference._write, []

    def die(*arguments):
        calls.append(arguments)
        if len(calls) == 5:
            raise KeyboardInterrupt
        write(*arguments)

    monkeypatch.setattr(inference, "_write", die)
    with pytest.raises(KeyboardInterrupt):
        infer(store)
    half = triples(store, graph("inferred"))
    assert set() < half < triples(wanted, graph("inferred"))
    assert half <= triples(store, DefaultGraph())
    monkeypatch.setattr(inference, "_write", write)
    infer(store)

    assert triples(store, graph("inferred")) == triples(wanted, graph("inferred"))
    assert triples(store, DefaultGraph()) == triples(wanted, DefaultGraph())
