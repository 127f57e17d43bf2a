"""Pages that show what a worker found: words of reports lose control characters on their way."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.outputs.harmless import visible
from kg.outputs.query import Label
from kg.web.page import language_of, render
from kg.web.pages.links import address, passage_address
from kg.web.pages.listing import values_of
from kg.web.pages.picture import picture_address
from kg.web.pages.words import in_language, interface_words
from kg.web.responses import refused
from kg.web.site import site_of

_PARTS = 50
_MOST_PAGES = 100_000


async def found(request: Request, job: str, arguments: Mapping[str, Any]) -> Any:
    """Return what a job found; nothing in it can steer a screen or turn text around."""
    return harmless(await site_of(request).value(request, job, arguments))


def show(request: Request, template: str, context: Mapping[str, Any]) -> HTMLResponse:
    """Return a page; templates may say `w(key)`, `pick(both)`, `address(iri)` and `again(…)`."""
    language = language_of(request)

    def pick(both: Mapping[str, Any] | Label) -> str:
        label = both if isinstance(both, Label) else Label(both["zh"] or "", both["en"] or "")
        return in_language(label, language)

    def again(**changed: object) -> str:
        return changed_address(request, changed)

    shared = {
        "pick": pick,
        "address": address,
        "passage_address": passage_address,
        "picture_address": picture_address,
        "values_of": values_of,
        "local_name": local_name,
        "known_word": interface_words().__contains__,
        "again": again,
    }
    return render(request, template, shared | dict(context))


def local_name(iri: str) -> str:
    """Return the name of a class or property without its namespace.

    >>> local_name("https://w3id.org/gpr/ont#issuer"), local_name("http://purl.org/dc/terms/title")
    ('issuer', 'title')
    """
    return iri.rpartition("#")[2].rpartition("/")[2]


def harmless(value: Any) -> Any:
    r"""Return plain values with every invisible or control character of their words shown.

    >>> harmless({"a": ["项目\x1b[31m一", 3]})
    {'a': ['项目�[31m一', 3]}
    """
    if isinstance(value, str):
        return "\n".join(visible(line) for line in value.split("\n"))
    if isinstance(value, list):
        return [harmless(one) for one in value]
    if isinstance(value, dict):
        return {key: harmless(one) for key, one in value.items()}
    return value


def pairs_of(request: Request) -> dict[str, str]:
    """Return the parameters of an address; of a repeated one the last counts."""
    try:
        return dict(parse_qsl(request.url.query, keep_blank_values=True, max_num_fields=_PARTS))
    except ValueError:
        return {}


async def posted(request: Request) -> dict[str, str]:
    """Return the fields of a form that was sent; of a repeated one the last counts.

    Raises HTTPException 400 for more fields than any of our forms has.
    """
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, max_num_fields=_PARTS))
    except ValueError as error:
        raise refused(400, "参数太多", f"more than {_PARTS} fields") from error


def page_of(pairs: Mapping[str, str]) -> int:
    """Return the page of a list that the parameters of an address ask for.

    >>> page_of({"page": "2"}), page_of({})
    (2, 1)
    """
    return number_of(pairs.get("page", ""), least=1, most=_MOST_PAGES)


def number_of(text: str, *, least: int, most: int) -> int:
    """Return a number that a person wrote, within bounds; the least for what is none.

    >>> number_of("3", least=1, most=9), number_of("x", least=1, most=9)
    (3, 1)
    """
    plain = text.isascii() and text.isdecimal() and len(text) < len(str(most)) + 2
    return max(least, min(most, int(text))) if plain else least


def changed_address(request: Request, changed: Mapping[str, object]) -> str:
    """Return the address of the request with other parameters; blank ones go."""
    pairs = pairs_of(request) | {key: str(value) for key, value in changed.items()}
    kept = {key: value for key, value in pairs.items() if value}
    return "?" + urlencode(kept)
