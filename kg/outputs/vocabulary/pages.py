"""The vocabulary as one page and one picture, for reading, searching and printing offline."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from kg.errors import OutputError
from kg.outputs.offline import policy, template
from kg.outputs.vocabulary import uses
from kg.outputs.vocabulary.picture import draw
from kg.outputs.vocabulary.terms import Vocabulary, read_vocabulary
from kg.resources import resource

PAGE, PICTURE = "index.html", "classes.svg"
_STYLE, _SCRIPT = "vocabulary.css", "vocabulary.js"


def write_vocabulary(folder: Path) -> tuple[Path, ...]:
    """Write the pages into a folder, which is made when it is missing, and return their paths.

    Raises OutputError when the disk refuses.
    """
    pages = vocabulary_pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(folder, error) from error
    return tuple(folder / name for name in pages)


def vocabulary_pages() -> Mapping[str, str]:
    """Return the pages by file name; the same ontology gives the same bytes.

    >>> sorted(vocabulary_pages())
    ['classes.svg', 'index.html']
    """
    vocabulary = read_vocabulary()
    style, script = _static(_STYLE), _static(_SCRIPT)
    page = template(resource("outputs", "vocabulary", "templates", "vocabulary.html.j2")).render(
        vocabulary=vocabulary,
        picture=draw(vocabulary.terms),
        links=_links(vocabulary),
        uses=uses,
        counts=_counts(vocabulary),
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, [script]),
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


def _alone(picture: Markup, style: str) -> str:
    """Return the picture as a file of its own, with the part of the style that is about it."""
    rules = style.partition("/* picture */")[2].partition("/* end of picture */")[0]
    return picture.replace(
        "\n<title", Markup("\n<style>{}</style>\n<title").format(Markup(rules)), 1
    )
