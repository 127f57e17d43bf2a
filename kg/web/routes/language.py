"""`/language`: the switch between Chinese and English, kept in a cookie."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.web.page import COOKIE, LANGUAGES
from kg.web.pages.show import posted
from kg.web.responses import refused

_YEAR = 365 * 24 * 60 * 60


async def language(request: Request) -> Response:
    """Remember the language of a form, and go back to the page that it came from."""
    form = await posted(request)
    if form.get("language") not in LANGUAGES:
        raise refused(400, "没有这种语言", f"take one of {', '.join(LANGUAGES)}")
    response = RedirectResponse(_own_path(form.get("here", "/")), status_code=303)
    response.set_cookie(
        COOKIE,
        form["language"],
        max_age=_YEAR,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


def _own_path(address: str) -> str:
    r"""Return the address if it is a path of this server, else the start page.

    >>> _own_path("/sparql?query=ASK"), _own_path("//example.org/"), _own_path("/\\example.org")
    ('/sparql?query=ASK', '/', '/')
    """
    parts = urlsplit(address)
    foreign = parts.scheme or parts.netloc or not address.startswith("/") or "\\" in address
    return "/" if foreign or address.startswith("//") else address


ROUTES = (Route("/language", language, methods=["POST"]),)
