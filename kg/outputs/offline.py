"""Pages that open without a network: how they are filled, and what a browser may do with them.

Each is one file with its style and scripts inside. Its policy lets these run, known by their
hashes, and lets nothing be loaded from anywhere.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kg.outputs.harmless import revealed


def environment(folder: Path) -> Environment:
    """Return what fills the templates of a folder.

    Every word is escaped, hidden characters are shown, and a name that is missing is an error.
    """
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=revealed,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template(path: Path) -> Template:
    """Return a template that is ready to be filled: see `environment`.

    >>> from kg.resources import resource
    >>> page = template(resource("outputs", "audit", "templates", "findings.html.j2"))
    >>> "&lt;b&gt;" in page.render(title="<b>", groups=[], names={})
    True
    """
    return environment(path.parent).get_template(path.name)


def policy(style: str, scripts: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy of a page with this style and these scripts inside.

    >>> policy("")[:76]
    "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3"
    """
    allowed = " ".join(map(_source, scripts))
    may_run = f"script-src {allowed}; " if allowed else ""
    return (
        f"default-src 'none'; style-src {_source(style)}; {may_run}"
        "base-uri 'none'; form-action 'none'"
    )


def _source(code: str) -> str:
    digest = b64encode(sha256(code.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
