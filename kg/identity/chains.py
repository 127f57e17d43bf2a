"""What waits and what is waited for, so that the links of a chain meet in one thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.identity.common_titles import CommonTitles, is_common_title
from kg.identity.known import Known
from kg.identity.names import Names, name_key
from kg.identity.scope import Scope
from kg.identity.titles import title_stem
from kg.model.entities import Entity
from kg.model.facts import Dependency, Facts
from kg.model.text import Words

MIN_TAIL = 4
"""Shortest end of a name that may stand for it in the same section: 工作要点 for 全市工作要点."""

MIN_TITLE = 3
"""Shortest title that words of waiting may begin with: 县要点."""


def dependents(
    scope: Scope, facts: Facts, known: Known, common: CommonTitles
) -> Iterator[tuple[Words, Entity]]:
    """Yield what waits: in one section, 实施方案公布 and 实施方案 are one thing."""
    near = _Nearby(scope)
    sides = [fact.dependent for fact in facts.dependencies]
    for words in sorted(sides, key=lambda words: (len(name_key(words.text)), words.span)):
        if is_common_title(words.text):
            yield words, common.thing("PolicyDocument", words)
            continue
        entity = known.named(words.text) or near.opening(words) or task(scope, words)
        near.add(words, entity)
        yield words, entity


def waiting(scope: Scope, known: Known, words: Words) -> Entity:
    """Return what is due: the named thing these words are or contain, else a task."""
    return known.named(words.text) or task(scope, words)


def task(scope: Scope, words: Words) -> Entity:
    """Return words that name nothing else as a task of this report."""
    return scope.of_report("Task", words.text, "task")


def prerequisites(
    scope: Scope, facts: Facts, known: Known, things: Mapping[Words, Entity]
) -> Iterator[tuple[Words, Entity]]:
    """Yield what is waited for; a document or another dependent among the words makes a chain."""
    near, names = _Nearby(scope), {}
    titles = [fact.title for fact in facts.documents]
    local: dict[tuple[int, str], Entity] = {}
    for words in (*titles, *(fact.dependent for fact in facts.dependencies)):
        if is_common_title(words.text):
            local[place_in_text(scope, words)] = things[words]
        else:
            names[name_key(words.text)] = things[words]
            near.add(words, things[words])
    chain = Names(names)
    by_stem = {title_stem(words.text): things[words] for words in reversed(titles)}
    for fact in facts.dependencies:
        own = things[fact.dependent]
        found = local.get(place_in_text(scope, fact.on)) or chain.inside(fact.on.text)
        found = found or _named_project(known, fact)
        if found is None and fact.kind == "sequence":
            found = near.ending(fact.on) or _titled(by_stem, fact.on)
        yield fact.on, found if found and found != own else _prerequisite(scope, fact, own)


def _titled(by_stem: Mapping[str, Entity], words: Words) -> Entity | None:
    """Return the document with whose title words begin; 县级 and 县 are the same there."""
    stem = title_stem(words.text)
    heads = (stem[:length] for length in range(len(stem), MIN_TITLE - 1, -1))
    return next((by_stem[head] for head in heads if head in by_stem), None)


def by_sentence(
    scope: Scope, facts: Facts, things: Mapping[Words, Entity]
) -> dict[tuple[int, str], Entity]:
    """Return what waits and is waited for by its `place_in_text`."""
    sides = (words for fact in facts.dependencies for words in (fact.dependent, fact.on))
    return {place_in_text(scope, words): things[words] for words in sides}


def place_in_text(scope: Scope, words: Words) -> tuple[int, str]:
    """Return sentence and name: who approves a thing is told in the sentence that waits for it."""
    return scope.outline.sentence_at(words.span.start).index, name_key(words.text)


def _named_project(known: Known, fact: Dependency) -> Entity | None:
    """Return the project that must come first; an approval of a project is not the project."""
    find = known.all.inside if fact.kind == "sequence" else known.all.equal
    return find(fact.on.text)


def _prerequisite(scope: Scope, fact: Dependency, dependent: Entity) -> Entity:
    cls = "Approval" if fact.kind == "approval" else "Prerequisite"
    return scope.of_report(cls, fact.on.text, "prerequisite", dependent.label)


class _Nearby:
    """Names by section: what is named in full may be taken up again in short."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._names: dict[int, dict[str, Entity]] = defaultdict(dict)

    def add(self, words: Words, entity: Entity) -> None:
        """Remember the name of a thing in its section."""
        self._of(words).setdefault(name_key(words.text), entity)

    def opening(self, words: Words) -> Entity | None:
        """Return the thing with the longest name of the section that `words` begin with."""
        key, names = name_key(words.text), self._of(words)
        found = [name for name in names if len(name) >= MIN_TAIL and key.startswith(name)]
        return names[max(found, key=len)] if found else None

    def ending(self, words: Words) -> Entity | None:
        """Return the thing the longest end of whose name `words` begin with."""
        key, names = name_key(words.text), self._of(words)
        length, name = max(((_overlap(name, key), name) for name in names), default=(0, ""))
        return names[name] if length >= MIN_TAIL else None

    def _of(self, words: Words) -> dict[str, Entity]:
        return self._names[self._scope.outline.section_at(words.span.start).index]


def _overlap(name: str, key: str) -> int:
    """Return the length of the longest end of `name` that `key` begins with."""
    lengths = range(min(len(name), len(key)), 0, -1)
    return next((length for length in lengths if key.startswith(name[-length:])), 0)
