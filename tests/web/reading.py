"""What a browser would make of a page: strict HTML, and questions to its tree."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from tests.web.conftest import Client, Reply

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def opened(client: Client, path: str, language: str = "zh", **headers: Any) -> Reply:
    """Return what a browser gets."""
    return client(path, accept=BROWSER, cookie=f"language={language}", **headers)


def tree_of(page: str) -> Element:
    """Return the tree of a page; any error of its HTML fails the test."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page)
    assert not parser.errors, [(where, what) for where, what, _ in parser.errors][:5]
    return tree


def elements(tree: Element, name: str) -> list[Element]:
    return list(tree.iter(name))


def words_of(tree: Element) -> str:
    return " ".join("".join(tree.itertext()).split())


def fields_without_label(tree: Element) -> Iterator[str]:
    """Yield the names of form fields that no label tells of."""
    told = {label.get("for") for label in tree.iter("label")}
    inside = {id(field) for label in tree.iter("label") for field in label.iter()}
    for kind in ("input", "select", "textarea"):
        for field in tree.iter(kind):
            shown = field.get("type") != "hidden"
            if shown and field.get("id") not in told and id(field) not in inside:
                yield str(field.get("name"))


def is_harmless(tree: Element) -> bool:
    """Return whether a page has no script, no handler and no address that runs."""
    return all(
        element.tag not in {"script", "img", "svg", "iframe", "style", "object"}
        and not any(name.startswith("on") or name == "style" for name in element.attrib)
        and "javascript:" not in (element.get("href") or "")
        for element in tree.iter()
        if isinstance(element.tag, str)
    )
