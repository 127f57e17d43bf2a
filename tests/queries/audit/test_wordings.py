"""One figure wrong in a sentence is found; the same sentence with the right one stays silent."""

import pytest

from kg.audit.checks import load_checks
from tests.auditing import SCORED as KINDS
from tests.auditing import found_in
from tests.queries.audit.wordings import FAMILIES

ROWS = [(family, *row) for family, rows in FAMILIES.items() for row in rows]
SCORED = {check.id for check in load_checks() if check.kind in KINDS}


@pytest.mark.parametrize(("family", "text", "right", "wrong"), ROWS)
def test_the_figure_that_slips_is_found(family: str, text: str, right: str, wrong: str) -> None:
    assert family
    assert not SCORED & set(found_in(text.replace("{}", right)))
    assert SCORED & set(found_in(text.replace("{}", wrong)))
