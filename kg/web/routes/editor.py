"""What the script of `/workbench` asks for: names, questions as SPARQL, words, and the editor."""

import json
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from kg.outputs.sandbox import prefixes
from kg.resources import table
from kg.web.page import language_of
from kg.web.pages.library import given_in, question_named
from kg.web.pages.links import address
from kg.web.pages.show import found, pairs_of
from kg.web.pages.wording import first_query
from kg.web.pages.words import in_language
from kg.web.responses import refused
from kg.web.site import site_of

YASGUI = "@zazuko/yasgui@4.6.2"
"""The version that the scripts were written for; `kg/web/workbench/package.json` fetches it."""

SCRIPT, STYLE = "yasgui.min.js", "yasgui.min.css"
_MOST_NAMES = 2000


async def names(request: Request) -> Response:
    """Return the name and the page of each of some identifiers, a list in JSON."""
    iris = _list_of_words(await request.body())
    named = await found(request, "names", {"iris": iris})
    told = {iri: {**named.get(iri, {}), "href": address(iri)} for iri in iris}
    return JSONResponse({iri: name for iri, name in told.items() if name != {"href": ""}})


async def question(request: Request) -> Response:
    """Return a question of the library as SPARQL, its parameters filled from the address."""
    query = question_named(request.path_params["name"])
    given = given_in(pairs_of(request), query)
    language = language_of(request)
    asked = {"name": query.name, "parameters": given, "language": language}
    told = await site_of(request).value(request, "wording", asked)
    title = in_language(query.titles, language)
    return JSONResponse({**told, "title": " ".join(filter(None, (title, *given.values())))})


async def setup(request: Request) -> Response:
    """Return what the editor has to know: prefixes, terms with labels, and words to say."""
    figures = await site_of(request).figures()
    used = [iri for iri, _ in figures["properties"]]
    labels = await found(request, "labels", {"iris": used})
    classes = [[iri, zh, en] for iri, zh, en, _ in figures["classes"]]
    properties = [
        [iri, *(labels.get(iri, {}).get(part, "") for part in ("zh", "en"))] for iri in used
    ]
    language = language_of(request)
    return JSONResponse(
        {
            "language": language,
            "first": first_query(language),
            "seconds": site_of(request).settings.limits.seconds,
            "prefixes": prefixes(),
            "classes": classes,
            "properties": properties,
            "words": {row["key"]: row[language] for row in table("web", "workbench.tsv")},
            "theirs": _their_words() if language == "zh" else {},
        }
    )


async def bundle(request: Request) -> Response:
    """Return one of the two files of Yasgui, when it is installed."""
    folder = site_of(request).settings.workbench
    name = request.path_params["name"]
    if not has_editor(folder) or name not in {SCRIPT, STYLE}:
        raise refused(404, "编辑器未安装", "the editor is not installed")
    files = StaticFiles(directory=folder, check_dir=False)
    response = await files.get_response(name, request.scope)
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def has_editor(folder: Path | None) -> bool:
    """Return whether a folder holds the two files of Yasgui."""
    return folder is not None and all((folder / name).is_file() for name in (SCRIPT, STYLE))


def _their_words() -> dict[str, str]:
    """Return what Yasgui says in English, in Chinese."""
    return {row["theirs"]: row["zh"] for row in table("web", "yasgui.tsv")}


def _list_of_words(body: bytes) -> list[str]:
    try:
        asked: Any = json.loads(body)
    except ValueError as error:
        raise refused(400, "不是 JSON", "not JSON") from error
    if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
        raise refused(400, "请给出标识的列表", "want a list of identifiers")
    if len(asked) > _MOST_NAMES:
        raise refused(400, f"一次最多 {_MOST_NAMES} 个", f"at most {_MOST_NAMES} at once")
    return sorted(set(asked))


ROUTES = (
    Route("/workbench/setup", setup),
    Route("/workbench/names", names, methods=["POST"]),
    Route("/workbench/questions/{name}", question),
    Route("/workbench/editor/{name}", bundle),
)
