"""The end of a name shows a class that fits the kind of the unit."""

import pytest
from pyoxigraph import NamedNode

from kg.names.classes import PLACE, class_by_name
from kg.rdf.namespaces import RDFS, ont
from kg.rdf.ontology import concepts, load_ontology, unit_class
from kg.resources import table

ROWS = table("ontology", "lexicons", "name_classes.tsv")
BESIDE_KINDS = {"JudicialBody", "SocialOrganisation"}


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("云河市人民政府", "government", "LocalGovernment"),
        ("云河市人民政府办公室", "government", "GovernmentDepartment"),
        ("云河市水务局", "government", "GovernmentDepartment"),
        ("国家发展和改革委员会", "government", "GovernmentDepartment"),
        ("云河市国有资产监督管理委员会", "government", "GovernmentDepartment"),
        ("云河高新技术产业开发区管理委员会", "government", "DispatchedAuthority"),
        ("砚湖街道办事处", "government", "DispatchedAuthority"),
        ("云河市中级人民法院", "government", "JudicialBody"),
        ("云河市人民检察院", "government", "JudicialBody"),
        ("中共云河市委", "party", "PartyCommittee"),
        ("中共云河市委宣传部", "party", "PartyDepartment"),
        ("云河市纪委监委", "party", "DisciplineBody"),
        ("砚湖水利建设专班", "taskforce", "TaskForce"),
        ("砚湖水利建设领导小组", "taskforce", "LeadingGroup"),
        ("砚湖防汛抗旱指挥部", "taskforce", "LeadingGroup"),
        ("云河市旅游协会", "institution", "SocialOrganisation"),
        ("云河仲裁委员会", "institution", "SocialOrganisation"),
        ("云河大学", "institution", "School"),
        ("云河市第一人民医院", "institution", "Hospital"),
        ("云河水利研究院", "institution", "ResearchInstitute"),
        ("云河市政务服务中心", "institution", ""),
        ("云河大学", "enterprise", ""),
        ("云河市", PLACE, "AdministrativeArea"),
        ("云河高新技术产业开发区", PLACE, "FunctionalZone"),
        ("", PLACE, ""),
    ],
)
def test_class_of_a_name(name: str, kind: str, found: str) -> None:
    assert class_by_name(name, kind) == found


def parents(node: NamedNode) -> set[NamedNode]:
    """Return a class and all classes above it."""
    above = NamedNode(RDFS + "subClassOf")
    direct = {q.object for q in load_ontology() if q.subject == node and q.predicate == above}
    return {node}.union(*(parents(one) for one in direct if isinstance(one, NamedNode)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}-{row['suffix']}")
def test_a_class_is_one_of_its_kind(row: dict[str, str]) -> None:
    above = ont("Place") if row["kind"] == PLACE else unit_class(row["kind"])

    if row["class"] in BESIDE_KINDS:
        assert ont("Unit") in parents(ont(row["class"]))
    elif row["class"] != "-":
        assert above in parents(ont(row["class"]))


def test_kinds_are_those_of_units_and_places_and_no_row_comes_twice() -> None:
    assert {row["kind"] for row in ROWS} <= {*concepts("unit-kind"), PLACE}
    keys = [(row["kind"], row["suffix"]) for row in ROWS]
    assert len(keys) == len(set(keys))
