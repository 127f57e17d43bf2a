"""Runs SPARQL of people we do not know: read-only, in a process that can be stopped.

The engine cannot cancel a query, and a query that runs out of memory takes its process with it.
So each query gets a process of its own (some 0.1 s), on the store as it is at that moment.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError, StoreError
from kg.outputs.safety import refuse_unsafe
from kg.outputs.sandboxed import Request
from kg.rdf.namespaces import PREFIXES, SCHEME
from kg.resources import resource

SECONDS = 60.0
MEMORY = 4 * 1024**3
"""Address space of the process in bytes; an idle one takes about 0.5 GiB."""

ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

_PACKAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """An answer as it goes over the wire."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A store that answers any query within its limits, or says that it did not."""

    store: Path
    seconds: float = SECONDS
    memory: int = MEMORY

    def run(self, text: str, *, rows: str = ROWS, triples: str = TRIPLES) -> Result:
        """Return the answer to a query in the media type for its form.

        `rows` is for SELECT and ASK, `triples` for CONSTRUCT and DESCRIBE. Prefixes that the query
        does not declare are those of `prefixes()`.

        Raises QueryError for SPARQL that is unsafe, wrong, too slow or too large; StoreError when
        there is no store.
        """
        refuse_unsafe(text)
        request = Request(
            query=text,
            store=str(self.store),
            prefixes=prefixes(),
            seconds=self.seconds,
            memory=self.memory,
            rows=rows,
            triples=triples,
        )
        return self._result(self._reply(json.dumps(request).encode()))

    def _reply(self, request: bytes) -> bytes:
        """Let a new process answer; it is gone when this returns."""
        command = [sys.executable, "-P", "-m", "kg.outputs.sandboxed"]
        paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
        try:
            done = subprocess.run(
                command,
                input=request,
                capture_output=True,
                env=environment,
                timeout=self.seconds,
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise QueryError(
                f"查询超过 {self.seconds:g} 秒，已停止 (stopped after {self.seconds:g} seconds); "
                "请加条件或 LIMIT,或延长时限 (add conditions or LIMIT, or allow more time)"
            ) from error
        except subprocess.CalledProcessError as error:
            raise self._too_large() from error
        return done.stdout

    def _too_large(self) -> QueryError:
        limit = f"{self.memory / 1024**3:g} GiB"
        return QueryError(
            f"查询所需内存超过 {limit},已停止 (stopped: it needs more than {limit} of memory); "
            "请加条件或 LIMIT (add conditions or LIMIT)"
        )

    def _result(self, reply: bytes) -> Result:
        line, _, body = reply.partition(b"\n")
        head = json.loads(line)
        match head.get("error"):
            case None:
                return Result(head["media_type"], body)
            case StoreError.__name__:
                raise StoreError(head["message"])
            case MemoryError.__name__:
                raise self._too_large()
            case _:
                raise QueryError(f"SPARQL 有误 (the SPARQL is wrong): {head['message']}")


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes that a query may use unasked; each scheme has its own name as one.

    >>> prefixes()["gpr"], prefixes()["stage"]
    ('https://w3id.org/gpr/ont#', 'https://w3id.org/gpr/scheme/stage/')
    """
    schemes = sorted(path.stem for path in resource("ontology", "schemes").glob("*.ttl"))
    return PREFIXES | {name: f"{SCHEME}{name}/" for name in schemes}
