"""A question of the library as SPARQL that a person can read, change and send elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import dropwhile
from typing import Any, BinaryIO

from kg.errors import QueryError
from kg.outputs.query import REQUIRED, Label, Query, find_query, meanings
from kg.outputs.table import Column
from kg.rdf.queryable import Queryable
from kg.rdf.store import Store
from kg.web.pages.replies import write_json
from kg.web.pages.words import in_language

_PLACE = re.compile(r"^(\s*)# VALUES \?(\w+) .*$")
_EVIDENCE = Column("", "证据", "evidence")
_FIRST = """# {title}
PREFIX gpr: <https://w3id.org/gpr/ont#>
SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) {{
  ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(gpr:)))
}}
GROUP BY ?class ORDER BY DESC(?things) ?class

# column: class | 类 | class
# column: things | 数量 | things"""


def wording(store: Store, arguments: Mapping[str, Any], output: BinaryIO) -> str:
    """Write the SPARQL of the question `name` with its `parameters` filled in, as `text`.

    Its title is in the `language` of the reader.
    """
    query, language = find_query(arguments["name"]), arguments["language"]
    text = worded(store, query, arguments["parameters"], language=language)
    return write_json({"text": text}, output)


def worded(
    store: Queryable, query: Query, parameters: Mapping[str, str], *, language: str = "zh"
) -> str:
    """Return the text of a question; what is fixed stands behind it, as VALUES.

    It also takes the place of a comment `# VALUES ?name …`, which a question has where the words
    are needed inside. The terms are written by the engine: no words become SPARQL.

    Raises QueryError when a parameter is missing that the question needs.
    """
    fixed = {one.name: parameters.get(one.name, "") or one.default for one in query.parameters}
    missing = [name for name, words in fixed.items() if words == REQUIRED]
    if missing:
        raise QueryError(f"请填写 {', '.join(missing)} (fill in {', '.join(missing)})")
    terms = {name: meanings(store, words) for name, words in fixed.items() if words}
    values = {
        name: f"VALUES ?{name} {{ {' '.join(map(str, found))} }}" for name, found in terms.items()
    }
    return _text(query, values, language)


def plain(query: Query, language: str) -> str:
    """Return the text of a question that fixes nothing.

    >>> plain(find_query("lead-units"), "en").splitlines()[0]
    '# Which unit leads each plan?'
    >>> plain(find_query("lead-units"), "en").splitlines()[-1]
    '# column: claim | 证据 | evidence'
    """
    return _text(query, {}, language)


def first_query(language: str) -> str:
    """Return the query that stands in an editor at first.

    >>> first_query("en").splitlines()[0]
    '# How many things of each class are there?'
    """
    title = Label("图谱中各类事物有多少？", "How many things of each class are there?")
    return _FIRST.format(title=in_language(title, language))


def _text(query: Query, values: Mapping[str, str], language: str) -> str:
    """Return the title, the query as it is written, and below it what its columns are called."""
    title = in_language(query.titles, language)
    lines = dropwhile(lambda line: line.startswith("# "), query.text.rstrip().splitlines())

    def filled(place: re.Match[str]) -> str:
        return place[1] + values[place[2]] if place[2] in values else place[0]

    body = (_PLACE.sub(filled, line) for line in lines)
    proofs = (replace(_EVIDENCE, name=name) for name in query.evidence)
    columns = (
        f"# column: {' | '.join(filter(None, (one.name, one.title, one.english)))}"
        for one in (*query.columns, *proofs)
    )
    return "\n".join([f"# {title}", *body, *values.values(), "", *columns])
