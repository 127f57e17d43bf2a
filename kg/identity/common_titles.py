"""Titles that only tell the kind of a document: 可行性研究报告, 实施方案.

Every project has one, so such a title names a thing only together with what it belongs to.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.identity.names import name_key
from kg.identity.scope import Scope
from kg.model.entities import Entity
from kg.model.facts import Facts
from kg.model.text import Words
from kg.resources import table


def is_common_title(name: str) -> bool:
    """Tell whether a name is a mere kind of document.

    >>> is_common_title("可行性研究报告"), is_common_title("城北水厂可行性研究报告")
    (True, False)
    """
    return name_key(name) in _kinds()


class CommonTitles:
    """The documents of one report that their titles alone do not tell apart.

    One belongs to the project that its sentence named last, and else to its section: the same
    title in another section is another document.
    """

    def __init__(self, scope: Scope, facts: Facts, projects: Mapping[Words, Entity]) -> None:
        self._scope = scope
        self._owners: dict[int, list[tuple[int, Entity]]] = defaultdict(list)
        for fact in facts.projects:
            if not fact.is_set:
                owner = (fact.name.span.start, projects[fact.name])
                self._owners[self._sentence(fact.name)].append(owner)

    def thing(self, cls: str, words: Words) -> Entity:
        """Return the thing of class `cls` that these words name at this place of the text."""
        return self._scope.of_report(cls, words.text, "own", self._owner(words))

    def _owner(self, words: Words) -> str:
        """Return what tells it apart: the project of its sentence, else its section's number."""
        named = self._owners.get(self._sentence(words), [])
        before = [owner for start, owner in named if start <= words.span.start]
        if before:
            return before[-1].label
        return str(self._scope.outline.section_at(words.span.start).index)

    def _sentence(self, words: Words) -> int:
        return self._scope.outline.sentence_at(words.span.start).index


@cache
def _kinds() -> frozenset[str]:
    rows = table("ontology", "lexicons", "document_nouns.tsv")
    return frozenset(name_key(row["noun"]) for row in rows)
