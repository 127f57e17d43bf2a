from collections import Counter
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.outputs.query import find_query, run
from kg.outputs.rules import all_rules, find_rule
from kg.pipeline import build
from kg.rdf.store import open_store
from kg.resources import resource

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_stands_where_it_says(rule) -> None:
    line = (ROOT / rule.file).read_text("utf-8").splitlines()[rule.line - 1]

    assert rule.id in line
    assert rule.about


def test_no_two_rules_share_an_id() -> None:
    counts = Counter(rule.id for rule in all_rules())

    assert [name for name, count in counts.items() if count > 1] == []


def test_every_claim_of_the_samples_rests_on_a_known_rule(tmp_path: Path) -> None:
    build(sorted(resource("samples").glob("*.txt")), tmp_path / "store")
    with open_store(tmp_path / "store", read_only=True) as store:
        used = {str(row[0]) for row in run(store, find_query("rules"), {}).rows}

    assert len(used) > 50
    assert used <= {rule.id for rule in all_rules()}


def test_an_unknown_rule_names_its_neighbours() -> None:
    with pytest.raises(QueryError, match="role-label"):
        find_rule("role-labels")
