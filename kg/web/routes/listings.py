"""`/plans`, `/units`, …: lists with filters and sorting, and `/search`."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.pages.listing import FACET, LISTS, list_columns
from kg.web.pages.show import found, page_of, pairs_of, show


async def listing(request: Request) -> Response:
    """Show one page of a list."""
    name = request.url.path.strip("/")
    pairs = pairs_of(request)
    columns = list_columns(name)
    facets = {column.name: pairs.get(column.name, "") for column in columns if column.use == FACET}
    asked = {
        "words": pairs.get("words", ""),
        "facets": facets,
        "sort": pairs.get("sort", ""),
        "descending": pairs.get("order") == "down",
        "page": page_of(pairs),
    }
    answer = await found(request, "listing", {"name": name, **asked})
    context = {"name": name, "columns": columns, "asked": asked, "found": answer}
    return show(request, "listing.html.j2", context)


async def search(request: Request) -> Response:
    """Show the things that words may mean."""
    words = pairs_of(request).get("words", "").strip()
    nothing: Mapping[str, object] = {"found": [], "message": ""}
    answer = await found(request, "search", {"words": words}) if words else nothing
    return show(request, "search.html.j2", {"words": words, "answer": answer})


ROUTES = (*(Route(f"/{name}", listing) for name in LISTS), Route("/search", search))
