"""How a report lists what an inspection found: how many headings on each layer of each part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.mentions import Reading
from kg.model.text import Section, Span

_ASPECT = re.compile(r"方面(?:的?问题|情况|的?整改情况)?$")
_ISSUE = re.compile(r"问题")
_TOP_RANK = 6
"""Rank of 一、; an annex ranks above it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """A part of a report that lists issues: its aspects, the layer below them, the last layer.

    `categories` and `issues` are the same headings when the issues stand right under the aspects.
    """

    heading: Span
    aspects: Sequence[Section]
    categories: Sequence[Section]
    issues: Sequence[Section]

    def of(self, level: str) -> Sequence[Section]:
        """Return the headings of one level: 方面, 类 or 问题."""
        if level == "方面":
            return self.aspects
        return self.categories if level == "类" else self.issues


def layers_of(reading: Reading) -> tuple[Layers, ...]:
    """Return the parts of a report that list issues under aspects, in reading order."""
    sections = reading.outline.sections
    children: dict[int, list[Section]] = {}
    for section in sections[1:]:
        children.setdefault(section.parent, []).append(section)
    found = (_layers(section, children) for section in sections[1:])
    return tuple(layers for layers in found if layers)


def _layers(root: Section, children: dict[int, list[Section]]) -> Layers | None:
    if root.level > _TOP_RANK:
        return None
    aspects = [one for one in children.get(root.index, []) if _ASPECT.search(one.title)]
    if not aspects or len(aspects) < len(children[root.index]):
        return None
    categories = [one for aspect in aspects for one in _numbered(aspect, children)]
    issues = [leaf for aspect in aspects for leaf in _leaves(aspect, children)]
    if not categories or not all(_ISSUE.search(issue.title) for issue in issues):
        return None
    return Layers(root.heading, aspects, categories, issues)


def _numbered(section: Section, children: dict[int, list[Section]]) -> Iterator[Section]:
    """Yield the numbered headings right below; one without a number only gathers others."""
    for child in children.get(section.index, []):
        if child.number == child.title:
            yield from _numbered(child, children)
        else:
            yield child


def _leaves(section: Section, children: dict[int, list[Section]]) -> Iterator[Section]:
    below = children.get(section.index, [])
    if not below:
        yield section
    for child in below:
        yield from _leaves(child, children)
