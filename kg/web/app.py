"""The application: guards outside, routes inside.

A page is added by a module in `kg/web/routes` with a tuple `ROUTES`, and its name in `_ROUTES`.
"""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware

from kg.web.access.bodies import Bodies
from kg.web.access.headers import Headers
from kg.web.access.hosts import Hosts
from kg.web.access.journal import Journal
from kg.web.access.login import Login
from kg.web.access.rates import Rates
from kg.web.responses import HANDLERS
from kg.web.routes import (
    data,
    editor,
    findings,
    graphs,
    language,
    ledgers,
    listings,
    questions,
    sparql,
    start,
    static,
    things,
    wellknown,
    workbench,
)
from kg.web.settings import Settings
from kg.web.site import opened

_PROTOCOLS = (sparql, data, wellknown, language, editor, static)
_PAGES = (start, listings, things, findings, questions, graphs, ledgers, workbench)
_ROUTES = (*_PAGES, *_PROTOCOLS)


def make_app(settings: Settings) -> Starlette:
    """Return the application; it opens the store when it starts, and closes it when it stops."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with opened(settings) as site:
            app.state.site = site
            yield

    return Starlette(
        routes=[route for module in _ROUTES for route in module.ROUTES],
        middleware=_guards(settings),
        exception_handlers=dict(HANDLERS),
        lifespan=lifespan,
    )


def _guards(settings: Settings) -> list[Middleware]:
    """Return what a request passes on its way in; the first stands outermost."""
    limits = settings.limits
    return [
        Middleware(Journal),
        Middleware(Headers),
        Middleware(Hosts, allowed=settings.hosts),
        Middleware(Rates, rate=limits.rate, burst=limits.burst),
        *([Middleware(Login, passwords=settings.passwords)] if settings.passwords else []),
        Middleware(Bodies, most=limits.body),
    ]
