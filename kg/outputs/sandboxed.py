"""The process in which `kg.outputs.sandbox` lets a query run: reads a request, writes a reply.

The request is one JSON object on stdin. The reply is a line of JSON, which tells the media type
or the error, then the answer. Whatever else happens, the process may simply die.
"""

import json
import math
import sys
from io import BytesIO
from typing import BinaryIO, TypedDict

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from kg.errors import QueryError, StoreError
from kg.rdf.store import Answer, open_store


class Request(TypedDict):
    """What to ask, of which store, within which limits, and how to write the answer down."""

    query: str
    store: str
    prefixes: dict[str, str]
    seconds: float
    memory: int
    rows: str
    triples: str


def reply(request: Request) -> tuple[dict[str, str], bytes]:
    """Return the head and the body of the reply; what may be wrong with a query stands in it."""
    body = BytesIO()
    try:
        with open_store(request["store"], read_only=True) as store:
            found = store.engine.query(request["query"], prefixes=request["prefixes"])
            media_type = request["rows"] if has_rows(found) else request["triples"]
            write_answer(found, body, media_type)
    except StoreError as error:
        return {"error": StoreError.__name__, "message": str(error)}, b""
    except MemoryError:
        return {"error": MemoryError.__name__, "message": ""}, b""
    except (SyntaxError, ValueError, RuntimeError) as error:
        return {"error": QueryError.__name__, "message": str(error)}, b""
    return {"media_type": media_type}, body.getvalue()


def has_rows(found: Answer) -> bool:
    """Tell the answer to SELECT or ASK from that to CONSTRUCT or DESCRIBE."""
    return isinstance(found, QuerySolutions | QueryBoolean)


def write_answer(found: Answer, output: BinaryIO, media_type: str) -> None:
    """Write an answer down in a media type that fits its form; the engine works meanwhile."""
    if isinstance(found, QuerySolutions | QueryBoolean):
        found.serialize(output, format=QueryResultsFormat.from_media_type(media_type))
    else:
        found.serialize(output, format=RdfFormat.from_media_type(media_type))


def obey(*, seconds: float, memory: int) -> None:
    """Let the system stop this process at the limits, even when nobody waits for it any more.

    Windows knows no such limits; there only the waiting side's deadline counts.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: math.ceil(seconds) + 1}
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))


def main() -> None:
    """Answer the one request on stdin."""
    request: Request = json.load(sys.stdin.buffer)
    obey(seconds=request["seconds"], memory=request["memory"])
    head, body = reply(request)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
