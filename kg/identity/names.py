"""Finds the known name that words of a report are, or contain."""

import re
import unicodedata
from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick

from kg.model.entities import Entity
from kg.text.fold import fold

MIN_INSIDE = 5
"""Shortest name that is recognised inside longer words; 实施方案 stands in too many of them."""

_NOT_IDENTITY = re.compile("[\\s《》“”‘’\"'\u200b-\u200d\u2060\ufeff]+")


def name_key(text: str) -> str:
    """Return what of a name counts for its identity: no quotation marks, spaces, full width.

    >>> name_key("《云河市“十四五”水利规划（草案）》")
    '云河市十四五水利规划(草案)'
    """
    return unicodedata.normalize("NFC", _NOT_IDENTITY.sub("", fold(text)))


class Names:
    """Known names of one report, each with its thing; the keys are from `name_key`.

    >>> project = Entity("Project", ("project", "330100", "云河北站配套工程"), "云河北站配套工程")
    >>> Names({"云河北站配套工程": project}).inside("云河北站配套工程施工招标") is project
    True
    """

    def __init__(self, things: Mapping[str, Entity]) -> None:
        self._things = dict(things)
        self._long = [name for name in self._things if len(name) >= MIN_INSIDE]
        self._search = AhoCorasick(self._long)

    def equal(self, text: str) -> Entity | None:
        """Return the thing of exactly this name."""
        return self._things.get(name_key(text))

    def inside(self, text: str) -> Entity | None:
        """Return the thing of this name, else that of the longest name inside `text`."""
        key = name_key(text)
        if key in self._things:
            return self._things[key]
        matches = self._search.find_matches_as_indexes(key, overlapping=True)
        longest = max(matches, key=lambda match: match[2] - match[1], default=None)
        return self._things[self._long[longest[0]]] if longest else None

    def around(self, text: str) -> Entity | None:
        """Return the thing whose name contains `text`, if there is only one such thing."""
        key = name_key(text)
        if len(key) < MIN_INSIDE:
            return None
        found = {thing for name, thing in self._things.items() if key in name}
        return found.pop() if len(found) == 1 else None
