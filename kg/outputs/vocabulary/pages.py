"""The vocabulary as one page and one picture, for reading, searching and printing offline."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import ViewError
from kg.outputs.vocabulary import uses
from kg.outputs.vocabulary.picture import draw
from kg.outputs.vocabulary.terms import Term, Vocabulary, read_vocabulary
from kg.resources import resource

PAGE, PICTURE = "index.html", "classes.svg"
_STYLE, _SCRIPT = "vocabulary.css", "vocabulary.js"


def write_vocabulary(folder: Path) -> tuple[Path, ...]:
    """Write the pages into a folder, which is made when it is missing, and return their paths.

    Raises ViewError when the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in vocabulary_pages().items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = error.strerror or "cannot be written"
        raise ViewError(f"{folder}: 无法写入 ({problem}; choose another folder)") from error
    return tuple(folder / name for name in vocabulary_pages())


def vocabulary_pages() -> Mapping[str, str]:
    """Return the pages by file name; the same ontology gives the same bytes.

    >>> sorted(vocabulary_pages())
    ['classes.svg', 'index.html']
    """
    vocabulary = read_vocabulary()
    style, script = _static(_STYLE), _static(_SCRIPT)
    environment = Environment(
        loader=FileSystemLoader(resource("outputs", "vocabulary", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("vocabulary.html.j2").render(
        vocabulary=vocabulary,
        picture=draw(vocabulary.terms),
        links=_links(vocabulary),
        uses=uses,
        counts=_counts(vocabulary),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )
    return {PAGE: page, PICTURE: _alone(draw(vocabulary.terms, PAGE), style)}


def _links(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the place on the page for each name that has one: `gpr:Plan` to `#Plan`."""
    return {f"gpr:{name}": f"#{name}" for name in vocabulary.terms}


def _counts(vocabulary: Vocabulary) -> Mapping[str, int]:
    terms = vocabulary.terms.values()
    return {
        "classes": sum(term.is_class for term in terms),
        "properties": sum(not term.is_class for term in terms),
        "schemes": len(vocabulary.schemes),
        "concepts": sum(len(scheme.concepts) for scheme in vocabulary.schemes),
        "shapes": len({use.name for use in _all(uses.shapes())}),
        "questions": len({use.name for use in _all(uses.questions())}),
        "rules": len({use.name for use in _all(uses.rules())}),
        "checks": len({use.name for use in _all(uses.checks())}),
    }


def _all(found: uses.Uses) -> Iterator[uses.Use]:
    for some in found.values():
        yield from some


def _static(name: str) -> str:
    return resource("outputs", "vocabulary", "static", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return what the page may do: its own style and script, nothing from anywhere else."""
    allowed = {
        kind: b64encode(sha256(code.encode()).digest()).decode()
        for kind, code in (("style", style), ("script", script))
    }
    return (
        f"default-src 'none'; style-src 'sha256-{allowed['style']}'; "
        f"script-src 'sha256-{allowed['script']}'; base-uri 'none'; form-action 'none'"
    )


def _alone(picture: Markup, style: str) -> str:
    """Return the picture as a file of its own, with the part of the style that is about it."""
    rules = style.partition("/* picture */")[2].partition("/* end of picture */")[0]
    return picture.replace(
        "\n<title", Markup("\n<style>{}</style>\n<title").format(Markup(rules)), 1
    )


__all__ = ["PAGE", "PICTURE", "Term", "vocabulary_pages", "write_vocabulary"]
