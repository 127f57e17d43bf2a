"""Where each rule stands that a fact's `ruleId` names: file, line, and what it is about."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kg
from kg.errors import QueryError
from kg.outputs.suggestions import did_you_mean
from kg.resources import resource

_PACKAGES = ("extraction", "identity", "followup", "ledger")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_HEADER = re.compile(r"# (?P<key>id|title-zh): (?P<value>.+)")
_ALIKE = 0.6
"""So much alike must an id be to be offered instead of another."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One rule: its id and where it is defined; `about` is the nearest explanation in the file."""

    id: str
    file: str
    line: int
    about: str


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule by which a claim can be made, sorted by id.

    A rule is a constant of the extraction or of the identity, a row of a lexicon that has a
    column `rule`, or a SPARQL query under ontology/rules. A constant that only names a row of a
    lexicon is no second definition.

    >>> [rule.file for rule in all_rules() if rule.id == "role-label"]
    ['kg/extraction/responsibilities/labelled.py']
    """
    rows = tuple(_rows())
    named = {row.id for row in rows}
    constants = (one for one in _constants() if one.id not in named)
    return tuple(sorted((*constants, *rows, *_inferences())))


def find_rule(name: str) -> Rule:
    """Return the rule with that id.

    Raises QueryError, with the nearest ids, when there is none.
    """
    known = {rule.id: rule for rule in all_rules()}
    if name in known:
        return known[name]
    raise QueryError(
        f"没有规则“{name}”，`kg rule` 列出全部 (no such rule; `kg rule` lists them)"
        f"{did_you_mean(name, known, alike=_ALIKE)}"
    )


def _constants() -> Iterator[Rule]:
    package = Path(kg.__file__).parent
    for path in sorted(path for name in _PACKAGES for path in (package / name).rglob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        opening = ast.get_docstring(ast.Module(body, [])) or ""
        file = path.relative_to(package.parent).as_posix()
        for node, following in zip(body, (*body[1:], None), strict=True):
            value = _text(node.value) if isinstance(node, ast.Assign) else ""
            if _ID.fullmatch(value):
                own = _text(following.value) if isinstance(following, ast.Expr) else ""
                yield Rule(value, file, node.lineno, (own or opening).split("\n")[0])


def _text(node: ast.expr) -> str:
    """Return the words of a string as the source has it; blank for any other expression."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _rows() -> Iterator[Rule]:
    """Yield the rows of the lexicons that have a column `rule`; the row explains itself."""
    for path in sorted(resource("ontology", "lexicons").glob("*.tsv")):
        column = -1
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            cells = line.split("\t")
            if not line.strip() or line.startswith("#"):
                continue
            if column < 0:
                if "rule" not in cells:
                    break
                column = cells.index("rule")
            else:
                about = " ".join(cells[:column] + cells[column + 1 :])
                yield Rule(cells[column], f"ontology/lexicons/{path.name}", number, about)


def _inferences() -> Iterator[Rule]:
    for path in sorted(resource("ontology", "rules").glob("*.rq")):
        headers = [_HEADER.match(line) for line in path.read_text("utf-8").splitlines()]
        found = {header["key"]: header["value"] for header in headers if header}
        line = next(number for number, header in enumerate(headers, start=1) if header)
        yield Rule(found["id"], f"ontology/rules/{path.name}", line, found.get("title-zh", ""))
