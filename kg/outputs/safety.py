"""What SPARQL that a person wrote may not do: change the store, or leave it."""

import re
import sys
from collections.abc import Iterator

from kg.errors import QueryError

# The tokens of SPARQL in which a keyword is no keyword, then a word that may be one.
_TOKEN = re.compile(
    r"""(?s)<[^<>"{}|^`\\\x00-\x20]*>         # an IRI
    |\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}
    |"(?:[^"\\n\r]|\\.)*"|'(?:[^'\\n\r]|\\.)*'
    |\#[^\n\r]*                               # a comment
    |[?$@]\w+                                 # a variable, a language
    |[\w.-]*:(?:[\w.:%-]|\\.)*                # a prefixed name
    |(?P<word>[A-Za-z_]+)|.""",
    re.VERBOSE,
)
# SPARQL reads \\u0053 as S before anything else.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}
_REFUSED = {
    "SERVICE": "SERVICE 会访问网络，不允许 (SERVICE would reach for the network; leave it out)",
    "FROM": "FROM 不允许，查询的总是整个库 (FROM is refused; the whole store is queried, and "
    "GRAPH ?g { … } picks one report)",
}


def refuse_unsafe(text: str, *, allow_from: bool = False) -> None:
    """Raise QueryError if `text` would change the store or leave it.

    Words inside strings, IRIs, comments and names are only words. `allow_from` is for callers that
    look after FROM themselves: see `kg.outputs.from_clauses`.

    >>> refuse_unsafe("SELECT ?from { ?from ?p 'DROP ALL' }  # SERVICE")
    >>> refuse_unsafe("DROP ALL")
    Traceback (most recent call last):
    kg.errors.QueryError: DROP 会修改库，不允许 (DROP would change the store; only queries here)
    """
    for word in _words(text):
        if word in _REFUSED and not (allow_from and word == "FROM"):
            raise QueryError(_REFUSED[word])
        if word in _UPDATES:
            raise QueryError(
                f"{word} 会修改库，不允许 ({word} would change the store; only queries here)"
            )


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of SPARQL, without blanks and comments; of operators, single characters.

    >>> list(tokens("ASK { ?s a <a:b> } # all"))
    ['ASK', '{', '?s', 'a', '<a:b>', '}']
    """
    for match in _TOKEN.finditer(_ESCAPE.sub(_character, text)):
        if not match[0].isspace() and not match[0].startswith("#"):
            yield match[0]


def _words(text: str) -> Iterator[str]:
    unescaped = _ESCAPE.sub(_character, text)
    for reading in dict.fromkeys((text, unescaped)):
        for match in _TOKEN.finditer(reading):
            if match["word"]:
                yield match["word"].upper()


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < sys.maxunicode else "�"
