"""The checks: SPARQL files of `queries/audit`, each with what it says and what to do about it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import ResourceError
from kg.resources import resource

#: From the gravest to the lightest.
SEVERITIES = ("error", "warning", "note")

_WORDS = ("title", "explanation", "remedy", "message")
_WORDED = tuple(f"{name}-{tongue}" for name in _WORDS for tongue in ("zh", "en"))
_NEEDED = ("id", "kind", "severity", *_WORDED, "bad", "good")


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Every row of its query is a finding, of which `message` tells with its columns.

    `kind` is a concept of the scheme `finding-kind`; some of them are scored (tests/gold). `bad` is
    a small report that it objects to, `good` one that it lets pass.
    `needs_date` tells that it asks what holds on a day, so that it runs only when one is given.
    """

    id: str
    kind: str
    severity: str
    title: Wording
    explanation: Wording
    remedy: Wording
    message: Wording
    bad: str
    good: str
    text: str
    needs_date: bool

    @property
    def tells_two_places(self) -> bool:
        """Tell whether its two values are what two places say, not what should be and what is."""
        return "另一处" in self.message.zh


@cache
def load_checks() -> tuple[Check, ...]:
    """Return all checks, the gravest first, then by id.

    >>> load_checks()[0].severity
    'error'

    Raises ResourceError when a header is incomplete.
    """
    checks = (read_check(path) for path in sorted(resource("queries", "audit").glob("*.rq")))
    return tuple(sorted(checks, key=lambda check: (SEVERITIES.index(check.severity), check.id)))


def read_check(path: Path) -> Check:
    """Return the check in one file, whose header lines read `# name: words`.

    Raises ResourceError when a header line is missing or the severity is none.
    """
    text = path.read_text(encoding="utf-8")
    lines = (line[1:].partition(":") for line in text.splitlines() if line.startswith("#"))
    header = {key.strip(): value.strip() for key, _, value in lines}
    missing = [f"# {key}:" for key in _NEEDED if not header.get(key)]
    if missing:
        raise ResourceError(f"add the header {' and '.join(missing)}", source=str(path))
    if header["severity"] not in SEVERITIES:
        problem = f"severity must be one of {', '.join(SEVERITIES)}"
        raise ResourceError(problem, source=str(path))
    words = {name: Wording(header[f"{name}-zh"], header[f"{name}-en"]) for name in _WORDS}
    return Check(
        id=header["id"],
        kind=header["kind"],
        severity=header["severity"],
        bad=header["bad"].replace("\\n", "\n"),
        good=header["good"].replace("\\n", "\n"),
        text=text,
        needs_date=header.get("needs") == "date",
        **words,
    )
