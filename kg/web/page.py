"""Pages from templates, in Chinese or in English.

A template extends `base.html.j2` and writes `{{ w("reports") }}` for words of `words.tsv`, and
`{{ t("报告", "reports") }}` or `{{ t(label) }}` for others in both languages. Whatever comes from a
report is escaped; nothing in a page may be inline script or style, because the browser is told to
refuse both.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg import __version__
from kg.outputs.offline import environment
from kg.outputs.query import Label
from kg.web.pages.words import in_language, speaker

LANGUAGES = {"zh": "中文", "en": "English"}
COOKIE = "language"
_NAVIGATION = (
    *("reports", "plans", "units", "projects", "issues", "documents"),
    *("findings", "questions", "graph", "ledger", "workbench", "search"),
)


def render(request: Request, template: str, context: Mapping[str, Any]) -> HTMLResponse:
    """Return a page in the reader's language."""
    language = language_of(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shared = {
        "t": _speaker(language),
        "w": speaker(language),
        "navigation": _NAVIGATION,
        "language": language,
        "languages": LANGUAGES,
        "here": here,
        "path": request.url.path,
        "version": __version__,
    }
    text = _environment().get_template(template).render(shared | dict(context))
    return HTMLResponse(text, headers={"Vary": "Accept, Cookie", "Content-Language": language})


def language_of(request: Request) -> str:
    """Return the language that the reader chose, Chinese at first."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else "zh"


def _speaker(language: str) -> Callable[..., str]:
    def speak(chinese: str | Label, english: str = "") -> str:
        label = chinese if isinstance(chinese, Label) else Label(chinese, english)
        return in_language(label, language)

    return speak


@cache
def _environment() -> Environment:
    return environment(Path(__file__).parent / "templates")
