"""The words of the interface, in the reader's language."""

from collections.abc import Callable
from functools import cache

from kg.outputs.query import Label
from kg.resources import table


@cache
def interface_words() -> dict[str, Label]:
    """Return the words by key.

    >>> interface_words()["plans"]
    Label(zh='计划', en='Plans')
    """
    return {row["key"]: Label(row["zh"], row["en"]) for row in table("web", "words.tsv")}


def in_language(label: Label, language: str) -> str:
    """Return a label in `zh` or `en`; where it lacks that language, in the other.

    >>> in_language(Label("计划", "plans"), "en"), in_language(Label("计划", ""), "en")
    ('plans', '计划')
    """
    return (label.en if language == "en" else label.zh) or label.zh or label.en


def speaker(language: str) -> Callable[..., str]:
    """Return a function from a key to words in `zh` or `en`; `{}` in them takes what follows.

    >>> speaker("en")("page-of", 2, 5), speaker("zh")("plans")
    ('page 2 of 5', '计划')

    A key that there is none of raises KeyError: it is a slip in a template.
    """
    known = interface_words()

    def speak(key: str, *values: object) -> str:
        told = (f"{value:,}" if isinstance(value, int) else str(value) for value in values)
        return in_language(known[key], language).format(*told)

    return speak
